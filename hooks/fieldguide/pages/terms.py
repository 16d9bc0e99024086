"""A page for every facet and every term of the vocabulary: what it means, and every record that carries it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from fieldguide import urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.origins import origins_of
from fieldguide.pages.record_pages import edit_url
from fieldguide.records import KINDS
from fieldguide.records.base import Term
from fieldguide.records.library import Facet
from fieldguide.remember import remembered
from fieldguide.tree import Page, Recipe, Site, recipe_of

Carriers = Mapping[tuple[str, str], Sequence[Entry]]


def pages(site: Site) -> Iterator[Page | Recipe]:
    """Make the vocabulary's index, a page a facet and a page a term."""
    catalogue = site.catalogue
    carriers = carriers_of(catalogue)
    facets = [(entry.key.id, entry.record) for entry in catalogue.all("vocabulary") if isinstance(entry.record, Facet)]
    title, lead = (
        "Vocabulary",
        "Every word this guide sorts by: what it means, where it comes from, and what carries it.",
    )
    html = site.renderer.page("vocabulary.html", "vocabulary/", title=title, lead=lead, facets=facets)
    yield Page("vocabulary/index.md", title, lead, html)
    for name, facet in facets:
        url = f"vocabulary/{name}/"
        edit = edit_url(site, catalogue.entries["vocabulary"][name])
        html = site.renderer.page("facet.html", url, name=name, facet=facet, carriers=carriers, edit_url=edit)
        yield Page(urls.section_uri(url), facet.title, facet.summary, html, source=f"content/vocabulary/{name}.yml")
        for term in facet.terms:
            found = carriers.get((name, term.id), [])
            url = urls.term_url(name, term.id)
            key = origins_of(site).of_cards(url, found)
            yield recipe_of(urls.src_uri(url), partial(_term_page, site, name, facet, term.id, found), key)


def _term_page(site: Site, name: str, facet: Facet, term_id: str, found: Sequence[Entry]) -> Page:
    url = urls.term_url(name, term_id)
    term = site.catalogue.vocabulary.terms[name][term_id]
    groups = [
        (kind, [views.card(entry, site.catalogue) for entry in found if entry.key.kind == kind.name])
        for kind in KINDS.values()
    ]
    html = site.renderer.page(
        "term.html",
        url,
        name=name,
        facet=facet,
        term=term,
        groups=[(kind, cards) for kind, cards in groups if cards],
        edit_url=edit_url(site, site.catalogue.entries["vocabulary"][name]),
    )
    return Page(
        urls.src_uri(url),
        term.label,
        f"{term.label} ({facet.title}): {term.definition}",
        html,
        source=f"content/vocabulary/{name}.yml",
    )


@remembered
def carriers_of(catalogue: Catalogue) -> Carriers:
    """Give the records that carry each term; a grade band is carried through its grades."""
    found: dict[tuple[str, str], dict[Key, Entry]] = defaultdict(dict)
    bands = catalogue.vocabulary.terms.get("grade-bands", {})
    for entry in catalogue:
        for leaf in entry.named:
            if isinstance(leaf.marker, Term):
                found[leaf.marker.facet, leaf.value][entry.key] = entry
                if leaf.marker.facet == "grades":
                    for band in bands.values():
                        if leaf.value in band.grades:
                            found["grade-bands", band.id][entry.key] = entry
    return {name: list(entries.values()) for name, entries in found.items()}
