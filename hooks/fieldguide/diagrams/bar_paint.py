"""How bar models are drawn: all bars to one scale, words inside where they fit, braces for totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Quantity, with_unit
from fieldguide.diagrams.strokes import brace_over, brace_right, hang
from fieldguide.diagrams.text import Block, block

if TYPE_CHECKING:
    from fieldguide.diagrams.bar_model import Bar, BarModel

HEIGHT = 34.0


def paint(d: BarModel, c: Canvas) -> None:
    """Draw the bars one under another, all to one scale, then braces for totals and the difference."""
    names = [block(bar.name, 84) if bar.name else None for bar in d.bars]
    beside = block(_amount(d, d.total), 70, math=True) if d.total is not None else None
    left = max((name.width for name in names if name), default=0) + (12 if any(names) else 8)
    right = 332 - (beside.width + 18 if beside else 0)
    sizes = d.sizes()
    unit = (right - left) / float(max(sum(row) for row in sizes))
    edges = []
    for bar, name, row in zip(d.bars, names, sizes, strict=True):
        top = max((box.bottom for box in c.extent), default=0) + (10 if c.extent else 0)
        edges.append(_bar(d, c, bar, name, [float(size) * unit for size in row], left, top))
    if d.difference is not None:
        _difference(d, c, [left + float(sum(row)) * unit for row in sizes], edges)
    if beside:
        ends = max(left + float(sum(row)) * unit for row in sizes) + 4
        brace_right(c, max(ends, right + 3), edges[0], edges[-1] + HEIGHT, beside)


def _bar(d: BarModel, c: Canvas, bar: Bar, name: Block | None, widths: list[float], left: float, top: float) -> float:
    """Draw one bar with its brace and the words under its parts; give the y of its upper edge."""
    y = top
    if bar.total is not None:
        words = block(_amount(d, bar.total), 200, math=True)
        y = top + words.height + 14
        brace_over(c, left, left + sum(widths), y - 2, words)
    if name:
        c.text(name, left - 6, y + HEIGHT / 2, anchor="end", at="middle")
    x = left
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
    hang(c, [words for _, words in small], [at for at, _ in small], y + HEIGHT, near=-1)
    _labels(c, bar, widths, left, max(y + HEIGHT, *(box.bottom for box in c.extent)))
    return y


def _inside(d: BarModel, piece: Quantity, width: float) -> Block:
    words = block(_amount(d, piece), math=True)
    return words if words.width + 4 <= width else block(piece, math=True)


def _labels(c: Canvas, bar: Bar, widths: list[float], left: float, y: float) -> None:
    centers = [left + sum(widths[:index]) + width / 2 for index, width in enumerate(widths)]
    labels = [(block(part.label, 110), x) for part, x in zip(bar.parts, centers, strict=False) if part.label]
    hang(c, [words for words, _ in labels], [x for _, x in labels], y, reach=3, near=30)


def _difference(d: BarModel, c: Canvas, ends: list[float], edges: list[float]) -> None:
    """Draw the gap between the ends of two bars as a dashed box with its number."""
    short = 0 if ends[0] < ends[1] else 1
    gap, y = ends[1 - short] - ends[short], edges[short]
    words = block(_amount(d, d.difference), math=True) if d.difference else block("")
    if gap > 1:
        c.rect(ends[short], y, gap, HEIGHT, "line dash")
    if words.width + 6 <= gap:
        c.text(words, ends[short] + gap / 2, y + HEIGHT / 2, at="middle")
    else:
        hang(c, [words], [ends[short] + gap / 2], max(box.bottom for box in c.extent))


def _amount(d: BarModel, quantity: Quantity) -> str:
    short = d.unit if d.unit and len(d.unit) <= 3 else None
    return with_unit(quantity, short) if quantity.value is not None else str(quantity)
