"""How coordinate graphs are drawn: curves cut at the edges, names where nothing is in their way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldguide.diagrams.canvas import Box, Canvas
from fieldguide.diagrams.plane import Plane, Spot, cut, draw_grid, half, plane
from fieldguide.diagrams.settle import name_course, settle
from fieldguide.diagrams.text import Block, block

if TYPE_CHECKING:
    from fieldguide.diagrams.coordinate_graph import CoordinateGraph, Segment
    from fieldguide.diagrams.curves import Curve


def paint(d: CoordinateGraph, c: Canvas) -> None:
    """Draw grid, shading, curves, segments and points, then find places for their names."""
    p = plane(d.x, d.y)
    draw_grid(c, p)
    courses = [_curve(c, p, curve, index) for index, curve in enumerate(d.curves)]
    _segments(d, c, p)
    spots = [(p.across(point.x.value), p.up(point.y.value)) for point in d.points]
    _points(d, c, spots)
    named: list[tuple[Block | None, list[Spot]]] = [(None, spots if d.connect else [])]
    named += [
        (block(segment.label, 120) if segment.label else None, _between(*_ends(p, segment))) for segment in d.segments
    ]
    named += [
        (block(curve.label, 140, math=True) if curve.label else None, course[-1] if course else [])
        for curve, course in zip(d.curves, courses, strict=True)
    ]
    for index, (words, course) in enumerate(named):
        if words and course:
            name_course(c, words, course, [spot for i, (_, other) in enumerate(named) if i != index for spot in other])


def _ends(p: Plane, segment: Segment) -> tuple[Spot, Spot]:
    (a, b), (e, f) = segment.start, segment.end
    return (p.across(a.value), p.up(b.value)), (p.across(e.value), p.up(f.value))


def _between(a: Spot, b: Spot) -> list[Spot]:
    return [(a[0] + (b[0] - a[0]) * i / 40, a[1] + (b[1] - a[1]) * i / 40) for i in range(41)]


def _segments(d: CoordinateGraph, c: Canvas, p: Plane) -> None:
    for segment in d.segments:
        ends = _ends(p, segment)
        c.line(*ends[0], *ends[1], "heavy dash" if segment.dashed else "heavy")
        _keep_clear(c, ends)


def _points(d: CoordinateGraph, c: Canvas, spots: list[Spot]) -> None:
    if d.connect and len(spots) > 1:
        c.polygon(spots, "line", closed=False)
        _keep_clear(c, spots)
    for point, (x, y) in zip(d.points, spots, strict=True):
        c.circle(x, y, 4.5, "ring paper" if point.open else "solid")
        c.block(Box(x - 5, y - 5, x + 5, y + 5))
    for point, (x, y) in zip(d.points, spots, strict=True):
        if point.label or len(d.points) <= 8:
            settle(c, block(point.label or f"({point.x}, {point.y})", 120), x, y)


def _curve(c: Canvas, p: Plane, curve: Curve, index: int) -> list[list[Spot]]:
    """Draw one curve: solid, then dotted, then dashed, so that two can be told apart without colour."""
    style = "heavy dash" if curve.dashed else ("heavy", "heavy dots", "line dash", "line")[index]
    if curve.vertical is not None:
        spots = [(p.across(curve.vertical.value), y) for y in (p.box.bottom, p.box.top)]
    else:
        course = curve.course(p.x.start.value, p.x.end.value)
        spots = [(p.across(x), p.up(y)) for x, y in course if abs(y) < 1e9]
    if curve.shade:
        c.polygon(half(p.box, spots[0][1], spots[-1][1], curve.shade), "hatch none")
    pieces = cut(spots, p.box)
    straight = curve.line is not None or curve.vertical is not None
    for piece in pieces:
        shown = [piece[0], piece[-1]] if straight else piece
        c.polygon(shown, style, closed=False)
        _keep_clear(c, shown)
    if pieces:
        _tips(c, p, pieces)
    return pieces


def _tips(c: Canvas, p: Plane, pieces: list[list[Spot]]) -> None:
    """Put an arrow head on both far ends, where the curve goes on; not where it begins at an axis."""
    for (x1, y1), (x2, y2) in ((pieces[0][1], pieces[0][0]), (pieces[-1][-2], pieces[-1][-1])):
        if (p.x.start.value == 0 and x2 < p.box.left + 0.1) or (p.y.start.value == 0 and y2 > p.box.bottom - 0.1):
            continue
        c.arrow(x2, y2, math.degrees(math.atan2(y2 - y1, x2 - x1)), size=7)


def _keep_clear(c: Canvas, spots: Sequence[Spot]) -> None:
    for a, b in pairwise(spots):
        c.block_line(a, b, 1.5)
