"""Histogram: how many values fall in each interval of equal width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.columns import HIGH, Upright, bar, upright
from fieldguide.diagrams.layout import thin
from fieldguide.diagrams.numbers import Number, decimal_places, like
from fieldguide.diagrams.scale import name
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: histogram
start: 0
width: 10
counts: [2, 5, 9, 4, 1]
label: Minutes of homework
""",
]


class Histogram(DiagramModel):
    """Intervals of equal width and how many values lie in each."""

    kind: Literal["histogram"]
    start: Number
    """Where the first interval begins."""
    width: Number
    """How wide each interval is."""
    counts: Annotated[tuple[Annotated[int, Field(ge=0, le=1000)], ...], Field(min_length=2, max_length=12)]
    """How many values lie in each interval, from left to right."""
    label: Words
    """What was measured, with its unit."""
    count_label: Words = "Number of values"
    """What was counted."""

    def faults(self) -> Iterator[Fault]:
        """Ask for a width and at least one value."""
        if self.width.value <= 0:
            yield ("width",), "the width must be greater than 0"
        if not any(self.counts):
            yield ("counts",), "all counts are 0: there is nothing to draw"

    def edges(self) -> list[str]:
        """Print the ends of the intervals."""
        sample = max((self.start, self.width), key=lambda text: decimal_places(text) or 0)
        return [like(self.start.value + self.width.value * index, sample) for index in range(len(self.counts) + 1)]


def paint(d: Histogram, c: Canvas) -> None:
    """Draw bars that touch, with the ends of the intervals under them."""
    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500) if max(d.counts) / s <= 6)
    end = -(-max(d.counts) // step) * step
    values = [float(value) for value in range(0, end + 1, step)]
    left = upright(c, Upright(float(end), values, [f"{value:g}" for value in values], d.count_label)) + 10
    blocks = [block(text) for text in d.edges()]
    wide = (332 - max(12.0, blocks[-1].width / 2) - left) / len(d.counts)
    room = max(block(str(amount)).width for amount in d.counts) <= wide
    for index, amount in enumerate(d.counts):
        bar(c, left + index * wide, wide, HIGH * amount / end, str(amount) if room else "")
    places = [left + index * wide for index in range(len(blocks))]
    for index in thin(places, [body.width for body in blocks], 0, [1, 2, 4, 6]):
        c.text(blocks[index], places[index], HIGH + 9)
    name(c, d.label)


def words(d: Histogram) -> tuple[str, str]:
    """Say how many values lie in each interval."""
    edges = d.edges()
    bars = [f"from {a} to {b}: {n}" for a, b, n in zip(edges, edges[1:], d.counts, strict=False)]
    said = (
        f"Bars that touch show {d.count_label} (upward) for intervals of width {d.width}, starting at {d.start}, "
        f"of {d.label} (from left to right). {'; '.join(bars)}."
    )
    return f"Histogram: {d.label}", said
