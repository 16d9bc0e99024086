"""Strokes that several kinds share: hops over a line, braces over a length, labels hung under points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fieldguide.diagrams.canvas import WIDTH, Box, Canvas, number
from fieldguide.diagrams.layout import spread, tiers
from fieldguide.diagrams.text import Block, block


def hop(c: Canvas, x1: float, x2: float, y: float, height: float, words: str | None) -> None:
    """Draw a curved arrow over a line and write on its top."""
    middle = (x1 + x2) / 2
    path = f"M{number(x1)} {number(y)}Q{number(middle)} {number(y - 2 * height)} {number(x2)} {number(y)}"
    c.path(path, Box(min(x1, x2), y - height, max(x1, x2), y))
    c.arrow(x2, y, math.degrees(math.atan2(2 * height, (x2 - x1) / 2)), size=7)
    if words:
        c.raise_text(words, middle, y - height - 3)


def hop_height(span: float) -> float:
    """Give how high a hop over so many units rises: longer hops go over shorter ones."""
    return 16 + min(span, 300) * 0.17


def brace_over(c: Canvas, x1: float, x2: float, y: float, words: Block, *, answer: bool = True) -> None:
    """Draw a brace over a length, pointing up at its words."""
    c.path(_brace(x1, x2, y, -1), Box(x1, y - 10, x2, y))
    x = min(max((x1 + x2) / 2, words.width / 2 + 2), WIDTH - words.width / 2 - 2)
    c.text(words, x, y - 12, at="bottom", answer=answer)


def brace_under(c: Canvas, x1: float, x2: float, y: float, words: Block, *, answer: bool = True) -> None:
    """Draw a brace under a length, pointing down at its words."""
    c.path(_brace(x1, x2, y, 1), Box(x1, y, x2, y + 10))
    x = min(max((x1 + x2) / 2, words.width / 2 + 2), WIDTH - words.width / 2 - 2)
    c.text(words, x, y + 12, answer=answer)


def _brace(x1: float, x2: float, y: float, way: int) -> str:
    middle, r = (x1 + x2) / 2, min(6.0, (x2 - x1) / 4)
    a, b = number(y + way * 5), number(y + way * 10)
    return (
        f"M{number(x1)} {number(y)}Q{number(x1)} {a} {number(x1 + r)} {a}"
        f"L{number(middle - r)} {a}Q{number(middle)} {a} {number(middle)} {b}"
        f"Q{number(middle)} {a} {number(middle + r)} {a}L{number(x2 - r)} {a}Q{number(x2)} {a} {number(x2)} {number(y)}"
    )


def brace_right(c: Canvas, x: float, y1: float, y2: float, words: Block, *, answer: bool = True) -> None:
    """Draw a brace at the right of a height, pointing at its words."""
    middle = (y1 + y2) / 2
    p, q = number(x + 5), number(x + 10)
    c.path(
        f"M{number(x)} {number(y1)}Q{p} {number(y1)} {p} {number(y1 + 6)}L{p} {number(middle - 6)}"
        f"Q{p} {number(middle)} {q} {number(middle)}Q{p} {number(middle)} {p} {number(middle + 6)}"
        f"L{p} {number(y2 - 6)}Q{p} {number(y2)} {number(x)} {number(y2)}",
        Box(x, y1, x + 10, y2),
    )
    c.text(words, x + 13, middle, anchor="start", at="middle", answer=answer)


def hang(
    c: Canvas,
    words: Sequence[str | Block],
    xs: Sequence[float],
    y: float,
    *,
    up: bool = False,
    answer: bool = False,
    reach: float = 6,
    near: float = 1,
) -> float:
    """Write labels under (or over) points of a line, moved apart where needed, each with a thread to its point.

    Gives the y where the last row of labels ends.
    """
    if not words:
        return y
    blocks = [block(word, 120) if isinstance(word, str) else word for word in words]
    order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
    rows = tiers([blocks[index].width for index in order], WIDTH - 8)
    way = -1 if up else 1
    edge = y
    for row in range(rows):
        members = order[row::rows]
        places = spread([xs[i] for i in members], [blocks[i].width for i in members], 4, WIDTH - 4)
        moved = row > 0 or any(abs(place - xs[i]) > near for i, place in zip(members, places, strict=True))
        start = edge + way * (reach + (4 if moved else 0))
        for index, place in zip(members, places, strict=True):
            if moved:
                c.line(xs[index], y, place, start - way, "thin")
            box = c.text(blocks[index], place, start, at="bottom" if up else "top", halo=True, answer=answer)
            edge = min(edge, box.top) if up else max(edge, box.bottom)
    return edge
