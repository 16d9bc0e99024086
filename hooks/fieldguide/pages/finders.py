"""The finders: every card of a kind on one page, with facets a script brings to life; without it, the whole list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fieldguide import urls, views
from fieldguide.catalogue import Entry
from fieldguide.facets import FACETS, facet_views, option_numbers
from fieldguide.records import KINDS, Strategy
from fieldguide.tree import Page, Recipe, Site, recipe_of

SCRIPTS = ("assets/fieldguide/finder-early.js", "assets/fieldguide/finder.js")
INTRODUCTIONS: dict[str, tuple[str, str, str]] = {
    "strategy": (
        "Find a strategy",
        "Ways of teaching {subject} you can use tomorrow, with worked examples, adaptations and honest evidence.",
        "strategies",
    ),
    "starting-point": (
        "Starting points",
        "Find the situation that sounds like your class; each leads to three strategies, in order, with reasons.",
        "situations",
    ),
    "case-study": (
        "Case studies",
        "What happened in real schools: what was done, what moved, and what did not.",
        "case studies",
    ),
    "resource": (
        "Library",
        "Journals, books, guides, organizations, instruments and tools: what each is good for, and what it costs.",
        "resources",
    ),
}
"""For each kind its title, its lead, where {subject} is what this hub teaches, and what to call many of them."""


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the finder of every kind that has facets."""
    for kind in FACETS:
        yield recipe_of(urls.section_uri(f"{KINDS[kind].slug}/"), partial(_finder, site, kind))


def _finder(site: Site, kind: str) -> Page:
    title, lead, noun = INTRODUCTIONS[kind]
    lead = lead.format(subject=site.catalogue.about.subject)
    url = f"{KINDS[kind].slug}/"
    facets = facet_views(kind, site.catalogue)
    entries = sorted(site.catalogue.all(kind), key=lambda entry: entry.record.title.lower())
    cards = [(views.card(entry, site.catalogue), option_numbers(entry, facets), minutes(entry)) for entry in entries]
    html = site.renderer.page(
        "finder.html", url, title=title, lead=lead, noun=noun, facets=facets, cards=cards, kind=kind
    )
    return Page(urls.section_uri(url), title, lead, html, scripts=SCRIPTS, wide=True)


def minutes(entry: Entry) -> int:
    """Give the class time a card is sorted by; 0 where there is none."""
    return entry.record.minutes.in_class.max if isinstance(entry.record, Strategy) else 0
