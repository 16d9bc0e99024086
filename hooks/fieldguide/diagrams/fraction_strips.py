"""Fraction strips: equal parts of one whole, shaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import count, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: fraction-strips
strips:
  - {parts: 2, shaded: 1}
  - {parts: 4, shaded: 2}
  - {parts: 8, shaded: 4}
caption: 1/2, 2/4 and 4/8 are the same length.
""",
    """\
kind: fraction-strips
strips:
  - {name: Ana's ribbon, parts: 3, shaded: 2}
  - {name: Ben's ribbon, parts: 4, shaded: 5}
""",
]


class Strip(Checked):
    """One strip: how many parts make a whole, and how many are shaded."""

    parts: Annotated[int, Field(ge=1, le=16)]
    """How many equal parts make one whole."""
    shaded: Annotated[int, Field(ge=0, le=48)] = 0
    """How many parts are shaded; more than parts makes a second whole."""
    name: Name | None = None
    """Words over the strip."""

    def faults(self) -> Iterator[Fault]:
        """Hold a strip to three wholes."""
        if self.shaded > 3 * self.parts:
            yield ("shaded",), f"{self.shaded}/{self.parts} is more than 3 wholes: too long to draw"


class FractionStrips(DiagramModel):
    """One to six strips, one under another, all with the same whole."""

    kind: Literal["fraction-strips"]
    strips: Annotated[tuple[Strip, ...], Field(min_length=1, max_length=6)]
    """The strips from top to bottom."""
    compare: bool = False
    """yes to draw a dashed line down from the end of each shaded part."""


HEIGHT = 32.0


def paint(d: FractionStrips, c: Canvas) -> None:
    """Draw the strips under one another, all wholes of one length."""
    whole = 324 / max(wholes(strip) for strip in d.strips)
    lines = [8 + strip.shaded * whole / strip.parts for strip in d.strips] if d.compare else []
    ends: list[tuple[float, float]] = []
    for strip in d.strips:
        top = max((box.bottom for box in c.extent), default=-6) + 8
        label = block(f"1/{strip.parts}") if strip.parts > 1 else block("1")
        inside = label.width + 3 <= whole / strip.parts
        head = strip.name if inside else f"{strip.name + ': ' if strip.name else ''}each part 1/{strip.parts}"
        if head:
            top = c.text(block(head, 320), 8, top, anchor="start").bottom + 3
        width = whole / strip.parts
        for index in range(strip.parts * wholes(strip)):
            x = 8 + index * width
            c.rect(x, top, width, HEIGHT, "thin tint" if index < strip.shaded else "thin open")
            if inside:
                struck = any(abs(x + width / 2 - line) < label.width / 2 + 3 for line in lines[: len(ends)])
                c.text(label, x + width / 2, top + HEIGHT / 2, at="middle", halo=struck)
        for index in range(wholes(strip)):
            c.rect(8 + index * whole, top, whole, HEIGHT, "heavy")
        ends.append((8 + strip.shaded * width, top))
    bottom = ends[-1][1] + HEIGHT + 6
    if d.compare:
        for x, top in ends:
            c.line(x, top, x, bottom, "dash")


def wholes(strip: Strip) -> int:
    """Say how many wholes a strip needs."""
    return max(1, -(-strip.shaded // strip.parts))


def words(d: FractionStrips) -> tuple[str, str]:
    """Say how each strip is cut and shaded."""
    shown = [f"{strip.shaded}/{strip.parts}" for strip in d.strips]
    said = ["Strips lie one under another; one whole has the same length in all of them."]
    for index, strip in enumerate(d.strips, 1):
        long = count(wholes(strip), "whole")
        cut = f"cut into {count(strip.parts, 'equal part')}" + (" each" if wholes(strip) > 1 else "")
        said.append(f"{strip.name or f'Strip {index}'}: {long} {cut}, {strip.shaded} shaded from the left.")
    if d.compare:
        said.append("A dashed line runs down from the end of every shaded part.")
    return f"Fraction strips: {series(shown)}", " ".join(said)
