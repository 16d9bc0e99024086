"""The page about the state of the records: what is due, missing, alone or unused. Its "today" is the latest review."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fieldguide import freshness, urls
from fieldguide.catalogue import Entry
from fieldguide.freshness import Due
from fieldguide.graph import Key
from fieldguide.quality import report
from fieldguide.records import KINDS
from fieldguide.tree import Asset, Page, Site

URL = "about/quality/"
FEED = "about/quality/due.xml"


def pages(site: Site) -> Iterator[Page]:
    """Make the page."""
    catalogue = site.catalogue
    found = report(catalogue, freshness.latest(catalogue))
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
        address=address,
        feed=FEED,
    )
    kind = 'rel="alternate describedby" type="application/atom+xml"'
    head = f'<link {kind} title="Due for review" href="{urls.relative(URL, FEED)}">'
    yield Page(urls.section_uri(URL), title, lead, html, head=head)


def address(key: Key) -> str:
    """Give a record's address; a list of words has its facet's page."""
    return urls.page_url(key)


def exports(site: Site) -> Iterator[Asset]:
    """Make the feed: an entry a record, dated the day it becomes due, so that a feed reader shows it in time."""
    days = freshness.schedule(site.catalogue)
    updated = freshness.latest(site.catalogue)
    yield Asset(
        FEED,
        site.renderer.page(
            "contribute/due.xml", FEED, site=site, days=days[:100], updated=updated, feed=FEED, page=URL, address=_of
        ),
    )


def _of(due: Due | Entry) -> str:
    return urls.page_url(due.entry.key if isinstance(due, Due) else due.key)
