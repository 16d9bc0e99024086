"""Find a free place for a label near a point."""

from __future__ import annotations

import math

from fieldguide.diagrams.canvas import Box, Canvas, place
from fieldguide.diagrams.text import Block

_AROUND = (-45, -135, 45, 135, -90, 90, 0, 180, -20, -160, 20, 160, -65, -115, 65, 115)


def settle(c: Canvas, words: Block, x: float, y: float, *, start: float = 8, toward: float | None = None) -> Box:
    """Write words as near to a point as nothing hinders; a thread leads back when they had to go far.

    First look for a place free of lines and labels, then for one free of labels; the last resort is over everything.
    """
    turns = sorted(_AROUND, key=lambda turn: _turn(turn, toward)) if toward is not None else _AROUND
    for strict in (True, False):
        for away in (start, start + 6, start + 13, start + 22, start + 34, start + 50):
            for turn in turns:
                box = _beside(words, x, y, turn, away)
                if _free(c, box, strict):
                    if away > start + 13:
                        _thread(c, x, y, box)
                    return c.text(words, (box.left + box.right) / 2, box.top, halo=True)
    return c.raise_text(words, x, min(box.top for box in c.extent))


def _turn(turn: float, toward: float) -> float:
    return abs((turn - toward + 180) % 360 - 180)


def _beside(words: Block, x: float, y: float, turn: float, away: float) -> Box:
    """Give the box that touches a circle around the point from outside, in a direction."""
    dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    cx = x + dx * (away + words.width / 2 * abs(dx) ** 0.5)
    cy = y + dy * (away + words.height / 2 * abs(dy) ** 0.5)
    return place(words, cx, cy, "middle", "middle")


def _free(c: Canvas, box: Box, strict: bool) -> bool:
    if box.left < 1 or box.right > 339:
        return False
    return not any(box.hits(other, 2) for other in ((*c.labels, *c.blocked) if strict else c.labels))


def _thread(c: Canvas, x: float, y: float, box: Box) -> None:
    c.line(x, y, min(max(x, box.left), box.right), min(max(y, box.top), box.bottom), "thin")
