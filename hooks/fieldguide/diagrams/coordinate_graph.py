"""Coordinate graph: points, segments and simple functions on a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.coordinate_paint import paint
from fieldguide.diagrams.curves import Curve, curve_words, formula
from fieldguide.diagrams.numbers import Number, count, series

__all__ = ["EXAMPLES", "CoordinateGraph", "paint", "words"]

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
        low, high = float(self.y.start.value), float(self.y.end.value)
        before: float | None = None
        for _, y in curve.course(self.x.start.value, self.x.end.value):
            if low <= y <= high or (before is not None and min(before, y) < low and max(before, y) > high):
                return True
            before = y
        return False


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
        said.append(
            f"{dashed} from ({a}, {b}) to ({e}, {f}){f', labelled “{segment.label}”' if segment.label else ''}."
        )
    said += [curve_words(curve) for curve in d.curves]
    what = [count(len(d.points), "point")] if d.points else []
    what += [count(len(d.segments), "segment")] if d.segments else []
    what += [curve.label or formula(curve) for curve in d.curves]
    return f"Coordinate graph: {series(what) or 'empty'}", " ".join(said)


def _axis_words(letter: str, way: str, axis: Axis) -> str:
    label = f", labelled “{axis.label}”" if axis.label and axis.label != letter else ""
    return f"The {letter}-axis runs {way} from {axis.start} to {axis.end} in steps of {axis.step}{label}."
