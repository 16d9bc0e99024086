"""Fraction times fraction: a unit square cut both ways, the product where the shadings overlap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Number, count
from fieldguide.diagrams.strokes import brace_left, brace_over
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: fraction-area
across: 2/3
down: 3/4
caption: 2/3 of 3/4 is 6 of 12 equal pieces.
""",
    """\
kind: fraction-area
across: 5/4
down: 1/2
""",
]


class FractionArea(DiagramModel):
    """One whole as a square: one fraction shaded across, the other down."""

    kind: Literal["fraction-area"]
    across: Number
    """The fraction shaded from the left, such as 2/3."""
    down: Number
    """The fraction shaded from the top, such as 3/4."""

    def faults(self) -> Iterator[Fault]:
        """Keep the pieces countable."""
        for field in ("across", "down"):
            number = getattr(self, field)
            if not 0 < number.value <= 2:
                yield (field,), f"{number} cannot be shaded: write a fraction greater than 0, at most 2"
            elif "." in number or parts(number)[1] > 12:
                yield (field,), f"{number} is too fine to draw: write a fraction with a denominator of at most 12"


def parts(number: Number) -> tuple[int, int]:
    """Give how many pieces are shaded and how many make one whole, as typed (2/4 stays 2 of 4)."""
    bottom = int(number.rpartition("/")[2]) if "/" in number else 1
    return int(number.value * bottom), bottom


def paint(d: FractionArea, c: Canvas) -> None:
    """Shade one fraction across and the other down; where they overlap, both shadings show."""
    (wide, columns), (high, rows) = parts(d.across), parts(d.down)
    wholes_across, wholes_down = -(-wide // columns), -(-high // rows)
    size = min(280 / wholes_across, 240 / wholes_down, 200)
    side = block(str(d.down))
    top = block(str(d.across))
    left = max(side.width + 24, (340 - size * wholes_across) / 2)
    w, h = size / columns, size / rows
    c.rect(left, 0, wide * w, size * wholes_down, "wash tint")
    c.rect(left, 0, size * wholes_across, high * h, "hatch none")
    for index in range(columns * wholes_across + 1):
        c.line(left + index * w, 0, left + index * w, size * wholes_down, "thin")
    for index in range(rows * wholes_down + 1):
        c.line(left, index * h, left + size * wholes_across, index * h, "thin")
    for i in range(wholes_across):
        for j in range(wholes_down):
            c.rect(left + i * size, j * size, size, size, "heavy")
    brace_over(c, left, left + wide * w, -4, top)
    brace_left(c, left - 4, 0, high * h, side)


def words(d: FractionArea) -> tuple[str, str]:
    """Say how the square is cut and how many pieces are shaded twice."""
    (wide, columns), (high, rows) = parts(d.across), parts(d.down)
    said = (
        f"A square that stands for 1 whole is cut into {count(columns, 'equal column')} "
        f"and {count(rows, 'equal row')}, which makes {count(columns * rows, 'piece')}. "
        f"{count(wide, 'column is', 'columns are')} shaded from the left to show {d.across}; "
        f"{count(high, 'row is', 'rows are')} hatched from the top to show {d.down}. "
        f"{count(wide * high, 'piece has', 'pieces have')} both."
    )
    if wide > columns or high > rows:
        said += " Where a fraction is more than 1, a second square of the same size and cuts continues the first."
    return f"Area model: {d.across} × {d.down}", said
