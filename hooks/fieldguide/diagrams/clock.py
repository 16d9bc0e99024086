"""Clock: an analog face."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Name

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

    hour: Annotated[int, Field(ge=1, le=12)]
    """1 to 12."""
    minute: Annotated[int, Field(ge=0, le=59)]
    """0 to 59."""
    label: Name | None = None
    """Words under the clock."""


class Clock(DiagramModel):
    """One to three analog clocks."""

    kind: Literal["clock"]
    clocks: Annotated[tuple[Face, ...], Field(min_length=1, max_length=3)]
    """The times, in order."""
