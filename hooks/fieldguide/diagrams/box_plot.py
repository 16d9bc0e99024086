"""Box plot: five numbers of each data set over one scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: box-plot
axis: {start: 0, end: 60, step: 10, label: Minutes to get to school}
plots:
  - {name: Bus, minimum: 10, lower: 20, median: 28, upper: 35, maximum: 55}
  - {name: Walk, minimum: 3, lower: 6, median: 10, upper: 15, maximum: 25}
""",
]

FIVE = ("minimum", "lower", "median", "upper", "maximum")


class Plot(Checked):
    """Five numbers of one data set."""

    name: Name | None = None
    """Which data set."""
    minimum: Number
    """The least value."""
    lower: Number
    """The lower quartile."""
    median: Number
    """The median."""
    upper: Number
    """The upper quartile."""
    maximum: Number
    """The greatest value."""

    def faults(self) -> Iterator[Fault]:
        """Keep the five numbers in order."""
        for before, after in zip(FIVE, FIVE[1:], strict=False):
            if getattr(self, after).value < getattr(self, before).value:
                yield (after,), f"{after} ({getattr(self, after)}) is less than {before} ({getattr(self, before)})"


class BoxPlot(DiagramModel):
    """One to four box plots to compare."""

    kind: Literal["box-plot"]
    axis: Axis
    """The number line, with a label for what was measured."""
    plots: Annotated[tuple[Plot, ...], Field(min_length=1, max_length=4)]
    """The data sets from top to bottom."""

    def faults(self) -> Iterator[Fault]:
        """Keep every plot on the line."""
        for index, plot in enumerate(self.plots):
            for field in ("minimum", "maximum"):
                number = getattr(plot, field)
                if not self.axis.start.value <= number.value <= self.axis.end.value:
                    yield (
                        ("plots", index, field),
                        f"{number} is not on the line, which runs from {self.axis.start} to {self.axis.end}",
                    )
