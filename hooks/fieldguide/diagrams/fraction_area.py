"""Fraction times fraction: a unit square cut both ways, the product where the shadings overlap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: fraction-area
across: 2/3
down: 3/4
caption: 2/3 of 3/4 is 6 of 12 equal pieces.
""",
    """\
kind: fraction-area
across: 5/4
down: 1/2
""",
]


class FractionArea(DiagramModel):
    """One whole as a square: one fraction shaded across, the other down."""

    kind: Literal["fraction-area"]
    across: Number
    """The fraction shaded from the left, such as 2/3."""
    down: Number
    """The fraction shaded from the top, such as 3/4."""

    def faults(self) -> Iterator[Fault]:
        """Keep the pieces countable."""
        for field in ("across", "down"):
            number = getattr(self, field)
            if not 0 < number.value <= 2:
                yield (field,), f"{number} cannot be shaded: write a fraction greater than 0, at most 2"
            elif "." in number or parts(number)[1] > 12:
                yield (field,), f"{number} is too fine to draw: write a fraction with a denominator of at most 12"


def parts(number: Number) -> tuple[int, int]:
    """Give how many pieces are shaded and how many make one whole, as typed (2/4 stays 2 of 4)."""
    bottom = int(number.rpartition("/")[2]) if "/" in number else 1
    return int(number.value * bottom), bottom
