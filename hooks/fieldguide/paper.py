"""For paper: a code a phone can read, on every strategy's page and beside every card of a deck."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache

import segno
from markupsafe import Markup

from fieldguide import urls
from fieldguide.tree import Asset, Site

MASK = 3
"""Readers undo any of the eight masks; choosing the prettiest takes most of the time of making a code."""


@lru_cache(maxsize=65536)
def qr(address: str) -> Markup:
    """Draw an address as SVG, one path, without a size of its own: for a page as for a file."""
    code = segno.make(address, error="m", micro=False, mask=MASK)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=2, xmldecl=False, nl=False, omitsize=True, lineclass="fg-qr__dots")
    return Markup(drawn.getvalue().decode())  # noqa: S704 - drawn by us; the address only decides which squares are dark


def exports(site: Site) -> Iterator[Asset]:
    """Publish each strategy's code as a file, which a printed deck of cards shows."""
    for entry in site.catalogue.all("strategy"):
        address = site.url + urls.page_url(entry.key)
        yield Asset(f"assets/fieldguide/qr/{entry.key.id}.svg", qr(address))
