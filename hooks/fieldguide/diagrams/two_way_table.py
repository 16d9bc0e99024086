"""Two-way table: counts by two categories, with totals that must add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.grid import Cell, column_widths, table
from fieldguide.diagrams.numbers import Quantity, plain, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: two-way-table
columns: [Plays a sport, No sport]
rows:
  - {name: Grade 7, values: [18, 12], total: 30}
  - {name: Grade 8, values: [15, "?"], total: 25}
totals: [33, 22, 55]
""",
]


class Row(Checked):
    """One category across."""

    name: Name
    """The category."""
    values: Annotated[tuple[Quantity, ...], Field(min_length=2, max_length=4)]
    """Its counts from left to right; "?" for an unknown."""
    total: Quantity | None = None
    """The total of the row."""


class TwoWayTable(DiagramModel):
    """Counts of one group by two questions."""

    kind: Literal["two-way-table"]
    columns: Annotated[tuple[Name, ...], Field(min_length=2, max_length=4)]
    """The categories along the top."""
    rows: Annotated[tuple[Row, ...], Field(min_length=2, max_length=5)]
    """The categories down the side."""
    totals: tuple[Quantity, ...] = ()
    """The totals of the columns, then the grand total; leave out for a table without totals."""
    label: Words | None = None
    """Who was asked or what was counted."""

    def faults(self) -> Iterator[Fault]:
        """Check the shape, then every sum that is fully known."""
        width = len(self.columns)
        for r, row in enumerate(self.rows):
            if len(row.values) != width:
                yield ("rows", r, "values"), f"{row.name} has {len(row.values)} counts, the table has {width} columns"
                return
            if (row.total is None) == bool(self.totals):
                yield ("rows", r, "total"), "give totals for all rows and all columns, or for none"
        if self.totals and len(self.totals) != width + 1:
            yield ("totals",), f"totals needs {width + 1} numbers: one a column, then the grand total"
            return
        yield from self._sums()

    def _sums(self) -> Iterator[Fault]:
        for r, row in enumerate(self.rows):
            yield from _sum(row.values, row.total, ("rows", r, "total"), row.name)
        for c, total in enumerate(self.totals):
            column = [row.values[c] if c < len(self.columns) else row.total for row in self.rows]
            name = self.columns[c] if c < len(self.columns) else "the row totals"
            yield from _sum([q for q in column if q], total, ("totals", c), name)


def _sum(
    values: tuple[Quantity, ...] | list[Quantity], total: Quantity | None, where: tuple[str | int, ...], name: str
) -> Iterator[Fault]:
    known = [q.value for q in values if q.value is not None]
    if total is None or total.value is None or len(known) != len(values):
        return
    if (right := sum(known)) != total.value:
        yield where, f"{name} adds up to {plain(right + 0 * known[0])}, not to {total}"


def paint(d: TwoWayTable, c: Canvas) -> None:
    """Draw the table with its totals in the last row and column."""
    head = ["", *d.columns, *(["Total"] if d.totals else [])]
    rows = [[Cell(text, head=True) for text in head]]
    for row in d.rows:
        values = [*row.values, *([row.total] if row.total is not None else [])]
        rows.append([Cell(row.name, head=True, left=True), *(_cell(value) for value in values)])
    if d.totals:
        rows.append([Cell("Total", head=True, left=True), *(_cell(value) for value in d.totals)])
    widths = column_widths(rows, 328)
    table(c, rows, widths, 170 - sum(widths) / 2, 0)
    if d.label:
        c.text(block(d.label, 320), 170, c.extent[-1].bottom + 6)


def _cell(value: Quantity) -> Cell:
    return Cell(value, math=value.value is None)


def words(d: TwoWayTable) -> tuple[str, str]:
    """Read the table row by row."""
    said = [f"A table with {len(d.columns)} columns, {series(d.columns)}, and {len(d.rows)} rows."]
    if d.label:
        said.append(f"{d.label}.")
    for row in d.rows:
        cells = [f"{name}: {value}" for name, value in zip(d.columns, row.values, strict=True)]
        cells += [f"total: {row.total}"] if row.total is not None else []
        said.append(f"{row.name}: {', '.join(cells)}.")
    if d.totals:
        names = [*d.columns, "all together"]
        said.append("Totals: " + ", ".join(f"{n}: {v}" for n, v in zip(names, d.totals, strict=True)) + ".")
    return f"Two-way table: {series([row.name for row in d.rows])} by {series(d.columns)}", " ".join(said)
