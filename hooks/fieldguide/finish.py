"""The last hand on every page: its head, and beside it the same in other forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fieldguide import paper, urls
from fieldguide.exports import api, bibliography
from fieldguide.exports.twins import twin
from fieldguide.head import Heads
from fieldguide.tree import Asset, Page, Site


class Finisher:
    """Finishes the pages of one site; files pass as they are."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.heads = Heads(site)
        self._entries = {urls.page_url(entry.key): entry for entry in site.catalogue}

    def __call__(self, made: Iterable[Page | Asset]) -> Iterator[Page | Asset]:
        """Give each page with its head, its Markdown twin, and a record's also as data, as references, as a code."""
        for item in made:
            if isinstance(item, Asset):
                yield item
                continue
            yield replace(item, head=item.head + self.heads.of(item))
            yield twin(self.site, item)
            if entry := self._entries.get(item.url):
                yield api.file(self.site, entry)
                yield from bibliography.beside_record(self.site, entry)
                yield from paper.codes(self.site, entry)
