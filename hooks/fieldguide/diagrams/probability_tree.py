"""Probability tree: what may happen, then what may happen next, with a probability on every branch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Canvas, place
from fieldguide.diagrams.numbers import Number, count, decimal_places, plain, series
from fieldguide.diagrams.text import Block, block

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
    products: bool = False
    """yes to write at every end the product of the chances that lead there."""

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


def product(path: Sequence[Number]) -> str:
    """Give the chance of an end, as a decimal when all its factors are decimals."""
    value = math.prod((chance.value for chance in path), start=Fraction(1))
    places = [decimal_places(chance) for chance in path]
    if None in places:
        return plain(value)
    return plain(value, sum(count or 0 for count in places))


NAMES = 76.0
"""How wide a name may be before it is wrapped."""


def paint(d: ProbabilityTree, c: Canvas) -> None:
    """Draw the tree from left to right; every branch carries its chance, every end its name."""
    stages = depth(d.branches)
    labels = _stages(d)
    names = [max(label.width for label in stage) for stage in labels]
    step = max(44.0, *(label.height + 8 for stage in labels for label in stage))
    reach = (326 - sum(names) - 8 * stages) / stages
    _grow(c, d.branches, (8.0, 0.0), _Room(names, reach, step, d.products))


def _stages(d: ProbabilityTree) -> list[list[Block]]:
    stages: list[list[Block]] = []
    current: list[tuple[Branch, tuple[Number, ...]]] = [(branch, (branch.chance,)) for branch in d.branches]
    while current:
        stages.append([_label(branch, path if d.products else ()) for branch, path in current])
        current = [(after, (*path, after.chance)) for branch, path in current for after in branch.then]
    return stages


def _label(branch: Branch, path: tuple[Number, ...]) -> Block:
    """Set the name of a branch; at an end, on a line of its own, the product of its path."""
    name = block(branch.label, NAMES)
    return name if branch.then or not path else Block((*name.lines, *block(f"= {product(path)}").lines))


@dataclass(frozen=True)
class _Room:
    """How wide the names of each stage are, how long a branch is, how high an end."""

    names: list[float]
    reach: float
    step: float
    products: bool
    path: tuple[Number, ...] = ()

    def after(self, branch: Branch) -> _Room:
        return _Room(self.names[1:], self.reach, self.step, self.products, (*self.path, branch.chance))


def _grow(c: Canvas, branches: tuple[Branch, ...], start: tuple[float, float], room: _Room) -> float:
    """Draw one stage and all that follows; give the y of its root, the middle of its ends."""
    (x, top), middles = start, []
    end = x + room.reach
    for branch in branches:
        if branch.then:
            middles.append(_grow(c, branch.then, (end + room.names[0] + 8, top), room.after(branch)))
        else:
            middles.append(top + room.step / 2)
        top += room.step * ends((branch,))
    root = (middles[0] + middles[-1]) / 2
    for branch, y in zip(branches, middles, strict=True):
        c.line(x, root, end, y)
        c.text(
            _label(branch, (*room.path, branch.chance) if room.products else ()),
            end + 4,
            y,
            anchor="start",
            at="middle",
        )
    for branch, y in zip(branches, middles, strict=True):
        body = block(str(branch.chance))
        _beside(c, body, (x, root), (end, y))
    return root


def _beside(c: Canvas, body: Block, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Write a chance over a branch that rises, under one that falls, where it is free."""
    (x1, y1), (x2, y2) = start, end
    steep = abs((y2 - y1) / (x2 - x1))
    off = (body.height / 2 + body.width / 2 * steep + 1) * (-1 if y2 <= y1 else 1)
    for share in (0.5, 0.6, 0.4, 0.7, 0.8):
        box = place(body, x1 + (x2 - x1) * share, y1 + (y2 - y1) * share + off, "middle", "middle")
        if c.free(box, 0):
            break
    else:
        c.raise_text(body, (x1 + x2) / 2, min(y1, y2), down=False)
        return
    c.text(body, (box.left + box.right) / 2, box.top, halo=True)


def words(d: ProbabilityTree) -> tuple[str, str]:
    """Read the tree branch by branch."""
    title = f"Probability tree: {series([branch.label for branch in d.branches])}"
    title += f", {count(depth(d.branches), 'stage')}"
    said = ["A tree that grows from left to right.", *_read(d.branches, "First")]
    if d.products:
        ends_said = series(list(_products(d.branches)))
        said.append(f"At the ends, from top to bottom, stands the product of the chances: {ends_said}.")
    return title, " ".join(said)


def _products(branches: tuple[Branch, ...], path: tuple[Number, ...] = ()) -> Iterator[str]:
    for branch in branches:
        if branch.then:
            yield from _products(branch.then, (*path, branch.chance))
        else:
            yield product((*path, branch.chance))


def _read(branches: tuple[Branch, ...], when: str) -> list[str]:
    said = [f"{when}: {series([f'{branch.label} with chance {branch.chance}' for branch in branches])}."]
    for branch in branches:
        if branch.then:
            after = branch.label if when == "First" else f"{when.removeprefix('After ')}, {branch.label}"
            said += _read(branch.then, f"After {after}")
    return said
