"""Clock: an analog face."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Name
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import series
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: clock
clocks:
  - {hour: 3, minute: 45, label: Start}
  - {hour: 4, minute: 20, label: End}
""",
]


class Face(Checked):
    """One time of day."""

    hour: Annotated[int | None, Field(ge=1, le=12)] = None
    """1 to 12; leave it out for a face without hands."""
    minute: Annotated[int, Field(ge=0, le=59)] = 0
    """0 to 59."""
    label: Name | None = None
    """Words under the clock."""


class Clock(DiagramModel):
    """One to three analog clocks."""

    kind: Literal["clock"]
    clocks: Annotated[tuple[Face, ...], Field(min_length=1, max_length=3)]
    """The times, in order."""


def paint(d: Clock, c: Canvas) -> None:
    """Draw the faces side by side."""
    r = 62.0 if len(d.clocks) < 3 else 55.0
    gap = 2 * r + (24 if len(d.clocks) < 3 else 3)
    for index, face in enumerate(d.clocks):
        x = 170 + (index - (len(d.clocks) - 1) / 2) * gap
        _face(c, face, x, r)
        if face.label:
            c.text(block(face.label, gap - 8), x, r + 8)


def _face(c: Canvas, face: Face, x: float, r: float) -> None:
    c.circle(x, 0, r, "heavy")
    for tick in range(60):
        turn = math.radians(tick * 6 - 90)
        inner = r - (5 if tick % 5 == 0 else 2.5)
        c.line(x + inner * math.cos(turn), inner * math.sin(turn), x + r * math.cos(turn), r * math.sin(turn), "thin")
        if tick % 5 == 0:
            at = r - 12.5
            c.text(block(str(tick // 5 or 12)), x + at * math.cos(turn), at * math.sin(turn), at="middle", halo=True)
    c.circle(x, 0, 3, "solid")
    if face.hour is None or c.blank:
        return
    _hand(c, x, (face.hour % 12 + face.minute / 60) * 30, r * 0.42, "hand")
    _hand(c, x, face.minute * 6, r * 0.66, "heavy")


def _hand(c: Canvas, x: float, degrees: float, length: float, style: str) -> None:
    turn = math.radians(degrees - 90)
    c.line(x, 0, x + length * math.cos(turn), length * math.sin(turn), style)


def words(d: Clock) -> tuple[str, str]:
    """Say the time on every face and where the hands point."""
    times, said = [], []
    for face in d.clocks:
        name = f"{face.label}: " if face.label else ""
        if face.hour is None:
            times.append("no hands")
            said.append(f"{name}a clock face without hands.")
            continue
        times.append(f"{face.hour}:{face.minute:02d}")
        after = _short_hand(face.hour, face.minute)
        said.append(
            f"{name}a clock shows {times[-1]}; the short hand points {after}, the long hand at minute {face.minute}."
        )
    text = " ".join(part[0].upper() + part[1:] for part in said)
    return f"Clock{'s' if len(d.clocks) > 1 else ''}: {series(times)}", text


def _short_hand(hour: int, minute: int) -> str:
    """Say where the short hand stands; it goes from one number to the next in an hour."""
    if not minute:
        return f"at {hour}"
    after = hour % 12 + 1
    if minute <= 20:
        return f"a little past {hour}"
    return f"about halfway from {hour} to {after}" if minute < 40 else f"just before {after}"
