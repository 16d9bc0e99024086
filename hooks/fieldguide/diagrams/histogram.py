"""Histogram: how many values fall in each interval of equal width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault, Words
from fieldguide.diagrams.numbers import Number

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
