"""The last hand on every page: its head, and beside it its Markdown twin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fieldguide.exports.twins import twin
from fieldguide.head import Heads
from fieldguide.tree import Asset, Page, Site


class Finisher:
    """Finishes the pages of one site; files pass as they are."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.heads = Heads(site)

    def __call__(self, made: Iterable[Page | Asset]) -> Iterator[Page | Asset]:
        """Give each page with its head, then its twin."""
        for item in made:
            if isinstance(item, Asset):
                yield item
            else:
                yield replace(item, head=item.head + self.heads.of(item))
                yield twin(self.site, item)
