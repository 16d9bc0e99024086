"""Probability tree: what may happen, then what may happen next, with a probability on every branch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.numbers import Number, plain

EXAMPLES = [
    """\
kind: probability-tree
branches:
  - label: Red
    chance: 3/5
    then:
      - {label: Red, chance: 2/4}
      - {label: Blue, chance: 2/4}
  - label: Blue
    chance: 2/5
    then:
      - {label: Red, chance: 3/4}
      - {label: Blue, chance: 1/4}
caption: Two marbles drawn without putting the first one back.
""",
]


class Branch(Checked):
    """Something that may happen."""

    label: Name
    """What happens."""
    chance: Number
    """Its probability: 3/5 or 0.6."""
    then: Annotated[tuple[Branch, ...], Field(max_length=4)] = ()
    """What may happen next; its chances add up to 1."""

    def faults(self) -> Iterator[Fault]:
        """Hold a chance to 0–1 and the next ones to 1 together."""
        if not 0 <= self.chance.value <= 1:
            yield ("chance",), f"{self.chance} is not a probability: it lies from 0 to 1"
        if self.then:
            yield from _sum_faults(self.then, "then")


class ProbabilityTree(DiagramModel):
    """A tree of one to three stages, at most 9 ends."""

    kind: Literal["probability-tree"]
    branches: Annotated[tuple[Branch, ...], Field(min_length=2, max_length=4)]
    """What may happen first; the chances add up to 1."""

    def faults(self) -> Iterator[Fault]:
        """Check the first stage, the depth and the number of ends."""
        yield from _sum_faults(self.branches, "branches")
        if depth(self.branches) > 3:
            yield ("branches",), "at most 3 stages can be drawn"
        if ends(self.branches) > 9:
            yield ("branches",), f"{ends(self.branches)} ends are too many to read: at most 9"


def depth(branches: tuple[Branch, ...]) -> int:
    """Count the stages."""
    return 1 + max((depth(branch.then) for branch in branches), default=0) if branches else 0


def ends(branches: tuple[Branch, ...]) -> int:
    """Count the ends."""
    return sum(ends(branch.then) if branch.then else 1 for branch in branches)


def _sum_faults(branches: tuple[Branch, ...], where: str) -> Iterator[Fault]:
    total = sum((branch.chance.value for branch in branches), Fraction())
    if total != 1:
        yield (where,), f"the chances add up to {plain(total)}, not to 1"
