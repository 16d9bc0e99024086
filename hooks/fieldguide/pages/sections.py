"""A page for every section: what is in it, as cards or a list, all reachable without a script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from fieldguide import urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.records import KINDS
from fieldguide.tree import Page, Site

INTRODUCTIONS: dict[str, tuple[str, str]] = {
    "learner-group": (
        "For your students",
        "Start from the students in front of you: what they bring, what gets in their way, and where to begin.",
    ),
    "pathway": ("Pathways", "Sequences of strategies over weeks, for when one lesson is not enough."),
    "coaching-model": (
        "Coaching models",
        "Whole ways of coaching, with their cycles, agreements, conditions and evidence.",
    ),
    "coaching-practice": (
        "Coaching practices",
        "Things a coach does with teachers, step by step, with words and prompts.",
    ),
    "challenge": ("Coaching challenges", "What gets in the way of coaching, how it shows, and what helps."),
    "guide": ("Guides", "Longer reads for teachers, coaches and leaders; every figure names its study."),
    "study": (
        "Research",
        "Every work this guide rests on: what it found, for whom, and its limits; null results included.",
    ),
}


def pages(site: Site) -> Iterator[Page]:
    """Make the section page of every kind that has no finder of its own."""
    for kind, (title, lead) in INTRODUCTIONS.items():
        url = f"{KINDS[kind].slug}/"
        entries = sorted(
            site.catalogue.all(kind), key=lambda entry: (getattr(entry.record, "order", 0), entry.record.title.lower())
        )
        cards = [views.card(entry, site.catalogue) for entry in entries]
        html = site.renderer.page(
            "section.html",
            url,
            title=title,
            lead=lead,
            cards=cards,
            letters=by_letter(entries, site.catalogue),
            kind=KINDS[kind],
        )
        yield Page(urls.section_uri(url), title, lead, html)


def by_letter(entries: Sequence[Entry], catalogue: Catalogue) -> list[tuple[str, list[tuple[str, Entry]]]]:
    """Give records under the first letter of the name they are cited by; those that begin with none come first."""
    named = sorted(((views.short_name(entry, catalogue), entry) for entry in entries), key=_place)
    return [(letter, list(found)) for letter, found in groupby(named, key=lambda pair: _letter(pair[0]))]


def _place(named: tuple[str, Entry]) -> tuple[str, str, str]:
    return _letter(named[0]), named[0].casefold(), named[1].key.id


def _letter(name: str) -> str:
    plain = unicodedata.normalize("NFD", name)[0].upper()
    return plain if "A" <= plain <= "Z" else "0-9"
