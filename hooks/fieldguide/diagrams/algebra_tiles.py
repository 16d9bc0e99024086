"""Algebra tiles: x² squares, x bars and unit tiles, positive or negative, on one or two sides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.area_model import written
from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import rows_of
from fieldguide.diagrams.numbers import count, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: algebra-tiles
sides:
  - {x: 2, ones: -3}
  - {ones: 5}
caption: 2x − 3 = 5
""",
    """\
kind: algebra-tiles
sides:
  - {squares: 1, x: 3, ones: 2}
""",
]


class Tiles(Checked):
    """The tiles of one expression; a negative number means negative tiles."""

    squares: Annotated[int, Field(ge=-4, le=4)] = 0
    """x² tiles."""
    x: Annotated[int, Field(ge=-10, le=10)] = 0
    """x tiles."""
    ones: Annotated[int, Field(ge=-20, le=20)] = 0
    """Unit tiles."""
    name: Name | None = None
    """Words under the tiles."""

    def faults(self) -> Iterator[Fault]:
        """Ask for a tile."""
        if not (self.squares or self.x or self.ones):
            yield ("ones",), "put down at least one tile"


class AlgebraTiles(DiagramModel):
    """One expression, or the two sides of an equation."""

    kind: Literal["algebra-tiles"]
    sides: Annotated[tuple[Tiles, ...], Field(min_length=1, max_length=2)]
    """One side for an expression, two for an equation."""


ONE, LONG = 22.0, 62.0


def paint(d: AlgebraTiles, c: Canvas) -> None:
    """Lay the tiles of each side; two sides are parted by an equals sign."""
    room = 328.0 if len(d.sides) == 1 else 146.0
    bottoms = []
    for index, side in enumerate(d.sides):
        middle = 170.0 if len(d.sides) == 1 else (79.0, 261.0)[index]
        bottoms.append(_side(c, side, middle, room))
    if len(d.sides) == 2:
        c.text(block("=", strong=True), 170, LONG / 2, at="middle")
    for index, side in enumerate(d.sides):
        if side.name:
            middle = 170.0 if len(d.sides) == 1 else (79.0, 261.0)[index]
            c.text(block(side.name, room), middle, max(bottoms) + 6)


def _side(c: Canvas, side: Tiles, middle: float, room: float) -> float:
    """Lay squares, bars, then units in columns of two; give the y of the lower edge."""
    items = [("squares", 1)] * abs(side.squares) + [("x", 1)] * abs(side.x)
    ones = abs(side.ones)
    items += [("ones", min(2, ones - start)) for start in range(0, ones, 2)]
    widths = [LONG if kind == "squares" else ONE for kind, _ in items]
    top = 0.0
    for row in rows_of(widths, room, 5):
        x = middle - (sum(widths[index] for index in row) + 5 * (len(row) - 1)) / 2
        for index in row:
            kind, amount = items[index]
            _tile(c, kind, x, top, amount, negative=getattr(side, kind) < 0)
            x += widths[index] + 5
        top += LONG + 8
    return top - 8


def _tile(c: Canvas, kind: str, x: float, top: float, amount: int, *, negative: bool) -> None:
    wide, high = (LONG if kind == "squares" else ONE), (ONE if kind == "ones" else LONG)
    text = {"squares": "x^2", "x": "x", "ones": "1"}[kind]
    for index in range(amount):
        y = top + index * (ONE + 5)
        c.rect(x, y, wide, high, "line open" if negative else "line tint")
        c.text(block(f"-{text}" if negative else text, math=True), x + wide / 2, y + high / 2, at="middle")


def words(d: AlgebraTiles) -> tuple[str, str]:
    """Say which tiles lie on each side."""
    places = ["The tiles"] if len(d.sides) == 1 else ["Left side", "Right side"]
    said = []
    for place, side in zip(places, d.sides, strict=True):
        kinds = [("squares", "x^2 tile"), ("x", "x tile"), ("ones", "unit tile")]
        there = [
            count(abs(amount), f"{'negative' if amount < 0 else 'positive'} {name}")
            for field, name in kinds
            if (amount := getattr(side, field))
        ]
        name = f", labelled “{side.name}”" if side.name else ""
        said.append(f"{place}: {series(there)}{name}.")
    if len(d.sides) == 2:
        said.append("An equals sign stands between the sides.")
    return f"Algebra tiles: {' = '.join(_expression(side) for side in d.sides)}", " ".join(said)


def _expression(side: Tiles) -> str:
    terms = [written((Fraction(amount), powers)) for amount, powers in
             ((side.squares, (("x", 2),)), (side.x, (("x", 1),)), (side.ones, ())) if amount]  # fmt: skip
    return " + ".join(terms).replace("+ -", "- ")
