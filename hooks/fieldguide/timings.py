"""Where the time of a build goes, and what it made anew, in words for the person who waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

EVERY = 3.0
"""Seconds between two words on how far it is."""
NAMED = 5
"""So many changed files are named; of more only the number is told."""


class Clock:
    """The steps of one build, in order, each with its seconds."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float]] = []
        self._last = time.perf_counter()

    @contextmanager
    def time(self, step: str) -> Iterator[None]:
        """Time a step."""
        self._last = time.perf_counter()
        yield
        self.lap(step)

    def lap(self, step: str) -> None:
        """Call all since the step before by a name."""
        now = time.perf_counter()
        self.steps.append((step, now - self._last))
        self._last = now

    def __str__(self) -> str:
        """Give a line a step and their sum."""
        lines = [*self.steps, ("together", sum(seconds for _, seconds in self.steps))]
        return "\n".join(f"{seconds:8.2f} s  {step}" for step, seconds in lines)


class Progress:
    """Tells who waits how far a long work is, at most every few seconds, and nothing of a short one."""

    def __init__(self, say: Callable[[str], object], what: str, count: int) -> None:
        self.say = say
        self.what = what
        self.count = count
        self._last = time.monotonic()

    def __call__(self, done: int) -> None:
        """Take note that so many are done."""
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            self.say(f"{done:,} of {self.count:,} {self.what}")


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Tell which inputs, by name with a digest, are not those of the build before; empty where there was none."""
    return [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)] if before else []


def told(made: int, kept: int, changed: Sequence[str]) -> str:
    """Say how many pages were printed, how many stand as they were, and what changed since the last build."""
    if not kept:
        return f"{made} pages printed."
    count = f"{made} page{'' if made == 1 else 's'} printed, {kept} as they were"
    if not changed:
        return f"{count}."
    names = ", ".join(changed) if len(changed) <= NAMED else f"{len(changed)} files"
    return f"{count}. Changed: {names}."
