"""Cells with words and numbers: the ground of all tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import shares
from fieldguide.diagrams.text import Block, block

PAD = 7.0


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a head is bold and tinted."""

    text: str
    head: bool = False
    math: bool = False
    left: bool = False


def column_widths(rows: Sequence[Sequence[Cell]], room: float) -> list[float]:
    """Give each column what its words want; when they want too much, at least their longest word."""
    columns = list(zip(*rows, strict=True))
    want = [max(_set(cell, 1000).width for cell in column) + 2 * PAD for column in columns]
    if sum(want) <= room:
        return [max(size, 34.0) for size in want] if sum(max(size, 34.0) for size in want) <= room else want
    least = [max(_longest(cell) for cell in column) + 2 * PAD for column in columns]
    if sum(least) > room:  # words will be cut
        least = [min(size, room / len(columns)) for size in least]
    fair = room / len(columns)
    small = {index for index, size in enumerate(want) if size <= fair}
    if sum(want[index] for index in small) + sum(low for index, low in enumerate(least) if index not in small) > room:
        small = set()
    least = [want[index] if index in small else low for index, low in enumerate(least)]
    return shares([0.0 if index in small else size**0.8 for index, size in enumerate(want)], room, least)


def _longest(cell: Cell) -> float:
    words = cell.text.replace("1 ", "1\u00a0").split(" ") if "/" in cell.text else cell.text.split(" ")
    return max(_set(Cell(word, cell.head, math=cell.math), 1000).width for word in words)


def _set(cell: Cell, limit: float) -> Block:
    return block(cell.text or " ", limit, strong=cell.head, math=cell.math)


def table(c: Canvas, rows: Sequence[Sequence[Cell]], widths: Sequence[float], left: float, top: float) -> list[float]:
    """Draw a table and give the y of every row's edges."""
    edges = [top]
    for row in rows:
        blocks = [_set(cell, wide - 2 * PAD) for cell, wide in zip(row, widths, strict=True)]
        high = max(body.height for body in blocks) + 12
        x = left
        for cell, body, wide in zip(row, blocks, widths, strict=True):
            c.rect(x, edges[-1], wide, high, "thin tint" if cell.head else "thin open")
            middle = edges[-1] + high / 2
            if cell.text and cell.left:
                c.text(body, x + PAD, middle, anchor="start", at="middle")
            elif cell.text:
                c.text(body, x + wide / 2, middle, at="middle")
            x += wide
        edges.append(edges[-1] + high)
    c.rect(left, top, sum(widths), edges[-1] - top, "line")
    return edges
