"""Ten frame: counters in two rows of five, with a second kind of counter for what is added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import count, series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: ten-frame
frames:
  - counters: 8
    added: 2
  - added: 3
caption: 8 + 5 by making ten.
""",
    """\
kind: ten-frame
frames:
  - counters: 7
    label: How many more to make 10?
""",
]

Ten = Annotated[int, Field(ge=0, le=10)]


class Frame(Checked):
    """One frame of ten boxes, filled from the left, top row first."""

    counters: Ten = 0
    """Filled counters."""
    added: Ten = 0
    """Counters of the second kind, drawn as rings, after the first."""
    label: Words | None = None
    """Words under the frame."""

    def faults(self) -> Iterator[Fault]:
        """Hold a frame to ten."""
        if self.counters + self.added > 10:
            yield ("added",), f"{self.counters} and {self.added} do not fit: a frame holds 10"


class TenFrame(DiagramModel):
    """One to four ten frames."""

    kind: Literal["ten-frame"]
    frames: Annotated[tuple[Frame, ...], Field(min_length=1, max_length=4)]
    """The frames, in order."""


SIDE = 30.0


def paint(d: TenFrame, c: Canvas) -> None:
    """Draw two frames in a row, each with its words under it."""
    for start in range(0, len(d.frames), 2):
        top = max((box.bottom for box in c.extent), default=-14) + 14
        row = d.frames[start : start + 2]
        left = 170 - (len(row) * 5 * SIDE + (len(row) - 1) * 24) / 2
        for index, frame in enumerate(row):
            _frame(c, frame, left + index * (5 * SIDE + 24), top)


def _frame(c: Canvas, frame: Frame, left: float, top: float) -> None:
    for place in range(10):
        x, y = left + place % 5 * SIDE, top + place // 5 * SIDE
        c.rect(x, y, SIDE, SIDE, "line")
        if place < frame.counters:
            c.circle(x + SIDE / 2, y + SIDE / 2, 10.5, "solid")
        elif place < frame.counters + frame.added:
            c.circle(x + SIDE / 2, y + SIDE / 2, 10.5, "line hatch")
    c.rect(left, top, 5 * SIDE, 2 * SIDE, "heavy")
    if frame.label:
        c.text(block(frame.label, 5 * SIDE + 16), left + 2.5 * SIDE, top + 2 * SIDE + 6)


def words(d: TenFrame) -> tuple[str, str]:
    """Say how each frame is filled."""
    said = []
    for index, frame in enumerate(d.frames, 1):
        name = f"Frame {index}" if len(d.frames) > 1 else "The frame"
        parts = [f"{count(frame.counters, 'filled counter')}"] if frame.counters or not frame.added else []
        parts += [f"{count(frame.added, 'striped counter')}"] if frame.added else []
        empty = 10 - frame.counters - frame.added
        tail = f" Under it: “{frame.label}”." if frame.label else ""
        said.append(f"{name} has {series(parts)}, {count(empty, 'box is', 'boxes are')} empty.{tail}")
    shown = [str(frame.counters + frame.added) for frame in d.frames]
    title = f"Ten frame{'s' if len(d.frames) > 1 else ''} showing {series(shown)}"
    return title, "Two rows of five boxes, filled from the left, top row first. " + " ".join(said)
