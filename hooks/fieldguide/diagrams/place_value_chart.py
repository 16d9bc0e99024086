"""Place-value chart: digits or discs under the names of the places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words
from fieldguide.diagrams.numbers import Number

EXAMPLES = [
    """\
kind: place-value-chart
rows:
  - {value: 3.4}
  - {value: 34, name: 10 times as much}
caption: Every digit moves one place to the left.
""",
    """\
kind: place-value-chart
show: discs
rows:
  - {counts: {hundreds: 2, tens: 13, ones: 4}}
caption: 13 tens make 1 hundred and 3 tens.
""",
]

PLACES = (
    "millions",
    "hundred thousands",
    "ten thousands",
    "thousands",
    "hundreds",
    "tens",
    "ones",
    "tenths",
    "hundredths",
    "thousandths",
)
Place = Literal[
    "millions",
    "hundred thousands",
    "ten thousands",
    "thousands",
    "hundreds",
    "tens",
    "ones",
    "tenths",
    "hundredths",
    "thousandths",
]
Discs = Annotated[int, Field(ge=0, le=20)]


class Row(Checked):
    """One number: typed, or counted place by place."""

    value: Number | None = None
    """The number, such as 304.5."""
    counts: dict[Place, Discs] = Field(default_factory=dict)
    """Instead of value: how many in each place, which may be more than 9, such as {tens: 13, ones: 4}."""
    name: Words | None = None
    """Words over the row."""

    def faults(self) -> Iterator[Fault]:
        """Ask for a value or counts, and for a number that fits the chart."""
        if (self.value is None) == (not self.counts):
            yield ("value",), "a row needs either value or counts: not both, not neither"
        if self.value is not None:
            if "/" in self.value or self.value.value < 0:
                yield ("value",), "a place-value chart shows whole numbers and decimals of 0 or more"
            elif self.value.value >= 10_000_000 or (self.value.value * 1000).denominator != 1:
                yield ("value",), "the chart runs from millions to thousandths"


class PlaceValueChart(DiagramModel):
    """One to five numbers in a place-value chart."""

    kind: Literal["place-value-chart"]
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=5)]
    """The numbers from top to bottom."""
    show: Literal["digits", "discs"] = "digits"
    """digits, or discs to count."""
    largest: Place | None = None
    """The place the chart begins with; the numbers decide when you leave it out."""
    smallest: Place | None = None
    """The place the chart ends with."""
