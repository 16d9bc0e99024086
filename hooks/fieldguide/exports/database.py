"""Everything in one SQLite file, for analysts: the tables of the CSV files, and each record whole as JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from fieldguide import urls
from fieldguide.exports.tables import Table, tables
from fieldguide.json_text import compact
from fieldguide.tree import Asset, Site

PATH = "data/field-guide.sqlite"


def exports(site: Site) -> Iterator[Asset]:
    """Publish the database; no time is written into it, so the same records give the same bytes."""
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA page_size = 4096")
    for name, table in {"records": records_table(site), **tables(site)}.items():
        _fill(connection, name.replace("-", "_"), table)
    connection.execute("CREATE INDEX links_by_target ON links (target_kind, target_id)")
    connection.execute("CREATE INDEX record_terms_by_term ON record_terms (facet, term)")
    connection.commit()
    connection.execute("VACUUM")
    yield Asset(PATH, connection.serialize())
    connection.close()


def records_table(site: Site) -> Table:
    """Give every record of every kind: what all have, and the whole of it as JSON."""
    columns = ("kind", "id", "title", "summary", "status", "reviewed", "url", "json")
    return columns, [
        (
            *entry.key,
            entry.record.title,
            entry.record.summary,
            entry.record.status,
            entry.record.review.reviewed.isoformat(),
            site.url + urls.page_url(entry.key),
            compact(entry.record.model_dump(mode="json")),
        )
        for entry in site.catalogue
    ]


def _fill(connection: sqlite3.Connection, name: str, table: Table) -> None:
    """Make one table; names of tables and columns are ours, values go in as values."""
    columns, found = table
    names = ", ".join(f'"{column}"' for column in columns)
    key = ", PRIMARY KEY (kind, id)" if name == "records" else ""
    connection.execute(f'CREATE TABLE "{name}" ({names}{key})')
    connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', found)  # noqa: S608 - names of ours
