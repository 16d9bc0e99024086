"""Bar (tape) model: parts and a whole, a comparison, or equal groups, drawn to scale where the numbers allow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.bar_paint import paint
from fieldguide.diagrams.bar_sizes import from_difference, lengths
from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Unit
from fieldguide.diagrams.numbers import Quantity, count, plain, series, unit_words, with_unit

__all__ = ["EXAMPLES", "BarModel", "paint", "words"]

EXAMPLES = [
    """\
kind: bar-model
bars:
  - parts:
      - {value: 28, label: red beads}
      - {value: "?", label: blue beads}
    total: 75
caption: Part–part–whole. 75 beads, 28 are red.
""",
    """\
kind: bar-model
unit: stickers
bars:
  - {name: Ana, parts: [{value: 35}]}
  - {name: Ben, parts: [{value: 20}]}
difference: "?"
caption: Comparison. How many more does Ana have?
""",
    """\
kind: bar-model
bars:
  - {name: Maya, groups: 3, each: "?"}
  - {name: Leo, groups: 1, each: "?"}
total: 48
caption: Maya has 3 times as many as Leo; together they have 48.
""",
    """\
kind: bar-model
bars:
  - {groups: 5, each: 8, shaded: 3, total: 40}
caption: Equal groups. 3/5 of 40.
""",
    """\
kind: bar-model
bars:
  - parts: [{value: x}, {value: x}, {value: 3}]
    total: 11
caption: 2x + 3 = 11
""",
]


class Part(Checked):
    """One part of a bar."""

    value: Quantity
    """How long the part is: a number, or "?" or a letter for an unknown."""
    label: Name | None = None
    """What the part is, written under it."""


class Bar(Checked):
    """One bar: either parts of its own lengths, or a number of equal groups."""

    name: Name | None = None
    """Whose bar it is, written before it."""
    parts: Annotated[tuple[Part, ...], Field(max_length=8)] = ()
    """The parts from left to right. Leave out when you give groups."""
    groups: Annotated[int | None, Field(ge=1, le=12)] = None
    """How many equal parts the bar has."""
    each: Quantity | None = None
    """How much is in each group: a number, "?" or a letter."""
    shaded: Annotated[int, Field(ge=0, le=12)] = 0
    """How many of the groups are shaded, counted from the left."""
    total: Quantity | None = None
    """How long the whole bar is, written on a brace over it."""

    def faults(self) -> Iterator[Fault]:
        """Ask for parts or groups, not both, and no more shading than groups."""
        if bool(self.parts) == bool(self.groups):
            yield ("parts",), "a bar needs either parts, or groups with each: not both, not neither"
        if self.groups and self.each is None:
            yield ("groups",), 'say how much is in each group: each: 8, or each: "?"'
        if self.parts and self.each is not None:
            yield ("each",), "each belongs to groups; a bar with parts gives every part its own value"
        if self.shaded > (self.groups or 0):
            yield ("shaded",), f"{self.shaded} groups cannot be shaded: the bar has {self.groups or 'no'} groups"
        yield from self._sizes()

    def _sizes(self) -> Iterator[Fault]:
        for index, part in enumerate(self.parts):
            if part.value.value is not None and part.value.value <= 0:
                yield ("parts", index, "value"), "a part must be greater than 0"
        for field in ("each", "total"):
            quantity = getattr(self, field)
            if quantity is not None and quantity.value is not None and quantity.value <= 0:
                yield (field,), f"{field} must be greater than 0"

    def pieces(self) -> list[Quantity]:
        """List what stands in the bar, part by part."""
        return [self.each] * self.groups if self.groups and self.each else [part.value for part in self.parts]


class BarModel(DiagramModel):
    """One bar for parts and a whole or equal groups; two or more to compare."""

    kind: Literal["bar-model"]
    bars: Annotated[tuple[Bar, ...], Field(min_length=1, max_length=4)]
    """The bars from top to bottom."""
    difference: Quantity | None = None
    """How much longer one of two bars is: a number or "?"."""
    total: Quantity | None = None
    """All bars together, written on a brace beside them."""
    longer: Annotated[int | None, Field(ge=1, le=2)] = None
    """Which bar is longer, 1 or 2: needed only when the difference leaves both possible."""
    unit: Unit | None = None
    """What is counted, such as cm, $ or beads."""

    def faults(self) -> Iterator[Fault]:
        """Check that everything that is known adds up."""
        if self.difference is not None and len(self.bars) != 2:
            yield ("difference",), "a difference needs exactly two bars"
        if self.total is not None and len(self.bars) < 2:
            yield ("total",), "with one bar, write total inside the bar"
        yield from self._sums()

    def _sums(self) -> Iterator[Fault]:
        for index, bar in enumerate(self.bars):
            yield from _sum_faults(bar.pieces(), bar.total, ("bars", index, "total"), "the parts")
        yield from _sum_faults([p for bar in self.bars for p in bar.pieces()], self.total, ("total",), "the bars")
        sizes = [_known(bar) for bar in self.bars]
        if self.difference is None or self.difference.value is None or len(sizes) != 2:
            return
        if sizes[0] is None or sizes[1] is None:
            yield from self._way_faults()
            return
        if (gap := abs(sizes[0] - sizes[1])) != self.difference.value:
            yield ("difference",), f"the bars differ by {plain(gap)}, not by {self.difference}"

    def _ways(self) -> list[tuple[int, list[Fraction]]]:
        if self.difference is None or self.difference.value is None or len(self.bars) != 2:
            return []
        total = self.total.value if self.total else None
        ways = from_difference([bar.pieces() for bar in self.bars], self.difference.value, total)
        return [way for way in ways if self.longer in (None, way[0] + 1)]

    def _way_faults(self) -> Iterator[Fault]:
        if self.longer is None and len(self._ways()) > 1:
            yield ("difference",), "either bar could be the longer one: say which with longer: 1 or longer: 2"

    def sizes(self) -> list[list[Fraction]]:
        """Give the length of every part, in proportion where the numbers fix it."""
        ways = self._ways()
        rows = [bar.pieces() for bar in self.bars]
        return lengths(rows, [bar.total for bar in self.bars], self.total, ways[0][1] if ways else None)


def _known(bar: Bar) -> Fraction | None:
    values = [piece.value for piece in bar.pieces()]
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        return sum(known, Fraction())
    return bar.total.value if bar.total else None


def _sum_faults(
    pieces: list[Quantity], total: Quantity | None, where: tuple[str | int, ...], what: str
) -> Iterator[Fault]:
    if total is None or total.value is None:
        return
    known = sum((piece.value for piece in pieces if piece.value is not None), Fraction())
    if all(piece.value is not None for piece in pieces):
        if known != total.value:
            yield where, f"{what} add up to {plain(known)}, not to {total}"
    elif known >= total.value:
        yield where, f"{what} that are known add up to {plain(known)}: nothing of {total} is left for the unknown"


def words(d: BarModel) -> tuple[str, str]:
    """Say how each bar is cut, and what the braces say."""
    whose = [bar.name or (f"bar {index}" if len(d.bars) > 1 else "one bar") for index, bar in enumerate(d.bars, 1)]
    title = f"Bar model: {series(whose) if len(d.bars) > 1 else _short(d.bars[0])}"
    said = [unit_words(d.unit)] if d.unit else []
    said += [_bar_words(d, bar, name) for bar, name in zip(d.bars, whose, strict=True)]
    if len(d.bars) > 1:
        said.append("The bars begin at the same left edge and lie one under another.")
    if d.difference is not None:
        sums = [sum(row) for row in d.sizes()]
        longer, shorter = (whose[0], whose[1]) if sums[0] >= sums[1] else (whose[1], whose[0])
        said.append(f"A dashed gap shows how much longer {longer} is than {shorter}: {_said(d, d.difference)}.")
    if d.total is not None:
        said.append(f"A brace at the right joins all bars: together {_said(d, d.total)}.")
    return title, " ".join(said)


def _short(bar: Bar) -> str:
    """Put one bar in a title: 28 and ? make 75, or 5 equal groups of 8."""
    parts = f"{count(bar.groups, 'equal group')} of {bar.each}" if bar.groups else series([p.value for p in bar.parts])
    return parts + (f" make {bar.total}" if bar.total is not None else "")


def _said(d: BarModel, quantity: Quantity) -> str:
    if quantity.value is None:
        return "unknown, written ?" if quantity == "?" else f"unknown, written {quantity}"
    return with_unit(quantity, d.unit)


def _bar_words(d: BarModel, bar: Bar, name: str) -> str:
    if bar.groups and bar.each is not None:
        text = f"{name[0].upper()}{name[1:]}: {count(bar.groups, 'equal part')}, each {_said(d, bar.each)}"
        text += f"; {bar.shaded} of them shaded" if bar.shaded else ""
    else:
        parts = [_said(d, p.value) + (f" ({p.label})" if p.label else "") for p in bar.parts]
        text = f"{name[0].upper()}{name[1:]}: {count(len(parts), 'part')} from left to right: {'; '.join(parts)}"
    return text + (f"; a brace over the whole bar says {_said(d, bar.total)}." if bar.total is not None else ".")
