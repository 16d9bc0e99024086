"""Base-ten blocks: cubes, flats, rods and units, with some crossed out for taking away."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import rows_of
from fieldguide.diagrams.numbers import count, plain, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: base-ten
sets:
  - {name: "243", hundreds: 2, tens: 4, ones: 3}
""",
    """\
kind: base-ten
sets:
  - {name: 52 as 4 tens and 12 ones, tens: 4, ones: 12, take_tens: 2, take_ones: 7}
caption: 52 − 27 after trading one ten for ten ones.
""",
    """\
kind: base-ten
smallest: "0.01"
sets:
  - {name: "1.34", hundreds: 1, tens: 3, ones: 4}
caption: The flat is 1 whole, so a rod is 0.1 and a small square is 0.01.
""",
]


class Blocks(Checked):
    """One number in blocks."""

    name: Words | None = None
    """Words over the blocks, such as the number."""
    thousands: Annotated[int, Field(ge=0, le=4)] = 0
    """Large cubes."""
    hundreds: Annotated[int, Field(ge=0, le=12)] = 0
    """Flats."""
    tens: Annotated[int, Field(ge=0, le=20)] = 0
    """Rods."""
    ones: Annotated[int, Field(ge=0, le=30)] = 0
    """Units."""
    take_hundreds: Annotated[int, Field(ge=0)] = 0
    """How many of the flats are crossed out."""
    take_tens: Annotated[int, Field(ge=0)] = 0
    """How many of the rods are crossed out."""
    take_ones: Annotated[int, Field(ge=0)] = 0
    """How many of the units are crossed out."""

    def faults(self) -> Iterator[Fault]:
        """Refuse an empty set, and taking away more than is there."""
        if not (self.thousands or self.hundreds or self.tens or self.ones):
            yield ("ones",), "a set needs at least one block"
        for field in ("hundreds", "tens", "ones"):
            there, taken = getattr(self, field), getattr(self, f"take_{field}")
            if taken > there:
                yield (f"take_{field}",), f"{taken} {field} cannot be crossed out: there are {there}"


class BaseTen(DiagramModel):
    """One to three numbers in base-ten blocks."""

    kind: Literal["base-ten"]
    sets: Annotated[tuple[Blocks, ...], Field(min_length=1, max_length=3)]
    """The numbers, from top to bottom."""
    smallest: Literal["1", "0.1", "0.01", "0.001"] = "1"
    """What the smallest block stands for; 0.01 makes the flat 1 whole."""


UNIT = 8.0
_VALUES = {"ones": 0, "tens": 1, "hundreds": 2, "thousands": 3}


def paint(d: BaseTen, c: Canvas) -> None:
    """Draw each set under its name: cubes, flats, rods, then units in columns of five."""
    for blocks in d.sets:
        top = max((box.bottom for box in c.extent), default=-16) + 16
        if blocks.name:
            top = c.text(block(blocks.name, 320), 8, top, anchor="start").bottom + 6
        _set(c, blocks, top)


def _set(c: Canvas, blocks: Blocks, top: float) -> None:
    items: list[tuple[str, int, bool]] = [("thousands", 1, False)] * blocks.thousands
    for field in ("hundreds", "tens"):
        there, taken = getattr(blocks, field), getattr(blocks, f"take_{field}")
        items += [(field, 1, index >= there - taken) for index in range(there)]
    items += [("ones", min(5, blocks.ones - start), False) for start in range(0, blocks.ones, 5)]
    widths = [{"thousands": 105.0, "hundreds": 80.0, "tens": 8.0, "ones": 10.0}[kind] for kind, _, _ in items]
    seen = 0
    for row in rows_of(widths, 296, 7):
        x = 8.0
        high = 105.0 if items[row[0]][0] == "thousands" else 80.0
        for index in row:
            kind, amount, crossed = items[index]
            if kind == "ones":
                _units(c, x, top + high, amount, [seen + n >= blocks.ones - blocks.take_ones for n in range(amount)])
                seen += amount
            else:
                _piece(c, kind, x, top + high, crossed)
            x += widths[index] + 7 + (9 if kind != items[min(index + 1, len(items) - 1)][0] else 0)
        top += high + 14


def _piece(c: Canvas, kind: str, x: float, bottom: float, crossed: bool) -> None:
    wide = 10 if kind != "tens" else 1
    y = bottom - 80
    if kind == "thousands":
        for corners in (((0, 0), (25, -25), (105, -25), (80, 0)), ((80, 0), (105, -25), (105, 55), (80, 80))):
            c.polygon([(x + a, y + b) for a, b in corners], "line tint")
    c.rect(x, y, wide * UNIT, 80, "line tint")
    for step in range(1, 10):
        c.line(x, y + step * UNIT, x + wide * UNIT, y + step * UNIT, "grid")
        if wide > 1:
            c.line(x + step * UNIT, y, x + step * UNIT, y + 80, "grid")
    if crossed:
        _cross(c, *((x - 2, bottom - 46, UNIT + 4, 12) if wide == 1 else (x, y, 80, 80)))


def _units(c: Canvas, x: float, bottom: float, amount: int, crossed: list[bool]) -> None:
    for index in range(amount):
        y = bottom - UNIT - (amount - 1 - index) * (UNIT + 5)
        c.rect(x, y, UNIT, UNIT, "line tint")
        if crossed[index]:
            _cross(c, x - 2, y - 2, UNIT + 4, UNIT + 4)


def _cross(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.line(x, y, x + w, y + h)
    c.line(x, y + h, x + w, y)


def words(d: BaseTen) -> tuple[str, str]:
    """Say which blocks lie there, what they are worth, and which are crossed out."""
    said = [f"The smallest block stands for {d.smallest}."]
    totals = []
    for blocks in d.sets:
        total = sum(getattr(blocks, field) * 10**power for field, power in _VALUES.items()) * Fraction(d.smallest)
        totals.append(blocks.name or plain(total, {"1": None, "0.1": 1, "0.01": 2, "0.001": 3}[d.smallest]))
        shapes = [("thousands", "large cube"), ("hundreds", "flat"), ("tens", "rod"), ("ones", "small cube")]
        there = [count(getattr(blocks, field), shape) for field, shape in shapes if getattr(blocks, field)]
        text = f"{totals[-1]}: {series(there)}"
        taken = [
            count(getattr(blocks, f"take_{field}"), shape)
            for field, shape in shapes[1:]
            if getattr(blocks, f"take_{field}")
        ]
        said.append(text + (f"; crossed out: {series(taken)}." if taken else "."))
    return f"Base-ten blocks: {series(totals)}", " ".join(said)
