"""My plan: a page whose content is made in the reader's browser, and the file it takes titles and facts from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldguide import prose, urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.json_text import compact
from fieldguide.records import KINDS, Strategy
from fieldguide.tree import Asset, Page, Site

TITLE = "My plan"
LEAD = "What you have saved, in your order, with your notes. It is kept in this browser only; nothing leaves it."


def pages(site: Site) -> Iterator[Page]:
    """Make the page of the reader's own plan."""
    html = site.renderer.page("plan.html", "plan/", title=TITLE, lead=LEAD)
    yield Page("plan/index.md", TITLE, LEAD, html, scripts=("assets/fieldguide/plan.js",), wide=True)


def exports(site: Site) -> Iterator[Asset]:
    """Publish what the plan shows of each record; fetched only by a plan that holds something."""
    found = {
        f"{kind}/{entry.key.id}": _facts(entry, site.catalogue)
        for kind in views.SAVABLE
        for entry in site.catalogue.all(kind)
    }
    yield Asset("assets/fieldguide/plan.json", compact(found))


def _facts(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """Give a record's title, address and summary; for a strategy also what two of them are compared by."""
    record = entry.record
    facts: dict[str, Any] = {
        "kind": KINDS[entry.key.kind].label,
        "title": record.title,
        "url": urls.page_url(entry.key),
        "summary": record.summary,
    }
    if record.status == "retired":
        facts["retired"] = record.replaced_by or ""
    if isinstance(record, Strategy):
        facts["facts"] = strategy_facts(record, catalogue)
    return facts


def strategy_facts(record: Strategy, catalogue: Catalogue) -> list[str]:
    """Give what strategies are compared by, in the order of the headings in ``plan.html``."""
    words, minutes = catalogue.vocabulary, record.minutes
    return [
        "; ".join(f"{text[:1].upper()}{text[1:]}" for text in record.use_when),
        prose.to_text(record.first_move),
        views.span(minutes.in_class.min, minutes.in_class.max),
        f"{minutes.prep.first} min the first time, {minutes.prep.later} later",
        ", ".join(words.label("group-sizes", size) for size in record.group),
        views.grade_span(record.grades, catalogue),
        ", ".join(words.label("domains", domain) for domain in record.domains),
        "; ".join(record.materials) or "Nothing special",
        views.evidence_line(record.evidence, catalogue),
    ]
