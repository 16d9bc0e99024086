"""One writer of Atom feeds. Dates are handed in, never taken from the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from fieldguide.licence import LICENCE
from fieldguide.records import Kind
from fieldguide.tree import Site

_ATOM = "http://www.w3.org/2005/Atom"
_BEGINNING = date(2026, 1, 1)
"""The day of a feed that holds nothing yet."""


@dataclass(frozen=True)
class Item:
    """One entry of a feed. Addresses stand below the site's root."""

    title: str
    page: str
    day: date
    summary: str
    id: str = ""
    """What tells it from other entries about the same page; the page's address when left out."""
    kind: Kind | None = None


def write(site: Site, path: str, title: str, page: str, items: Iterable[Item]) -> str:
    """Write the feed at ``path`` that belongs to ``page``."""
    found = tuple(items)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    add(root, "title", title)
    add(root, "id", site.url + path)
    add(root, "updated", _moment(max((item.day for item in found), default=_BEGINNING)))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": site.url + path})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": site.url + page})
    add(ET.SubElement(root, "author"), "name", f"{site.name} contributors")
    add(root, "rights", LICENCE)
    for item in found:
        _entry(ET.SubElement(root, "entry"), item, site)
    return to_text(root)


def _entry(element: ET.Element, item: Item, site: Site) -> None:
    add(element, "title", item.title)
    add(element, "id", site.url + (item.id or item.page))
    add(element, "updated", _moment(item.day))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": site.url + item.page})
    if item.kind:
        ET.SubElement(element, "category", {"term": item.kind.name, "label": item.kind.label})
    add(element, "summary", item.summary)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def add(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element that holds only text."""
    ET.SubElement(parent, tag).text = text


def to_text(root: ET.Element) -> str:
    """Give a whole XML file."""
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
