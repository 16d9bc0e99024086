"""Dot plot (line plot): one dot for each value, stacked over a number line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, DiagramModel, Fault
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: dot-plot
axis: {start: 0, end: 6, step: 1, label: Books read in March}
values: [1, 2, 2, 3, 3, 3, 4, 6]
""",
    """\
kind: dot-plot
axis: {start: 3, end: 5, step: 1/4, label: Length of pencil in inches}
values: [3 1/4, 3 1/2, 3 1/2, 4, 4 1/4, 4 1/4, 4 1/4, 5]
""",
]


class DotPlot(DiagramModel):
    """A picture of data, one dot a value."""

    kind: Literal["dot-plot"]
    axis: Axis
    """The number line, with a label for what was measured."""
    values: Annotated[tuple[Number, ...], Field(min_length=1, max_length=80)]
    """All values, each as often as it occurs."""

    def faults(self) -> Iterator[Fault]:
        """Keep every value on the line."""
        for index, number in enumerate(self.values):
            if not self.axis.start.value <= number.value <= self.axis.end.value:
                yield ("values", index), f"{number} is not on the line, which runs from {self.axis.start} to {self.axis.end}"
