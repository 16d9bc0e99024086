"""Bar graph: bars over a scale that starts at zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.columns import HIGH, Upright, upright
from fieldguide.diagrams.columns import bar as draw_bar
from fieldguide.diagrams.layout import thin
from fieldguide.diagrams.numbers import Number, series, ticks
from fieldguide.diagrams.text import block, width

EXAMPLES = [
    """\
kind: bar-graph
axis: {start: 0, end: 12, step: 2, label: Number of students}
bars:
  - {name: Bus, value: 9}
  - {name: Car, value: 5}
  - {name: Walk, value: 11}
  - {name: Bicycle, value: 3}
""",
]


class Bar(Checked):
    """One bar."""

    name: Name
    """What the bar counts."""
    value: Number
    """How high it is."""


class BarGraph(DiagramModel):
    """Categories and how many of each."""

    kind: Literal["bar-graph"]
    axis: Axis
    """The scale; it starts at 0 so that bars can be compared."""
    bars: Annotated[tuple[Bar, ...], Field(min_length=1, max_length=10)]
    """The bars in order."""
    label: Words | None = None
    """What the categories are, such as “How we come to school”."""

    def faults(self) -> Iterator[Fault]:
        """Start at zero and keep every bar on the scale."""
        if self.axis.start.value != 0:
            yield ("axis", "start"), "a bar graph starts at 0; otherwise the bars mislead"
        for index, bar in enumerate(self.bars):
            if not 0 <= bar.value.value <= self.axis.end.value:
                yield ("bars", index, "value"), f"{bar.value} is not on the scale, which runs from 0 to {self.axis.end}"


def paint(d: BarGraph, c: Canvas) -> None:
    """Draw upright bars; lying ones when a name would not fit under its bar."""
    values = [float(value) for value in ticks(d.axis.start.value, d.axis.end.value, d.axis.step.value)]
    slot = 280 / len(d.bars)
    longest = max(width(word) for bar in d.bars for word in bar.name.split(" "))
    if longest + 6 > slot:
        _lying(d, c, values)
        return
    heights = [HIGH * float(bar.value.value) / values[-1] for bar in d.bars]
    highest = max(height + block(str(bar.value)).height for height, bar in zip(heights, d.bars, strict=True)) - HIGH
    above = max(20.0, highest + 4)  # a fraction on a long bar stands higher than a number
    left = upright(c, Upright(values[-1], values, d.axis.ticks(), d.axis.label, above))
    slot = (328 - left) / len(d.bars)
    for index, (bar, height) in enumerate(zip(d.bars, heights, strict=True)):
        x = left + (index + 0.5) * slot
        wide = min(slot * 0.62, 54)
        draw_bar(c, x - wide / 2, wide, height, str(bar.value))
        c.text(block(bar.name, slot - 4), x, HIGH + 6)
    if d.label:
        c.text(block(d.label, 320), 170, max(box.bottom for box in c.extent) + 4)


def _lying(d: BarGraph, c: Canvas, values: list[float]) -> None:
    if d.label:
        c.text(block(d.label, 320), 6, -6, anchor="start", at="bottom")
    names = [block(bar.name, 120) for bar in d.bars]
    left = max(name.width for name in names) + 14
    length = 310 - left
    step = max(30.0, max(name.height for name in names) + 8)
    bottom = step * len(d.bars)
    blocks = [block(text) for text in d.axis.ticks()]
    places = [left + length * value / values[-1] for value in values]
    written = thin(places, [body.width for body in blocks], 0, [1, 2, 5, 10, 20])
    for index, x in enumerate(places):
        c.line(x, 0, x, bottom, "grid")
        if index in written:
            c.text(blocks[index], x, bottom + 5)
    for index, (bar, name) in enumerate(zip(d.bars, names, strict=True)):
        y, wide = (index + 0.5) * step, length * float(bar.value.value) / values[-1]
        if wide:
            c.rect(left, y - 10, wide, 20, "line tint")
        c.text(name, left - 7, y, anchor="end", at="middle")
        body = block(str(bar.value))
        if left + wide + 4 + body.width > 338:
            c.text(body, left + wide - 4, y, anchor="end", at="middle", halo=True)
        else:
            c.text(body, left + wide + 4, y, anchor="start", at="middle", halo=True)
    c.line(left, 0, left, bottom)
    if d.axis.label:
        c.text(block(d.axis.label, 320), 170, max(box.bottom for box in c.extent) + 4)


def words(d: BarGraph) -> tuple[str, str]:
    """Say the scale and every bar."""
    label = f", labelled “{d.axis.label}”" if d.axis.label else ""
    bars = [f"{bar.name}: {bar.value}" for bar in d.bars]
    said = f"A scale from {d.axis.start} to {d.axis.end} in steps of {d.axis.step}{label}."
    if d.label:
        said += f" The bars show: {d.label}."
    return f"Bar graph: {d.label or series([bar.name for bar in d.bars])}", f"{said} Bars: {'; '.join(bars)}."
