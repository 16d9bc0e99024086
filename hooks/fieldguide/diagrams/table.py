"""Table: a plain labelled table, for function tables and student work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import DiagramModel, Fault, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.grid import Cell, column_widths, table
from fieldguide.diagrams.numbers import count, series

EXAMPLES = [
    """\
kind: table
columns: [x, y]
rows:
  - [0, 3]
  - [1, 5]
  - [2, 7]
  - [10, "?"]
""",
    """\
kind: table
columns: [Step, Ana's work, What she said]
rows:
  - ["1", 3/4 = 6/8, I cut each fourth in half.]
  - ["2", 6/8 + 1/8 = 7/8, Now the pieces are the same size.]
""",
]

_WORD = re.compile(r"[^\W\d_]{3}")
CellText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class Table(DiagramModel):
    """Rows and columns of words and numbers; an empty cell ("") is left blank."""

    kind: Literal["table"]
    columns: Annotated[tuple[Words, ...], Field(min_length=1, max_length=6)]
    """The heads of the columns."""
    rows: Annotated[tuple[tuple[CellText, ...], ...], Field(min_length=1, max_length=12)]
    """The rows, each a list with one cell a column."""

    def faults(self) -> Iterator[Fault]:
        """Hold every row to the number of columns."""
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                yield ("rows", index), f"this row has {len(row)} cells, the table has {len(self.columns)} columns"


def paint(d: Table, c: Canvas) -> None:
    """Draw the table; columns of numbers are centered, columns of words begin at the left."""
    lefts = [any(len(row[index]) > 14 for row in d.rows) for index in range(len(d.columns))]
    letters = [len(name) == 1 for name in d.columns]
    rows = [[Cell(name, head=True, left=left, math=m) for name, left, m in zip(d.columns, lefts, letters, strict=True)]]
    rows += [
        [Cell(text, left=left, math=not _WORD.search(text)) for text, left in zip(row, lefts, strict=True)]
        for row in d.rows
    ]
    widths = column_widths(rows, 328)
    table(c, rows, widths, 170 - sum(widths) / 2, 0)


def words(d: Table) -> tuple[str, str]:
    """Read the table row by row."""
    said = [f"A table with {count(len(d.columns), 'column')}: {series(d.columns)}."]
    for index, row in enumerate(d.rows, 1):
        cells = [f"{name}: {text or 'blank'}" for name, text in zip(d.columns, row, strict=True)]
        said.append(f"Row {index}: {'; '.join(cells)}.")
    return f"Table: {series(d.columns)}", " ".join(said)
