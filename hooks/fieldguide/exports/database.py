"""The tables as CSV files, and everything in one SQLite file, for analysts: these tables, and each record as JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldguide import urls
from fieldguide.exports.tables import Cell, file, tables
from fieldguide.json_text import compact
from fieldguide.tree import Asset, Site

PATH = "data/field-guide.sqlite"
RECORDS = ("kind", "id", "title", "summary", "status", "reviewed", "url", "json")
"""The columns of the table of all records: what all have, and the whole of each as JSON."""


def exports(site: Site) -> Iterator[Asset]:
    """Publish every table as CSV, and all of them in the database: the same records, the same bytes.

    It is put together on disk, one table after another: in memory all would be there at once.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "database")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA page_size = 4096")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, "records", RECORDS, records(site))
            for name, table in tables(site):
                yield file(name, table)
                _fill(connection, name.replace("-", "_"), *table)
            connection.execute("CREATE INDEX links_by_target ON links (target_kind, target_id)")
            connection.execute("CREATE INDEX record_terms_by_term ON record_terms (facet, term)")
            connection.commit()
        yield Asset(PATH, path.read_bytes())


def records(site: Site) -> Iterator[tuple[Cell, ...]]:
    """Give every record of every kind as a row."""
    for entry in site.catalogue:
        yield (
            *entry.key,
            entry.record.title,
            entry.record.summary,
            entry.record.status,
            entry.record.review.reviewed.isoformat(),
            site.url + urls.page_url(entry.key),
            compact(entry.record),
        )


def _fill(connection: sqlite3.Connection, name: str, columns: Sequence[str], found: Iterable[Sequence[Cell]]) -> None:
    """Make one table; names of tables and columns are ours, values go in as values."""
    names = ", ".join(f'"{column}"' for column in columns)
    key = ", PRIMARY KEY (kind, id)" if name == "records" else ""
    connection.execute(f'CREATE TABLE "{name}" ({names}{key})')
    connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', found)  # noqa: S608 - names of ours
