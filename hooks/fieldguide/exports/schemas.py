"""The JSON Schema of every kind, at an address that keeps its version."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import schema
from fieldguide.records import WRITTEN
from fieldguide.tree import Asset, Site


def exports(site: Site) -> Iterator[Asset]:
    """Publish a schema a kind."""
    words, about = site.catalogue.vocabulary, site.catalogue.about
    for kind in WRITTEN.values():
        yield Asset(f"schemas/{schema.VERSION}/{kind.name}.json", schema.text(kind, words, about))
