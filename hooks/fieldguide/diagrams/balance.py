"""Balance: an equation as a scale with boxes for unknowns and weights for numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import rows_of
from fieldguide.diagrams.numbers import count, parse, plain, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: balance
left: [x, x, 3]
right: [11]
caption: 2x + 3 = 11
""",
    """\
kind: balance
style: hanger
left: [triangle, triangle, 2]
right: [triangle, 7]
caption: Take the same from both sides. What does one triangle weigh?
""",
    """\
kind: balance
left: [5]
right: [2, 4]
tilt: right
""",
]

Weight = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=8,
        pattern=r"^([a-z]|circle|triangle|square|\d+|\d+/\d+|\d+ \d+/\d+|\d*\.\d+)$",
    ),
]
"""A number, a letter, or a shape (circle, triangle, square)."""


class Balance(DiagramModel):
    """Two sides of an equation or inequality."""

    kind: Literal["balance"]
    left: Annotated[tuple[Weight, ...], Field(max_length=10)]
    """What lies on the left side: numbers, letters, or circle, triangle, square."""
    right: Annotated[tuple[Weight, ...], Field(max_length=10)]
    """What lies on the right side."""
    tilt: Literal["level", "left", "right"] = "level"
    """level when the sides are equal; left or right names the heavier side."""
    style: Literal["scale", "hanger"] = "scale"
    """scale for a balance with pans, hanger for a mobile."""

    def faults(self) -> Iterator[Fault]:
        """Compare the sides when nothing unknown, or the same unknowns, stand on both."""
        unknowns = [sorted(t for t in side if parse(t) is None) for side in (self.left, self.right)]
        if unknowns[0] != unknowns[1]:
            return
        left, right = (
            sum((v for t in side if (v := parse(t)) is not None), Fraction()) for side in (self.left, self.right)
        )
        heavier = "level" if left == right else "left" if left > right else "right"
        if heavier != self.tilt:
            yield (
                ("tilt",),
                f"the left side has {plain(left)} and the right {plain(right)} more than the unknowns: tilt: {heavier}",
            )


_REST = 20.0  # half the way one pan sinks
SHAPES = ("circle", "triangle", "square")


def paint(d: Balance, c: Canvas) -> None:
    """Draw a scale whose beam tilts to the heavier side, or a hanger; then what each side holds."""
    drop = {"level": 0.0, "left": _REST, "right": -_REST}[d.tilt]
    if d.style == "hanger":
        _hanger(d, c, drop)
        return
    for side, x, y in ((d.left, 88.0, drop), (d.right, 252.0, -drop)):
        _load(c, side, x, y - 3)
        c.polygon([(x - 70, y), (x + 70, y), (x + 58, y + 9), (x - 58, y + 9)], "line tint")
        c.line(x, y + 9, x, y + 30)
    c.line(88, drop + 30, 252, 30 - drop, "heavy")
    c.polygon([(170, 30), (190, 74), (150, 74)], "line tint")
    c.line(120, 74, 220, 74, "heavy")


def _load(c: Canvas, side: tuple[str, ...], x: float, ground: float) -> None:
    """Pile weights on a pan, at most 136 wide, the first at the lower left."""
    widths = [_wide(item) for item in side]
    for row in rows_of(widths, 136, 4):
        left = x - (sum(widths[index] for index in row) + 4 * (len(row) - 1)) / 2
        for index in row:
            _weight(c, side[index], left + widths[index] / 2, ground - 13)
            left += widths[index] + 4
        ground -= 30


def _wide(item: str) -> float:
    return 26.0 if item in SHAPES else max(26.0, block(item).width + 8)


def _weight(c: Canvas, item: str, x: float, y: float) -> None:
    """Draw one weight: a shape for itself, a box for a letter, a rounded weight for a number."""
    wide = _wide(item)
    if item == "circle":
        c.circle(x, y, 12, "line hatch")
    elif item == "triangle":
        c.polygon([(x, y - 12), (x + 13, y + 12), (x - 13, y + 12)], "line hatch")
    elif item == "square":
        c.rect(x - 12, y - 12, 24, 24, "line hatch")
    else:
        body = block(item, math=True)
        high = max(26.0, body.height + 2)
        c.rect(
            x - wide / 2,
            y + 13 - high,
            wide,
            high,
            "line open" if item.isalpha() else "line tint",
            0 if item.isalpha() else 8,
        )
        c.text(body, x, y + 13 - high / 2, at="middle")


def _hanger(d: Balance, c: Canvas, drop: float) -> None:
    """Hang the weights of each side on strings, two strings when there are many."""
    c.line(170, -34, 170, 0)
    c.circle(170, -38, 4, "solid")
    c.line(70, drop, 270, -drop, "heavy")
    for side, x, y in ((d.left, 70.0, drop), (d.right, 270.0, -drop)):
        half = -(-len(side) // 2) if len(side) > 4 else len(side)
        strings = [side[:half], side[half:]] if half < len(side) else [side]
        for index, string in enumerate(strings):
            at = x + (index - (len(strings) - 1) / 2) * 44
            top = y + (0.0 if len(strings) == 1 else 10.0)
            if len(strings) > 1:
                c.line(x, y, at, top)
            for item in string:
                high = 26.0 if item.isalpha() else max(26.0, block(item).height + 2)
                c.line(at, top, at, top + 12)
                _weight(c, item, at, top + 12 + high - 13)
                top += 12 + high


def words(d: Balance) -> tuple[str, str]:
    """Say what lies on each side, and which side is heavier."""
    left, right = _side(d.left), _side(d.right)
    what = "A balance scale" if d.style == "scale" else "A hanger"
    level = "is level: both sides are equal" if d.tilt == "level" else f"is lower on the {d.tilt}: that side is heavier"
    sign = {"level": "=", "left": "greater than", "right": "less than"}[d.tilt]
    title = f"{what[2:].capitalize()}: {' + '.join(d.left) or '0'} {sign} {' + '.join(d.right) or '0'}"
    return title, f"{what} {level}. On the left: {left}. On the right: {right}."


def _side(side: tuple[str, ...]) -> str:
    items = []
    for item in dict.fromkeys(side):
        name = item if item in SHAPES else f"box marked {item}" if item.isalpha() else f"weight marked {item}"
        many = (
            f"{item}s" if item in SHAPES else f"{name.partition(' ')[0]}{'es' if item.isalpha() else 's'} marked {item}"
        )
        items.append(count(side.count(item), name, many))
    return series(items) or "nothing"
