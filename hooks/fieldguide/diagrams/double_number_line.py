"""Double number line: two scales side by side that keep one ratio."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Unit
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Quantity, with_unit
from fieldguide.diagrams.scale import ruler
from fieldguide.diagrams.strokes import hang
from fieldguide.diagrams.text import Block, block

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
        places = self.places()
        for index in range(1, len(places)):
            if places[index] <= places[index - 1]:
                yield ("pairs", index), "pairs run from left to right, each greater than the one before"

    def places(self) -> list[Fraction]:
        """Give where each pair stands, in units of the lower line."""
        ratio = next(p.top.value / p.bottom.value for p in self.pairs if p.top.value and p.bottom.value)
        return [p.bottom.value if p.bottom.value is not None else (p.top.value or 0) / ratio for p in self.pairs]


def paint(d: DoubleNumberLine, c: Canvas) -> None:
    """Draw both lines, with a thin dashed thread between numbers that belong together."""
    values = d.places()
    place = ruler(Fraction(), max(values), 34, 312)
    xs = [place(value) for value in values]
    for y in (0, 44):
        c.line(34, y, 332, y)
        c.arrow(332, y, 0)
        c.line(34, y - 7, 34, y + 7)
    for x in xs:
        c.line(x, 0, x, 44, "thin dash")
        for y in (0, 44):
            c.line(x, y - 7, x, y + 7)
    top = hang(c, [_shown(p.top, d.top) for p in d.pairs], xs, -7, up=True, reach=3)
    bottom = hang(c, [_shown(p.bottom, d.bottom) for p in d.pairs], xs, 51, reach=3)
    c.text(block(_named(d.top)), 6, top - 4, anchor="start", at="bottom")
    c.text(block(_named(d.bottom)), 6, bottom + 4, anchor="start")


def _short(unit: str | None) -> bool:
    return unit in {"$", "%", "€", "£", "¢", "°"}


def _shown(number: Quantity, scale: Scale) -> Block:
    text = with_unit(number, scale.unit) if _short(scale.unit) and number.value is not None else str(number)
    return block(text, math=number.value is None)


def _named(scale: Scale) -> str:
    return scale.name if not scale.unit or _short(scale.unit) else f"{scale.name} ({scale.unit})"


def words(d: DoubleNumberLine) -> tuple[str, str]:
    """Say what stands over what."""
    title = f"Double number line: {d.top.name} and {d.bottom.name}"
    said = (
        f"Two parallel number lines that begin at the same zero. The upper line shows {_named(d.top)}, "
        f"the lower line {_named(d.bottom)}. From left to right: "
    )
    pairs = [f"{with_unit(p.top, d.top.unit)} above {with_unit(p.bottom, d.bottom.unit)}" for p in d.pairs]
    return title, said + "; ".join(pairs) + "."
