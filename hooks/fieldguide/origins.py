"""What a record's page is made from, as a key: where two builds give the same key, they give the same page.

The key holds the code, the templates and the libraries; the site's settings; the vocabulary, the hub's own words and
the history; the name of every record; and the whole text of the record and of all it is linked with, from either end.
What a page shows of records beyond these (how many strategies there are for a learner group …) it says itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldguide import urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.digest import contents, digest, package
from fieldguide.graph import Key
from fieldguide.remember import remembered
from fieldguide.render import TEMPLATES
from fieldguide.tree import Page, Site


class Origins:
    """The keys of one site's recipes."""

    def __init__(self, site: Site) -> None:
        self.catalogue = site.catalogue
        self.history = site.renderer.history
        self.shared = digest((_code(site), *_of_site(site), *_of_all(site.catalogue)))

    def of(self, entry: Entry, *more: object) -> str:
        """Give the key of all that is made of a record; ``more`` is what else its page is made with."""
        own = (*entry.key, entry.digest, repr(self.history.of(entry.key)), repr(more))
        return digest((self.shared, *own, *self._linked(entry)))

    def of_cards(self, url: str, entries: Iterable[Entry]) -> str:
        """Give the key of a page that shows these records' cards, and of all else only the vocabulary."""
        return digest((self.shared, url, *(_face(entry, self.catalogue) for entry in entries)))

    def of_words(self, name: str, *shown: object) -> str:
        """Give the key of something that shows no single record, or no more of them than ``shown``."""
        return digest((self.shared, name, *map(repr, shown)))

    def of_page(self, page: Page) -> str:
        """Give the key of a page that is made already; what is still added to it is made from no more than this."""
        facet = self.catalogue.get(Key("vocabulary", page.url.rstrip("/").rpartition("/")[2]))
        beside = self.of(facet) if facet and urls.page_url(facet.key) == page.url else ""
        return digest((self.shared, repr(page), beside))

    def _linked(self, entry: Entry) -> Iterator[str]:
        graph = self.catalogue.graph
        near = {link.target for link in graph.leaving(entry.key)} | {link.source for link in graph.reaching(entry.key)}
        return (found.digest for key in sorted(near) if (found := self.catalogue.get(key)))


@remembered
def _face(entry: Entry, catalogue: Catalogue) -> str:
    """Give a digest of what a record's card shows."""
    return digest((repr(views.card(entry, catalogue)),))


@remembered
def origins_of(site: Site) -> Origins:
    """Give the keys of a site, worked out once."""
    return Origins(site)


def inputs(site: Site) -> dict[str, str]:
    """Give what a build is made from, by the name a person knows it by, each with its digest."""
    found = {entry.path: entry.digest for entry in site.catalogue}
    return found | {"code, templates or libraries": _code(site), "settings": digest(_of_site(site))}


@remembered
def _code(site: Site) -> str:
    """Give the digest of the libraries, the code and the templates; read once a build."""
    return digest((package(), *contents(site.root / TEMPLATES, ".html")))


def _of_site(site: Site) -> Iterator[str]:
    """Give the settings."""
    yield from (site.url, site.name, site.description, site.repo_url, repr(sorted(site.extra.items())))


def _of_all(catalogue: Catalogue) -> Iterator[str]:
    """Give what any page may say of any record: its name, whether it stands, and every word of the vocabulary."""
    yield catalogue.about.model_dump_json()
    for entry in catalogue:
        if entry.key.kind == "vocabulary":
            yield entry.digest
        yield from (*entry.key, entry.record.title, views.short_name(entry, catalogue), entry.record.status)
        yield str(getattr(entry.record, "short", ""))
