"""Ratio table: rows that keep one ratio, with arrows for what was multiplied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.grid import Cell, column_widths, table
from fieldguide.diagrams.numbers import Quantity, parse, series
from fieldguide.diagrams.strokes import hop, hop_height, hop_levels
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: ratio-table
rows:
  - {name: Cups of rice, values: [2, 4, 10, "?"]}
  - {name: Cups of water, values: [3, 6, 15, 30]}
jumps:
  - {start: 1, end: 2, label: × 2}
  - {start: 1, end: 3, label: × 5}
""",
]


class Row(Checked):
    """One quantity."""

    name: Words
    """What is counted, with its unit."""
    values: Annotated[tuple[Quantity, ...], Field(min_length=2, max_length=7)]
    """Its numbers from left to right; "?" for an unknown."""


class Jump(Checked):
    """An arrow from one column to another."""

    start: Annotated[int, Field(ge=1)]
    """The column it leaves, counted from 1."""
    end: Annotated[int, Field(ge=1)]
    """The column it reaches."""
    label: Name
    """What is done to every number, such as × 5 or ÷ 2."""


class RatioTable(DiagramModel):
    """Equivalent ratios, one a column. For a table that keeps no ratio use kind: table."""

    kind: Literal["ratio-table"]
    rows: Annotated[tuple[Row, ...], Field(min_length=2, max_length=4)]
    """The quantities from top to bottom."""
    jumps: Annotated[tuple[Jump, ...], Field(max_length=4)] = ()
    """Arrows from column to column."""

    def faults(self) -> Iterator[Fault]:
        """Hold all columns to one ratio, and every arrow to what it says."""
        width = len(self.rows[0].values)
        for index, row in enumerate(self.rows):
            if len(row.values) != width:
                yield ("rows", index, "values"), f"{row.name} has {len(row.values)} numbers, the first row has {width}"
                return
        yield from self._ratio_faults()
        for index, jump in enumerate(self.jumps):
            yield from self._jump_faults(index, jump, width)

    def _ratio_faults(self) -> Iterator[Fault]:
        first = self.rows[0]
        for r, row in enumerate(self.rows[1:], 1):
            both = [
                (c, a.value, b.value)
                for c, (a, b) in enumerate(zip(first.values, row.values, strict=True))
                if a.value is not None and b.value is not None
            ]
            for c, a, b in both[1:]:
                if a * both[0][2] != b * both[0][1]:
                    base = both[0][0]
                    here, there = f"{first.values[c]} to {row.values[c]}", f"{first.values[base]} to {row.values[base]}"
                    hint = "for a table without one ratio use kind: table"
                    yield ("rows", r, "values", c), f"{here} is not the same ratio as {there}; {hint}"

    def _jump_faults(self, index: int, jump: Jump, width: int) -> Iterator[Fault]:
        for field in ("start", "end"):
            if getattr(jump, field) > width:
                yield ("jumps", index, field), f"there is no column {getattr(jump, field)}: the table has {width}"
                return
        if jump.start == jump.end:
            yield ("jumps", index, "end"), "an arrow goes from one column to another"
        match = re.match(r"([×÷*/])\s*(\S+( \d+/\d+)?)\Z", jump.label)
        factor = parse(match[2]) if match else None
        if not match or not factor:
            return
        for row in self.rows:
            a, b = row.values[jump.start - 1], row.values[jump.end - 1]
            if a.value is None or b.value is None:
                continue
            if b.value != (a.value * factor if match[1] in "×*" else a.value / factor):
                yield ("jumps", index, "label"), f"{a} {jump.label} is not {b} ({row.name})"


def paint(d: RatioTable, c: Canvas) -> None:
    """Draw the table, then arrows from column to column over it, or under it where they span others."""
    rows = [[Cell(row.name, head=True, left=True), *(_cell(value) for value in row.values)] for row in d.rows]
    number = max([34.0, *(block(value).width + 12 for row in d.rows for value in row.values)])
    first = min(column_widths([[row[0]] for row in rows], 130)[0], 328 - number * len(d.rows[0].values))
    wide = min(60.0, (328 - first) / len(d.rows[0].values))
    left = 170 - (first + wide * len(d.rows[0].values)) / 2
    bottom = table(c, rows, [first, *[wide] * len(d.rows[0].values)], left, 0)[-1]
    centers = [left + first + (column - 0.5) * wide for column in range(1, len(d.rows[0].values) + 1)]
    spans = [(centers[jump.start - 1], centers[jump.end - 1]) for jump in d.jumps]
    for jump, span, level in zip(d.jumps, spans, hop_levels(spans), strict=True):
        under = level % 2 == 1  # an arrow over others would run through their words
        hop(c, *span, bottom + 2 if under else -2, hop_height(span, level // 2), jump.label, under=under)


def _cell(value: Quantity) -> Cell:
    return Cell(value, math=value.value is None)


def words(d: RatioTable) -> tuple[str, str]:
    """Read the table column by column, then its arrows."""
    names = [row.name for row in d.rows]
    said = [f"A table with one row each for {series(names)}. Column by column:"]
    columns = zip(*(row.values for row in d.rows), strict=True)
    said.append("; ".join(f"{index}. {' to '.join(column)}" for index, column in enumerate(columns, 1)) + ".")
    said += [
        f"An arrow goes from column {jump.start} to column {jump.end}, labelled “{jump.label}”." for jump in d.jumps
    ]
    return f"Ratio table: {series(names)}", " ".join(said)
