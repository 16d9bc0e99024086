"""Bar graph and histogram: bars over a scale that starts at zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: bar-graph
axis: {start: 0, end: 12, step: 2, label: Number of students}
bars:
  - {name: Bus, value: 9}
  - {name: Car, value: 5}
  - {name: Walk, value: 11}
  - {name: Bicycle, value: 3}
""",
]


class Bar(Checked):
    """One bar."""

    name: Name
    """What the bar counts."""
    value: Number
    """How high it is."""


class BarGraph(DiagramModel):
    """Categories and how many of each."""

    kind: Literal["bar-graph"]
    axis: Axis
    """The scale; it starts at 0 so that bars can be compared."""
    bars: Annotated[tuple[Bar, ...], Field(min_length=1, max_length=10)]
    """The bars in order."""
    label: Words | None = None
    """What the categories are, such as “How we come to school”."""

    def faults(self) -> Iterator[Fault]:
        """Start at zero and keep every bar on the scale."""
        if self.axis.start.value != 0:
            yield ("axis", "start"), "a bar graph starts at 0; otherwise the bars mislead"
        for index, bar in enumerate(self.bars):
            if not 0 <= bar.value.value <= self.axis.end.value:
                yield ("bars", index, "value"), f"{bar.value} is not on the scale, which runs from 0 to {self.axis.end}"
