"""A page for every section: what is in it, as cards or a list, all reachable without a script."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import urls, views
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
            "section.html", url, title=title, lead=lead, cards=cards, entries=entries, kind=KINDS[kind]
        )
        yield Page(urls.section_uri(url), title, lead, html)
