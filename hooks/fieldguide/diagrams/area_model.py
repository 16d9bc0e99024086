"""Area model: a rectangle cut into partial products, with numbers or with terms such as 2x."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import shares
from fieldguide.diagrams.numbers import Quantity, count, parse, plain, series
from fieldguide.diagrams.text import Block, block

EXAMPLES = [
    """\
kind: area-model
rows: [20, 3]
columns: [10, 4]
caption: 23 × 14 as four partial products.
""",
    """\
kind: area-model
rows: [x, 3]
columns: [2x, -5]
caption: (x + 3)(2x − 5)
""",
    """\
kind: area-model
rows: [6]
columns: [40, 7]
products: [[240, "?"]]
""",
    """\
kind: area-model
rows: [2, 1/2]
columns: [3, 1/4]
total: 8 1/8
""",
]

_TERM = re.compile(r"(?P<sign>[+-]?)(?P<factor>\d+/\d+|\d*\.?\d*)(?P<letters>([a-z](\^[2-9])?)*)\Z", re.ASCII)

Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10)]
"""A number or a term such as x, -5, 2x, x^2."""

Monomial = tuple[Fraction, tuple[tuple[str, int], ...]]


def monomial(text: str) -> Monomial | None:
    """Read a term as a factor and powers of letters; nothing when it is neither a number nor a term."""
    text = text.replace("\u2212", "-").replace("²", "^2").replace("³", "^3")
    if (value := parse(text)) is not None:
        return value, ()
    match = _TERM.match(text)
    if not match or not match["letters"]:
        return None
    factor = parse(match["factor"]) if match["factor"] else Fraction(1)
    if factor is None:
        return None
    powers: dict[str, int] = {}
    for letter, power in re.findall(r"([a-z])(?:\^([2-9]))?", match["letters"]):
        powers[letter] = powers.get(letter, 0) + int(power or 1)
    return (-factor if match["sign"] == "-" else factor), tuple(sorted(powers.items()))


def times(a: Monomial, b: Monomial) -> Monomial:
    """Multiply two terms."""
    powers = dict(a[1])
    for letter, power in b[1]:
        powers[letter] = powers.get(letter, 0) + power
    return a[0] * b[0], tuple(sorted(powers.items()))


def written(term: Monomial) -> str:
    """Write a term as people do: 2x^2, -x, 12."""
    factor, powers = term
    letters = "".join(letter + (f"^{power}" if power > 1 else "") for letter, power in powers)
    if not letters or not factor:
        return plain(factor)
    return {Fraction(1): "", Fraction(-1): "-"}.get(factor, plain(factor)) + letters


class AreaModel(DiagramModel):
    """A rectangle whose sides are sums; each cell is the product of its row and its column."""

    kind: Literal["area-model"]
    rows: Annotated[tuple[Term, ...], Field(min_length=1, max_length=4)]
    """The terms of one factor, written down the left side."""
    columns: Annotated[tuple[Term, ...], Field(min_length=1, max_length=4)]
    """The terms of the other factor, written along the top."""
    products: tuple[tuple[Annotated[str, StringConstraints(strip_whitespace=True, max_length=12)], ...], ...] = ()
    """What stands in the cells, row by row, with "?" where students fill in; leave out to have all products written."""
    total: Quantity | None = None
    """The whole product, written under the picture: a number or "?"."""

    def faults(self) -> Iterator[Fault]:
        """Read every term; multiply and add to check what was written."""
        bad = False
        for side in ("rows", "columns"):
            for index, text in enumerate(getattr(self, side)):
                if monomial(text) is None:
                    bad = True
                    yield (side, index), f"“{text}” is not a number or a term such as 2x, -5 or x^2"
        if not bad:
            yield from self._product_faults()
            yield from self._total_faults()

    def computed(self) -> list[list[Monomial]]:
        """Multiply every row by every column."""
        rows, columns = ([m for t in side if (m := monomial(t))] for side in (self.rows, self.columns))
        return [[times(row, column) for column in columns] for row in rows]

    def written(self) -> list[list[str]]:
        """Give what stands in the cells."""
        if self.products:
            return [list(row) for row in self.products]
        return [[written(cell) for cell in row] for row in self.computed()]

    def _product_faults(self) -> Iterator[Fault]:
        if not self.products:
            return
        if len(self.products) != len(self.rows):
            yield ("products",), f"products has {len(self.products)} rows, the model has {len(self.rows)}"
            return
        for r, (given, row) in enumerate(zip(self.products, self.computed(), strict=True)):
            if len(given) != len(row):
                yield ("products", r), f"this row has {len(given)} products, the model has {len(row)} columns"
                continue
            for c, (text, right) in enumerate(zip(given, row, strict=True)):
                if text != "?" and monomial(text) != right:
                    yield ("products", r, c), f"{self.rows[r]} × {self.columns[c]} is {written(right)}, not {text}"

    def _total_faults(self) -> Iterator[Fault]:
        cells = [cell for row in self.computed() for cell in row]
        if self.total is None or self.total.value is None:
            return
        if any(powers for _, powers in cells):
            yield ("total",), "a total can only be checked when all terms are numbers: leave it out"
        elif (right := sum((factor for factor, _ in cells), Fraction())) != self.total.value:
            yield ("total",), f"the products add up to {plain(right)}, not to {self.total}"


def paint(d: AreaModel, c: Canvas) -> None:
    """Draw the rectangle: the terms outside along its sides, the products inside."""
    heads = [block(text, math=True) for text in d.columns]
    sides = [block(text, math=True) for text in d.rows]
    cells = [[block(text, math=True) for text in row] for row in d.written()]
    left = max(side.width for side in sides) + 16
    widths = shares([_size(t) for t in d.columns], 332 - left, [_room(heads[i], cells, i) for i in range(len(heads))])
    heights = shares([_size(t) for t in d.rows], 46.0 * len(sides) + 40, [40.0] * len(sides))
    if d.rows == d.columns and not c.blank:  # (x + 3)(x + 3) is a square, and is seen to be one
        rooms = [max(40.0, _room(heads[i], cells, i)) for i in range(len(heads))]
        widths = heights = shares([_size(t) for t in d.columns], min(220.0, 332 - left), rooms)
    top = max(head.height for head in heads) + 6
    y = top
    for r, (side, height) in enumerate(zip(sides, heights, strict=True)):
        c.text(side, left - 8, y + height / 2, anchor="end", at="middle")
        x = left
        for i, width in enumerate(widths):
            c.rect(x, y, width, height, "line tint" if (r + i) % 2 and not c.blank else "line open")
            c.text(cells[r][i], x + width / 2, y + height / 2, at="middle")
            if not r:
                c.text(heads[i], x + width / 2, top - 5, at="bottom")
            x += width
        y += height
    if d.total is not None:
        c.text(block(f"Total: {d.total}"), left + sum(widths) / 2, y + 6)


def _size(term: str) -> float:
    """Weigh a term for drawing: numbers by a damped size, so that 200 and 3 both have room; letters like 5 units."""
    read = monomial(term)
    factor, powers = read or (Fraction(1), ())
    return math.pow(abs(factor) or 1, 0.6) * (3 if powers else 1)


def _room(head: Block, cells: list[list[Block]], column: int) -> float:
    return max(head.width, *(row[column].width for row in cells)) + 12


def _factor(terms: tuple[str, ...]) -> str:
    return f"({' + '.join(terms)})".replace("+ -", "- ") if len(terms) > 1 else terms[0]


def words(d: AreaModel) -> tuple[str, str]:
    """Say the sides and every cell."""
    title = f"Area model: {_factor(d.rows)} × {_factor(d.columns)}"
    said = [
        f"A rectangle, not drawn to scale, cut into {count(len(d.rows), 'row')} and {count(len(d.columns), 'column')}.",
        f"Down the left side: {series(d.rows)}. Along the top: {series(d.columns)}.",
    ]
    for row, products in zip(d.rows, d.written(), strict=True):
        cells = [f"{row} times {column}: {product}" for column, product in zip(d.columns, products, strict=True)]
        said.append("; ".join(cells) + ".")
    if d.total is not None:
        said.append(f"Total: {d.total}.")
    return title, " ".join(said)
