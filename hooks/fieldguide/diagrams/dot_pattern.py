"""Dot pattern: dots to see at a glance, or the figures of a growing pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name

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
