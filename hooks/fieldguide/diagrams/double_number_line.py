"""Double number line: two scales side by side that keep one ratio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Unit
from fieldguide.diagrams.numbers import Quantity

EXAMPLES = [
    """\
kind: double-number-line
top: {name: Distance, unit: mi}
bottom: {name: Time, unit: h}
pairs:
  - {top: 0, bottom: 0}
  - {top: 3, bottom: 1}
  - {top: 6, bottom: 2}
  - {top: "?", bottom: 5}
caption: Walking at 3 miles an hour. How far in 5 hours?
""",
    """\
kind: double-number-line
top: {name: Price, unit: $}
bottom: {name: Percent, unit: "%"}
pairs:
  - {top: 0, bottom: 0}
  - {top: 12, bottom: 25}
  - {top: x, bottom: 75}
  - {top: 48, bottom: 100}
""",
]


class Scale(Checked):
    """One of the two lines."""

    name: Name
    """What this line counts."""
    unit: Unit | None = None
    """Its unit, such as mi, $ or %."""


class Pair(Checked):
    """Two numbers that belong together, one above the other."""

    top: Quantity
    """The number on the upper line, or "?"."""
    bottom: Quantity
    """The number on the lower line, or "?"."""

    def faults(self) -> Iterator[Fault]:
        """Ask for one known number, which fixes the place of the pair."""
        if self.top.value is None and self.bottom.value is None:
            yield ("top",), "a pair needs at least one known number"
        for field in ("top", "bottom"):
            if (value := getattr(self, field).value) is not None and value < 0:
                yield (field,), "a double number line starts at 0: no negative numbers"


class DoubleNumberLine(DiagramModel):
    """Two number lines with a common zero; every pair keeps the same ratio."""

    kind: Literal["double-number-line"]
    top: Scale
    """The upper line."""
    bottom: Scale
    """The lower line."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=9)]
    """Matching numbers, from left to right; 0 and 0 first."""

    def faults(self) -> Iterator[Fault]:
        """Hold every pair to the ratio of the first known one."""
        known = [(i, p.top.value, p.bottom.value) for i, p in enumerate(self.pairs)]
        whole = [(i, top, bottom) for i, top, bottom in known if top is not None and bottom is not None]
        first = next(((i, top, bottom) for i, top, bottom in whole if top or bottom), None)
        if first is None or not (first[1] and first[2]):
            yield ("pairs",), "one pair must have both numbers known and greater than 0: it gives the ratio"
            return
        for index, top, bottom in whole:
            if top * first[2] != bottom * first[1]:
                a, b = self.pairs[index], self.pairs[first[0]]
                yield ("pairs", index), f"{a.top} to {a.bottom} is not the same ratio as {b.top} to {b.bottom}"
        yield from self._order_faults()

    def _order_faults(self) -> Iterator[Fault]:
        ratio = self.ratio()
        places = [p.bottom.value if p.bottom.value is not None else (p.top.value or 0) / ratio for p in self.pairs]
        for index in range(1, len(places)):
            if places[index] <= places[index - 1]:
                yield ("pairs", index), "pairs run from left to right, each greater than the one before"

    def ratio(self):  # type: ignore[no-untyped-def]
        """Give top for 1 of bottom."""
        return next(p.top.value / p.bottom.value for p in self.pairs if p.top.value and p.bottom.value)
