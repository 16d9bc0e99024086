"""For paper: a code a phone can read, on every strategy's page and beside every card of a deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from markupsafe import Markup

from fieldguide import urls
from fieldguide.catalogue import Entry
from fieldguide.tree import Asset, Site

MASK = 3
"""Readers undo any of the eight masks; choosing the prettiest takes most of the time of making a code."""

BORDER = 2
"""Light squares around a code, in its own squares."""
_RUN = re.compile(rb"\x00*\x01+")
"""Dark squares of a row, and the light ones before them."""


@lru_cache(maxsize=8192)
def qr(address: str) -> Markup:
    """Draw an address as SVG, one path, without a size of its own: for a page as for a file."""
    import segno  # noqa: PLC0415 - slow to load; few processes draw a code

    rows = segno.make(address, error="m", micro=False, mask=MASK).matrix
    lines = "".join(_line(row, y + BORDER) for y, row in enumerate(rows))
    side = len(rows) + 2 * BORDER
    return Markup(  # noqa: S704 - the address only decides which squares are dark
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path class="fg-qr__dots" stroke="#000" d="{lines}"/></svg>'
    )


def _line(row: bytearray, y: int) -> str:
    """Draw one row of squares."""
    steps = "".join(map(_step, _RUN.findall(bytes(row))))
    return f"M{BORDER} {y}.5{steps}" if steps else ""


@cache
def _step(run: bytes) -> str:
    """Go to a run of dark squares, and along it."""
    light = run.count(0)
    return f"m{light} 0h{len(run) - light}"


def codes(site: Site, entry: Entry) -> Iterator[Asset]:
    """Give a strategy's code as a file, which a printed deck of cards shows."""
    if entry.key.kind == "strategy":
        yield Asset(f"assets/fieldguide/qr/{entry.key.id}.svg", qr(site.url + urls.page_url(entry.key)))
