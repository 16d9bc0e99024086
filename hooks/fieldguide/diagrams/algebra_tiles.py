"""Algebra tiles: x² squares, x bars and unit tiles, positive or negative, on one or two sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name

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
