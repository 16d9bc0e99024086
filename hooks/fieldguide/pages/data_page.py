"""The data page: what there is to download, what it may be used for, how to cite it, and a first step in each tool."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fieldguide import reference_formats, reference_styles, references
from fieldguide.exports import api, feeds
from fieldguide.exports.tables import LONG_TABLES
from fieldguide.licence import LICENCE, LICENCE_URL
from fieldguide.records import KINDS
from fieldguide.template import slug
from fieldguide.tree import Page, Recipe, Site, recipe_of

URL = "data/"
PATH = f"{URL}index.md"


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the page."""
    yield recipe_of(PATH, partial(_page, site))


def _page(site: Site) -> Page:
    title = "Data"
    lead = "Every record of this guide as open data: for a spreadsheet, for a program, for your reference manager."
    item = citation(site)
    html = site.renderer.page(
        "data.html",
        URL,
        title=title,
        lead=lead,
        site=site,
        kinds=[(kind, len(site.catalogue.all(kind.name))) for kind in KINDS.values()],
        tables=LONG_TABLES,
        works=len(references.works(site.catalogue)),
        feeds=tuple(feeds.feeds(site)),
        licence=LICENCE,
        licence_url=LICENCE_URL,
        apa=reference_styles.to_text(reference_styles.apa(item)),
        mla=reference_styles.to_text(reference_styles.mla(item)),
        bibtex=reference_formats.bibtex(item).strip(),
        promise=api.PROMISE,
        changes=api.CHANGES,
    )
    return Page(PATH, title, lead, html)


def citation(site: Site) -> references.Item:
    """Give the whole guide as a work to cite; its year is that of the record read through last."""
    years = [entry.record.review.reviewed.year for entry in site.catalogue]
    return {
        "id": slug(site.name),
        "type": "webpage",
        "title": site.name,
        "author": [{"literal": f"{site.name} contributors"}],
        "issued": {"date-parts": [[max(years, default=2026)]]},
        "URL": site.url,
    }
