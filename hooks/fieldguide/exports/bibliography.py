"""BibTeX, RIS and CSL-JSON for reference managers: all works, and beside every record's page what it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fieldguide import references
from fieldguide.catalogue import Entry
from fieldguide.exports.files import beside
from fieldguide.reference_formats import FORMATS
from fieldguide.remember import remembered
from fieldguide.tree import Asset, Site


def exports(site: Site) -> Iterator[Asset]:
    """Publish every work in each format."""
    for ending, content in _files(references.works(site.catalogue)):
        yield Asset(f"data/references.{ending}", content)


def beside_record(site: Site, entry: Entry) -> Iterator[Asset]:
    """Give what a record cites in each format, for a file beside its page."""
    if works := references.cited_by(entry.key, site.catalogue):
        for ending, content in _files(works):
            yield Asset(beside(entry.key, f"references.{ending}"), content)


def _files(works: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    for ending, form in FORMATS.items():
        yield ending, form.all(_written(work)[ending] for work in works)


@remembered
def _written(work: Entry) -> Mapping[str, str]:
    """Give a work in each format; many records cite the same."""
    item = references.item(work)
    return {ending: form.one(item) for ending, form in FORMATS.items()}
