"""Finished pages of earlier builds, each under a key that holds all it was made from (see ``origins``).

One file, which may be deleted at any time. What an interrupted build had not finished is not in it; a damaged page is
made again, a damaged file thrown away. Nothing in it is ever run: pages are kept as JSON.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fieldguide.digest import digest
from fieldguide.tree import Asset, Page

Item = Page | Asset
_TABLES = ("page (key TEXT PRIMARY KEY, items TEXT, sum TEXT)", "input (name TEXT PRIMARY KEY, digest TEXT)")


class Store:
    """Pages by key: those an earlier build left, and those this build made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found = self.made = 0
        self._used: list[str] = []
        self._file = _open(path)

    def fetch(self, key: str, make: Callable[[], Iterable[Item]]) -> list[Item]:
        """Give what was made under a key, by an earlier build or now."""
        self._used.append(key)
        kept = self._ask("SELECT items, sum FROM page WHERE key = ?", key)
        if kept and (items := _read(*kept[0])) is not None:
            self.found += 1
            return items
        self.made += 1
        items = list(make())
        text = json.dumps([_to_json(item) for item in items], ensure_ascii=False)
        self._ask("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", key, text, digest([text]))
        return items

    def keep(self) -> None:
        """Finish: what this build did not use goes, and what it made becomes what the next one finds."""
        self._ask("CREATE TEMP TABLE used (key TEXT)")
        for key in self._used:
            self._ask("INSERT INTO used VALUES (?)", key)
        self._ask("DELETE FROM page WHERE key NOT IN (SELECT key FROM used)")
        if self._file is not None:
            self._file.commit()
            self._file.close()
            self._file = None

    def changed(self, inputs: Mapping[str, str]) -> list[str]:
        """Tell which inputs, by name with a digest, are not those of the build before, and remember these instead.

        Empty as well where there was no build before.
        """
        before = dict(self._ask("SELECT name, digest FROM input"))
        self._ask("DELETE FROM input")
        for item in inputs.items():
            self._ask("INSERT INTO input VALUES (?, ?)", *item)
        names = sorted({*before, *inputs})
        return [name for name in names if before.get(name) != inputs.get(name)] if before else []

    def _ask(self, question: str, *values: str) -> list[Any]:
        """Ask the file; one that is damaged, full or held by another build is left alone from then on."""
        if self._file is None:
            return []
        try:
            return self._file.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._file.close()
            self._file = None
            if not isinstance(error, sqlite3.OperationalError):
                self.path.unlink(missing_ok=True)
            return []


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the file, made anew where it cannot be read; ``None`` where nothing can be written."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(path, timeout=1)
            for table in _TABLES:
                file.execute(f"CREATE TABLE IF NOT EXISTS {table} WITHOUT ROWID")
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return file
    return None


def _to_json(item: Item) -> dict[str, Any]:
    return {"is": type(item).__name__, **asdict(item)}


def _read(text: Any, expected: Any) -> list[Item] | None:
    """Read pages back; ``None`` where they are not what was written."""
    if not isinstance(text, str) or digest([text]) != expected:
        return None
    return [_from_json(found) for found in json.loads(text)]


def _from_json(found: dict[str, Any]) -> Item:
    if found.pop("is") == "Asset":
        return Asset(**found)
    return Page(**{**found, "scripts": tuple(found["scripts"])})
