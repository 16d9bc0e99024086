"""What the search box knows of every page: its own words, and those people use for what it is about (ELL, IEP …)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldguide import search_index, urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.records import KINDS, CaseStudy, CoachingPractice, LearnerGroup, Pathway, StartingPoint, Strategy, Study
from fieldguide.records.base import Ref, Term
from fieldguide.remember import remembered
from fieldguide.search_index import Document
from fieldguide.search_words import COMMON, words
from fieldguide.tree import Asset, Page, Site

FOUND_BY = frozenset(
    {
        "strategy-types",
        "focus",
        "domains",
        "grade-bands",
        "tiers",
        "locales",
        "case-outcomes",
        "resource-types",
        "audiences",
        "practice-formats",
        "modes",
    }
)
"""Facets whose words lead to a record, beside the frameworks of practices; the rest (costs, access …) only filter."""


@dataclass(frozen=True)
class SearchEntry:
    """One page as the search box knows it."""

    url: str
    kind: str
    title: str
    summary: str
    also: str
    """Other names of the record, weighted nearly like its title."""
    phrases: str
    """Problems in teachers' words."""
    terms: tuple[str, ...]
    """Terms it carries, as ``facet/term``, learner groups as ``learners/id``."""


def entries(catalogue: Catalogue) -> Iterator[SearchEntry]:
    """Give the entry of every record, and of every term that is found by its words."""
    for entry in catalogue:
        if entry.key.kind != "vocabulary":
            yield _record_entry(entry, catalogue)
    for facet in sorted(found_by(catalogue) & set(catalogue.vocabulary.terms)):
        for term in catalogue.vocabulary.terms[facet].values():
            yield SearchEntry(
                urls.term_url(facet, term.id), "Term", term.label, term.definition, ", ".join(term.synonyms), "", ()
            )


def found_by(catalogue: Catalogue) -> frozenset[str]:
    """Give the facets whose words lead to a record."""
    return FOUND_BY | set(catalogue.vocabulary.frameworks)


def _record_entry(entry: Entry, catalogue: Catalogue) -> SearchEntry:
    record = entry.record
    title = f"{record.title} ({views.cite_name(record)})" if isinstance(record, Study) else record.title
    summary = "" if isinstance(record, Study) else record.summary
    also = ", ".join((*getattr(record, "aka", ()), *(name.replace("-", " ") for name in record.formerly)))
    return SearchEntry(
        urls.page_url(entry.key),
        KINDS[entry.key.kind].label,
        title,
        summary,
        also,
        _phrases(record),
        _terms(entry, catalogue),
    )


def _phrases(record: object) -> str:
    if isinstance(record, (Strategy, CoachingPractice)):
        return "; ".join(record.use_when)
    if isinstance(record, StartingPoint):
        return record.situation
    if isinstance(record, Pathway):
        return record.goal
    if isinstance(record, CaseStudy):
        return f"{record.snapshot.place}; {record.approach}"
    return ""


def _terms(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the terms a record is about; grades count as their band, a worked example's grade does not count."""
    found: dict[str, None] = {}
    bands = catalogue.vocabulary.terms.get("grade-bands", {})
    leading = found_by(catalogue)
    for leaf in entry.named:
        if leaf.loc[0] == "example":
            continue
        if isinstance(leaf.marker, Term) and leaf.marker.facet in leading:
            found[f"{leaf.marker.facet}/{leaf.value}"] = None
        elif isinstance(leaf.marker, Term) and leaf.marker.facet == "grades":
            found |= {f"grade-bands/{band.id}": None for band in bands.values() if leaf.value in band.grades}
        elif isinstance(leaf.marker, Ref) and leaf.marker.kind == "learner-group":
            found[f"learners/{leaf.value}"] = None
    return tuple(found)


def words_of(name: str, catalogue: Catalogue) -> str:
    """Give every word that stands for a term: its label, its short label, its synonyms."""
    facet, _, term_id = name.partition("/")
    if facet == "learners":
        entry = catalogue.get(Key("learner-group", term_id))
        record = entry.record if entry else None
        return ", ".join((record.title, record.short, *record.aka)) if isinstance(record, LearnerGroup) else term_id
    term = catalogue.vocabulary.terms[facet][term_id]
    return ", ".join(dict.fromkeys(word for word in (term.label, term.short, *term.synonyms) if word))


def exports(site: Site) -> Iterator[Asset]:
    """Publish the index in pieces, so that a search costs the same however many records there are."""
    catalogue = site.catalogue
    common = COMMON | set(words(" ".join((catalogue.about.subject, *catalogue.about.aka))))
    yield from search_index.exports(documents(site), common)


@remembered
def documents(site: Site) -> tuple[Document, ...]:
    """Give every page as the index knows it; no more than this is shown of a record."""
    return tuple(_document(entry, site.catalogue) for entry in entries(site.catalogue))


def _document(entry: SearchEntry, catalogue: Catalogue) -> Document:
    terms = ", ".join(words_of(name, catalogue) for name in entry.terms)
    fields = {
        "title": entry.title,
        "also": entry.also,
        "phrases": entry.phrases,
        "terms": terms,
        "summary": entry.summary,
    }
    return Document(entry.url, entry.kind, entry.title, entry.summary, fields)


def pages(site: Site) -> Iterator[Page]:
    """Make the search page: results as you type, an honest list of doors without a script."""
    title, lead = "Search", "Search strategies, coaching, cases, resources and research in your own words."
    kinds = [kind for kind in KINDS.values() if kind.name != "vocabulary"]
    yield Page(
        "search/index.md",
        title,
        lead,
        site.renderer.page("search.html", "search/", title=title, lead=lead, kinds=kinds),
        wide=True,
    )
