"""Records to typed links, written once and shown on both ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from fieldguide.records.base import Record, Ref
from fieldguide.records.leaves import Leaf, form_of

Loc = tuple[str | int, ...]


class Key(NamedTuple):
    """The name of a record: its kind and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Relation:
    """What a link means, read from its own end and from the other."""

    forward: str
    inverse: str


RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {
        "cites": Relation("Sources", "Cited by"),
        "rated_in": Relation("Rated in", "Rates"),
        "for_learners": Relation("For", "For these learners"),
        "about_learners": Relation("About", "About these learners"),
        "overlaps": Relation("Overlaps with", "Overlaps with"),
        "pairs_with": Relation("Pairs with", "Pairs with"),
        "builds_on": Relation("Builds on", "Leads to"),
        "alternative_to": Relation("Alternatives", "Alternatives"),
        "begin_with": Relation("Begin with", "A place to begin for"),
        "suggests": Relation("Try these", "Starting points that lead here"),
        "stage_of": Relation("Stages", "Part of a pathway"),
        "uses_resource": Relation("Resources", "Used by"),
        "helps_with": Relation("Helps with", "Resources"),
        "free_alternative": Relation("Free alternative", "Free alternative to"),
        "uses_practice": Relation("Practices used", "Part of these models"),
        "supports_strategy": Relation("Often used for", "Coaching practices"),
        "helped_by": Relation("What helps", "Helps with these challenges"),
        "seen_in": Relation("Seen in", "Challenges seen here"),
        "used_model": Relation("Coaching model", "Case studies"),
        "used_practice": Relation("Coaching practices", "Case studies"),
        "used_strategy": Relation("Strategies", "Case studies"),
        "mentions": Relation("Mentions", "Mentioned in"),
    }
)
_CITATION = re.compile(r"\[@([^\]\s]+(?:[;,]\s*@[^\]\s;,]+)*)\]")
_PROSE_LINK = re.compile(r"\]\(([a-z]+(?:-[a-z]+)*):([^)\s]*)\)")
_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True)
class Link:
    """One link as written: from whom, what it means, to whom, why, and where in the file."""

    source: Key
    relation: str
    target: Key
    why: str
    loc: Loc


@dataclass(frozen=True)
class Graph:
    """All links, by the record they leave and by the record they reach."""

    out: Mapping[Key, tuple[Link, ...]]
    into: Mapping[Key, tuple[Link, ...]]

    def leaving(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """Give the links ``key`` writes, all or of some relations."""
        return tuple(link for link in self.out.get(key, ()) if not relations or link.relation in relations)

    def reaching(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """Give the links others write to ``key``, all or of some relations."""
        return tuple(link for link in self.into.get(key, ()) if not relations or link.relation in relations)


def links_of(key: Key, leaves: Iterable[Leaf]) -> Iterator[Link]:
    """Give every link a record writes: in its fields, and inside its prose."""
    for leaf in leaves:
        if isinstance(leaf.marker, Ref):
            yield Link(key, leaf.marker.relation, Key(leaf.marker.kind, leaf.value), _why(leaf), leaf.loc)
        elif ("[@" in leaf.value or "](" in leaf.value) and form_of(leaf.marker) == "prose":
            yield from _prose_links(key, leaf)


def citations(text: str) -> list[str]:
    """Give the study ids cited in a piece of prose, in order."""
    if "[@" not in text:
        return []
    return [name.strip().lstrip("@") for found in _CITATION.findall(text) for name in re.split(r"[;,]", found)]


def _prose_links(key: Key, leaf: Leaf) -> Iterator[Link]:
    for study in citations(leaf.value):
        yield Link(key, "cites", Key("study", study), "", leaf.loc)
    for kind, name in _PROSE_LINK.findall(leaf.value):
        if kind not in _SCHEMES:
            yield Link(key, "mentions", Key(kind, name.split("#")[0]), "", leaf.loc)


def _why(leaf: Leaf) -> str:
    """Give the reason that stands beside a link; the record's own ``why`` is about the record."""
    for name in ("why", "how") if not isinstance(leaf.parent, Record) else ():
        value = vars(leaf.parent).get(name)
        if isinstance(value, str):
            return value
    return ""


def build(links: Iterable[Link]) -> Graph:
    """Index links by both ends; the same link written twice in one record counts once."""
    out: dict[Key, dict[tuple[str, Key], Link]] = defaultdict(dict)
    into: dict[Key, dict[tuple[str, Key], Link]] = defaultdict(dict)
    for link in links:
        out[link.source].setdefault((link.relation, link.target), link)
        into[link.target].setdefault((link.relation, link.source), link)
    return Graph(
        MappingProxyType({key: tuple(found.values()) for key, found in out.items()}),
        MappingProxyType({key: tuple(found[name] for name in sorted(found)) for key, found in into.items()}),
    )
