"""``fieldguide history``: what happened to the records; ``--write`` makes the file that says so again, from git."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fieldguide.history import Change

LOG = ("log", "--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--date=short-local")
FOLDERS = ("content", "resources")
SHOWN = 40
_COMMIT = re.compile(r"commit (\d{4}-\d\d-\d\d)")
_RAW = re.compile(r":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]\t(.+)")


@dataclass(frozen=True)
class Day:
    """One file within one day: its text's name in git before and after, all zeros where there is none."""

    day: date
    path: str
    before: str
    after: str


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--write", action="store_true", help="make the file again from git, which must be whole")
    return "say what happened to the records lately"


def run(options: argparse.Namespace) -> int:
    """Print the newest changes, or write the file."""
    from fieldguide import history  # noqa: PLC0415 - needed by this command only

    root = options.root.resolve()
    if options.write:
        return _write(root)
    found = history.read_file(root)
    for change in found[:SHOWN]:
        sys.stdout.write(f"{change.day}  {change.path}  {change.words}\n")
    if len(found) > SHOWN:
        sys.stdout.write(f"… and {len(found) - SHOWN} earlier ones in {history.FILE}.\n")
    return 0


def _write(root: Path) -> int:
    from fieldguide import history  # noqa: PLC0415 - needed by this command only
    from fieldguide.catalogue import load_catalogue  # noqa: PLC0415 - as above

    try:
        days = list(_days(root))
    except ValueError as error:
        sys.stderr.write(f"{history.FILE} stays as it is: {error}.\n")
        return 1
    known = history.names(load_catalogue(root)[0])
    found = [change for change in _all(root, days) if history.key_of(change.path) in known]
    (root / history.FILE).write_text(history.write(found), encoding="utf-8")
    sys.stdout.write(f"{history.FILE}: {len(found)} changes.\n")
    return 0


def _all(root: Path, days: list[Day]) -> Iterator[Change]:
    """What git tells, and before its first day what the file already told: a new repository may begin with a copy."""
    from fieldguide import history  # noqa: PLC0415 - as above

    first = min((day.day for day in days), default=date.max)
    older = [change for change in history.read_file(root) if change.day < first]
    yield from older
    here = {change.path for change in older}
    for change in _told(root, days):
        if change.mark != "added" or change.path not in here:
            yield change


def _told(root: Path, days: list[Day]) -> Iterator[Change]:
    from fieldguide import history  # noqa: PLC0415 - as above

    texts = _texts(root, {name for day in days for name in (day.before, day.after)})
    seen: set[tuple[str, str]] = set()
    for day in days:
        before, after = (_state(day.path, texts.get(name)) for name in (day.before, day.after))
        key = history.key_of(day.path)
        for change in history.tell(day.day, day.path, before, after):
            moved = change.mark == "added" and any((key.kind, name) in seen for name in after.get("formerly", ()))
            yield history.Change(day.day, "renamed", day.path) if moved else change
        seen.add(key)


def _state(path: str, text: bytes | None) -> Any:
    """Give what a file said; nothing while it is not there, a draft, or not to be read."""
    from fieldguide.source import read_bytes  # noqa: PLC0415 - as above

    data = read_bytes(path, text)[0].data if text is not None else None
    return None if data is None or data.get("status") == "draft" else data


def _days(root: Path) -> Iterator[Day]:
    """Give every record's file on every day it changed on the main line, in order."""
    from fieldguide.records import kind_of  # noqa: PLC0415 - as above

    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        message = "this copy of the repository does not hold its whole history (git fetch --unshallow brings it)"
        raise ValueError(message)
    found: dict[tuple[date, str], Day] = {}
    day = date.min
    for line in _git(root, "-c", "core.quotePath=false", *LOG, "--format=commit %cd", "--", *FOLDERS).splitlines():
        text = line.decode("utf-8", "replace")
        if commit := _COMMIT.fullmatch(text):
            day = date.fromisoformat(commit[1])
        elif (raw := _RAW.fullmatch(text)) and kind_of(raw[3]):
            before = found[day, raw[3]].before if (day, raw[3]) in found else raw[1]
            found[day, raw[3]] = Day(day, raw[3], before, raw[2])
    yield from sorted(found.values(), key=lambda item: item.day)


def _texts(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Give the contents of many files in one question; git answers "name blob size", the bytes, and a line end."""
    wanted = sorted(name for name in names if name.strip("0"))
    answer = _git(root, "cat-file", "--batch", asked="".join(f"{name}\n" for name in wanted))
    found: dict[str, bytes] = {}
    place = 0
    for name in wanted:
        end = answer.index(b"\n", place)
        size = int(answer[place:end].split()[2])
        found[name] = answer[end + 1 : end + 1 + size]
        place = end + size + 2
    return found


def _git(root: Path, *arguments: str, asked: str = "") -> bytes:
    environment = {**os.environ, "TZ": "UTC"}  # a commit's day is the same for everybody
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands; names of files come from git itself
            ["git", *arguments],  # noqa: S607 - git where the user has it
            cwd=root,
            env=environment,
            input=asked.encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        message = "git is not installed here"
        raise ValueError(message) from None
    if done.returncode:
        message = "there is no git history here"
        raise ValueError(message)
    return done.stdout
