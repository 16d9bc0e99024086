"""One work for many things, in as many processes as there are cores; alone where there is but one.

Processes are forked, so nothing has to be sent to them: they see all that was read before. Each takes the next turn
from a pipe when it is done with its last, and hands over what it made when no turn is left, together with what it
worked out on the way that others may ask for (see ``remember.shared``).
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import Any, Generic, Self, TypeVar

from fieldguide import remember

Item = TypeVar("Item")
Made = TypeVar("Made")
Done = TypeVar("Done")

MOST = 4
"""More processes than this wait for the disk and for each other."""
FEW = 64
"""For fewer small things than this another process costs more than it saves."""
GIVES_WAY = 10
"""How nice a polite process is, as the system counts it."""
_FULL, _TURN = 65_536, 4
"""What a pipe holds, and a turn's size in it, in bytes."""


class Spread(Generic[Item, Made]):
    """A work that other processes can begin while this one is still busy with something else.

    What is made must be such as a process can hand over (by pickle). What another could not do is done here once more,
    so that a mistake shows where it is seen. ``begun`` is told, each time this process takes an item, how many had been
    taken before. Fewer than a ``few`` are made here. Where it is ``polite``, the others wait while there is more urgent
    work for every core.
    """

    def __init__(
        self,
        work: Callable[[Item], Made],
        items: Sequence[Item],
        begun: Callable[[int], object] = lambda _: None,
        few: int = FEW,
        *,
        polite: bool = False,
    ) -> None:
        self.work = work
        self.items = items
        self._told = begun
        self._few = few
        self._polite = polite
        self._turns: _Turns | None = None
        self._others: list[_Other[Made]] = []

    def begin(self) -> Self:
        """Let the others begin, where there are any; each sees all that was made before this."""
        hands = 1 if len(self.items) < self._few else _hands()
        if hands > 1:
            turns = self._turns = _Turns(len(self.items))
            gc.freeze()  # the collector would touch, and so copy, all that the processes share
            nice = GIVES_WAY if self._polite else 0
            self._others = [_Other(turns, self._make, nice) for _ in range(hands - 1)]
        return self

    def _make(self, number: int) -> Made:
        return self.work(self.items[number])

    def end(self) -> list[Made]:
        """Join in until everything is made; give it in its order."""
        return self.end_with(lambda made: made)

    def end_with(self, then: Callable[[Made], Done]) -> list[Done]:
        """Join in until everything is made; give in its order what ``then`` makes of it.

        That is done in this process only: with what it makes itself, while others are still at work.
        """

        def here(number: int) -> Done:
            self._told(number)
            return then(self._make(number))

        if self._turns is None:
            return [here(number) for number in range(len(self.items))]
        done: dict[int, Done] = {}
        try:
            done |= self._turns.share(here)
        finally:
            handed = self.leave()
        done |= {number: then(made) for number, made in handed.items()}
        return [done[number] if number in done else here(number) for number in range(len(self.items))]

    def leave(self) -> dict[int, Made]:
        """Let nobody take another turn, and wait for all who are at one; give what the others made."""
        if self._turns is None:
            return {}
        self._turns.end()
        made: dict[int, Made] = {}
        for other in self._others:
            made |= other.end()
        self._turns, self._others = None, []
        gc.unfreeze()
        return made


def _hands() -> int:
    """Say how many processes may work: a process with threads, as a server has, cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))


class _Turns:
    """Whose turn is next: numbers in a pipe, which several processes may read from at once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.size = -(-count * _TURN // _FULL)
        """How many things make one turn."""
        self.pipe, filling = os.pipe()
        starts = range(0, count, self.size)
        os.write(filling, b"".join(start.to_bytes(_TURN, "big") for start in starts))
        os.close(filling)

    def share(self, make: Callable[[int], Made]) -> dict[int, Made]:
        """Work as long as there is a turn to take; give what was made of each number."""
        made: dict[int, Made] = {}
        while turn := os.read(self.pipe, _TURN):
            start = int.from_bytes(turn, "big")
            made |= {number: make(number) for number in range(start, min(start + self.size, self.count))}
        return made

    def end(self) -> None:
        """Leave no turn to anybody: after a mistake nobody need go on."""
        while os.read(self.pipe, _FULL):
            pass
        os.close(self.pipe)


class _Other(Generic[Made]):
    """Another process at the same work."""

    def __init__(self, turns: _Turns, make: Callable[[int], Made], nice: int) -> None:
        self.handed = tempfile.TemporaryFile()  # noqa: SIM115 - closed in ``end``
        self.process = os.fork()
        if self.process == 0:
            status = 1
            os.nice(nice)
            gc.disable()  # it ends soon, and its memory with it
            before = remember.counts()
            try:
                pickle.dump((turns.share(make), remember.since(before)), self.handed)
                self.handed.flush()
                status = 0
            finally:
                os._exit(status)  # at once: whatever this process inherited is the first one's to end

    def end(self) -> dict[int, Made]:
        """Wait for it; give what it made, nothing where it failed."""
        _, status = os.waitpid(self.process, 0)
        with self.handed:
            if status:
                return {}
            self.handed.seek(0)
            handed: tuple[dict[int, Made], Any] = pickle.load(self.handed)  # noqa: S301 - written by ourselves just now
            made, shared = handed
            remember.join(shared)
            return made
