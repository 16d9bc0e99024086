"""Integer chips: positive and negative counters, with zero pairs ringed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import count

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


STEP = 32.0


def paint(d: IntegerChips, c: Canvas) -> None:
    """Lay + chips over − chips, ten in a row, so that pairs stand together."""
    most = max(d.positive, d.negative)
    for start in range(0, most, 10):
        wide = min(10, most - start)
        top = (start // 10) * 90.0
        left = 170 - wide * STEP / 2
        for place in range(wide):
            x = left + (place + 0.5) * STEP
            if start + place < d.zero_pairs:
                c.rect(x - 14.5, top - 2, 29, 66, "line dash", 14.5)
            if start + place < d.positive:
                _chip(c, x, top + 14, plus=True)
            if start + place < d.negative:
                _chip(c, x, top + 48, plus=False)


def _chip(c: Canvas, x: float, y: float, *, plus: bool) -> None:
    c.circle(x, y, 11.5, "line open" if plus else "line tint")
    c.line(x - 5, y, x + 5, y, "heavy")
    if plus:
        c.line(x, y - 5, x, y + 5, "heavy")


def words(d: IntegerChips) -> tuple[str, str]:
    """Say how many chips of each kind there are."""
    said = (
        f"{count(d.positive, 'chip')} marked + in the upper row, {count(d.negative, 'chip')} marked − in the lower row."
    )
    if max(d.positive, d.negative) > 10:
        said += " Every row holds ten; the rest follows in two more rows."
    if d.zero_pairs:
        said += f" Dashed rings join {count(d.zero_pairs, 'pair')} of one + and one −, each worth 0, from the left."
    return f"Integer chips: {d.positive} positive and {d.negative} negative", said
