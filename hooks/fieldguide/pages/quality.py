"""The page about the state of the records: what is due, missing, alone or unused. Its "today" is the latest review."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from fieldguide import atom, freshness, quality, urls
from fieldguide.records import KINDS
from fieldguide.tree import Asset, Page, Recipe, Site, recipe_of

URL = "about/quality/"
FEED = "about/quality/due.xml"


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the page."""
    yield recipe_of(urls.section_uri(URL), partial(page, site))


def page(site: Site) -> Page:
    """Make the page."""
    catalogue = site.catalogue
    found = quality.report(catalogue, freshness.latest(catalogue))
    title = "How complete and how fresh this guide is"
    lead = (
        "What is due for another look, what is missing, and what rests on little: counted from the records themselves."
    )
    html = site.renderer.page(
        "contribute/quality.html",
        URL,
        title=title,
        lead=lead,
        report=found,
        months=[
            (month, list(days))
            for month, days in groupby(freshness.schedule(catalogue), key=lambda due: due.by.strftime("%Y-%m"))
        ],
        counts=[(kind, len(catalogue.all(kind.name))) for kind in KINDS.values() if catalogue.all(kind.name)],
        years=freshness.YEARS,
        kinds=KINDS,
        address=urls.page_url,
        feed=FEED,
    )
    kind = 'rel="alternate describedby" type="application/atom+xml"'
    head = f'<link {kind} title="Due for review" href="{urls.relative(URL, FEED)}">'
    return Page(urls.section_uri(URL), title, lead, html, head=head)


def exports(site: Site) -> Iterator[Asset]:
    """Make the feed: an entry a record, named with the day it becomes due, the earliest first."""
    items = (
        atom.Item(
            f"{due.by}: {due.entry.record.title}",
            urls.page_url(due.entry.key),
            due.entry.record.review.reviewed,
            f"{due.steward} should read this again by {due.by}. "
            f"It was last read through on {due.entry.record.review.reviewed}.",
            id=f"{urls.page_url(due.entry.key)}#due-{due.by}",
        )
        for due in freshness.schedule(site.catalogue)[:100]
    )
    yield Asset(FEED, atom.write(site, FEED, f"{site.name}: due for review", URL, items))
