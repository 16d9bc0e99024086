"""Place-value chart: digits or discs under the names of the places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Number, count, decimal_places, series
from fieldguide.diagrams.text import block, width

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

    def __hash__(self) -> int:
        """Count the places as pairs: pages keep drawings by diagram, and a dictionary cannot be a key."""
        return hash((self.value, tuple(sorted(self.counts.items())), self.name))

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


_NUMERALS = ("1,000,000", "100,000", "10,000", "1,000", "100", "10", "1", "0.1", "0.01", "0.001")
_SHORT = ("M", "HTh", "TTh", "Th", "H", "T", "O", "t", "h", "th")


def digits(row: Row) -> dict[str, int]:
    """Give what stands in each place."""
    if row.value is None:
        return {place: row.counts[place] for place in PLACES if place in row.counts}
    places = decimal_places(row.value) or 0
    scaled = int(row.value.value * 10**places)
    text = str(scaled).zfill(places + 1)
    first = PLACES.index("ones") + places - len(text) + 1
    return {PLACES[first + index]: int(digit) for index, digit in enumerate(text)}


def chosen(d: PlaceValueChart) -> tuple[str, ...]:
    """Choose the places of the chart: those of the numbers, and as far as was asked."""
    used = [PLACES.index(place) for row in d.rows for place in digits(row)] + [PLACES.index("ones")]
    used += [PLACES.index(place) for place in (d.largest, d.smallest) if place]
    return PLACES[min(used) : max(used) + 1]


def paint(d: PlaceValueChart, c: Canvas) -> None:
    """Draw the heads of the places, then each number under its name."""
    places = chosen(d)
    wide = min(84.0, 328 / len(places))
    left = 170 - wide * len(places) / 2
    y = _heads(c, places, wide, left)
    for row in d.rows:
        if row.name:
            high = block(row.name, 300).height + 8
            c.rect(left, y, wide * len(places), high, "thin open")
            c.text(block(row.name, min(300, wide * len(places) - 8)), 170, y + 4)
            y += max(high, c.labels[-1].bottom - y + 4)
        y = _row(d, c, row, places, wide, left, y)


def _heads(c: Canvas, places: tuple[str, ...], wide: float, left: float) -> float:
    names = [place[0].upper() + place[1:] for place in places]
    blocks = [block(name, wide - 4, strong=True) for name in names]
    if not all(_fits(name, wide - 4) for name in names):
        names = [_NUMERALS[PLACES.index(place)] for place in places]
        if not all(_fits(name, wide - 4) for name in names):
            names = [_SHORT[PLACES.index(place)] for place in places]
        blocks = [block(name, wide - 4, strong=True) for name in names]
    high = max(b.height for b in blocks) + 10
    for index, body in enumerate(blocks):
        c.rect(left + index * wide, 0, wide, high, "thin tint")
        c.text(body, left + (index + 0.5) * wide, high / 2, at="middle")
    return high


def _fits(name: str, room: float) -> bool:
    return all(width(word) * 1.06 <= room for word in name.split(" "))


def _row(d: PlaceValueChart, c: Canvas, row: Row, places: tuple[str, ...], wide: float, left: float, y: float) -> float:
    shown = digits(row)
    fit = max(1, int((wide - 6) // 14))
    discs = d.show == "discs"
    high = 30.0 if not discs else max(34.0, 14.0 * max(-(-amount // fit) for amount in shown.values()) + 10)
    for index, place in enumerate(places):
        x = left + index * wide
        c.rect(x, y, wide, high, "thin open")
        if place not in shown:
            continue
        if not discs:
            c.text(block(str(shown[place])), x + wide / 2, y + high / 2, at="middle")
            continue
        for disc in range(0 if c.blank else shown[place]):
            across = min(fit, shown[place])
            at = x + wide / 2 + (disc % fit - (across - 1) / 2) * 14
            c.circle(at, y + 12 + disc // fit * 14, 5.2, "solid")
    if any(places.index(place) > places.index("ones") for place in shown):
        c.circle(left + (places.index("ones") + 1) * wide, y + high - 7, 3, "solid")
    return y + high


def words(d: PlaceValueChart) -> tuple[str, str]:
    """Say what stands in every place."""
    places = chosen(d)
    said = [f"A chart with {count(len(places), 'column')}: {series(places)}."]
    if "tenths" in places:
        said.append("A decimal point stands between ones and tenths.")
    for row in d.rows:
        shown = digits(row)
        what = [
            f"{amount} in {place}" if d.show == "digits" else f"{count(amount, 'disc')} in {place}"
            for place, amount in shown.items()
        ]
        name = " ".join(filter(None, [row.name, f"({row.value})" if row.name and row.value else row.value])) or "A row"
        said.append(f"{name}: {', '.join(what)}.")
    shown_numbers = [row.value or row.name or series([f"{n} {p}" for p, n in digits(row).items()]) for row in d.rows]
    return f"Place-value chart: {series(shown_numbers)}", " ".join(said)
