"""Number bond: a whole and its parts in circles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Quantity, plain, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: number-bond
whole: 13
parts: [10, 3]
""",
    """\
kind: number-bond
whole: 2 1/4
parts: [2, "?"]
""",
]


class NumberBond(DiagramModel):
    """A whole above its parts; any of them may be unknown."""

    kind: Literal["number-bond"]
    whole: Quantity
    """The whole: a number or "?"."""
    parts: Annotated[tuple[Quantity, ...], Field(min_length=2, max_length=4)]
    """The parts from left to right."""

    def faults(self) -> Iterator[Fault]:
        """Check that the parts make the whole when all of them are known."""
        known = [part.value for part in self.parts if part.value is not None]
        total = sum(known, Fraction())
        if self.whole.value not in {None, total} and len(known) == len(self.parts):
            yield ("parts",), f"the parts add up to {plain(total)}, not to {self.whole}"


def paint(d: NumberBond, c: Canvas) -> None:
    """Draw the whole above, the parts below, and a line to each."""
    labels = [block(text, math=True) for text in (d.whole, *d.parts)]
    r = max(22.0, max(label.width for label in labels) / 2 + 7)
    gap = max(2 * r + 12, 90.0) if len(d.parts) < 4 else 2 * r + 8
    xs = [170 + gap * (index - (len(d.parts) - 1) / 2) for index in range(len(d.parts))]
    for x in xs:
        length = math.hypot(x - 170, 2 * r + 40)
        dx, dy = (x - 170) / length * r, (2 * r + 40) / length * r
        c.line(170 + dx, dy, x - dx, 2 * r + 40 - dy)
    for x, y, label in zip([170, *xs], [0.0, *[2 * r + 40] * len(xs)], labels, strict=True):
        c.circle(x, y, r, "line open")
        c.text(label, x, y, at="middle")


def words(d: NumberBond) -> tuple[str, str]:
    """Say the whole and its parts."""
    title = f"Number bond: {d.whole} as {series(d.parts)}"
    top = f"A circle at the top holds the whole, {_said(d.whole)}."
    below = f"Lines lead down to {len(d.parts)} circles with the parts"
    return title, f"{top} {below}, from left to right {series([_said(part) for part in d.parts])}."


def _said(quantity: Quantity) -> str:
    return str(quantity) if quantity.value is not None else f"unknown ({quantity})"
