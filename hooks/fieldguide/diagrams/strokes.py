"""Strokes that several kinds share: hops over a line, braces over a length, labels hung under points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fieldguide.diagrams.canvas import WIDTH, Box, Canvas, number
from fieldguide.diagrams.layout import spread, tiers
from fieldguide.diagrams.text import Block, block


def hop(c: Canvas, x1: float, x2: float, y: float, height: float, words: str | None, *, under: bool = False) -> None:
    """Draw a curved arrow over (or under) a line and write on its top."""
    middle, way = (x1 + x2) / 2, (1 if under else -1)
    path = f"M{number(x1)} {number(y)}Q{number(middle)} {number(y + way * 2 * height)} {number(x2)} {number(y)}"
    c.path(path, Box(min(x1, x2), min(y, y + way * height), max(x1, x2), max(y, y + way * height)))
    c.arrow(x2, y, math.degrees(math.atan2(-way * 2 * height, (x2 - x1) / 2)), size=7)
    if words:
        c.raise_text(words, middle, y + way * (height + 3), down=under)


def hop_levels(hops: Sequence[tuple[float, float]]) -> list[int]:
    """Say how many hops lie one within another inside each hop."""
    spans = [(min(hop), max(hop)) for hop in hops]
    levels = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda i: spans[i][1] - spans[i][0]):
        low, high = spans[index]
        inner = [
            levels[other] + 1
            for other, (a, b) in enumerate(spans)
            if low - 0.1 <= a and b <= high + 0.1 and b - a < high - low - 0.1
        ]
        levels[index] = max(inner, default=0)
    return levels


def hop_height(hop: tuple[float, float], level: int) -> float:
    """Give how high a hop rises: longer ones higher, and one that spans others clears them and their words."""
    return 16 + abs(hop[1] - hop[0]) * 0.17 + level * 32


def brace_over(c: Canvas, x1: float, x2: float, y: float, words: Block) -> None:
    """Draw a brace over a length, pointing up at its words."""
    c.path(_lying(x1, x2, y), Box(x1, y - 10, x2, y))
    x = min(max((x1 + x2) / 2, words.width / 2 + 2), WIDTH - words.width / 2 - 2)
    c.text(words, x, y - 12, at="bottom")


def _lying(x1: float, x2: float, y: float) -> str:
    middle, r = (x1 + x2) / 2, min(6.0, (x2 - x1) / 4)
    a, b = number(y - 5), number(y - 10)
    return (
        f"M{number(x1)} {number(y)}Q{number(x1)} {a} {number(x1 + r)} {a}"
        f"L{number(middle - r)} {a}Q{number(middle)} {a} {number(middle)} {b}"
        f"Q{number(middle)} {a} {number(middle + r)} {a}L{number(x2 - r)} {a}Q{number(x2)} {a} {number(x2)} {number(y)}"
    )


def brace_left(c: Canvas, x: float, y1: float, y2: float, words: Block) -> None:
    """Draw a brace at the left of a height, pointing at its words."""
    c.path(_upright(x, y1, y2, -1), Box(x - 10, y1, x, y2))
    c.text(words, x - 13, (y1 + y2) / 2, anchor="end", at="middle")


def brace_right(c: Canvas, x: float, y1: float, y2: float, words: Block) -> None:
    """Draw a brace at the right of a height, pointing at its words."""
    c.path(_upright(x, y1, y2, 1), Box(x, y1, x + 10, y2))
    c.text(words, x + 13, (y1 + y2) / 2, anchor="start", at="middle")


def _upright(x: float, y1: float, y2: float, way: int) -> str:
    middle, r = (y1 + y2) / 2, min(6.0, (y2 - y1) / 4)
    p, q = number(x + way * 5), number(x + way * 10)
    return (
        f"M{number(x)} {number(y1)}Q{p} {number(y1)} {p} {number(y1 + r)}L{p} {number(middle - r)}"
        f"Q{p} {number(middle)} {q} {number(middle)}Q{p} {number(middle)} {p} {number(middle + r)}"
        f"L{p} {number(y2 - r)}Q{p} {number(y2)} {number(x)} {number(y2)}"
    )


def hang(
    c: Canvas,
    words: Sequence[str | Block],
    xs: Sequence[float],
    y: float,
    *,
    up: bool = False,
    reach: float = 6,
    near: float = 1,
    high: float = WIDTH - 4,
) -> float:
    """Write labels under (or over) points of a line, moved apart where needed, each with a thread to its point.

    Gives the y where the last row of labels ends.
    """
    if not words:
        return y
    blocks = [block(word, 120) if isinstance(word, str) else word for word in words]
    order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
    rows = tiers([blocks[index].width for index in order], high - 4)
    way = -1 if up else 1
    edge = y
    for row in range(rows):
        members = order[row::rows]
        places = spread([xs[i] for i in members], [blocks[i].width for i in members], 4, high)
        moved = row > 0 or any(abs(place - xs[i]) > near for i, place in zip(members, places, strict=True))
        start = edge + way * (reach + (4 if moved else 0))
        for index, place in zip(members, places, strict=True):
            if moved:
                c.line(xs[index], y, place, start - way, "thin")
            box = c.text(blocks[index], place, start, at="bottom" if up else "top", halo=True)
            edge = min(edge, box.top) if up else max(edge, box.bottom)
    return edge
