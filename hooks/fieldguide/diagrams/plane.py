"""The coordinate plane: where values lie, the grid with its numbers, and curves cut off at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from fieldguide.diagrams.base import Axis
from fieldguide.diagrams.canvas import Box, Canvas, place
from fieldguide.diagrams.layout import thin
from fieldguide.diagrams.numbers import ticks
from fieldguide.diagrams.text import block

Spot = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """A window on the plane and the rectangle where it is drawn."""

    x: Axis
    y: Axis
    box: Box

    def across(self, value: float | Fraction) -> float:
        """Give the place of an x value."""
        low, high = self._ends_across
        return self.box.left + (float(value) - low) / (high - low) * (self.box.right - self.box.left)

    def up(self, value: float | Fraction) -> float:
        """Give the place of a y value."""
        low, high = self._ends_up
        return self.box.bottom - (float(value) - low) / (high - low) * (self.box.bottom - self.box.top)

    @cached_property
    def _ends_across(self) -> Spot:
        return float(self.x.start.value), float(self.x.end.value)

    @cached_property
    def _ends_up(self) -> Spot:
        return float(self.y.start.value), float(self.y.end.value)

    @property
    def origin(self) -> Spot:
        """Give where the axes stand: at zero when it is in sight, else at the edge."""
        x = max(self.x.start.value, min(Fraction(), self.x.end.value))
        y = max(self.y.start.value, min(Fraction(), self.y.end.value))
        return self.across(x), self.up(y)


def plane(x: Axis, y: Axis) -> Plane:
    """Choose the rectangle: squares where both axes count in the same steps, else a wide window."""
    across = float((x.end.value - x.start.value) / x.step.value)
    upward = float((y.end.value - y.start.value) / y.step.value)
    widest = max(block(text).width for text in y.ticks())
    texts = x.ticks()
    first, last = block(texts[0]).width, block(texts[-1]).width
    right = min(326.0, 337 - last / 2)
    left = max(12.0, first / 2 + 3)
    if y.start.value >= 0 or x.start.value >= 0:
        left = max(left, 12 + widest)
    elif x.end.value > 0:  # the axis stands inside: its numbers may reach beyond the edge
        share = float(-x.start.value / (x.end.value - x.start.value))
        left = max(left, (widest + 7 - share * right) / (1 - share))
    room = right - left
    if x.step.value == y.step.value:
        side = min(room / across, 320 / upward, 54.0)
        wide, high = side * across, side * upward
    else:
        wide, high = room, min(room, 250.0)
    left += max(0.0, room - wide) / 2
    return Plane(x, y, Box(left, 0, left + wide, high))


def draw_grid(c: Canvas, p: Plane) -> None:
    """Draw the grid, the axes with arrows, and their numbers."""
    for value in ticks(p.x.start.value, p.x.end.value, p.x.step.value):
        c.line(p.across(value), p.box.top, p.across(value), p.box.bottom, "grid")
    for value in ticks(p.y.start.value, p.y.end.value, p.y.step.value):
        c.line(p.box.left, p.up(value), p.box.right, p.up(value), "grid")
    x, y = p.origin
    c.line(p.box.left, y, p.box.right + 8, y, "heavy")
    c.line(x, p.box.bottom, x, p.box.top - 8, "heavy")
    c.arrow(p.box.right + 10, y, 0)
    c.arrow(x, p.box.top - 10, -90)
    c.block(Box(p.box.left, y - 1, p.box.right + 10, y + 1))
    c.block(Box(x - 1, p.box.top - 10, x + 1, p.box.bottom))
    _numbers_across(c, p, x, y)
    _numbers_up(c, p, x, y)
    _names(c, p, x, y)


def _numbers_across(c: Canvas, p: Plane, x: float, y: float) -> None:
    values = ticks(p.x.start.value, p.x.end.value, p.x.step.value)
    inside = y < p.box.bottom - 1 or x > p.box.left + 1
    blocks = [block(text) for text in p.x.ticks()]
    first = values.index(Fraction()) if Fraction() in values else 0
    places = [p.across(value) for value in values]
    for index in thin(places, [b.width for b in blocks], first, [1, 2, 5, 10, 20]):
        if not values[index] and inside:
            continue
        c.text(blocks[index], places[index], y + 4, halo=True)


def _numbers_up(c: Canvas, p: Plane, x: float, y: float) -> None:
    values = ticks(p.y.start.value, p.y.end.value, p.y.step.value)
    inside = y < p.box.bottom - 1 or x > p.box.left + 1
    blocks = [block(text) for text in p.y.ticks()]
    first = values.index(Fraction()) if Fraction() in values else 0
    places = [-p.up(value) for value in values]
    for index in thin(places, [b.height for b in blocks], first, [1, 2, 5, 10, 20], gap=0):
        origin = not values[index] and (inside or abs(y - p.box.bottom) > 1)
        spot, at = ((x - 5, y + 4), "top") if origin else ((x - 6, -places[index]), "middle")
        box = place(blocks[index], *spot, "end", at)
        if not any(box.hits(label) for label in c.labels):
            c.text(blocks[index], *spot, anchor="end", at=at, halo=True)


def _names(c: Canvas, p: Plane, x: float, y: float) -> None:
    if p.y.label and len(p.y.label) <= 3:
        words = block(p.y.label, math=True)
        if x + 8 + words.width < 338:
            c.text(words, x + 8, p.box.top - 4, anchor="start", at="bottom")
        else:
            c.raise_text(words, x, p.box.top - 12)
    elif p.y.label:
        words = block(p.y.label, 320)
        c.text(words, max(4, min(x - 10, 336 - words.width)), p.box.top - 14, anchor="start", at="bottom")
    if p.x.label and len(p.x.label) <= 3:
        words = block(p.x.label, math=True)
        c.raise_text(words, min(p.box.right + 14 + words.width / 2, 338 - words.width / 2), y - 4)
    elif p.x.label:
        middle = (p.box.left + p.box.right) / 2
        words = block(p.x.label, 300)
        middle = min(max(middle, words.width / 2 + 2), 338 - words.width / 2)
        c.text(words, middle, max(box.bottom for box in c.extent) + 3)


def cut(spots: Sequence[Spot], box: Box) -> list[list[Spot]]:
    """Cut a curve, given by many spots, into the pieces that lie in the box."""
    lines: list[list[Spot]] = []
    current: list[Spot] = []
    for a, b in pairwise(spots):
        piece = _clip(a, b, box)
        if piece is None:
            current = []
            continue
        if not current or current[-1] != piece[0]:
            current = [piece[0]]
            lines.append(current)
        current.append(piece[1])
    return lines


def _clip(a: Spot, b: Spot, box: Box) -> tuple[Spot, Spot] | None:
    """Cut one straight piece to the box (Liang and Barsky's way)."""
    if _inside(a, box) and _inside(b, box):
        return a, b
    t0, t1 = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    sides = ((-dx, a[0] - box.left), (dx, box.right - a[0]), (-dy, a[1] - box.top), (dy, box.bottom - a[1]))
    for p, q in sides:
        if p == 0:
            if q < 0:
                return None
        elif p < 0:
            t0 = max(t0, q / p)
        else:
            t1 = min(t1, q / p)
    if t0 >= t1:
        return None
    start = a if t0 == 0 else (a[0] + t0 * dx, a[1] + t0 * dy)
    end = b if t1 == 1 else (a[0] + t1 * dx, a[1] + t1 * dy)
    return start, end


def _inside(spot: Spot, box: Box) -> bool:
    return box.left <= spot[0] <= box.right and box.top <= spot[1] <= box.bottom


def half(box: Box, left_y: float, right_y: float, side: str) -> list[Spot]:
    """Give the corners of the part of a box over or under a straight line."""
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]

    def over(spot: Spot) -> float:
        share = (spot[0] - box.left) / (box.right - box.left)
        height = left_y + share * (right_y - left_y) - spot[1]
        return height if side == "above" else -height

    kept: list[Spot] = []
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        if over(a) >= 0:
            kept.append(a)
        if (over(a) >= 0) != (over(b) >= 0):
            t = over(a) / (over(a) - over(b))
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return kept
