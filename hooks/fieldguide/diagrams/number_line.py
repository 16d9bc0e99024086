"""Number line: closed with ticks, open with jumps, or with a ray for an inequality."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name, Words, scale_faults, tick_texts
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import Number, count, labelled, series, step_name, ticks
from fieldguide.diagrams.scale import LEFT, RIGHT, Place, hatch_marks, name, numbers, ruler
from fieldguide.diagrams.strokes import hang, hop, hop_height, hop_levels

EXAMPLES = [
    """\
kind: number-line
start: 0
end: 2
step: 1/4
marks:
  - at: 3/4
  - at: 5/4
    label: Point B
caption: Where does 5/4 live? One fourth past 1.
""",
    """\
kind: number-line
start: 40
end: 100
jumps:
  - {start: 47, end: 50, label: +3}
  - {start: 50, end: 90, label: +40}
  - {start: 90, end: 92, label: +2}
caption: 92 − 47 by counting up, on an open number line.
""",
    """\
kind: number-line
start: -5
end: 5
step: 1
rays:
  - {at: -2, direction: right, open: yes}
caption: All numbers greater than −2.
""",
    """\
kind: number-line
start: 3
end: 4
step: 0.1
marks:
  - {at: 3.14, label: about π}
""",
]


class Mark(Checked):
    """A point on the line."""

    at: Number
    """Where the point is."""
    label: Name | None = None
    """A name for it; the number itself is written when there is none."""


class Jump(Checked):
    """A curved jump above the line."""

    start: Number
    """Where the jump begins."""
    end: Number
    """Where it lands."""
    label: Name | None = None
    """What is written over it, such as +3."""

    def faults(self) -> Iterator[Fault]:
        """Refuse a jump on the spot."""
        if self.start.value == self.end.value:
            yield ("end",), f"a jump from {self.start} to {self.end} goes nowhere"


class Ray(Checked):
    """An arrow along the line: the picture of an inequality."""

    at: Number
    """The number where it begins."""
    direction: Literal["left", "right"]
    """left for less than, right for greater than."""
    open: bool = False
    """yes for an open circle: the number itself is left out."""


class NumberLine(DiagramModel):
    """A number line. With a step it has ticks; without one it is an open number line for jumps."""

    kind: Literal["number-line"]
    start: Number
    """The left end of the line."""
    end: Number
    """The right end of the line."""
    step: Number | None = None
    """The distance between ticks: 1, 1/4, 0.1. Leave it out for an open number line."""
    mixed: bool = False
    """yes to write 1 1/4 under the ticks where otherwise 5/4 stands."""
    marks: Annotated[tuple[Mark, ...], Field(max_length=12)] = ()
    """Points to mark."""
    jumps: Annotated[tuple[Jump, ...], Field(max_length=12)] = ()
    """Jumps to draw, in the order in which they are made."""
    rays: Annotated[tuple[Ray, ...], Field(max_length=2)] = ()
    """Arrows for an inequality."""
    label: Words | None = None
    """What the line measures, such as “Distance in miles”."""

    def faults(self) -> Iterator[Fault]:
        """Keep everything on the line, and the open line from being empty."""
        yield from scale_faults(self.start, self.end, self.step)
        if self.step is None and not (self.marks or self.jumps or self.rays):
            yield ("step",), "a line without ticks needs marks or jumps; or give it a step"
        for where, number in self.places():
            if not self.start.value <= number.value <= self.end.value:
                yield where, f"{number} is not on the line, which runs from {self.start} to {self.end}"

    def places(self) -> Iterator[tuple[tuple[str | int, ...], Number]]:
        """Yield every number that lies on the line, and its field."""
        for index, mark in enumerate(self.marks):
            yield ("marks", index, "at"), mark.at
        for index, jump in enumerate(self.jumps):
            yield ("jumps", index, "start"), jump.start
            yield ("jumps", index, "end"), jump.end
        for index, ray in enumerate(self.rays):
            yield ("rays", index, "at"), ray.at


def paint(d: NumberLine, c: Canvas) -> None:
    """Draw the line, then what lies on it, then what stands over and under it."""
    place = ruler(d.start.value, d.end.value)
    c.line(LEFT - 20, 0, RIGHT + 20, 0)
    c.arrow(LEFT - 20, 0, 180)
    c.arrow(RIGHT + 20, 0, 0)
    written = _ticks(d, c, place)
    for ray in d.rays:
        _ray(c, place(ray.at.value), ray)
    for mark in d.marks:
        c.circle(place(mark.at.value), 0, 4.5, "solid")
    spans = [(place(jump.start.value), place(jump.end.value)) for jump in d.jumps]
    for jump, span, level in zip(d.jumps, spans, hop_levels(spans), strict=True):
        hop(c, *span, -8 if d.step else -2, hop_height(span, level), jump.label)
    _names(d, c, place, written)
    if d.label:
        name(c, d.label)


def _ticks(d: NumberLine, c: Canvas, place: Place) -> set[Fraction]:
    """Draw the ticks of a closed line, or of an open one the places that are used; give the values written."""
    if d.step:
        values = ticks(d.start.value, d.end.value, d.step.value)
        places = [place(value) for value in values]
        written = numbers(c, 11, places, tick_texts(d.start, d.end, d.step, mixed=d.mixed), values)
        hatch_marks(c, 0, places, written)
        return {values[index] for index in written}
    used = {number.value: str(number) for _, number in d.places()}
    named = {mark.at.value for mark in d.marks if mark.label}
    values = sorted(used)
    for value in values:
        c.line(place(value), -6, place(value), 6)
    hang(c, [used[value] for value in values], [place(value) for value in values], 6, reach=4)
    return set(values) - named | {mark.at.value for mark in d.marks if not mark.label}


def _ray(c: Canvas, x: float, ray: Ray) -> None:
    tip = RIGHT + 20 if ray.direction == "right" else LEFT - 20
    c.line(x, 0, tip, 0, "heavy")
    c.arrow(tip, 0, 0 if ray.direction == "right" else 180, size=11)
    c.circle(x, 0, 5.5, "ring open" if ray.open else "ring solid")


def _names(d: NumberLine, c: Canvas, place: Place, written: set[Fraction]) -> None:
    marks = [mark for mark in d.marks if mark.label or mark.at.value not in written]
    below = bool(d.jumps)
    start = max((box.bottom for box in c.labels), default=6) if below else -5
    hang(c, [mark.label or mark.at for mark in marks], [place(mark.at.value) for mark in marks], start, up=not below)


def words(d: NumberLine) -> tuple[str, str]:
    """Say what the line shows."""
    ticked = f" in {step_name(d.step)}" if d.step else ""
    title = f"{'Number' if d.step else 'Open number'} line from {d.start} to {d.end}{ticked}"
    extra = [f"{series([str(mark.at) for mark in d.marks])} marked"] if d.marks else []
    extra += [count(len(d.jumps), "jump")] if d.jumps else []
    said = [f"A horizontal number line from {d.start} to {d.end}"]
    said[0] += f" with a tick every {d.step}." if d.step else ", without ticks between the numbers that are used."
    if d.label:
        said.append(f"It measures: {d.label}.")
    said += [f"A point is marked at {mark.at}{labelled(mark.label)}." for mark in d.marks]
    said += [f"A jump goes from {jump.start} to {jump.end}{labelled(jump.label)}." for jump in d.jumps]
    for ray in d.rays:
        circle = "an open circle (not included)" if ray.open else "a filled circle (included)"
        said.append(f"A thick arrow begins at {ray.at} with {circle} and runs to the {ray.direction} without end.")
    return "; ".join([title, *extra]), " ".join(said)
