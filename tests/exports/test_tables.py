"""Tables: read back by the standard library, equal to the records, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

import pytest

from fieldguide.exports import database
from fieldguide.exports.tables import RISKY, safe, to_csv
from fieldguide.records import KINDS


def open_csv(data: bytes) -> io.StringIO:
    """Open a file as a spreadsheet does."""
    assert data.startswith(b"\xef\xbb\xbf")
    return io.StringIO(data.decode("utf-8-sig"), newline="")


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(open_csv(data)))


def test_a_table_holds_every_record_of_its_kind(files, catalogue):
    for kind in KINDS.values():
        if kind.name == "vocabulary":
            continue
        rows = read(files[f"data/csv/{kind.slug}.csv"])
        assert [row["id"] for row in rows] == [entry.key.id for entry in catalogue.all(kind.name)]
        for row, entry in zip(rows, catalogue.all(kind.name), strict=True):
            assert row["title"].removeprefix("'") == entry.record.title.removeprefix("'")
            assert row["review.reviewed"] == entry.record.review.reviewed.isoformat()


def test_nested_fields_and_lists_are_told(files, catalogue):
    rows = {row["id"]: row for row in read(files["data/csv/strategies.csv"])}
    for entry in catalogue.all("strategy"):
        row, record = rows[entry.key.id], entry.record
        assert row["minutes.in_class.min"] == str(record.minutes.in_class.min)
        assert row["grades"] == "; ".join(record.grades)
        assert row["steps"] == str(len(record.steps))


def test_no_cell_runs_as_a_formula(files):
    for path, data in files.items():
        if path.startswith("data/csv/"):
            cells = [cell for row in csv.reader(open_csv(data)) for cell in row]
            assert [cell for cell in cells if cell[:1] in RISKY - {"'"}] == []


def test_what_a_cell_said_comes_back():
    for text in ("=1+1", "+1", "-1", "@x", "'quoted'", "plain", "\t=x"):
        (shown,) = safe([text])
        assert (shown.removeprefix("'") if str(shown).startswith("'") else shown) == text
    assert to_csv((("a",), [("=1",), (None,), (3,)])) == '\ufeffa\r\n\'=1\r\n""\r\n3\r\n'.encode()


@pytest.mark.this_hub
def test_the_database_answers_and_equals_the_records(files, catalogue, tmp_path):
    path = tmp_path / "guide.sqlite"
    path.write_bytes(files[database.PATH])
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        stored = {
            (kind, name): json.loads(text)
            for kind, name, text in connection.execute("SELECT kind, id, json FROM records")
        }
        trials = connection.execute(
            "SELECT count(*) FROM strategies AS s JOIN links AS l ON l.source_kind = 'strategy' AND l.source_id = s.id "
            "AND l.relation = 'cites' JOIN research AS r ON r.id = l.target_id AND r.design = 'rct'"
        ).fetchone()
    connection.close()
    assert stored == {entry.key: entry.record.model_dump(mode="json") for entry in catalogue}
    assert trials[0] > 0


def test_the_same_records_give_the_same_bytes(files, site):
    again = list(database.exports(site))
    assert [asset.path for asset in again if asset.content != files[asset.path]] == []
    assert database.PATH in {asset.path for asset in again}
