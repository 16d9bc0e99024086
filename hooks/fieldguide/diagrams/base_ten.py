"""Base-ten blocks: cubes, flats, rods and units, with some crossed out for taking away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words

EXAMPLES = [
    """\
kind: base-ten
sets:
  - {name: "243", hundreds: 2, tens: 4, ones: 3}
""",
    """\
kind: base-ten
sets:
  - {name: 52 as 4 tens and 12 ones, tens: 4, ones: 12, take_tens: 2, take_ones: 7}
caption: 52 − 27 after trading one ten for ten ones.
""",
    """\
kind: base-ten
smallest: "0.01"
sets:
  - {name: "1.34", hundreds: 1, tens: 3, ones: 4}
caption: The flat is 1 whole, so a rod is 0.1 and a small square is 0.01.
""",
]


class Blocks(Checked):
    """One number in blocks."""

    name: Words | None = None
    """Words over the blocks, such as the number."""
    thousands: Annotated[int, Field(ge=0, le=4)] = 0
    """Large cubes."""
    hundreds: Annotated[int, Field(ge=0, le=12)] = 0
    """Flats."""
    tens: Annotated[int, Field(ge=0, le=20)] = 0
    """Rods."""
    ones: Annotated[int, Field(ge=0, le=30)] = 0
    """Units."""
    take_hundreds: Annotated[int, Field(ge=0)] = 0
    """How many of the flats are crossed out."""
    take_tens: Annotated[int, Field(ge=0)] = 0
    """How many of the rods are crossed out."""
    take_ones: Annotated[int, Field(ge=0)] = 0
    """How many of the units are crossed out."""

    def faults(self) -> Iterator[Fault]:
        """Refuse an empty set, and taking away more than is there."""
        if not (self.thousands or self.hundreds or self.tens or self.ones):
            yield ("ones",), "a set needs at least one block"
        for field in ("hundreds", "tens", "ones"):
            there, taken = getattr(self, field), getattr(self, f"take_{field}")
            if taken > there:
                yield (f"take_{field}",), f"{taken} {field} cannot be crossed out: there are {there}"


class BaseTen(DiagramModel):
    """One to three numbers in base-ten blocks."""

    kind: Literal["base-ten"]
    sets: Annotated[tuple[Blocks, ...], Field(min_length=1, max_length=3)]
    """The numbers, from top to bottom."""
    smallest: Literal["1", "0.1", "0.01", "0.001"] = "1"
    """What the smallest block stands for; 0.01 makes the flat 1 whole."""
