"""Ten frame: counters in two rows of five, with a second kind of counter for what is added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Words

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
