"""The last hand on every page: its head, and beside it its Markdown twin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fieldguide.exports.twins import twin
from fieldguide.head import Heads
from fieldguide.tree import Asset, Keeper, Page, Recipe, Site


class Finisher:
    """Finishes the pages of one site; files pass as they are."""

    def __init__(self, site: Site, keeper: Keeper | None = None) -> None:
        self.site = site
        self.heads = Heads(site)
        self.keeper = keeper

    def __call__(self, made: Iterable[Page | Asset | Recipe]) -> Iterator[Page | Asset]:
        """Give each page with its head, then its twin."""
        for item in made:
            if isinstance(item, Asset):
                yield item
            elif isinstance(item, Page):
                yield from self._finished(item)
            elif self.keeper:
                yield from self.keeper.fetch(item.key, lambda item=item: self._finished(item.make()))  # type: ignore[misc]
            else:
                yield from self._finished(item.make())

    def _finished(self, page: Page) -> Iterator[Page | Asset]:
        yield replace(page, head=page.head + self.heads.of(page))
        yield twin(self.site, page)
