"""Fraction circles: equal parts of one whole, shaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name

EXAMPLES = [
    """\
kind: fraction-circles
circles:
  - {parts: 3, shaded: 1}
  - {parts: 6, shaded: 2}
""",
    """\
kind: fraction-circles
circles:
  - {name: Pizzas eaten, parts: 4, shaded: 7}
""",
]


class Circle(Checked):
    """One amount: how many parts make a whole circle, and how many are shaded."""

    parts: Annotated[int, Field(ge=1, le=16)]
    """How many equal parts make one circle."""
    shaded: Annotated[int, Field(ge=0, le=48)] = 0
    """How many parts are shaded; more than parts makes another circle."""
    name: Name | None = None
    """Words under the circle."""

    def faults(self) -> Iterator[Fault]:
        """Hold an amount to three circles."""
        if self.shaded > 3 * self.parts:
            yield ("shaded",), f"{self.shaded}/{self.parts} is more than 3 circles: too many to draw"


class FractionCircles(DiagramModel):
    """One to six amounts in circles of the same size."""

    kind: Literal["fraction-circles"]
    circles: Annotated[tuple[Circle, ...], Field(min_length=1, max_length=6)]
    """The amounts, in order."""
