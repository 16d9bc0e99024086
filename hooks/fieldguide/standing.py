"""The site that stands: what the last build left, and from what, so that the next one makes only what changed.

A builder empties its folder before it begins. So the old site is set aside, and at the end what is new moves into it
and what nobody makes any longer goes. If anything fails on the way, the old site comes back as it was. What is known
of a site is kept in one file outside it, which may be deleted at any time, and counts only while nobody has touched
the site since.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldguide.digest import contents, digest, files_below, versions

FOLDER = Path(".cache", "fieldguide")
INPUTS = ("mkdocs.yml", "published-urls.txt", "history.txt", "content", "resources", "overrides", "hooks")
SETTINGS = ("SITE_URL", "REPOSITORY_URL")
"""What the configuration takes from outside."""


@dataclass
class Memory:
    """What is known of a site that stands."""

    outcome: str = ""
    """A digest of how its files lie there."""
    made: dict[str, list[str]] = field(default_factory=dict)
    """The files that were made from what a key stands for, by that key."""
    inputs: dict[str, str] = field(default_factory=dict)
    """What it was built from, by the name a person knows it by, each with its digest."""
    whole: str = ""
    """What all of it was built from, where that build ended well without a warning."""


class Standing:
    """One site's folder, before and after a build."""

    def __init__(self, root: Path, site: Path) -> None:
        self.site = site.absolute()
        self.aside = self.site.with_name(f".{site.name}.before")
        self._file = root / FOLDER / f"{digest([str(self.site)])[:16]}.json"

    def stands(self, made_from: str) -> bool:
        """Whether the site was built whole from the same inputs and nobody touched it since."""
        memory = _read(self._file)
        return bool(made_from) and memory.whole == made_from and memory.outcome == _outcome(self.site)

    def vouch(self, made_from: str) -> None:
        """Remember that a build of all inputs ended well."""
        memory = _read(self._file)
        memory.whole = made_from
        _write(self._file, memory)

    def set_aside(self) -> Memory:
        """Move the site out of a builder's way; give what is known of it: nothing, where somebody touched it."""
        if self.aside.exists():  # a build was broken off: what it left is worth nothing
            shutil.rmtree(self.site, ignore_errors=True)
        elif self.site.is_dir():
            try:
                self.site.rename(self.aside)
            except OSError:  # a folder that cannot be moved, such as a mounted one, is built anew
                return Memory()
        memory = _read(self._file)
        return memory if memory.outcome and memory.outcome == _outcome(self.aside) else Memory()

    def put_back(self) -> None:
        """Bring the site back as it was, after a build that failed."""
        if self.aside.exists():
            shutil.rmtree(self.site, ignore_errors=True)
            self.aside.rename(self.site)

    def settle(self, made: Mapping[str, Sequence[str]], kept: Collection[str], inputs: Mapping[str, str]) -> None:
        """Join the ``kept`` files of the site set aside with those a build has written, and remember what it made."""
        if kept:
            _remove_all_but(frozenset(kept), self.aside)
            for path in list(files_below(self.site)):
                target = self.aside / path.relative_to(self.site)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
            self.put_back()
        elif self.aside.exists():
            shutil.rmtree(self.aside)
        known = {key: list(paths) for key, paths in made.items()}
        _write(self._file, Memory(_outcome(self.site), known, dict(inputs)))


def inputs(root: Path, settings: Mapping[str, str]) -> str:
    """Give a digest of all a build reads: files by their bytes, settings, the versions of all that is installed."""
    chosen = (f"{name}={settings.get(name)}" for name in SETTINGS)
    return digest((*versions(), *chosen, *_contents(root)))


def _contents(root: Path) -> Iterator[str | bytes]:
    for name in INPUTS:
        path = root / name
        yield name
        yield from (path.read_bytes(),) if path.is_file() else contents(path)


def _outcome(site: Path) -> str:
    """Give a digest of how a site's files lie there: names, sizes and times, which any later hand would change."""
    if not site.is_dir():
        return ""
    lies: list[str] = []
    folders = [str(site)]
    for folder in folders:  # more are found on the way
        with os.scandir(folder) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    about = entry.stat(follow_symlinks=False)
                    lies.append(f"{entry.path[len(folders[0]) :]} {about.st_size} {about.st_mtime_ns}")
    return digest(["\n".join(sorted(lies))])


def _remove_all_but(kept: Collection[str], folder: Path) -> None:
    """Delete every other file, and the folders that are empty then."""
    for base, _, files in os.walk(folder, topdown=False):
        inside = Path(base).relative_to(folder).as_posix()
        here = [name if inside == "." else f"{inside}/{name}" for name in files]
        gone = [name for name in here if name not in kept]
        for name in gone:
            (folder / name).unlink()
        if len(gone) == len(here) and not os.listdir(base):  # noqa: PTH208 - names are enough
            Path(base).rmdir()


def _read(path: Path) -> Memory:
    """Read what is known; nothing where the file is missing or damaged."""
    try:
        found: Any = json.loads(path.read_text("utf-8"))
        return Memory(**found)
    except (OSError, ValueError, TypeError):
        return Memory()


def _write(path: Path, memory: Memory) -> None:
    put(path, [json.dumps(vars(memory)).encode()])


def put(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that a later build may read: whole, or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.writelines(pieces)
        fresh.replace(path)
    except OSError:  # a build where nothing can be remembered is a build all the same
        return
