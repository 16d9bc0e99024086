"""Hundred chart: numbers in rows of ten, some shaded, some circled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Box, Canvas
from fieldguide.diagrams.canvas import number as coordinate
from fieldguide.diagrams.numbers import series
from fieldguide.diagrams.text import block

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
        if self.end > 999 and self.columns > 6:
            yield ("columns",), "numbers over 999 fit in at most 6 columns"
        for field in ("shaded", "circled", "hidden"):
            for index, number in enumerate(getattr(self, field)):
                if not self.start <= number <= self.end:
                    yield (field, index), f"{number} is not on the chart, which runs from {self.start} to {self.end}"


def paint(d: HundredChart, c: Canvas) -> None:
    """Draw the numbers row by row."""
    wide = min(34.0, 326 / d.columns)
    high = 28.0
    left = 170 - wide * d.columns / 2
    for index, number in enumerate(range(d.start, d.end + 1)):
        x, y = left + index % d.columns * wide, index // d.columns * high
        c.rect(x, y, wide, high, "thin tint" if number in d.shaded else "thin open")
        if number in d.circled:
            center = {"cx": coordinate(x + wide / 2), "cy": coordinate(y + high / 2)}
            c.add("ellipse", "ring", Box(x, y, x + wide, y + high), rx=coordinate(wide / 2 - 1.5), ry="12.5", **center)
        if number not in d.hidden:
            c.text(block(str(number)), x + wide / 2, y + high / 2, at="middle")


def words(d: HundredChart) -> tuple[str, str]:
    """Say which numbers there are and which are marked."""
    said = [f"The numbers from {d.start} to {d.end} in rows of {d.columns}."]
    for name, verb in (("shaded", "Shaded"), ("circled", "Circled"), ("hidden", "Left blank")):
        if numbers := getattr(d, name):
            said.append(f"{verb}: {series([str(number) for number in numbers])}.")
    return f"Number chart from {d.start} to {d.end}", " ".join(said)
