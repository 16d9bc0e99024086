"""CSV for spreadsheets: one table a kind, and long tables for what one record holds many of.

UTF-8 with a byte order mark and CR LF, as spreadsheets expect; a cell that a spreadsheet would run as a formula begins
with an apostrophe. Take one leading apostrophe off to get the record's own text back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from fieldguide import references, urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import RELATIONS
from fieldguide.records import KINDS, Study
from fieldguide.records.base import Ref, Term
from fieldguide.records.leaves import plan
from fieldguide.tree import Asset, Site

Cell = str | int | float | None
Table = tuple[tuple[str, ...], list[tuple[Cell, ...]]]
LONG_TABLES = (
    ("vocabulary", "Every term: label, definition, synonyms, source"),
    ("record-terms", "Which record carries which term, one a row"),
    ("links", "Every link between two records, with its reason"),
    ("effects", "Published effects that were read, with metric and interval"),
    ("ratings", "Ratings a named body published, with outcome and population"),
)
"""Tables beside those of the kinds, with what a row is."""
RISKY = frozenset("=+-@\t\r'")


def tables(site: Site) -> Iterator[tuple[str, Table]]:
    """Give every table with its name: records by kind, then terms, links, effects and ratings."""
    catalogue = site.catalogue
    for kind in KINDS.values():
        if kind.name != "vocabulary":
            yield kind.slug, kind_table(site, kind.name)
    yield "vocabulary", vocabulary_table(catalogue)
    yield "record-terms", record_terms_table(catalogue)
    yield "links", links_table(catalogue)
    yield "effects", effects_table(catalogue)
    yield "ratings", ratings_table(catalogue)


def file(name: str, table: Table) -> Asset:
    """Give a table's file."""
    return Asset(f"data/csv/{name}.csv", to_csv(table))


def kind_table(site: Site, kind: str) -> Table:
    """Give a kind's records, one a row: nested fields get dotted names; of sub-records the number is told."""
    entries = site.catalogue.all(kind)
    rows = [row(site, entry) for entry in entries]
    names = tuple(dict.fromkeys(name for found in rows for name in found)) or ("id", "page", "title", "summary")
    return names, [tuple(found.get(name) for name in names) for found in rows]


def row(site: Site, entry: Entry) -> dict[str, Cell]:
    """Give one record as cells."""
    cells: dict[str, Cell] = {"id": entry.key.id, "page": site.url + urls.page_url(entry.key)}
    cells |= dict(_cells(entry.record, ""))
    if references.is_work(entry):
        cells["reference_apa"] = references.apa_text(entry)
    return cells


def _cells(model: BaseModel, prefix: str) -> Iterator[tuple[str, Cell]]:
    values = model.__dict__
    for name, marker in plan(type(model)):
        value = values[name]
        if value is None or isinstance(value, (str, int, float)):
            if name != "kind" or prefix:
                yield prefix + name, value
        elif name == "diagram":
            yield prefix + name, value.kind
        elif isinstance(value, BaseModel):
            yield from _cells(value, f"{prefix}{name}.")
        elif isinstance(value, tuple):
            yield prefix + name, _joined(value, marker)
        elif isinstance(value, dict):
            yield from ((f"{prefix}{name}.{facet}", "; ".join(terms)) for facet, terms in value.items())
        else:
            yield prefix + name, str(value)


def _joined(values: tuple[Any, ...], marker: object) -> Cell:
    """Join ids with semicolons and sentences with bars; of sub-records say how many there are."""
    if values and isinstance(values[0], BaseModel):
        return ", ".join(_name(value) for value in values) if all(_name(value) for value in values) else len(values)
    return ("; " if isinstance(marker, (Ref, Term)) or marker is None else " | ").join(str(value) for value in values)


def _name(value: BaseModel) -> str:
    """Give a person's name; of other sub-records nothing."""
    fields = vars(value)
    found = fields.get("literal") or fields.get("family")
    return str(found) if found else ""


def vocabulary_table(catalogue: Catalogue) -> Table:
    """Give every term."""
    columns = ("facet", "facet_label", "term", "label", "short", "definition", "synonyms", "source")
    found: list[tuple[Cell, ...]] = []
    for name, facet in catalogue.vocabulary.facets.items():
        found += [
            (
                name,
                facet.title,
                term.id,
                term.label,
                term.short,
                term.definition,
                " | ".join(term.synonyms),
                term.source or facet.source,
            )
            for term in facet.terms
        ]
    return columns, found


def record_terms_table(catalogue: Catalogue) -> Table:
    """Give every term a record carries, one a row."""
    found: dict[tuple[Cell, ...], None] = {}
    for entry in catalogue:
        for leaf in entry.named:
            if isinstance(leaf.marker, Term):
                field = ".".join(str(part) for part in leaf.loc if isinstance(part, str))
                found[(entry.key.kind, entry.key.id, field, leaf.marker.facet, leaf.value)] = None
    return ("kind", "id", "field", "facet", "term"), list(found)


def links_table(catalogue: Catalogue) -> Table:
    """Give every link, as it was written."""
    links = sorted(
        (link for found in catalogue.graph.out.values() for link in found),
        key=lambda link: (link.source, link.relation, link.target),
    )
    columns = ("source_kind", "source_id", "relation", "label", "target_kind", "target_id", "why")
    return columns, [
        (*link.source, link.relation, RELATIONS[link.relation].forward, *link.target, link.why) for link in links
    ]


def effects_table(catalogue: Catalogue) -> Table:
    """Give every published effect that was read."""
    columns = ("study", "outcome", "value", "metric", "interval", "studies", "known")
    found: list[tuple[Cell, ...]] = []
    for entry in catalogue.all("study"):
        if isinstance(entry.record, Study):
            found += [
                (entry.key.id, item.outcome, item.value, item.metric, item.interval, item.studies, entry.record.known)
                for item in entry.record.effects
            ]
    return columns, found


def ratings_table(catalogue: Catalogue) -> Table:
    """Give every rating a named body published, as records name it."""
    columns = ("kind", "id", "scheme", "level", "outcome", "population", "source")
    found: list[tuple[Cell, ...]] = []
    for entry in catalogue:
        evidence = getattr(entry.record, "evidence", None)
        ratings: Sequence[Any] = getattr(entry.record, "ratings", ()) or getattr(evidence, "ratings", ())
        found += [
            (
                *entry.key,
                item.scheme,
                item.level,
                item.outcome,
                getattr(item, "population", None),
                getattr(item, "source", None),
            )
            for item in ratings
        ]
    return columns, found


def to_csv(table: Table) -> bytes:
    """Write a table."""
    columns, found = table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(safe, found))
    return out.getvalue().encode("utf-8-sig")


def safe(cells: Iterable[Cell]) -> list[Cell]:
    """Keep a spreadsheet from running a cell as a formula."""
    return [f"'{cell}" if isinstance(cell, str) and cell[:1] in RISKY else cell for cell in cells]
