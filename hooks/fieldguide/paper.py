"""For paper: a code a phone can read, on every strategy's page and beside every card of a deck."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno
from markupsafe import Markup

from fieldguide import urls
from fieldguide.tree import Asset, Site


def qr_inline(address: str) -> Markup:
    """Draw an address as inline SVG, one path, without a size of its own."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True, lineclass="fg-qr__dots")
    return Markup(drawn)  # noqa: S704 - drawn by us; the address only decides which squares are dark


def exports(site: Site) -> Iterator[Asset]:
    """Publish each strategy's code as a file, which a printed deck of cards shows."""
    for entry in site.catalogue.all("strategy"):
        buffer = io.BytesIO()
        segno.make(site.url + urls.page_url(entry.key), error="m", micro=False).save(
            buffer, kind="svg", border=2, xmldecl=False, omitsize=True
        )
        yield Asset(f"assets/fieldguide/qr/{entry.key.id}.svg", buffer.getvalue())
