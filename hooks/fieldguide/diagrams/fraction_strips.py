"""Fraction strips: equal parts of one whole, shaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name

EXAMPLES = [
    """\
kind: fraction-strips
strips:
  - {parts: 2, shaded: 1}
  - {parts: 4, shaded: 2}
  - {parts: 8, shaded: 4}
caption: 1/2, 2/4 and 4/8 are the same length.
""",
    """\
kind: fraction-strips
strips:
  - {name: Ana's ribbon, parts: 3, shaded: 2}
  - {name: Ben's ribbon, parts: 4, shaded: 5}
""",
]


class Strip(Checked):
    """One strip: how many parts make a whole, and how many are shaded."""

    parts: Annotated[int, Field(ge=1, le=16)]
    """How many equal parts make one whole."""
    shaded: Annotated[int, Field(ge=0, le=48)] = 0
    """How many parts are shaded; more than parts makes a second whole."""
    name: Name | None = None
    """Words over the strip."""

    def faults(self) -> Iterator[Fault]:
        """Hold a strip to three wholes."""
        if self.shaded > 3 * self.parts:
            yield ("shaded",), f"{self.shaded}/{self.parts} is more than 3 wholes: too long to draw"


class FractionStrips(DiagramModel):
    """One to six strips, one under another, all with the same whole."""

    kind: Literal["fraction-strips"]
    strips: Annotated[tuple[Strip, ...], Field(min_length=1, max_length=6)]
    """The strips from top to bottom."""
    compare: bool = False
    """yes to draw a dashed line down from the end of each shaded part."""
