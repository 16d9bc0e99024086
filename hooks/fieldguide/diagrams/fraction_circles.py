"""Fraction circles: equal parts of one whole, shaded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Box, Canvas, number
from fieldguide.diagrams.layout import rows_of
from fieldguide.diagrams.numbers import count, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: fraction-circles
circles:
  - {parts: 3, shaded: 1}
  - {parts: 6, shaded: 2}
""",
    """\
kind: fraction-circles
circles:
  - {name: Pizzas eaten, parts: 4, shaded: 7}
""",
]


class Circle(Checked):
    """One amount: how many parts make a whole circle, and how many are shaded."""

    parts: Annotated[int, Field(ge=1, le=16)]
    """How many equal parts make one circle."""
    shaded: Annotated[int, Field(ge=0, le=48)] = 0
    """How many parts are shaded; more than parts makes another circle."""
    name: Name | None = None
    """Words under the circle."""

    def faults(self) -> Iterator[Fault]:
        """Hold an amount to three circles."""
        if self.shaded > 3 * self.parts:
            yield ("shaded",), f"{self.shaded}/{self.parts} is more than 3 circles: too many to draw"


class FractionCircles(DiagramModel):
    """One to six amounts in circles of the same size."""

    kind: Literal["fraction-circles"]
    circles: Annotated[tuple[Circle, ...], Field(min_length=1, max_length=6)]
    """The amounts, in order."""


RADIUS = 46.0


def paint(d: FractionCircles, c: Canvas) -> None:
    """Draw each amount as circles cut from the top, shaded clockwise."""
    names = [block(circle.name, 150) if circle.name else None for circle in d.circles]
    wides = [wholes(circle) * (2 * RADIUS + 8) - 8 for circle in d.circles]
    widths = [max(wide, name.width if name else 0) for wide, name in zip(wides, names, strict=True)]
    for row in rows_of(widths, 330, 20):
        top = max((box.bottom for box in c.extent), default=-14) + 14
        left = 170 - (sum(widths[index] for index in row) + 20 * (len(row) - 1)) / 2
        for index in row:
            circle, x = d.circles[index], left + (widths[index] - wides[index]) / 2 + RADIUS
            for whole in range(wholes(circle)):
                shaded = max(0, min(circle.parts, circle.shaded - whole * circle.parts))
                _circle(c, x + whole * (2 * RADIUS + 8), top + RADIUS, circle.parts, shaded)
            if name := names[index]:
                c.text(name, left + widths[index] / 2, top + 2 * RADIUS + 6)
            left += widths[index] + 20


def wholes(circle: Circle) -> int:
    """Say how many circles an amount needs."""
    return max(1, -(-circle.shaded // circle.parts))


def _circle(c: Canvas, x: float, y: float, parts: int, shaded: int) -> None:
    rims = [_rim(x, y, index / parts) for index in range(parts + 1)]
    box = Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    for index in range(shaded if parts > 1 else 0):
        (x1, y1), (x2, y2) = rims[index], rims[index + 1]
        r = number(RADIUS)
        d = f"M{number(x)} {number(y)}L{number(x1)} {number(y1)}A{r} {r} 0 0 1 {number(x2)} {number(y2)}Z"
        c.path(d, box, "thin tint")
    c.circle(x, y, RADIUS, "heavy tint" if parts == 1 and shaded else "heavy")
    for x1, y1 in rims[:-1] if parts > 1 else []:
        c.line(x, y, x1, y1)


def _rim(x: float, y: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn - math.pi / 2
    return x + RADIUS * math.cos(angle), y + RADIUS * math.sin(angle)


def words(d: FractionCircles) -> tuple[str, str]:
    """Say how each circle is cut and shaded."""
    shown = [f"{circle.shaded}/{circle.parts}" for circle in d.circles]
    said = ["All circles have the same size and are cut from the top like a pie."]
    for index, circle in enumerate(d.circles, 1):
        each = " each" if wholes(circle) > 1 else ""
        cut = f"{count(wholes(circle), 'circle')} cut into {count(circle.parts, 'equal part')}{each}"
        said.append(f"{circle.name or f'Amount {index}'}: {cut}, {circle.shaded} of the parts shaded.")
    return f"Fraction circles: {series(shown)}", " ".join(said)
