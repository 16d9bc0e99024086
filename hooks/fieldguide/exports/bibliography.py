"""BibTeX, RIS and CSL-JSON for reference managers: all works, and beside every record's page what it cites."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import references
from fieldguide.catalogue import Entry
from fieldguide.exports.files import beside
from fieldguide.reference_formats import FORMATS
from fieldguide.tree import Asset, Site


def exports(site: Site) -> Iterator[Asset]:
    """Publish every work in each format."""
    everything = [references.item(entry) for entry in references.works(site.catalogue)]
    for ending, write in FORMATS.items():
        yield Asset(f"data/references.{ending}", write(everything))


def beside_record(site: Site, entry: Entry) -> Iterator[Asset]:
    """Give what a record cites in each format, for a file beside its page."""
    items = [references.item(work) for work in references.cited_by(entry.key, site.catalogue)]
    for ending, write in FORMATS.items() if items else ():
        yield Asset(beside(entry.key, f"references.{ending}"), write(items))
