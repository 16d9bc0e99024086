"""Number bond: a whole and its parts in circles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.numbers import Quantity, plain

EXAMPLES = [
    """\
kind: number-bond
whole: 13
parts: [10, 3]
""",
    """\
kind: number-bond
whole: 2 1/4
parts: [2, "?"]
""",
]


class NumberBond(DiagramModel):
    """A whole above its parts; any of them may be unknown."""

    kind: Literal["number-bond"]
    whole: Quantity
    """The whole: a number or "?"."""
    parts: Annotated[tuple[Quantity, ...], Field(min_length=2, max_length=4)]
    """The parts from left to right."""

    def faults(self) -> Iterator[Fault]:
        """Check that the parts make the whole when all of them are known."""
        values = [part.value for part in self.parts]
        known = [value for value in values if value is not None]
        if self.whole.value is not None and len(known) == len(values):
            if (total := sum(known, Fraction())) != self.whole.value:
                yield ("parts",), f"the parts add up to {plain(total)}, not to {self.whole}"
