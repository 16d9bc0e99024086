"""Balance: an equation as a scale with boxes for unknowns and weights for numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.numbers import parse, plain

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
    str, StringConstraints(strip_whitespace=True, max_length=8, pattern=r"^([a-z]|circle|triangle|square|\d+|\d+/\d+|\d+ \d+/\d+|\d*\.\d+)$")
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
        """Compare the sides when nothing, or the same unknowns, stands on both."""
        if not self.left and not self.right:
            yield ("left",), "put something on at least one side"
            return
        unknowns = [sorted(t for t in side if parse(t) is None) for side in (self.left, self.right)]
        if unknowns[0] != unknowns[1]:
            return
        left, right = (sum((v for t in side if (v := parse(t)) is not None), Fraction()) for side in (self.left, self.right))
        heavier = "level" if left == right else "left" if left > right else "right"
        if heavier != self.tilt:
            yield ("tilt",), f"the left side has {plain(left)} and the right {plain(right)} more than the unknowns: tilt: {heavier}"
