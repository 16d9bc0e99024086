"""A record with its name and its source: what linking, checking and the catalogue share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from fieldguide.graph import Key, Link, Loc, links_of
from fieldguide.problem import Problem, Severity
from fieldguide.records import ABOUT, About, Record
from fieldguide.records.base import Ref, Review, Term
from fieldguide.records.leaves import Form, Leaf, leaves
from fieldguide.source import Source, walk

_CODED = re.compile(r"\\(?:[xuU][0-9A-Fa-f]|\r?\n)")
"""How characters that can be seen may be written without typing them side by side."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A record with its name and the file it came from. Two readings of a file are two entries."""

    key: Key
    record: Record
    path: str
    digest: str
    """Stands for the file's whole text: equal texts, equal digests."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link the record writes."""
        return self._found[0]

    @property
    def named(self) -> tuple[Leaf, ...]:
        """The leaves that name something: a term of the vocabulary, or another record."""
        return self._found[1]

    @property
    def successor(self) -> Key | None:
        """The record to read instead, if there is one."""
        name = vars(self.record)["replaced_by"]
        return Key(self.key.kind, name) if isinstance(name, str) else None

    @property
    def former(self) -> dict[int, Key]:
        """Its earlier names, by their place in the list."""
        found = vars(self.record)["formerly"]
        names = enumerate(found if isinstance(found, tuple) else ())
        return {index: Key(self.key.kind, name) for index, name in names if isinstance(name, str)}

    @cached_property
    def _found(self) -> tuple[tuple[Link, ...], tuple[Leaf, ...]]:
        found = leaves(self.record, ("name", "prose"))
        named = tuple(leaf for leaf in found if isinstance(leaf.marker, (Ref, Term)))
        return tuple(links_of(self.key, found)), named


@dataclass(frozen=True, eq=False)
class Loaded:
    """One file that was read, what became of it, and the source its problems are placed in."""

    entry: Entry
    source: Source
    sound: bool = False
    """Whether the rules that judge it by itself have found nothing in just this text before."""
    finished: bool = True
    """Whether its YAML and its shape are right; if not, what would be a record has gaps (see :class:`Gap`)."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link the record writes."""
        return self.entry.links

    @cached_property
    def terms(self) -> frozenset[tuple[str, str]]:
        """Every term the record carries, with its facet."""
        return frozenset((leaf.marker.facet, leaf.value) for leaf in self.entry.named if isinstance(leaf.marker, Term))

    def problem(  # noqa: PLR0913 - a problem has these parts
        self,
        loc: Loc,
        code: str,
        message: str,
        hint: str = "",
        *,
        offset: int | None = None,
        severity: Severity = "error",
    ) -> Problem:
        """Say what is wrong at ``loc``, or ``offset`` characters into the text that stands there."""
        place = self.source.position(loc) if offset is None else self.source.inside(loc, offset)
        return Problem(
            self.source.path, place.line, place.column, code, ".".join(map(str, loc)), message, hint, severity
        )


@lru_cache(maxsize=4)
def texts_of(item: Loaded, *forms: Form) -> tuple[Leaf, ...]:
    """Give a record's texts of some forms; kept while one rule after another asks about the same record, no longer."""
    return tuple(leaves(item.entry.record, forms))


def texts_with(item: Loaded, form: Form, *marks: str) -> Iterator[Leaf]:
    """Give a record's texts of one form that hold one of ``marks``; most records hold it nowhere, and end here."""
    text = item.source.text
    if any(mark in text for mark in marks) or ("\\" in text and _CODED.search(text)):
        yield from (leaf for leaf in texts_of(item, form) if any(mark in leaf.value for mark in marks))


@lru_cache(maxsize=2)
def typed(item: Loaded) -> str:
    r"""Give a text that holds all that a record's texts hold, and perhaps more, to be searched at once.

    That is the file itself, unless something in it may be written as an escape, such as ``\u200b``.
    """
    text = item.source.text
    escapes = "\\" in text and '"' in text
    return "\n".join(value for _, value in walk(item.source.data)) if escapes else text


def former_names(entries: Iterable[Entry]) -> dict[Key, Key]:
    """Give each earlier name with the name of today."""
    return {name: entry.key for entry in entries for name in entry.former.values()}


def about_of(loaded: Mapping[Key, Loaded]) -> About:
    """Give what the hub says of itself; plain words where it says nothing."""
    item = loaded.get(Key(ABOUT.name, ABOUT.name))
    return item.entry.record if item and isinstance(item.entry.record, About) else untold()


@cache
def untold() -> About:
    """Give the words of a hub without ``content/about.yml``."""
    return About(
        title="Field Guide",
        summary="Teaching strategies and coaching, by learner, with honest evidence.",
        review=Review(steward="Nobody yet", reviewed=date(2026, 1, 1)),
    )
