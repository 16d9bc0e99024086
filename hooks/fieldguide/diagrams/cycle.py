"""A coaching cycle as a picture: its phases in boxes around a ring, or down a path that ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fieldguide.diagrams.base import Drawing
from fieldguide.diagrams.canvas import Box, Canvas
from fieldguide.diagrams.numbers import count
from fieldguide.diagrams.text import Block, block

WIDE = 112.0
MOST = 10


def draw_cycle(labels: Sequence[str], uid: str, *, closed: bool = True) -> Drawing:
    """Draw phases as a ring, or with ``closed=False`` as a path from the first to the last."""
    if not 2 <= len(labels) <= MOST:
        raise ValueError(f"a cycle has 2 to {MOST} phases, not {len(labels)}")
    c = Canvas(uid)
    words = [block(f"{index}. {label}", WIDE - 14 if closed else 300) for index, label in enumerate(labels, 1)]
    boxes = _path(words) if not closed else _ring(words) if len(words) < 7 else _loop(words)
    ends = boxes[1:] + boxes[:1] if closed else boxes[1:]
    for start, end in zip(boxes, ends, strict=False):
        _arrow(c, start, end)
    for box, text in zip(boxes, words, strict=True):
        c.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, "node tint", 8)
        c.text(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, at="middle")
    title = f"{'Cycle' if closed else 'Path'} of {count(len(labels), 'phase')}"
    said = "; ".join(f"{index}. {label}" for index, label in enumerate(labels, 1))
    after = (
        f"From the last phase an arrow leads back to “{labels[0]}”." if closed else "The path ends with the last phase."
    )
    description = f"Phases in order, each with an arrow to the next: {said}. {after}"
    return Drawing(c.render("cycle", title, description), title, description)


def _boxes(words: Sequence[Block], centers: Sequence[tuple[float, float]], wide: float) -> list[Box]:
    return [
        Box(x - wide / 2, y - text.height / 2 - 8, x + wide / 2, y + text.height / 2 + 8)
        for text, (x, y) in zip(words, centers, strict=True)
    ]


def _ring(words: Sequence[Block]) -> list[Box]:
    """Spread boxes on an ellipse, made higher until there is room for an arrow between any two."""
    reach = 20.0
    while True:
        turns = [2 * math.pi * index / len(words) - math.pi / 2 for index in range(len(words))]
        boxes = _boxes(words, [(170 + 112 * math.cos(turn), reach * math.sin(turn)) for turn in turns], WIDE)
        if not any(a.hits(b, 17) for i, a in enumerate(boxes) for b in boxes[:i]):
            return boxes
        reach += 4


def _loop(words: Sequence[Block]) -> list[Box]:
    """Lead many phases down the right side and back up the left: a ring of them would be all arrows."""
    down = -(-len(words) // 2)
    step = max(text.height for text in words) + 38
    rise = (down - 1) * step / (len(words) - down - 1)
    right = [(254.0, index * step) for index in range(down)]
    left = [(86.0, (down - 1) * step - index * rise) for index in range(len(words) - down)]
    return _boxes(words, [left[-1], *right, *left[:-1]], WIDE)


def _path(words: Sequence[Block]) -> list[Box]:
    y, centers = 0.0, []
    for text in words:
        centers.append((170.0, y + text.height / 2))
        y += text.height + 40
    return _boxes(words, centers, max(text.width for text in words) + 24)


def _arrow(c: Canvas, start: Box, end: Box) -> None:
    """Draw an arrow from border to border, along the line between the middles."""
    (x1, y1), (x2, y2) = _middle(start), _middle(end)
    sx, sy = _border(start, (x1, y1), (x2, y2), 3)
    ex, ey = _border(end, (x2, y2), (x1, y1), 3)
    c.line(sx, sy, ex, ey)
    c.arrow(ex, ey, math.degrees(math.atan2(y2 - y1, x2 - x1)))


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _border(box: Box, middle: tuple[float, float], toward: tuple[float, float], gap: float) -> tuple[float, float]:
    """Give where a line from the middle leaves a box, a little outside."""
    dx, dy = toward[0] - middle[0], toward[1] - middle[1]
    length = math.hypot(dx, dy)
    half_wide, half_high = (box.right - box.left) / 2, (box.bottom - box.top) / 2
    share = min(half_wide / abs(dx) if dx else math.inf, half_high / abs(dy) if dy else math.inf) + gap / length
    return middle[0] + dx * share, middle[1] + dy * share
