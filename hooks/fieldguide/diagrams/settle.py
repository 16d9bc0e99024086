"""Find a free place for a label near a point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from fieldguide.diagrams.canvas import Box, Canvas, place
from fieldguide.diagrams.text import Block

_AROUND = (-45, -135, 45, 135, -90, 90, 0, 180, -20, -160, 20, 160, -65, -115, 65, 115)
_ALONG = (0.8, 0.88, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.12)
_AWAY = (0, 6, 13, 22, 34, 50)


def settle(
    c: Canvas,
    words: Block,
    x: float,
    y: float,
    *,
    start: float = 8,
    toward: float | None = None,
    loyal: float = 0.6,
    either: bool = False,
) -> Box:
    """Write words as near to a point as nothing hinders; a thread leads back when they had to go far.

    First look for a place free of lines and labels, then for one free of labels; the last resort is over everything.
    With ``toward`` a direction is preferred (or, with ``either``, nearly as much its opposite);
    ``loyal`` says how many units of way one degree off it is worth.
    """
    for strict in (True, False):
        for turn, away in _candidates(toward, loyal, either=either):
            box = _beside(words, x, y, turn, start + away)
            if _free(c, box, strict) and not (strict and away > 13 and _crosses(c, x, y, box)):
                if away > 13:
                    _thread(c, x, y, box)
                return _write(c, words, box)
    return c.raise_text(words, x, min(box.top for box in c.extent))


def name_course(
    c: Canvas, words: Block, course: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> Box:
    """Write a name beside its own line, where no other line is near enough to claim it; else as near as may be."""
    free: list[Box] = []
    for box in _places_along(words, course):
        if _free(c, box, strict=True):
            if not _claimed(box, others, 13):
                return _write(c, words, box)
            free.append(box)
    for box in free:
        if not _claimed(box, others, 6):
            return _write(c, words, box)
    x, y = course[int(len(course) * _ALONG[0])]
    return settle(c, words, x, y, start=6)


def _places_along(words: Block, course: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """List places on both sides of a line, best first."""
    for share in _ALONG:
        at = min(int(len(course) * share), len(course) - 2)
        (x, y), (x2, y2) = course[at], course[at + 1]
        along = math.degrees(math.atan2(y2 - y, x2 - x))
        for away in (5, 9, 14):
            for side in (-90, 90):
                yield _beside(words, x, y, along + side, away)


def _write(c: Canvas, words: Block, box: Box) -> Box:
    return c.text(words, (box.left + box.right) / 2, box.top, halo=True)


def _claimed(box: Box, others: Sequence[tuple[float, float]], gap: float) -> bool:
    """Say whether a point of another line comes closer to a box than a gap."""
    left, right, top, bottom = box.left - gap, box.right + gap, box.top - gap, box.bottom + gap
    return any(left < x < right and top < y < bottom for x, y in others)


def _candidates(toward: float | None, loyal: float, *, either: bool) -> list[tuple[float, float]]:
    """List directions and ways, best first."""
    if toward is None:
        return [(float(turn), float(away)) for away in _AWAY for turn in _AROUND]
    turns = [(loyal * _off(turn, toward, either=either), float(turn)) for turn in {toward, toward + 180, *_AROUND}]
    costs = sorted((away + cost, turn, float(away)) for away in _AWAY for cost, turn in turns)
    return [(turn, away) for _, turn, away in costs]


def _off(turn: float, toward: float, *, either: bool) -> float:
    """Say how far a direction is off the wanted one; on the other side of a line counts little."""
    off = abs((turn - toward + 180) % 360 - 180)
    return min(off, 180 - off + 12) if either else off


def _beside(words: Block, x: float, y: float, turn: float, away: float) -> Box:
    """Give the box that touches a circle around the point from outside, in a direction."""
    dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    cx = x + dx * (away + words.width / 2 * abs(dx) ** 0.5)
    cy = y + dy * (away + words.height / 2 * abs(dy) ** 0.5)
    return place(words, cx, cy, "middle", "middle")


def _free(c: Canvas, box: Box, strict: bool) -> bool:
    if box.left < 1 or box.right > 339:
        return False
    return not box.hits_any(c.labels, 2) and not (strict and box.hits_any(c.blocked, 2))


def _thread(c: Canvas, x: float, y: float, box: Box) -> None:
    c.line(x, y, *_nearest(x, y, box), "thin")


def _nearest(x: float, y: float, box: Box) -> tuple[float, float]:
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def _crosses(c: Canvas, x: float, y: float, box: Box) -> bool:
    """Say whether a thread from a point to its label would run over something else."""
    end_x, end_y = _nearest(x, y, box)
    length = math.dist((x, y), (end_x, end_y))
    for step in range(9, int(length), 3):
        at_x, at_y = x + (end_x - x) * step / length, y + (end_y - y) * step / length
        if Box(at_x, at_y, at_x, at_y).hits_any(c.blocked):
            return True
    return False
