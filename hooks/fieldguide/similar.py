"""Strategies like this one, with the reason in words: what they share, the rarer the weightier."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fieldguide import urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.records import Strategy

ENOUGH = 120
"""Once so many share its rarer traits, the commoner ones only rank them: in a large hub nearly all share something."""
RELATED = ("pairs_with", "builds_on", "alternative_to")
Trait = tuple[str, str]
"""What strategies can share: a facet and a value of it."""


@dataclass(frozen=True)
class Like:
    """A strategy much like another, and what both are about."""

    title: str
    url: str
    reason: str


class Likeness:
    """Which strategies share which traits, worked out once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._keys = [entry.key for entry in catalogue.all("strategy") if entry.record.status != "retired"]
        self._places = {key: place for place, key in enumerate(self._keys)}
        self.carriers: dict[Trait, set[int]] = defaultdict(set)
        """Places of strategies by trait: small numbers, which sets join fast."""
        for place, key in enumerate(self._keys):
            for trait in traits(catalogue.entries[key.kind][key.id]):
                self.carriers[trait].add(place)

    def like(self, entry: Entry, most: int = 3) -> tuple[Like, ...]:
        """Give the strategies that share most, leaving out those the record itself is linked with."""
        known = {entry.key} | {link.target for link in self.catalogue.graph.leaving(entry.key, *RELATED)}
        known |= {link.source for link in self.catalogue.graph.reaching(entry.key, *RELATED)}
        shared = [trait for trait in traits(entry) if trait in self.carriers]
        rarest = sorted(shared, key=lambda trait: (1 / len(self.carriers[trait]), trait), reverse=True)
        left_out = {self._places[key] for key in known if key in self._places}
        weights: dict[int, float] = {}
        for trait in rarest:
            carriers = self.carriers[trait]
            weight = 1 / len(carriers)
            for place in (weights.keys() & carriers) if len(weights) >= ENOUGH else carriers - left_out:
                weights[place] = weights.get(place, 0) + weight
        best = heapq.nsmallest(most, weights, key=lambda place: (-weights[place], place))
        return tuple(
            self._like(self._keys[place], [trait for trait in rarest if place in self.carriers[trait]])
            for place in best
        )

    def _like(self, key: Key, both: list[Trait]) -> Like:
        found = self.catalogue.entries[key.kind][key.id]
        about = [self._label(trait) for trait in both if trait[0] in {"focus", "domains"}][:2]
        needs = [self._label(trait) for trait in both if trait[0] == "needs"][:1]
        kinds = [f"a {self._label(trait).lower()}" for trait in both if trait[0] == "strategy-types"]
        parts = [
            *(["about " + " and ".join(about)] if about else []),
            *(["for " + needs[0]] if needs else []),
            *kinds[: 0 if about else 1],
        ]
        return Like(found.record.title, urls.page_url(key), "Also " + ", ".join(parts) if parts else "Close in kind")

    def _label(self, trait: Trait) -> str:
        facet, value = trait
        if facet == "needs":
            entry = self.catalogue.get(Key("learner-group", value))
            label = str(getattr(entry.record, "short", value)) if entry else value.replace("-", " ")
        else:
            label = self.catalogue.vocabulary.label(facet, value, short=facet == "domains")
        return label if facet == "needs" or label[:2].isupper() else label[0].lower() + label[1:]


def traits(entry: Entry) -> Iterator[Trait]:
    """Give what a strategy can share with others."""
    record = entry.record
    if isinstance(record, Strategy):
        yield from (("focus", value) for value in record.focus)
        yield from (("domains", value) for value in record.domains)
        yield from (("needs", value) for value in record.needs)
        yield ("strategy-types", record.type)
