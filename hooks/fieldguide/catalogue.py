"""The one door: a project's folder in, its records linked and every problem with them out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fieldguide import graph as graphs
from fieldguide import validate, vocabulary
from fieldguide.graph import Graph, Key, Link
from fieldguide.problem import Problem
from fieldguide.records import KINDS, Record
from fieldguide.records.base import Term
from fieldguide.records.leaves import Leaf, leaves
from fieldguide.records.library import Facet
from fieldguide.source import Source, read_file
from fieldguide.vocabulary import Vocabulary

SOURCE_FOLDERS = ("content", "resources")


@dataclass(frozen=True)
class Entry:
    """A record with its name and the file it came from."""

    key: Key
    record: Record
    path: str


@dataclass(frozen=True)
class Catalogue:
    """All published records, by kind and id (sorted), with their vocabulary and their links."""

    entries: Mapping[str, Mapping[str, Entry]]
    vocabulary: Vocabulary
    graph: Graph

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
class Loaded:
    """One file that became a record, with the source its problems are placed in."""

    entry: Entry
    source: Source


def load_catalogue(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Read, validate and link every record below ``root``. All problems come back at once, sorted by place."""
    loaded, problems = _load_files(root)
    by_key = {item.entry.key: item for item in loaded}
    words = vocabulary.build((key.id, item.entry.record) for key, item in by_key.items() if isinstance(item.entry.record, Facet))
    links = [link for item in loaded for link in graphs.links_of(item.entry.key, item.entry.record)]
    problems += [problem for item in loaded for problem in _term_problems(item, words)]
    problems += [problem for link in links if (problem := _link_problem(link, by_key))]
    published = [item.entry for item in loaded if item.entry.record.status != "draft"]
    names = {entry.key for entry in published}
    graph = graphs.build(link for link in links if link.source in names and link.target in names)
    return Catalogue(_by_kind(published), words, graph), sorted(problems)


def source_files(root: Path) -> list[Path]:
    """Give every file that should be a record, sorted, so that the same input gives the same bytes."""
    found = [path for folder in SOURCE_FOLDERS for path in (root / folder).rglob("*")]
    return sorted(path for path in found if validate.kind_of(path.relative_to(root).as_posix()))


def _load_files(root: Path) -> tuple[list[Loaded], list[Problem]]:
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    for path in source_files(root):
        source, found = read_file(root, path)
        item, more = load_source(source)
        problems += [*found, *more]
        if item is not None:
            loaded.append(item)
    return loaded, problems


def load_source(source: Source) -> tuple[Loaded | None, list[Problem]]:
    """Validate one source by the kind its folder says."""
    kind = validate.kind_of(source.path)
    if kind is None:
        return None, []
    record, problems = validate.record(source, kind)
    if record is None:
        return None, problems
    stem = source.path.rsplit("/", 1)[-1].removesuffix(kind.suffix)
    return Loaded(Entry(Key(kind.name, stem), record, source.path), source), problems


def _term_problems(item: Loaded, words: Vocabulary) -> Iterator[Problem]:
    """A term must be in its facet."""
    for leaf in leaves(item.entry.record):
        if isinstance(leaf.marker, Term) and leaf.value not in words.terms.get(leaf.marker.facet, {}):
            yield _at(item, leaf.loc, "unknown-term", f'"{leaf.value}" is not in the list of {leaf.marker.facet}.', words.suggest(leaf.marker.facet, leaf.value))


def _link_problem(link: Link, by_key: Mapping[Key, Loaded]) -> Problem | None:
    """A link must reach a record that exists, of the right kind, and that is not its own."""
    item = by_key[link.source]
    if link.target == link.source:
        return _at(item, link.loc, "self-link", "this record links to itself.", "Name another record, or delete the line.")
    if link.target in by_key:
        return None
    if link.target.kind not in KINDS:
        return _at(item, link.loc, "unknown-kind", f'"{link.target.kind}" is not a kind of record.', f"Write one of {', '.join(KINDS)}.")
    label = KINDS[link.target.kind].label.lower()
    ids = [key.id for key in by_key if key.kind == link.target.kind]
    close = difflib.get_close_matches(link.target.id, ids, 1, 0.5)
    hint = f'Did you mean "{close[0]}"?' if close else f"Look for it in {KINDS[link.target.kind].folder}/."
    return _at(item, link.loc, "dangling-link", f'there is no {label} called "{link.target.id}".', hint)


def _at(item: Loaded, loc: tuple[str | int, ...], code: str, message: str, hint: str) -> Problem:
    place = item.source.position(loc)
    return Problem(item.source.path, place.line, place.column, code, ".".join(map(str, loc)), message, hint)


def _by_kind(entries: list[Entry]) -> Mapping[str, Mapping[str, Entry]]:
    kinds: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for entry in sorted(entries, key=lambda entry: entry.key):
        kinds[entry.key.kind][entry.key.id] = entry
    return MappingProxyType({kind: MappingProxyType(found) for kind, found in kinds.items()})


__all__ = ["Catalogue", "Entry", "Leaf", "Loaded", "load_catalogue", "load_source", "source_files"]
