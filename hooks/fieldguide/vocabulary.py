"""The controlled terms, by facet: whether a term exists, what it is called, and in which order readers see it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fieldguide.records.library import Facet, VocabularyTerm

MANY_TERMS = 12
"""More than so many are not listed beside a suggestion."""


@dataclass(frozen=True)
class Vocabulary:
    """All facets; ``terms[facet][id]`` keeps the order of the file."""

    facets: Mapping[str, Facet]
    terms: Mapping[str, Mapping[str, VocabularyTerm]]

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The facets that strategies name below ``practices:``."""
        return tuple(name for name, facet in sorted(self.facets.items()) if facet.practices)

    def label(self, facet: str, term: str, *, short: bool = False) -> str:
        """Give a term's label, the short one if asked and there is one; the id itself when unknown."""
        found = self.terms.get(facet, {}).get(term)
        if found is None:
            return term
        return (found.short or found.label) if short else found.label

    def order(self, facet: str, term: str) -> int:
        """Give a term's place in its facet, for sorting."""
        ids = list(self.terms.get(facet, {}))
        return ids.index(term) if term in ids else len(ids)

    def suggest(self, facet: str, written: str) -> str:
        """Give a hint for an unknown term: the nearest one by id, label or synonym, or the allowed ones."""
        known = self.terms.get(facet, {})
        names = {name.lower(): term.id for term in known.values() for name in (term.id, term.label, *term.synonyms)}
        exact = names.get(written.lower())
        close = [exact] if exact else [names[name] for name in difflib.get_close_matches(written.lower(), names, 1)]
        mean = f'Did you mean "{close[0]}"?' if close else ""
        if mean and (exact or len(known) > MANY_TERMS):
            return mean
        return f"{mean} Allowed: {', '.join(known)}.".lstrip()


def build(facets: Iterable[tuple[str, Facet]]) -> Vocabulary:
    """Build the vocabulary from its records, given as (id, facet)."""
    found = dict(facets)
    terms = {name: MappingProxyType({term.id: term for term in facet.terms}) for name, facet in found.items()}
    return Vocabulary(MappingProxyType(found), MappingProxyType(terms))
