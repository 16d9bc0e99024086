"""Geometric figure: named points, the polygons, circles and angles on them, and their measures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.figure_paint import fillings, paint
from fieldguide.diagrams.numbers import Number, count, parse, series

__all__ = ["EXAMPLES", "GeometricFigure", "paint", "words"]

EXAMPLES = [
    """\
kind: figure
points:
  - {name: A, x: 0, y: 0}
  - {name: B, x: 4, y: 0}
  - {name: C, x: 0, y: 3}
polygons: [ABC]
sides:
  - {between: AB, label: 4 cm}
  - {between: AC, label: 3 cm}
  - {between: BC, label: "?"}
angles:
  - {corner: BAC, right: yes}
""",
    """\
kind: figure
points:
  - {name: A, x: 0, y: 0}
  - {name: B, x: 7, y: 0}
  - {name: C, x: 9, y: 4}
  - {name: D, x: 2, y: 4}
  - {name: H, x: 2, y: 0}
polygons: [ABCD]
sides:
  - {between: AB, label: 7 cm}
  - {between: DH, label: 4 cm, dashed: yes}
angles:
  - {corner: DHB, right: yes}
""",
    """\
kind: figure
points:
  - {name: O, x: 0, y: 0}
  - {name: P, x: 3, y: 0}
circles:
  - {center: O, radius: 3}
sides:
  - {between: OP, label: 3 in}
""",
    """\
kind: figure
points:
  - {name: A, x: 5, y: 0}
  - {name: B, x: 0, y: 0}
  - {name: C, x: 3, y: 4}
sides:
  - {between: BA}
  - {between: BC}
angles:
  - {corner: ABC, label: 53°}
""",
]

Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
_MOVE = "move a point, or write to_scale: no"
_MEASURE = re.compile(r"(\d+(\.\d+)?|\d+/\d+|\d+ \d+/\d+)\s*[a-z]*\.?\Z")


class Point(Checked):
    """A named point and its place."""

    name: Letter
    """One capital letter."""
    x: Number
    """How far across."""
    y: Number
    """How far up."""


class Side(Checked):
    """A segment between two points."""

    between: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    """The two points, such as AB."""
    label: Name | None = None
    """Its length or name, such as 4 cm."""
    dashed: bool = False
    """yes for a dashed line, such as a height."""
    ticks: Annotated[int, Field(ge=0, le=3)] = 0
    """Small strokes across it: sides with as many strokes are equal."""


class Angle(Checked):
    """A marked angle."""

    corner: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """Three points with the corner in the middle, such as BAC."""
    label: Name | None = None
    """Its measure or name, such as 53° or x°."""
    right: bool = False
    """yes for the small square of a right angle."""


class Circle(Checked):
    """A circle around a point."""

    center: Letter
    """The point in its center."""
    radius: Number
    """How long its radius is, in the units of the points."""

    def faults(self) -> Iterator[Fault]:
        """Refuse a circle without size."""
        if self.radius.value <= 0:
            yield ("radius",), "the radius must be greater than 0"


class GeometricFigure(DiagramModel):
    """A figure by the coordinates of its points, drawn in true proportion."""

    kind: Literal["figure"]
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=20)]
    """The points, with coordinates that give the figure its shape."""
    polygons: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,10}$")], ...], Field(max_length=4)
    ] = ()
    """Closed figures by their corners in order, such as ABC."""
    sides: Annotated[tuple[Side, ...], Field(max_length=20)] = ()
    """Segments to draw or to label."""
    angles: Annotated[tuple[Angle, ...], Field(max_length=10)] = ()
    """Angles to mark."""
    circles: Annotated[tuple[Circle, ...], Field(max_length=3)] = ()
    """Circles."""
    grid: bool = False
    """yes for unit squares behind the figure, to count area."""
    names: bool = True
    """no to leave the letters off the points."""
    to_scale: bool = True
    """no when the labels are not meant to fit the drawing; it will say “not to scale”."""

    def faults(self) -> Iterator[Fault]:
        """Know every point; measure what the labels claim."""
        seen: dict[str, tuple[float, float]] = {}
        for index, point in enumerate(self.points):
            if point.name in seen:
                yield ("points", index, "name"), f"there are two points {point.name}"
            seen[point.name] = (float(point.x.value), float(point.y.value))
        unknown = list(self._unknown(set(seen)))
        yield from unknown
        if not (self.polygons or self.sides or self.circles):
            yield ("polygons",), "nothing joins the points: give polygons, sides or circles"
        if not unknown:
            yield from self._degenerate(seen)
        if not unknown and self.to_scale:
            yield from self._angle_faults(seen)
            yield from self._length_faults(seen)

    def _unknown(self, names: set[str]) -> Iterator[Fault]:
        used: list[tuple[tuple[str | int, ...], str]] = [
            (("polygons", i), text) for i, text in enumerate(self.polygons)
        ]
        used += [(("sides", i, "between"), side.between) for i, side in enumerate(self.sides)]
        used += [(("angles", i, "corner"), angle.corner) for i, angle in enumerate(self.angles)]
        used += [(("circles", i, "center"), circle.center) for i, circle in enumerate(self.circles)]
        for where, text in used:
            missing = sorted(set(text) - names)
            if missing:
                yield where, f"there is no point {missing[0]} among the points"
            elif len(set(text)) != len(text):
                yield where, f"{text} names a point twice"

    def _degenerate(self, at: dict[str, tuple[float, float]]) -> Iterator[Fault]:
        pairs = [(("sides", i, "between"), side.between) for i, side in enumerate(self.sides)]
        pairs += [
            (("angles", i, "corner"), angle.corner[j : j + 2]) for i, angle in enumerate(self.angles) for j in (0, 1)
        ]
        for where, ends in pairs:
            a, b = ends[0], ends[1]
            if at[a] == at[b]:
                yield where, f"{a} and {b} are at the same place"

    def _angle_faults(self, at: dict[str, tuple[float, float]]) -> Iterator[Fault]:
        for index, angle in enumerate(self.angles):
            size = measure(at, angle.corner)
            claim = 90.0 if angle.right else None
            if claim is None and angle.label and (match := re.match(r"(\d+(\.\d+)?)\s*°\Z", angle.label)):
                claim = float(match[1])
            if claim is not None and abs(size - claim) > 1:
                where = ("angles", index, "right" if angle.right else "label")
                yield where, f"angle {angle.corner} measures {size:.0f}° as drawn, not {claim:g}°; {_MOVE}"

    def _length_faults(self, at: dict[str, tuple[float, float]]) -> Iterator[Fault]:
        first: tuple[str, float] | None = None
        for index, side in enumerate(self.sides):
            match = _MEASURE.match(side.label or "")
            value = parse(match[1]) if match else None
            if not value:
                continue
            drawn = math.dist(at[side.between[0]], at[side.between[1]])
            if first is None:
                first = (side.between, drawn / float(value))
            elif abs(drawn / float(value) / first[1] - 1) > 0.03:
                size = f"{side.between} would be {drawn / first[1]:.3g} beside {first[0]} as drawn"
                yield ("sides", index, "label"), f"{size}, not {float(value):g}; {_MOVE}"


def measure(at: dict[str, tuple[float, float]], corner: str) -> float:
    """Give the size in degrees of an angle named by three points, at most 180."""
    a, b, c = (at[name] for name in corner)
    turn = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(a[1] - b[1], a[0] - b[0])
    size = abs(math.degrees(turn)) % 360
    return min(size, 360 - size)


def words(d: GeometricFigure) -> tuple[str, str]:
    """Say where the points lie, what joins them, and what is measured."""
    names = {3: "Triangle", 4: "Quadrilateral", 5: "Pentagon", 6: "Hexagon"}
    shapes = [f"{names.get(len(corners), 'Polygon')} {corners}" for corners in d.polygons]
    shapes += [f"circle around {circle.center}" for circle in d.circles]
    points = [f"{point.name} at ({point.x}, {point.y})" for point in d.points]
    said = [f"Points on a square grid{'' if d.grid else ' that is not shown'}: {', '.join(points)}."]
    if not d.names:
        said.append("The letters are not written in the picture.")
    at = {point.name: (float(point.x.value), float(point.y.value)) for point in d.points}
    filled = fillings([[at[name] for name in corners] for corners in d.polygons])
    said += [
        f"{names.get(len(corners), 'Polygon')} {corners} is drawn and {'striped' if style == 'hatch' else 'shaded'}."
        for corners, style in zip(d.polygons, filled, strict=True)
    ]
    said += [f"A circle around {circle.center} with radius {circle.radius}." for circle in d.circles]
    said += [_side_words(side) for side in d.sides]
    for angle in d.angles:
        mark = "a right angle, marked with a small square" if angle.right else "marked with an arc"
        said.append(f"Angle {angle.corner} is {mark}{f', labelled “{angle.label}”' if angle.label else ''}.")
    if not d.to_scale:
        said.append("The drawing is not to scale.")
    sides = [f"segment {side.between}" for side in d.sides]
    what = series(shapes) or (series(sides) if len(sides) < 4 else f"{len(sides)} segments between {series(list(at))}")
    return f"Figure: {what}", " ".join(said)


def _side_words(side: Side) -> str:
    drawn = "is a dashed segment" if side.dashed else "is a segment"
    label = f", labelled “{side.label}”" if side.label else ""
    strokes = f", crossed by {count(side.ticks, 'short stroke')}" if side.ticks else ""
    return f"{side.between} {drawn}{label}{strokes}."
