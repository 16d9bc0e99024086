"""Number line: closed with ticks, open with jumps, or with a ray for an inequality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Words, scale_faults
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: number-line
start: 0
end: 2
step: 1/4
marks:
  - at: 3/4
  - at: 5/4
    label: Point B
caption: Where does 5/4 live? One fourth past 1.
""",
    """\
kind: number-line
start: 40
end: 100
jumps:
  - {start: 47, end: 50, label: +3}
  - {start: 50, end: 90, label: +40}
  - {start: 90, end: 92, label: +2}
caption: 92 − 47 by counting up, on an open number line.
""",
    """\
kind: number-line
start: -5
end: 5
step: 1
rays:
  - {at: -2, direction: right, open: yes}
caption: All numbers greater than −2.
""",
    """\
kind: number-line
start: 3
end: 4
step: 0.1
marks:
  - {at: 3.14, label: about π}
""",
]


class Mark(Checked):
    """A point on the line."""

    at: Number
    """Where the point is."""
    label: Name | None = None
    """A name for it; the number itself is written when there is none."""


class Jump(Checked):
    """A curved jump above the line."""

    start: Number
    """Where the jump begins."""
    end: Number
    """Where it lands."""
    label: Name | None = None
    """What is written over it, such as +3."""

    def faults(self) -> Iterator[Fault]:
        """Refuse a jump on the spot."""
        if self.start.value == self.end.value:
            yield ("end",), f"a jump from {self.start} to {self.end} goes nowhere"


class Ray(Checked):
    """An arrow along the line: the picture of an inequality."""

    at: Number
    """The number where it begins."""
    direction: Literal["left", "right"]
    """left for less than, right for greater than."""
    open: bool = False
    """yes for an open circle: the number itself is left out."""


class NumberLine(DiagramModel):
    """A number line. With a step it has ticks; without one it is an open number line for jumps."""

    kind: Literal["number-line"]
    start: Number
    """The left end of the line."""
    end: Number
    """The right end of the line."""
    step: Number | None = None
    """The distance between ticks: 1, 1/4, 0.1. Leave it out for an open number line."""
    mixed: bool = False
    """yes to write 1 1/4 under the ticks where otherwise 5/4 stands."""
    marks: Annotated[tuple[Mark, ...], Field(max_length=12)] = ()
    """Points to mark."""
    jumps: Annotated[tuple[Jump, ...], Field(max_length=12)] = ()
    """Jumps to draw, in the order in which they are made."""
    rays: Annotated[tuple[Ray, ...], Field(max_length=2)] = ()
    """Arrows for an inequality."""
    label: Words | None = None
    """What the line measures, such as “Distance in miles”."""

    def faults(self) -> Iterator[Fault]:
        """Keep everything on the line, and the open line from being empty."""
        yield from scale_faults(self.start, self.end, self.step)
        if self.step is None and not (self.marks or self.jumps or self.rays):
            yield ("step",), "a line without ticks needs marks or jumps; or give it a step"
        for where, number in self._places():
            if not self.start.value <= number.value <= self.end.value:
                yield where, f"{number} is not on the line, which runs from {self.start} to {self.end}"

    def _places(self) -> Iterator[tuple[tuple[str | int, ...], Number]]:
        for index, mark in enumerate(self.marks):
            yield ("marks", index, "at"), mark.at
        for index, jump in enumerate(self.jumps):
            yield ("jumps", index, "start"), jump.start
            yield ("jumps", index, "end"), jump.end
        for index, ray in enumerate(self.rays):
            yield ("rays", index, "at"), ray.at
