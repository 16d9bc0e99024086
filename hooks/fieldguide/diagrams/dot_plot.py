"""Dot plot (line plot): one dot for each value, stacked over a number line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, DiagramModel, Fault
from fieldguide.diagrams.canvas import WIDTH, Canvas
from fieldguide.diagrams.numbers import Number, count, decimal_places, plain
from fieldguide.diagrams.scale import axis
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: dot-plot
axis: {start: 0, end: 6, step: 1, label: Books read in March}
values: [1, 2, 2, 3, 3, 3, 4, 6]
""",
    """\
kind: dot-plot
axis: {start: 3, end: 5, step: 1/4, label: Length of pencil in inches}
values: [3 1/4, 3 1/2, 3 1/2, 4, 4 1/4, 4 1/4, 4 1/4, 5]
mean: 4
""",
]


class DotPlot(DiagramModel):
    """A picture of data, one dot a value."""

    kind: Literal["dot-plot"]
    axis: Axis
    """The number line, with a label for what was measured."""
    values: Annotated[tuple[Number, ...], Field(min_length=1, max_length=80)]
    """All values, each as often as it occurs."""
    mean: Number | None = None
    """The mean, shown as a triangle under the line: there the line would balance."""

    def faults(self) -> Iterator[Fault]:
        """Keep every value on the line."""
        for index, number in enumerate(self.values):
            if not self.axis.start.value <= number.value <= self.axis.end.value:
                yield (
                    ("values", index),
                    f"{number} is not on the line, which runs from {self.axis.start} to {self.axis.end}",
                )
        if self.mean is not None:
            found = sum((number.value for number in self.values), Fraction()) / len(self.values)
            if abs(self.mean.value - found) > Fraction(1, 2 * 10 ** (decimal_places(self.mean) or 9)):
                yield ("mean",), f"the mean of the values is {plain(found, 2)}, not {self.mean}"


def paint(d: DotPlot, c: Canvas) -> None:
    """Draw the scale, then the dots of each value stacked over it."""
    place = axis(c, d.axis, 0, arrows=True)
    if d.mean is not None:
        _balance(c, place(d.mean.value), f"mean {d.mean}")
    stacks = sorted(Counter(number.value for number in d.values).items())
    near = min((b - a for (a, _), (b, _) in pairwise(stacks)), default=d.axis.step.value)
    room = min(place(d.axis.start.value + near) - place(d.axis.start.value), 17.0)
    r = max(min(room / 2 - 0.8, 150 / max(amount for _, amount in stacks)), 2.0)
    for value, amount in stacks:
        for index in range(amount):
            c.circle(place(value), -11 - r - index * (2 * r + 1.5), r, "solid")


def _balance(c: Canvas, x: float, words: str) -> None:
    """Draw a triangle that holds the line up, and the same triangle with its name under everything."""
    body = block(words)
    y = max(box.bottom for box in c.extent) + 5
    left = WIDTH / 2 - body.width / 2
    for tip_x, tip_y in ((x, 1.0), (left - 6, y + 2)):
        c.polygon([(tip_x, tip_y), (tip_x - 6, tip_y + 10), (tip_x + 6, tip_y + 10)], "solid")
    c.text(body, left + 4, y, anchor="start")


def words(d: DotPlot) -> tuple[str, str]:
    """Say how many dots stand over each value."""
    typed: dict[Fraction, tuple[str, int]] = {}
    for number in d.values:
        typed[number.value] = (typed.get(number.value, (str(number), 0))[0], typed.get(number.value, ("", 0))[1] + 1)
    label = f", labelled “{d.axis.label}”" if d.axis.label else ""
    dots = [f"{count(amount, 'dot')} over {text}" for _, (text, amount) in sorted(typed.items())]
    said = (
        f"A number line from {d.axis.start} to {d.axis.end} with a tick every {d.axis.step}{label}. "
        f"{count(len(d.values), 'dot')} in all: {', '.join(dots)}."
    )
    if d.mean is not None:
        said += f" A triangle under the line marks the mean, {d.mean}."
    return f"Dot plot: {d.axis.label or count(len(d.values), 'value')}", said
