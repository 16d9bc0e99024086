"""How geometric figures are drawn: true proportions, names outside, measures beside their sides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fieldguide.diagrams.canvas import Box, Canvas, number
from fieldguide.diagrams.settle import settle
from fieldguide.diagrams.text import block

if TYPE_CHECKING:
    from fieldguide.diagrams.figure import Angle, GeometricFigure, Side

Spot = tuple[float, float]


def paint(d: GeometricFigure, c: Canvas) -> None:
    """Draw fillings, the grid over them, outlines, circles, sides, angles, points; then labels where there is room."""
    unit, at = _places(d)
    polygons = [[at[name] for name in corners] for corners in d.polygons]
    for corners, style in sorted(zip(polygons, fillings(polygons), strict=True), key=lambda pair: pair[1] == "hatch"):
        c.polygon(corners, f"{style} none")
    if d.grid:
        _grid(c, d, unit)
    _outlines(c, polygons)
    for circle in d.circles:
        c.circle(*at[circle.center], float(circle.radius.value) * unit, "heavy")
        _block_circle(c, at[circle.center], float(circle.radius.value) * unit)
    for side in d.sides:
        _side(c, side, at)
    for angle in d.angles:
        _angle(c, angle, at)
    centers = {circle.center for circle in d.circles}
    for x, y in (at[point.name] for point in d.points if d.names or point.name in centers):
        c.circle(x, y, 2.6, "solid")
        c.block(Box(x - 3, y - 3, x + 3, y + 3))
    _labels(d, c, at)


def fillings(polygons: list[list[Spot]]) -> list[str]:
    """Say how each polygon is filled: tinted, or hatched when it lies over a larger one."""
    drawn: list[Box] = []
    styles = [""] * len(polygons)
    for index in sorted(range(len(polygons)), key=lambda i: -_area(polygons[i])):
        xs, ys = [x for x, _ in polygons[index]], [y for _, y in polygons[index]]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        styles[index] = "hatch" if any(box.hits(other, -1) for other in drawn) else "tint"
        drawn.append(box)
    return styles


def _outlines(c: Canvas, polygons: list[list[Spot]]) -> None:
    for corners in polygons:
        c.polygon(corners, "heavy")
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
            c.block_line(a, b, 1)


def _area(corners: list[Spot]) -> float:
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _extent(d: GeometricFigure) -> tuple[float, float, float, float]:
    xs = [float(point.x.value) for point in d.points]
    ys = [float(point.y.value) for point in d.points]
    where = {point.name: (float(point.x.value), float(point.y.value)) for point in d.points}
    for circle in d.circles:
        (x, y), r = where[circle.center], float(circle.radius.value)
        xs += [x - r, x + r]
        ys += [y - r, y + r]
    return min(xs), min(ys), max(xs), max(ys)


def _places(d: GeometricFigure) -> tuple[float, dict[str, Spot]]:
    """Give the length of one unit and the place of every point, the figure centered."""
    low_x, low_y, high_x, high_y = _extent(d)
    unit = min(230 / max(high_x - low_x, 1e-9), 200 / max(high_y - low_y, 1e-9), 1e6)
    left = 170 - (high_x - low_x) * unit / 2
    return unit, {
        point.name: (left + (float(point.x.value) - low_x) * unit, (high_y - float(point.y.value)) * unit)
        for point in d.points
    }


def _grid(c: Canvas, d: GeometricFigure, unit: float) -> None:
    low_x, low_y, high_x, high_y = _extent(d)
    left, right, bottom, top = math.floor(low_x), math.ceil(high_x), math.floor(low_y), math.ceil(high_y)
    x0 = 170 - (high_x - low_x) * unit / 2 - low_x * unit
    if right - left > 40 or top - bottom > 40:
        return  # unit squares would be a grey mist
    for x in range(left, right + 1):
        c.line(x0 + x * unit, (high_y - top) * unit, x0 + x * unit, (high_y - bottom) * unit, "grid")
    for y in range(bottom, top + 1):
        c.line(x0 + left * unit, (high_y - y) * unit, x0 + right * unit, (high_y - y) * unit, "grid")


def _side(c: Canvas, side: Side, at: dict[str, Spot]) -> None:
    (x1, y1), (x2, y2) = at[side.between[0]], at[side.between[1]]
    c.line(x1, y1, x2, y2, "line dash" if side.dashed else "heavy")
    c.block_line((x1, y1), (x2, y2), 1)
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    for index in range(side.ticks):
        shift = (index - (side.ticks - 1) / 2) * 5
        x, y = (x1 + x2) / 2 + ux * shift, (y1 + y2) / 2 + uy * shift
        c.line(x - uy * 6, y + ux * 6, x + uy * 6, y - ux * 6)


def _angle(c: Canvas, angle: Angle, at: dict[str, Spot]) -> None:
    a, b, e = (at[name] for name in angle.corner)
    first, second = (math.atan2(end[1] - b[1], end[0] - b[0]) for end in (a, e))
    if angle.right:
        p, q = ((b[0] + 12 * math.cos(turn), b[1] + 12 * math.sin(turn)) for turn in (first, second))
        c.polygon([p, (p[0] + q[0] - b[0], p[1] + q[1] - b[1]), q], "line", closed=False)
        return
    r = 20.0
    p, q = ((b[0] + r * math.cos(turn), b[1] + r * math.sin(turn)) for turn in (first, second))
    sweep = 1 if math.sin(second - first) > 0 else 0
    c.path(
        f"M{number(p[0])} {number(p[1])}A20 20 0 0 {sweep} {number(q[0])} {number(q[1])}", Box(b[0], b[1], b[0], b[1])
    )
    middle = _bisector(first, second)
    c.block(Box(*(value - 5 for value in _toward(b, middle, r)), *(value + 5 for value in _toward(b, middle, r))))


def _toward(spot: Spot, turn: float, away: float) -> Spot:
    return spot[0] + away * math.cos(turn), spot[1] + away * math.sin(turn)


def _bisector(first: float, second: float) -> float:
    return math.atan2(math.sin(first) + math.sin(second), math.cos(first) + math.cos(second))


def _labels(d: GeometricFigure, c: Canvas, at: dict[str, Spot]) -> None:
    middle = (sum(x for x, _ in at.values()) / len(at), sum(y for _, y in at.values()) / len(at))
    for angle in d.angles:
        if angle.label:
            a, b, e = (at[name] for name in angle.corner)
            turn = _bisector(math.atan2(a[1] - b[1], a[0] - b[0]), math.atan2(e[1] - b[1], e[0] - b[0]))
            settle(c, block(angle.label, 90, math=True), *b, start=23, toward=math.degrees(turn), loyal=3)
    for side in d.sides:
        if side.label:
            (x1, y1), (x2, y2) = at[side.between[0]], at[side.between[1]]
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            settle(
                c,
                block(side.label, 110, math=True),
                x,
                y,
                start=6,
                toward=_outward((x2 - x1, y2 - y1), (x, y), middle),
                either=True,
            )
    edges = _edges(d, at)
    for point in d.points if d.names else ():
        settle(c, block(point.name), *at[point.name], start=6, toward=_outside(at[point.name], edges, middle))
    if not d.to_scale:
        c.text(block("not to scale"), 170, max(box.bottom for box in c.extent) + 6)


def _edges(d: GeometricFigure, at: dict[str, Spot]) -> list[tuple[Spot, Spot]]:
    pairs = [(a, b) for corners in d.polygons for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    pairs += [(side.between[0], side.between[1]) for side in d.sides]
    return [(at[a], at[b]) for a, b in pairs]


def _outside(spot: Spot, edges: list[tuple[Spot, Spot]], middle: Spot) -> float:
    """Give the direction, in degrees, into the widest gap between the edges that meet at a point."""
    away = math.degrees(math.atan2(spot[1] - middle[1], spot[0] - middle[0]))
    turns = sorted(
        {_turn(spot, end) for edge in edges if _meets(edge, spot) for end in edge if math.dist(end, spot) > 1}
    )
    if not turns:
        return away
    gaps = [(after - turn, turn) for turn, after in zip(turns, [*turns[1:], turns[0] + 360], strict=True)]
    widest = max(gap for gap, _ in gaps)
    ways = [turn + gap / 2 for gap, turn in gaps if gap > widest - 1]
    return min(ways, key=lambda way: abs((way - away + 180) % 360 - 180))


def _turn(spot: Spot, end: Spot) -> float:
    return round(math.degrees(math.atan2(end[1] - spot[1], end[0] - spot[0])) % 360, 3)


def _meets(edge: tuple[Spot, Spot], spot: Spot) -> bool:
    """Say whether a point is on an edge."""
    return math.dist(edge[0], spot) + math.dist(spot, edge[1]) < math.dist(*edge) + 0.01


def _outward(along: Spot, spot: Spot, middle: Spot) -> float:
    """Give the direction square to a side, away from the middle of the figure."""
    turn = math.atan2(along[0], -along[1])
    away = (spot[0] - middle[0]) * math.cos(turn) + (spot[1] - middle[1]) * math.sin(turn)
    return math.degrees(turn if away >= -1e-6 else turn + math.pi)


def _block_circle(c: Canvas, spot: Spot, r: float) -> None:
    steps = max(8, int(2 * math.pi * r / 5))
    for step in range(steps):
        x, y = _toward(spot, 2 * math.pi * step / steps, r)
        c.block(Box(x - 1, y - 1, x + 1, y + 1))
