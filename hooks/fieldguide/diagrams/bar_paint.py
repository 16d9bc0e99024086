"""How bar models are drawn: all bars to one scale, words inside where they fit, braces for totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Quantity, with_unit
from fieldguide.diagrams.strokes import brace_over, brace_right, hang
from fieldguide.diagrams.text import Block, block

if TYPE_CHECKING:
    from fieldguide.diagrams.bar_model import Bar, BarModel

HEIGHT = 34.0


@dataclass(frozen=True)
class _Frame:
    """Where bars begin, where the longest may end, and how long 1 is."""

    left: float
    right: float
    unit: float


def paint(d: BarModel, c: Canvas) -> None:
    """Draw the bars one under another, all to one scale, then braces for totals and the difference."""
    names = [block(bar.name, 84) if bar.name else None for bar in d.bars]
    beside = block(_amount(d, d.total), 70, math=True) if d.total is not None else None
    left = max((name.width for name in names if name), default=0) + (12 if any(names) else 8)
    right = 332 - (beside.width + 18 if beside else 0)
    sizes = d.sizes()
    frame = _Frame(left, right, (right - left) / float(max(sum(row) for row in sizes)))
    edges = []
    for bar, name, row in zip(d.bars, names, sizes, strict=True):
        top = max((box.bottom for box in c.extent), default=0) + (10 if c.extent else 0)
        y = top if bar.total is None else _total(d, c, bar.total, (left, left + float(sum(row)) * frame.unit), top)
        if name:
            c.text(name, left - 6, y + HEIGHT / 2, anchor="end", at="middle")
        _bar(d, c, bar, [float(size) * frame.unit for size in row], frame, y)
        edges.append(y)
    if d.difference is not None:
        _difference(d, c, d.difference, frame, edges)
    if beside:
        brace_right(c, right + 3, edges[0], edges[-1] + HEIGHT, beside)


def _total(d: BarModel, c: Canvas, total: Quantity, ends: tuple[float, float], top: float) -> float:
    """Write a total on a brace; give the y of the bar under it."""
    words = block(_amount(d, total), 200, math=True)
    brace_over(c, *ends, top + words.height + 12, words)
    return top + words.height + 14


def _bar(d: BarModel, c: Canvas, bar: Bar, widths: list[float], frame: _Frame, y: float) -> None:
    """Draw one bar and the words in it; what does not fit hangs under it."""
    x = frame.left
    small: list[tuple[float, Block]] = []
    for index, (piece, width) in enumerate(zip(bar.pieces(), widths, strict=True)):
        tinted = index < bar.shaded if bar.groups else piece.value is not None
        c.rect(x, y, width, HEIGHT, "line tint" if tinted else "line open")
        words = _inside(d, piece, width)
        if words.width + 4 <= width:
            c.text(words, x + width / 2, y + HEIGHT / 2, at="middle")
        else:
            small.append((x + width / 2, words))
        x += width
    hang(c, [words for _, words in small], [at for at, _ in small], y + HEIGHT, near=-1, high=frame.right + 2)
    _labels(c, bar, widths, frame, max(y + HEIGHT, *(box.bottom for box in c.extent)))


def _inside(d: BarModel, piece: Quantity, width: float) -> Block:
    words = block(_amount(d, piece), math=True)
    return words if words.width + 4 <= width else block(piece, math=True)


def _labels(c: Canvas, bar: Bar, widths: list[float], frame: _Frame, y: float) -> None:
    centers = [frame.left + sum(widths[:index]) + width / 2 for index, width in enumerate(widths)]
    labels = [(block(part.label, 110), x) for part, x in zip(bar.parts, centers, strict=False) if part.label]
    hang(c, [words for words, _ in labels], [x for _, x in labels], y, reach=3, near=30, high=frame.right + 2)


def _difference(d: BarModel, c: Canvas, difference: Quantity, frame: _Frame, edges: list[float]) -> None:
    """Draw the gap between the ends of two bars as a dashed box with its number."""
    ends = [frame.left + float(sum(row)) * frame.unit for row in d.sizes()]
    short = 0 if ends[0] < ends[1] else 1
    gap, y = ends[1 - short] - ends[short], edges[short]
    words = block(_amount(d, difference), math=True)
    if gap > 1:
        c.rect(ends[short], y, gap, HEIGHT, "line dash")
    if words.width + 6 <= gap:
        c.text(words, ends[short] + gap / 2, y + HEIGHT / 2, at="middle")
    else:
        hang(c, [words], [ends[short] + gap / 2], max(box.bottom for box in c.extent), high=frame.right + 2)


def _amount(d: BarModel, quantity: Quantity) -> str:
    short = d.unit if d.unit and len(d.unit) <= 3 else None
    return with_unit(quantity, short) if quantity.value is not None else str(quantity)
