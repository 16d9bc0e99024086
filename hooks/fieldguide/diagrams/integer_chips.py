"""Integer chips: positive and negative counters, with zero pairs ringed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault

EXAMPLES = [
    """\
kind: integer-chips
positive: 3
negative: 5
zero_pairs: 3
caption: 3 + (−5) = −2
""",
]

Chips = Annotated[int, Field(ge=0, le=20)]


class IntegerChips(DiagramModel):
    """Counters marked + and −."""

    kind: Literal["integer-chips"]
    positive: Chips
    """How many + chips."""
    negative: Chips
    """How many − chips."""
    zero_pairs: Chips = 0
    """How many pairs of + and − are ringed as zero."""

    def faults(self) -> Iterator[Fault]:
        """Ask for a chip, and for chips enough to pair."""
        if not self.positive + self.negative:
            yield ("positive",), "put down at least one chip"
        if self.zero_pairs > min(self.positive, self.negative):
            yield ("zero_pairs",), f"{self.zero_pairs} zero pairs need as many + and − chips"
