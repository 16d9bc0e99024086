"""The JSON API: every record whole, with its links from both ends, its addresses and, for a work, its reference.

What stands under ``api/v1/`` keeps its promise (see ``PROMISE``): fields may be added, none goes or changes meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldguide import references, urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.exports.api_schemas import ROOT
from fieldguide.exports.files import rows
from fieldguide.graph import RELATIONS, Key, Link
from fieldguide.json_text import compact
from fieldguide.licence import LICENCE, LICENCE_URL
from fieldguide.records import KINDS
from fieldguide.remember import remembered
from fieldguide.tree import Asset, Site

PROMISE = (
    "Within version 1 addresses, field names and the meaning of a field stay as they are. Fields, records, terms and "
    "files may be added at any time, so ignore what you do not know. An id is never given to another record; a retired "
    "record keeps its file, with status retired. A change that breaks this gets a new version beside this one, and "
    "this one stays for at least a year."
)
CHANGES = (("1.0.0", "2026-11-22", "First version."),)
"""Version, day, what changed: the newest first."""


def exports(site: Site) -> Iterator[Asset]:
    """Publish the index, a list for each kind, and the links; ``file`` makes a record's own."""
    yield Asset(f"{ROOT}index.json", compact(index(site)) + "\n")
    for kind in KINDS.values():
        entries = site.catalogue.all(kind.name)
        head = {"api": "1", "kind": kind.name, "licence": LICENCE_URL, "count": len(entries)}
        yield Asset(f"{ROOT}{kind.slug}.json", rows(head, "records", (record(site, entry) for entry in entries)))
    yield Asset(f"{ROOT}links.json", links(site.catalogue))


def file(site: Site, entry: Entry) -> Asset:
    """Give the file of one record."""
    return Asset(f"{ROOT}{KINDS[entry.key.kind].slug}/{entry.key.id}.json", compact(record(site, entry)) + "\n")


def index(site: Site) -> dict[str, Any]:
    """Say what there is and where."""
    base = site.url + ROOT
    return {
        "api": "1",
        "version": CHANGES[0][0],
        "name": site.name,
        "home": site.url,
        "licence": LICENCE_URL,
        "licence_name": LICENCE,
        "promise": PROMISE,
        "changes": [{"version": version, "date": day, "change": change} for version, day, change in CHANGES],
        "openapi": f"{base}openapi.json",
        "links": f"{base}links.json",
        "references": {ending: f"{site.url}data/references.{ending}" for ending in ("bib", "ris", "json")},
        "kinds": [
            {
                "kind": kind.name,
                "label": kind.plural,
                "count": len(site.catalogue.all(kind.name)),
                "list": f"{base}{kind.slug}.json",
                "schema": f"{base}schemas/{kind.name}.json",
                "csv": f"{site.url}data/csv/{kind.slug}.csv",
            }
            for kind in KINDS.values()
        ],
    }


def record(site: Site, entry: Entry) -> dict[str, Any]:
    """Give one record as the API shows it, in its list and in its own file."""
    found = {
        "id": entry.key.id,
        "kind": entry.key.kind,
        "url": site.url + urls.page_url(entry.key),
        "api": f"{site.url}{ROOT}{urls.page_url(entry.key).rstrip('/')}.json",
        "source": entry.path,
        "record": entry.record,
        "links": _links(entry.key, site),
    }
    if references.is_work(entry):
        found["reference"] = {
            "apa": references.apa_text(entry),
            "mla": references.mla_text(entry),
            "csl": references.item(entry),
        }
    return found


def _links(key: Key, site: Site) -> list[dict[str, Any]]:
    graph = site.catalogue.graph
    both = [(link, False) for link in graph.leaving(key)] + [(link, True) for link in graph.reaching(key)]
    found = [_link(link, site, inverse=inverse) for link, inverse in both]
    return sorted(
        (link for link in found if link),
        key=lambda link: (link["direction"], link["relation"], link["kind"], link["id"]),
    )


def _link(link: Link, site: Site, *, inverse: bool) -> dict[str, Any]:
    key = link.source if inverse else link.target
    if key not in (ends := _ends(site)):
        return {}
    relation, (title, url) = RELATIONS[link.relation], ends[key]
    return {
        "direction": "in" if inverse else "out",
        "relation": link.relation,
        "label": relation.inverse if inverse else relation.forward,
        "kind": key.kind,
        "id": key.id,
        "title": title,
        "url": url,
        "why": link.why,
    }


@remembered
def _ends(site: Site) -> dict[Key, tuple[str, str]]:
    """Give the name and the address of every record: each is the end of many links."""
    catalogue = site.catalogue
    return {entry.key: (views.short_name(entry, catalogue), site.url + urls.page_url(entry.key)) for entry in catalogue}


def links(catalogue: Catalogue) -> bytes:
    """Give the whole graph: each link once, as it was written, and what each relation is called from both ends."""
    found = sorted(
        (link for leaving in catalogue.graph.out.values() for link in leaving),
        key=lambda link: (link.source, link.relation, link.target),
    )
    names = {name: {"forward": relation.forward, "inverse": relation.inverse} for name, relation in RELATIONS.items()}
    items = [
        {"source": link.source._asdict(), "relation": link.relation, "target": link.target._asdict(), "why": link.why}
        for link in found
    ]
    return rows({"api": "1", "licence": LICENCE_URL, "count": len(items), "relations": names}, "links", items)
