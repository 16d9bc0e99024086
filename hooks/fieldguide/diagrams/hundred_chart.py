"""Hundred chart: numbers in rows of ten, some shaded, some circled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault

EXAMPLES = [
    """\
kind: hundred-chart
start: 1
end: 50
shaded: [3, 6, 9, 12, 15, 18, 21, 24, 27, 30]
circled: [5, 10, 15, 20, 25, 30]
caption: Multiples of 3 are shaded, multiples of 5 are circled.
""",
]

Cell = Annotated[int, Field(ge=0, le=9999)]


class HundredChart(DiagramModel):
    """Counting numbers in rows."""

    kind: Literal["hundred-chart"]
    start: Cell = 1
    """The first number."""
    end: Cell = 100
    """The last number; at most 120 numbers."""
    columns: Annotated[int, Field(ge=2, le=12)] = 10
    """How many numbers in a row."""
    shaded: Annotated[tuple[Cell, ...], Field(max_length=120)] = ()
    """Numbers whose box is shaded."""
    circled: Annotated[tuple[Cell, ...], Field(max_length=120)] = ()
    """Numbers with a ring."""
    hidden: Annotated[tuple[Cell, ...], Field(max_length=120)] = ()
    """Numbers left blank for students to find."""

    def faults(self) -> Iterator[Fault]:
        """Keep every number on the chart, and the chart on the page."""
        if not self.start <= self.end <= self.start + 119:
            yield ("end",), f"from {self.start} to {self.end}: the end comes after the start, at most 120 numbers"
            return
        for field in ("shaded", "circled", "hidden"):
            for index, number in enumerate(getattr(self, field)):
                if not self.start <= number <= self.end:
                    yield (field, index), f"{number} is not on the chart, which runs from {self.start} to {self.end}"
