"""What happened to each record, day by day, read from one file: the build never asks git, so any copy builds alike.

``fieldguide history --write`` makes the file from git. It holds days, records and fields; no name of any person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from fieldguide import changes
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.records import kind_of

FILE = "history.txt"
MARKS = {
    "added": "Added",
    "changed": "Changed",
    "read": "Read through again",
    "renamed": "Has a new address",
    "retired": "Retired",
}
"""What can happen to a record, and how a reader is told."""
HEAD = (
    "# What happened to each record, newest first: the day, what happened, the file, and which fields changed.\n"
    "# Made from git by: fieldguide history --write\n"
)
_LINE = re.compile(rf"(\d{{4}}-\d\d-\d\d) ({'|'.join(MARKS)}) ([^\s:]+)(?:: ([a-z_, ]+))?")
_LOOKED_AT = frozenset({"review", "checked"})
_UNTOLD = _LOOKED_AT | {"status", "formerly", "replaced_by"}
"""Fields that say how a record stands, not what it tells."""


@dataclass(frozen=True)
class Change:
    """What happened to one file on one day."""

    day: date
    mark: str
    path: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give its line in the file."""
        fields = f": {', '.join(self.fields)}" if self.fields else ""
        return f"{self.day} {self.mark} {self.path}{fields}"

    @property
    def words(self) -> str:
        """Say what happened, for example "Changed: steps, look-fors"."""
        return MARKS[self.mark] + (f": {changes.in_words(self.fields)}" if self.fields else "")


@dataclass(frozen=True)
class Told:
    """A change with the record it happened to."""

    change: Change
    entry: Entry


class History:
    """The changes of every published record, newest first."""

    def __init__(self, told: Iterable[Told] = ()) -> None:
        self.told = tuple(told)
        by_key: dict[Key, list[Change]] = defaultdict(list)
        for item in self.told:
            by_key[item.entry.key].append(item.change)
        self._by_key: Mapping[Key, list[Change]] = MappingProxyType(by_key)

    def of(self, key: Key) -> tuple[Change, ...]:
        """Give what happened to one record."""
        return tuple(self._by_key.get(key, ()))


def parse(text: str) -> tuple[Change, ...]:
    """Read the file's lines; what is no such line is passed over, since a history must never stop a build."""
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return tuple(
        Change(date.fromisoformat(match[1]), match[2], match[3], tuple(match[4].split(", ")) if match[4] else ())
        for match in found
        if match
    )


def write(found: Iterable[Change]) -> str:
    """Give the file, newest first."""
    lines = sorted(found, key=lambda change: (-change.day.toordinal(), change.path, change.mark))
    return HEAD + "".join(f"{change}\n" for change in dict.fromkeys(lines))


def read_file(root: Path) -> tuple[Change, ...]:
    """Give every line of a project's file; none when there is no file yet."""
    path = root / FILE
    return parse(path.read_text(encoding="utf-8")) if path.is_file() else ()


def read_history(root: Path, catalogue: Catalogue) -> History:
    """Give the history of the records that are published now, those under an earlier name included."""
    known = names(catalogue)
    found = ((change, known.get(key_of(change.path))) for change in read_file(root))
    return History(Told(change, entry) for change, entry in found if entry)


def names(catalogue: Catalogue) -> dict[Key, Entry]:
    """Give every record by its id and its earlier ids."""
    former = {Key(entry.key.kind, name): entry for entry in catalogue for name in entry.record.formerly}
    return former | {entry.key: entry for entry in catalogue}


def key_of(path: str) -> Key:
    """Give the name of the record that stands or stood at a path; an empty one for any other file."""
    kind = kind_of(path)
    return Key(kind.name, PurePosixPath(path).stem) if kind else Key("", "")


def tell(day: date, path: str, before: Any, after: Any) -> Iterator[Change]:
    """Say what happened to a record within a day; each state is its data, or None while it is not published."""
    if after is None or before == after:
        return
    if before is None:
        yield Change(day, "added", path)
    elif after.get("status") == "retired" != before.get("status"):
        yield Change(day, "retired", path)
    elif fields := tuple(name for name in changes.changed_fields(before, after) if name not in _UNTOLD):
        yield Change(day, "changed", path, fields)
    elif any(before.get(name) != after.get(name) for name in _LOOKED_AT):
        yield Change(day, "read", path)
