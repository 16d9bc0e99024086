"""Coordinate graph: points, segments and simple functions on a grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.canvas import Box, Canvas
from fieldguide.diagrams.numbers import Number, count, series
from fieldguide.diagrams.plane import Plane, Spot, cut, draw_grid, half, plane
from fieldguide.diagrams.settle import settle
from fieldguide.diagrams.text import block

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


def paint(d: CoordinateGraph, c: Canvas) -> None:
    """Draw grid, shading, curves, segments and points, then find places for their names."""
    p = plane(d.x, d.y)
    draw_grid(c, p)
    courses = [_curve(c, p, curve, index) for index, curve in enumerate(d.curves)]
    spots = [(p.across(point.x.value), p.up(point.y.value)) for point in d.points]
    if d.connect and len(spots) > 1:
        c.polygon(spots, "line", closed=False)
        _keep_clear(c, spots)
    for segment in d.segments:
        ends = [(p.across(x.value), p.up(y.value)) for x, y in (segment.start, segment.end)]
        c.line(*ends[0], *ends[1], "heavy dash" if segment.dashed else "heavy")
        _keep_clear(c, ends)
    for point, (x, y) in zip(d.points, spots, strict=True):
        c.circle(x, y, 4.5, "ring paper" if point.open else "solid")
        c.block(Box(x - 5, y - 5, x + 5, y + 5))
    for point, (x, y) in zip(d.points, spots, strict=True):
        if point.label or len(d.points) <= 8:
            settle(c, block(point.label or f"({point.x}, {point.y})", 120), x, y)
    for segment in d.segments:
        if segment.label:
            (x1, y1), (x2, y2) = ((p.across(x.value), p.up(y.value)) for x, y in (segment.start, segment.end))
            settle(c, block(segment.label, 120), (x1 + x2) / 2, (y1 + y2) / 2, start=5)
    for curve, course in zip(d.curves, courses, strict=True):
        if curve.label and course:
            x, y = course[-1][int(len(course[-1]) * 0.8)]
            settle(c, block(curve.label, 140, math=True), x, y, start=6)


def _curve(c: Canvas, p: Plane, curve: Curve, index: int) -> list[list[Spot]]:
    """Draw one curve: solid, then dotted, then dashed, so that two can be told apart without colour."""
    style = "heavy dash" if curve.dashed else ("heavy", "heavy dots", "line dash", "line")[index]
    if curve.vertical is not None:
        spots = [(p.across(curve.vertical.value), y) for y in (p.box.bottom, p.box.top)]
    else:
        low, high = p.x.start.value, p.x.end.value
        xs = [low + (high - low) * step / 240 for step in range(241)]
        spots = [(p.across(x), p.up(y)) for x in xs if (y := curve.at(x)) is not None and abs(y) < 1e9]
    if curve.shade:
        c.polygon(half(p.box, spots[0][1], spots[-1][1], curve.shade), "hatch none")
    pieces = cut(spots, p.box)
    straight = curve.line is not None or curve.vertical is not None
    for piece in pieces:
        shown = [piece[0], piece[-1]] if straight else piece
        c.polygon(shown, style, closed=False)
        _keep_clear(c, shown)
    if pieces:
        _tips(c, pieces)
    return pieces


def _tips(c: Canvas, pieces: list[list[Spot]]) -> None:
    """Put an arrow head on both far ends: the curve goes on."""
    for (x1, y1), (x2, y2) in ((pieces[0][1], pieces[0][0]), (pieces[-1][-2], pieces[-1][-1])):
        c.arrow(x2, y2, math.degrees(math.atan2(y2 - y1, x2 - x1)), size=7)


def _keep_clear(c: Canvas, spots: list[Spot]) -> None:
    """Keep names off a line by blocking small boxes along it."""
    for (x1, y1), (x2, y2) in zip(spots, spots[1:], strict=False):
        steps = max(1, int(math.dist((x1, y1), (x2, y2)) / 5))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            c.block(Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5))


def words(d: CoordinateGraph) -> tuple[str, str]:
    """Say the axes, then everything on them."""
    said = [_axis_words("x", "from left to right", d.x), _axis_words("y", "upward", d.y)]
    for point in d.points:
        circle = "Open point" if point.open else "Point"
        said.append(f"{circle} at ({point.x}, {point.y}){f', labelled “{point.label}”' if point.label else ''}.")
    if d.connect:
        said.append("Straight lines join the points in this order.")
    for segment in d.segments:
        (a, b), (e, f) = segment.start, segment.end
        dashed = "Dashed segment" if segment.dashed else "Segment"
        said.append(f"{dashed} from ({a}, {b}) to ({e}, {f}){f', labelled “{segment.label}”' if segment.label else ''}.")
    said += [_curve_words(curve) for curve in d.curves]
    what = [count(len(d.points), "point")] if d.points else []
    what += [count(len(d.segments), "segment")] if d.segments else []
    what += [curve.label or _formula(curve) for curve in d.curves]
    return f"Coordinate graph: {series(what) or 'empty'}", " ".join(said)


def _axis_words(letter: str, way: str, axis: Axis) -> str:
    label = f", labelled “{axis.label}”" if axis.label and axis.label != letter else ""
    return f"The {letter}-axis runs {way} from {axis.start} to {axis.end} in steps of {axis.step}{label}."


def _formula(curve: Curve) -> str:
    if curve.line:
        return f"y = {curve.line.slope}x + {curve.line.intercept}".replace("+ -", "- ")
    if curve.vertical is not None:
        return f"x = {curve.vertical}"
    if form := curve.parabola or curve.absolute:
        inner = f"x - {form.h}".replace("- -", "+ ")
        body = f"({inner})^2" if curve.parabola else f"|{inner}|"
        return f"y = {form.a} · {body} + {form.k}".replace("+ -", "- ")
    assert curve.exponential
    return f"y = {curve.exponential.a} · {curve.exponential.b}^x"


def _curve_words(curve: Curve) -> str:
    name = f" labelled “{curve.label}”" if curve.label else ""
    if curve.line:
        said = f"A straight line{name} with slope {curve.line.slope} that meets the y-axis at {curve.line.intercept}"
    elif curve.vertical is not None:
        said = f"A vertical line{name} where x is {curve.vertical}"
    elif form := curve.parabola or curve.absolute:
        shape = "parabola" if curve.parabola else "V-shaped graph of an absolute value"
        opens = "up" if form.a.value > 0 else "down"
        said = f"A {shape}{name} that opens {opens} from its turning point ({form.h}, {form.k}), factor {form.a}"
    else:
        assert curve.exponential
        said = f"An exponential curve{name}: y is {curve.exponential.a} where x is 0 and is multiplied by {curve.exponential.b} each time x grows by 1"
    said += ", drawn dashed" if curve.dashed else ""
    said += f"; everything {curve.shade} it is shaded" if curve.shade else ""
    return f"{said}: {_formula(curve)}."
