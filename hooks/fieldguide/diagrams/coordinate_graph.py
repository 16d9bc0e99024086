"""Coordinate graph: points, segments and simple functions on a grid."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: coordinate-graph
x: {start: -2, end: 6, step: 1, label: x}
y: {start: -2, end: 8, step: 1, label: y}
points:
  - {x: 0, y: 1, label: A}
  - {x: 3, y: 7, label: B}
curves:
  - line: {slope: 2, intercept: 1}
    label: y = 2x + 1
caption: From A to B the line goes up 6 while it goes across 3.
""",
    """\
kind: coordinate-graph
x: {start: 0, end: 5, step: 1, label: Hours}
y: {start: 0, end: 50, step: 10, label: Dollars}
points:
  - {x: 0, y: 10}
  - {x: 1, y: 18}
  - {x: 2, y: 26}
  - {x: 4, y: 42}
connect: yes
""",
    """\
kind: coordinate-graph
x: {start: -4, end: 4, step: 1}
y: {start: -5, end: 5, step: 1}
curves:
  - {parabola: {a: 1, h: 1, k: -4}, label: f}
  - {absolute: {a: 1, h: -1, k: 0}, label: g}
""",
    """\
kind: coordinate-graph
x: {start: 0, end: 6, step: 1}
y: {start: 0, end: 40, step: 5}
curves:
  - {exponential: {a: 1, b: 2}, label: doubling}
  - {line: {slope: 5, intercept: 1}, label: adding 5}
""",
]


class Point(Checked):
    """A point on the grid."""

    x: Number
    """How far across."""
    y: Number
    """How far up."""
    label: Name | None = None
    """Its name; the coordinates are written when there is none and there are few points."""
    open: bool = False
    """yes for an open circle."""


class Segment(Checked):
    """A straight piece between two points."""

    start: tuple[Number, Number]
    """Where it begins, as [x, y]."""
    end: tuple[Number, Number]
    """Where it ends, as [x, y]."""
    label: Name | None = None
    """What is written beside it."""
    dashed: bool = False
    """yes for a dashed line, as for the rise and run of a slope."""


class LineForm(Checked):
    """y = slope · x + intercept."""

    slope: Number
    """How much y grows when x grows by 1."""
    intercept: Number
    """y where x is 0."""


class VertexForm(Checked):
    """A curve by its turning point (h, k)."""

    a: Number
    """The stretch: negative opens down."""
    h: Number
    """x of the turning point."""
    k: Number
    """y of the turning point."""

    def faults(self) -> Iterator[Fault]:
        """Refuse what would be a flat line."""
        if not self.a.value:
            yield ("a",), "a must not be 0"


class ExponentialForm(Checked):
    """y = a · b^x."""

    a: Number
    """y where x is 0."""
    b: Number
    """The factor for each step of 1 in x."""

    def faults(self) -> Iterator[Fault]:
        """Hold the base to what has a graph."""
        if self.b.value <= 0 or self.b.value == 1:
            yield ("b",), "b must be greater than 0 and not 1"
        if not self.a.value:
            yield ("a",), "a must not be 0"


class Curve(Checked):
    """One function: exactly one of line, vertical, parabola, absolute, exponential."""

    line: LineForm | None = None
    """A straight line, {slope: 2, intercept: 1}."""
    vertical: Number | None = None
    """The vertical line where x is this number."""
    parabola: VertexForm | None = None
    """y = a(x − h)² + k, {a: 1, h: 0, k: -4}."""
    absolute: VertexForm | None = None
    """y = a|x − h| + k."""
    exponential: ExponentialForm | None = None
    """y = a · b^x, {a: 1, b: 2}."""
    label: Words | None = None
    """What is written at the curve, such as y = 2x + 1."""
    dashed: bool = False
    """yes for a dashed line."""
    shade: Literal["above", "below"] | None = None
    """For an inequality: the side of the line that is shaded."""

    def faults(self) -> Iterator[Fault]:
        """Ask for exactly one form."""
        given = [name for name in FORMS if getattr(self, name) is not None]
        if len(given) != 1:
            yield ("line",), f"a curve needs exactly one of {', '.join(FORMS)}; this one has {len(given) or 'none'}"
        if self.shade and given != ["line"]:
            yield ("shade",), "only the side of a line can be shaded"

    def at(self, x: Fraction) -> float | None:
        """Give y at x; nothing for a vertical line or where the number grows beyond drawing."""
        if self.line:
            return float(self.line.slope.value * x + self.line.intercept.value)
        if form := self.parabola or self.absolute:
            away = x - form.h.value
            return float(form.a.value * (away**2 if self.parabola else abs(away)) + form.k.value)
        if self.exponential:
            try:
                return float(self.exponential.a.value) * float(self.exponential.b.value) ** float(x)
            except OverflowError:
                return None
        return None


FORMS = ("line", "vertical", "parabola", "absolute", "exponential")


class CoordinateGraph(DiagramModel):
    """A coordinate plane, or its first quadrant."""

    kind: Literal["coordinate-graph"]
    x: Axis
    """The scale across."""
    y: Axis
    """The scale up."""
    points: Annotated[tuple[Point, ...], Field(max_length=40)] = ()
    """Points to plot."""
    connect: bool = False
    """yes to join the points by straight pieces, in order."""
    segments: Annotated[tuple[Segment, ...], Field(max_length=12)] = ()
    """Straight pieces, such as the rise and the run of a slope."""
    curves: Annotated[tuple[Curve, ...], Field(max_length=4)] = ()
    """Functions to graph."""

    def faults(self) -> Iterator[Fault]:
        """Keep every point on the grid, every curve in sight, and the grid readable."""
        for field, axis in (("x", self.x), ("y", self.y)):
            if (axis.end.value - axis.start.value) / axis.step.value > 24:
                yield (field, "step"), "more than 24 grid lines: use a larger step"
        for where, x, y in self._places():
            if not self.x.start.value <= x.value <= self.x.end.value:
                yield (*where[0],), f"x = {x} is off the graph, which runs from {self.x.start} to {self.x.end}"
            if not self.y.start.value <= y.value <= self.y.end.value:
                yield (*where[1],), f"y = {y} is off the graph, which runs from {self.y.start} to {self.y.end}"
        for index, curve in enumerate(self.curves):
            if not self.in_sight(curve):
                yield ("curves", index), "no part of this curve is on the graph: check its numbers or the axes"

    def _places(self) -> Iterator[tuple[tuple[tuple[str | int, ...], tuple[str | int, ...]], Number, Number]]:
        for i, point in enumerate(self.points):
            yield (("points", i, "x"), ("points", i, "y")), point.x, point.y
        for i, segment in enumerate(self.segments):
            for field in ("start", "end"):
                x, y = getattr(segment, field)
                yield (("segments", i, field, 0), ("segments", i, field, 1)), x, y

    def in_sight(self, curve: Curve) -> bool:
        """Say whether a curve crosses the grid."""
        if curve.vertical is not None:
            return self.x.start.value <= curve.vertical.value <= self.x.end.value
        width = self.x.end.value - self.x.start.value
        low, high = float(self.y.start.value), float(self.y.end.value)
        heights = [curve.at(self.x.start.value + width * i / 240) for i in range(241)]
        known = [height for height in heights if height is not None]
        return any(low <= y <= high for y in known) or any(
            min(a, b) < low and max(a, b) > high for a, b in zip(known, known[1:], strict=False)
        )
