"""The one door: a project's folder in, its records linked and every problem with them out."""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from fieldguide import checks, validate, vocabulary
from fieldguide import graph as graphs
from fieldguide.graph import Graph, Key, Link
from fieldguide.loaded import Entry, Loaded, about_of, untold
from fieldguide.problem import Problem
from fieldguide.readings import Known, key_of, read_records
from fieldguide.records import ABOUT_PATH, KINDS, About, kind_of
from fieldguide.records.library import Facet
from fieldguide.vocabulary import Vocabulary

SOURCE_FOLDERS = ("content", "resources")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All published records, by kind and id (sorted), with their vocabulary, their links, and the hub's own words."""

    entries: Mapping[str, Mapping[str, Entry]]
    vocabulary: Vocabulary
    graph: Graph
    about: About = field(default_factory=untold)

    def all(self, kind: str) -> tuple[Entry, ...]:
        """Give all records of a kind, sorted by id."""
        return tuple(self.entries.get(kind, {}).values())

    def get(self, key: Key) -> Entry | None:
        """Give a record by its name."""
        return self.entries.get(key.kind, {}).get(key.id)

    def __iter__(self) -> Iterator[Entry]:
        """Give every record, kinds in the site's order."""
        for kind in KINDS:
            yield from self.all(kind)


@dataclass(frozen=True)
class Hub:
    """All files that became records, their words and links, and what is wrong: the write side of a catalogue."""

    around: checks.Around
    unread: tuple[Problem, ...]
    """What is wrong with the names, the YAML and the shape of files, whether they became records or not."""
    judged: tuple[Loaded, ...]
    """The files that are asked for, as far as there is something to judge."""
    errors: checks.Errors
    wanted: Collection[str] | None = None
    """The files whose problems are asked for; all when left out."""

    @property
    def loaded(self) -> Mapping[Key, Loaded]:
        """The files that became records."""
        return self.around.loaded

    @property
    def words(self) -> Vocabulary:
        """Their words."""
        return self.around.words

    @property
    def links(self) -> tuple[Link, ...]:
        """Their links, read when first asked for: whoever checks comes by there anyway."""
        return self.around.links

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that must be mended, sorted by place; ``errors`` may have been begun to be looked for long before."""
        with rest():
            found = sorted((*self.unread, *self.errors.find()))
        return tuple(problem for problem in found if self.wanted is None or problem.path in self.wanted)

    @property
    def right(self) -> tuple[Loaded, ...]:
        """The records of whose files there is nothing to say."""
        wrong = {problem.path for problem in self.problems}
        return tuple(item for item in self.loaded.values() if item.entry.path not in wrong)

    def catalogue(self) -> Catalogue:
        """Give what may be published: drafts and links to them stay out."""
        records = (item.entry for item in self.loaded.values() if item.entry.key.kind in KINDS)
        published = [entry for entry in records if entry.record.status != "draft"]
        names = {entry.key for entry in published}
        graph = graphs.build(link for link in self.links if link.source in names and link.target in names)
        return Catalogue(_by_kind(published), self.words, graph, self.about)

    @property
    def about(self) -> About:
        """What the hub says of itself."""
        return about_of(self.loaded)


def load_catalogue(root: Path, known: Known | None = None) -> tuple[Catalogue, list[Problem]]:
    """Read, validate and link every record below ``root``. All errors come back at once, sorted by place.

    A file that is ``known`` and did not change is not read again.
    """
    hub = load_hub(root, known)
    return hub.catalogue(), list(hub.problems)


def load_hub(root: Path, known: Known | None = None) -> Hub:
    """Read every record below ``root``, with its source."""
    found = _files(root)
    names = [name for name in found if kind_of(name)]
    with rest():
        items, problems = read_records(root, names, known)
        return _link(items, [*problems, *validate.place_problems(found)], {key_of(name): name for name in names})


def load_some(root: Path, wanted: Collection[str]) -> Hub:
    """Read ``wanted`` files, the hub's own words, and what the wanted link to; of all others the name is enough."""
    found = _files(root)
    paths = {key_of(name): name for name in found if kind_of(name)}
    problems = list(validate.place_problems(found))
    items: list[Loaded] = []
    words = (ABOUT_PATH, KINDS["vocabulary"].folder)
    queue = {name for name in paths.values() if name in wanted or name.startswith(words)}
    read: set[str] = set()
    while queue - read:
        more, wrong = read_records(root, sorted(queue - read))
        read |= queue
        items += more
        problems += wrong
        targets = {link.target for item in more for link in _needed(item, item.entry.path in wanted)}
        queue = {paths[target] for target in targets if target in paths}
        if lost := {key.kind for key in _targets(more, wanted) if key not in paths}:
            queue |= {name for key, name in paths.items() if key.kind in lost and was_renamed(root / name)}
    return _link(items, problems, paths, wanted)


def was_renamed(path: Path) -> bool:
    """Whether a record seems to have an earlier id, to which a link may still point."""
    return path.is_file() and not path.is_symlink() and b"formerly:" in path.read_bytes()


def _needed(item: Loaded, wanted: bool) -> Iterator[Link]:
    """What must be read to judge a record: the studies it rests on, and what it builds on, from one to the next."""
    for link in item.links:
        if link.relation == "builds_on" or (wanted and link.relation in ("cites", "rated_in")):
            yield link
    if item.entry.successor:
        yield Link(item.entry.key, "replaced_by", item.entry.successor, "", ())


def _targets(items: Iterable[Loaded], wanted: Collection[str]) -> Iterator[Key]:
    for item in items:
        if item.entry.path in wanted:
            yield from (link.target for link in item.links)
            if item.entry.successor:
                yield item.entry.successor


def _link(
    items: list[Loaded], problems: list[Problem], files: Mapping[Key, str], wanted: Collection[str] | None = None
) -> Hub:
    """Put records together; a link may reach any of ``files``, so that one wrong record does not accuse others."""
    by_key = {item.entry.key: item for item in items if item.finished}
    judged = tuple(item for item in items if wanted is None or item.entry.path in wanted)
    words = vocabulary.build(
        (key.id, item.entry.record) for key, item in by_key.items() if isinstance(item.entry.record, Facet)
    )
    unfinished = {item.entry.key: item for item in items if not item.finished}
    around = checks.Around(by_key, words, files, about_of(by_key), unfinished)
    return Hub(around, tuple(problems), judged, checks.Errors(around, judged), wanted)


def source_files(root: Path) -> list[Path]:
    """Give every file that should be a record, sorted, so that the same input gives the same bytes."""
    return [root / name for name in source_names(root)]


def source_names(root: Path) -> list[str]:
    """Give the names of these files from the root, in their order."""
    return [name for name in _files(root) if kind_of(name)]


def _files(root: Path) -> list[str]:
    """Give the names of all files and folders below the two folders of sources; links are named, not followed."""
    names: list[str] = []
    for folder in SOURCE_FOLDERS:
        for base, folders, files in os.walk(root / folder):
            here = Path(base).relative_to(root).as_posix()
            names += [f"{here}/{name}" for name in (*folders, *files)]
    return sorted(names, key=lambda name: name.split("/"))


@contextmanager
def rest() -> Iterator[None]:
    """Let the collector of unused values rest: what is read here is kept, and looking through it took a fifth.

    Until the next rest it does not look at what was made in this one.
    """
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _by_kind(entries: list[Entry]) -> Mapping[str, Mapping[str, Entry]]:
    kinds: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for entry in sorted(entries, key=lambda entry: entry.key):
        kinds[entry.key.kind][entry.key.id] = entry
    return MappingProxyType({kind: MappingProxyType(found) for kind, found in kinds.items()})


__all__ = [
    "Catalogue",
    "Entry",
    "Hub",
    "Loaded",
    "load_catalogue",
    "load_hub",
    "load_some",
    "source_files",
    "source_names",
]
