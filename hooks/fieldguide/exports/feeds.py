"""Atom feeds: everything, what is new, each kind, each learner group; and the list of them in OPML.

Dates come from the records (the day each was last read through) and from their history, never from the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from fieldguide import atom, urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.history import Told
from fieldguide.records import KINDS, LearnerGroup
from fieldguide.tree import Asset, Site

LIMIT = 60
"""Entries a feed shows: enough for a reader who looks in once a term."""
WHATS_NEW = "feeds/whats-new.xml"
LATE = ("vocabulary", "study", "resource")
"""Kinds that come after the others of the same day: there are so many of them."""


@dataclass(frozen=True)
class Feed:
    """One feed: where it is, what it is called, the page it belongs to, what it holds."""

    path: str
    title: str
    page: str
    items: tuple[atom.Item, ...]


def feeds(site: Site) -> Iterator[Feed]:
    """Give every feed."""
    catalogue = site.catalogue
    shown = [kind for kind in KINDS.values() if kind.name != "vocabulary"]
    yield Feed("feeds/all.xml", site.name, "", newest(entry for kind in shown for entry in catalogue.all(kind.name)))
    yield Feed(WHATS_NEW, f"{site.name}: what is new", "about/whats-new/", tuple(happened(site.renderer.history.told)))
    for kind in shown:
        yield Feed(
            f"feeds/{kind.slug}.xml", f"{site.name}: {kind.plural}", f"{kind.slug}/", newest(catalogue.all(kind.name))
        )
    for entry in catalogue.all("learner-group"):
        short = entry.record.short if isinstance(entry.record, LearnerGroup) else entry.record.title
        found = newest(about(entry.key, catalogue))
        yield Feed(f"feeds/learners/{entry.key.id}.xml", f"{site.name}: {short}", urls.page_url(entry.key), found)


def about(key: Key, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Give a learner group and every record that names it."""
    names = {
        key,
        *(link.source for link in catalogue.graph.reaching(key)),
        *(link.target for link in catalogue.graph.leaving(key, "begin_with")),
    }
    return tuple(entry for name in sorted(names) if (entry := catalogue.get(name)))


def happened(told: Iterable[Told]) -> Iterator[atom.Item]:
    """Give what came and what changed lately, not what was only read again."""
    found = [item for item in told if item.change.mark != "read"]
    found.sort(key=lambda item: (-item.change.day.toordinal(), *_rank(item.entry)))
    for item in found[:LIMIT]:
        kind, page = KINDS[item.entry.key.kind], urls.page_url(item.entry.key)
        begin = f"New {kind.label.lower()}" if item.change.mark == "added" else kind.label
        summary = f"{item.change.words}. {item.entry.record.summary}"
        name = f"{page}#{item.change.mark}-{item.change.day}"
        yield atom.Item(f"{begin}: {item.entry.record.title}", page, item.change.day, summary, name, kind)


def _rank(entry: Entry) -> tuple[bool, int, str]:
    """What readers look for most comes first."""
    return entry.key.kind in LATE, list(KINDS).index(entry.key.kind), entry.record.title


def newest(entries: Iterable[Entry]) -> tuple[atom.Item, ...]:
    """Give the records read through last; on the same day what readers look for most comes first."""
    found = sorted(entries, key=lambda entry: (-entry.record.review.reviewed.toordinal(), *_rank(entry)))
    return tuple(
        atom.Item(
            entry.record.title,
            urls.page_url(entry.key),
            entry.record.review.reviewed,
            entry.record.summary,
            kind=KINDS[entry.key.kind],
        )
        for entry in found[:LIMIT]
    )


def exports(site: Site) -> Iterator[Asset]:
    """Publish every feed and the list of them."""
    found = tuple(feeds(site))
    yield from (Asset(feed.path, atom.write(site, feed.path, feed.title, feed.page, feed.items)) for feed in found)
    yield Asset("feeds/index.opml", opml(found, site))


def opml(found: tuple[Feed, ...], site: Site) -> str:
    """List all feeds for a feed reader."""
    root = ET.Element("opml", {"version": "2.0"})
    atom.add(ET.SubElement(root, "head"), "title", f"{site.name}: feeds")
    body = ET.SubElement(root, "body")
    for feed in found:
        ET.SubElement(
            body,
            "outline",
            {"type": "rss", "text": feed.title, "xmlUrl": site.url + feed.path, "htmlUrl": site.url + feed.page},
        )
    return atom.to_text(root)
