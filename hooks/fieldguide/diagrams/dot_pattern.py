"""Dot pattern: dots to see at a glance, or the figures of a growing pattern."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import rows_of
from fieldguide.diagrams.numbers import count, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: dot-pattern
figures:
  - {dots: 5, pattern: dice}
  - {dots: 3, pattern: dice}
caption: How many? How did you see it?
""",
    """\
kind: dot-pattern
shape: square
figures:
  - name: Step 1
    rows: [".o", "oo"]
  - name: Step 2
    rows: ["..o", "..o", "ooo"]
  - name: Step 3
    rows: ["...o", "...o", "...o", "oooo"]
""",
]

Row = Annotated[str, StringConstraints(pattern=r"^[.ox]+$", max_length=12)]
"""One row of a figure: o for a filled dot, x for a hollow one, . for an empty place."""


class Figure(Checked):
    """One group of dots: a count in a known arrangement, or rows drawn by hand."""

    name: Name | None = None
    """Words under the figure, such as Step 1."""
    dots: Annotated[int | None, Field(ge=1, le=20)] = None
    """How many dots."""
    pattern: Literal["dice", "row", "ring", "fives"] = "dice"
    """How they lie: as on dice (up to 10), in a row, in a ring, or in rows of five."""
    rows: Annotated[tuple[Row, ...], Field(max_length=12)] = ()
    """Instead of dots: the figure row by row, o filled, x hollow, . empty. Quote each row."""

    def faults(self) -> Iterator[Fault]:
        """Ask for dots or rows; hold dice to ten."""
        if (self.dots is None) == (not self.rows):
            yield ("dots",), "a figure needs either dots or rows: not both, not neither"
        if self.dots and self.dots > 10 and self.pattern == "dice":
            yield ("dots",), "dice patterns go up to 10: choose pattern: fives, row or ring"
        if self.rows and not any(set(row) - {"."} for row in self.rows):
            yield ("rows",), "the figure has no dots"


class DotPattern(DiagramModel):
    """One to six groups of dots."""

    kind: Literal["dot-pattern"]
    figures: Annotated[tuple[Figure, ...], Field(min_length=1, max_length=6)]
    """The groups, from left to right."""
    shape: Literal["dot", "square"] = "dot"
    """dot, or square for tiles."""


Spot = tuple[float, float, str]
"""Column, row and the letter o or x."""

_DICE = {
    1: ["...", ".o.", "..."],
    2: ["o..", "...", "..o"],
    3: ["o..", ".o.", "..o"],
    4: ["o.o", "...", "o.o"],
    5: ["o.o", ".o.", "o.o"],
    6: ["o.o", "o.o", "o.o"],
    7: ["o.o", "ooo", "o.o"],
    8: ["ooo", "o.o", "ooo"],
    9: ["ooo", "ooo", "ooo"],
    10: ["o.o.o", ".o.o.", "o.o.o", ".o.o."],
}


def spots(figure: Figure) -> list[Spot]:
    """Give the place of every dot."""
    if figure.rows or (figure.pattern == "dice" and figure.dots):
        rows = figure.rows or _DICE[figure.dots or 1]
        return [(x, y, mark) for y, row in enumerate(rows) for x, mark in enumerate(row) if mark != "."]
    dots = figure.dots or 1
    if figure.pattern == "ring" and dots > 2:
        r = max(1.0, dots / 6)
        turns = [2 * math.pi * index / dots - math.pi / 2 for index in range(dots)]
        return [(r + r * math.cos(turn), r + r * math.sin(turn), "o") for turn in turns]
    wide = 5 if figure.pattern == "fives" else dots
    return [(index % wide, index // wide, "o") for index in range(dots)]


def paint(d: DotPattern, c: Canvas) -> None:
    """Lay the figures side by side, as many as fit in a row, standing on one ground."""
    groups = [spots(figure) for figure in d.figures]
    wide = [max(x for x, _, _ in group) + 1 for group in groups]
    side = min(24.0, 300 / max(wide))
    names = [block(figure.name, 110) if figure.name else None for figure in d.figures]
    widths = [max(w * side, name.width if name else 0) for w, name in zip(wide, names, strict=True)]
    for row in rows_of(widths, 328, 30):
        top = max((box.bottom for box in c.extent), default=-18) + 18
        ground = top + max(max(y for _, y, _ in groups[index]) + 1 for index in row) * side
        left = 170 - (sum(widths[index] for index in row) + 30 * (len(row) - 1)) / 2
        for index in row:
            middle = left + widths[index] / 2
            high = max(y for _, y, _ in groups[index]) + 1
            for x, y, mark in groups[index]:
                _spot(d, c, middle + (x + 0.5 - wide[index] / 2) * side, ground + (y + 0.5 - high) * side, side, mark)
            if name := names[index]:
                c.text(name, middle, ground + 6)
            left += widths[index] + 30


def _spot(d: DotPattern, c: Canvas, x: float, y: float, side: float, mark: str) -> None:
    if d.shape == "square":
        c.rect(x - side / 2, y - side / 2, side, side, "line tint" if mark == "o" else "line open")
    else:
        c.circle(x, y, side * 0.38, "solid" if mark == "o" else "ring open")


def words(d: DotPattern) -> tuple[str, str]:
    """Say how many dots each figure has and how they lie."""
    what = "dot" if d.shape == "dot" else "square"
    totals = [str(len(spots(figure))) for figure in d.figures]
    said = []
    for index, figure in enumerate(d.figures, 1):
        name = figure.name or (f"Figure {index}" if len(d.figures) > 1 else "The figure")
        said.append(f"{name}: {count(len(spots(figure)), what)}, {_lie(figure, what)}.")
    return f"{what.capitalize()} pattern: {series(totals)}", " ".join(said)


def _lie(figure: Figure, what: str) -> str:
    if figure.rows:
        hollow = any("x" in row for row in figure.rows)
        rows = [_row_words(row, what, hollow=hollow) for row in figure.rows]
        return f"in {count(len(rows), 'row')}; from the top, each row from the left: {'; '.join(rows)}"
    pattern = {"dice": "as on dice", "row": "in one row", "ring": "in a ring", "fives": "in rows of five"}[
        figure.pattern
    ]
    return f"lying {pattern}"


def _row_words(row: str, what: str, *, hollow: bool) -> str:
    """Say a row in runs, from the left: 1 empty place, 3 squares."""
    runs = [(mark, len(list(run))) for mark, run in groupby(row)]
    if runs[-1][0] == "." and len(runs) > 1:
        runs.pop()  # nothing follows it
    names = {"o": f"filled {what}" if hollow else what, "x": f"hollow {what}", ".": "empty place"}
    return ", ".join(count(length, names[mark]) for mark, length in runs)
