"""Prints a site: every page and file of its recipes, whole, below a folder, in as many processes as there are cores."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fieldguide.digest import digest
from fieldguide.finish import Finisher
from fieldguide.shell import Shells
from fieldguide.spread import Spread
from fieldguide.timings import Progress
from fieldguide.tree import Asset, Page, Recipe, Site

Paths = list[str]
_PIECE = 1 << 20
"""So much of a file is compared at a time, in bytes: some are larger than all else in memory."""
HEAVY = 4
"""A recipe can take a second: so few are worth another process."""


@dataclass
class Printed:
    """What a build printed, and what it left as it was."""

    made: dict[str, Paths] = field(default_factory=dict)
    """Every recipe's files by what they were made from, whether they were printed now or are kept."""
    kept: frozenset[str] = frozenset()
    """The files that stand as an earlier build made them."""
    fresh: int = 0
    """How many pages were printed."""
    old: int = 0
    """How many pages are kept."""


@dataclass
class Printing:
    """A site that is being printed."""

    recipes: Sequence[Recipe]
    keys: Sequence[str]
    """What each recipe's pages and files are made from."""
    known: Mapping[str, Paths]
    work: Spread[int, tuple[Paths, Paths]]

    def end(self) -> Printed:
        """Join in until all is printed. Two things at one path are a mistake of ours."""
        made = dict(zip(self.work.items, self.work.end(), strict=True))
        paths = [made[number][0] if number in made else self.known[key] for number, key in enumerate(self.keys)]
        twice = [path for path, count in Counter(path for found in paths for path in found).items() if count > 1]
        if twice:
            message = f"two generated files want the path {twice[0]}"
            raise ValueError(message)
        same = [path for _, found in made.values() for path in found]
        fresh = sum(len(self.recipes[number].pages) for number in made)
        return Printed(
            {key: made for key, made in zip(self.keys, paths, strict=True) if key},
            frozenset(same).union(*(self.known[key] for key in self.keys if key in self.known)),
            fresh,
            sum(len(recipe.pages) for recipe in self.recipes) - fresh,
        )

    def leave(self) -> None:
        """Print no more: something else went wrong."""
        self.work.leave()


class Press:
    """Prints what recipes make below a folder, whole: pages in the theme's shell, and files.

    What comes out as it is in the folder ``before`` is kept there. Who waits is told now and then how far it is, with
    ``say``.
    """

    def __init__(
        self, site: Site, shells: Shells, folder: Path, before: Path, say: Callable[[str], object] = lambda _: None
    ) -> None:
        self.finish = Finisher(site)
        self.shells = shells
        self.folder = folder
        self.before = before
        self._has_before = before.is_dir()
        self.say = say
        self._there: set[str] = set()

    def print(self, recipes: Sequence[Recipe], known: Mapping[str, Paths]) -> Printed:
        """Print all but what is ``known`` from an earlier build."""
        return self.begin(recipes, known).end()

    def begin(self, recipes: Sequence[Recipe], known: Mapping[str, Paths]) -> Printing:
        """Let other processes begin to print, while this one is busy with something else."""
        around = self.shells.digest()
        keys = [digest((recipe.key, around)) if recipe.key else "" for recipe in recipes]
        pending = [number for number, key in enumerate(keys) if key not in known]
        pending.sort(key=lambda number: (bool(keys[number]), bool(recipes[number].pages)))  # the longest work first
        progress = Progress(self.say, "pages and lists printed", len(pending))
        work = Spread(lambda number: self._print(recipes[number]), pending, progress, HEAVY)
        return Printing(recipes, keys, known, work.begin())

    def _print(self, recipe: Recipe) -> tuple[Paths, Paths]:
        """Print one recipe; give the paths of all it makes, and of what is the same as before."""
        paths, same = [], []
        for item in self.finish(recipe.make()):
            path, text = self._as_file(item)
            content = text if isinstance(text, bytes) else text.encode()
            paths.append(path)
            if self._has_before and _holds(f"{self.before}/{path}", content):
                same.append(path)
            else:
                self._write(path, content)
        return paths, same

    def _as_file(self, item: Page | Asset) -> tuple[str, str | bytes]:
        if isinstance(item, Page):
            return f"{item.url}index.html", self.shells.fill(item)
        return item.published or item.path, item.content

    def _write(self, path: str, content: bytes) -> None:
        base = path.rpartition("/")[0]
        if base not in self._there:
            (self.folder / base).mkdir(parents=True, exist_ok=True)
            self._there.add(base)
        with open(f"{self.folder}/{path}", "wb", 0) as file:  # noqa: PTH123 - many thousand paths are many thousand objects
            file.write(content)


def _holds(path: str, content: bytes) -> bool:
    """Whether a file is there and holds just this: to read one costs less than to delete it and write it again."""
    try:
        if os.stat(path).st_size != len(content):  # noqa: PTH116 - as above
            return False
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return all(file.read(_PIECE) == content[at : at + _PIECE] for at in range(0, len(content), _PIECE))
    except OSError:
        return False
