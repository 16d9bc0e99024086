"""Files to records, and what is known of a file that was read before: while it holds the same, it is not read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic_core import from_json

from fieldguide import validate
from fieldguide.digest import digest, package
from fieldguide.graph import Key
from fieldguide.json_text import packed
from fieldguide.loaded import Entry, Loaded
from fieldguide.problem import Problem
from fieldguide.records import kind_of
from fieldguide.source import Source, read_bytes, take_bytes
from fieldguide.spread import Spread
from fieldguide.standing import put

Reading = tuple[Loaded | None, list[Problem]]
"""What became of a file, and what is wrong with its name, its YAML and its shape."""
_TABS = 2
"""What stands between the parts of a line."""


class Known:
    """What is known of files from an earlier reading: here nothing."""

    def take(self, name: str, raw: bytes) -> Reading | None:
        """Give what became of a file, if it held just this."""

    def keep(self, name: str, raw: bytes, reading: Reading) -> None:
        """Remember it."""

    def settle(self, right: Iterable[Loaded]) -> None:
        """Remember for the next process what these files say, in which nothing is wrong."""


class Held(Known):
    """What is known in memory, for one process that builds again and again."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[bytes, Reading]] = {}

    def take(self, name: str, raw: bytes) -> Reading | None:
        """Give what became of a file, if it held just this."""
        before, reading = self._held.get(name, (b"", None))
        return reading if before == raw else None

    def keep(self, name: str, raw: bytes, reading: Reading) -> None:
        """Remember it."""
        self._held[name] = (raw, reading)


class Kept(Known):
    """What right files say, kept in a file for the next process.

    Each line holds a name, a stamp and the data as JSON. The stamp stands for this package and its libraries, the
    file's bytes, and the data: a line that is old, cut or changed is not believed. Only what a file says is kept, never
    what is wrong with it: that is found again, and said, at each build.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._package = package()
        self._lines = dict(_lines(path))
        self._taken: dict[str, bytes] = {}

    def take(self, name: str, raw: bytes) -> Reading | None:
        """Give what became of a file, if it held just this; the rules that judge it by itself have found nothing."""
        _, stamp, said = self._lines.get(name, b"\t\t\n")[:-1].split(b"\t", _TABS)
        if stamp != self._stamp(name, raw, said):
            return None
        loaded, problems = load_source(Source(name, raw.decode(), from_json(said)))
        if loaded is None or problems:
            return None
        self._taken[name] = self._lines[name]
        return replace(loaded, sound=True), []

    def settle(self, right: Iterable[Loaded]) -> None:
        """Remember for the next process what these files say, in which nothing is wrong, and forget all others."""
        sources = [item.source for item in right if item.source.path.isprintable()]  # what fits before a tab
        if self._lines.keys() != self._taken.keys() or len(sources) != len(self._taken):
            put(self.path, (self._taken.get(source.path) or self._line(source) for source in sources))
        self._lines, self._taken = {}, {}

    def _line(self, source: Source) -> bytes:
        said = packed(source.data)
        return b"%s\t%s\t%s\n" % (source.path.encode(), self._stamp(source.path, source.text.encode(), said), said)

    def _stamp(self, name: str, raw: bytes, said: bytes) -> bytes:
        return digest((self._package, name, raw, said)).encode()


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give each whole line by the name it begins with; none where the file is missing."""
    try:
        found = path.read_bytes()
    except OSError:
        return
    for line in found.splitlines(keepends=True):
        if line.count(b"\t") >= _TABS and line.endswith(b"\n"):
            yield line.partition(b"\t")[0].decode("utf-8", "replace"), line


def read_records(root: Path, names: Sequence[str], known: Known | None = None) -> tuple[list[Loaded], list[Problem]]:
    """Read files below ``root``, as far as they are not ``known``: what became of them, and all that is wrong."""
    known = known or Known()
    readings: dict[str, Reading] = {}
    unknown: list[tuple[str, bytes]] = []
    for name in names:
        raw, unread = take_bytes(root, name)
        if unread:
            readings[name] = None, unread
        elif found := known.take(name, raw):
            readings[name] = found
        else:
            unknown.append((name, raw))
    reading = Spread(lambda file: read_bytes(*file), unknown).begin()
    for (name, raw), read in zip(unknown, reading.end_with(lambda read: load_source(*read)), strict=True):
        readings[name] = read
        known.keep(name, raw, read)
    in_order = [readings[name] for name in names]
    return [item for item, _ in in_order if item is not None], [problem for _, wrong in in_order for problem in wrong]


def load_source(source: Source, problems: Iterable[Problem] = ()) -> Reading:
    """Validate one source by the kind its folder says; give ``problems`` with its reading and what more there are."""
    kind = kind_of(source.path)
    if kind is None:
        return None, [*problems]
    found = [*problems, *validate.id_problems(source.path)]
    read = source if source.data is not None else source.rest
    if read is None or read.data is None:
        return None, found
    record, wrong = validate.record(read, kind, read.data)
    entry = Entry(key_of(source.path), record, source.path, digest([source.text]))
    if not wrong and not read.aside:
        return Loaded(entry, read), found
    return Loaded(entry, read, finished=False), [*found, *_more(found, read.aside, wrong)]


def _more(said: list[Problem], aside: Collection[int], wrong: list[Problem]) -> Iterator[Problem]:
    """Give what is wrong with a shape besides what was ``said`` of the YAML and only follows from it.

    Nothing is known of lines that were set aside; but what is missing beside what stands there is missing.
    """
    cut = {problem.line for problem in said if problem.code == "text-after-hash"}
    made_up = {problem.line for problem in wrong if problem.code == "unknown-field"}
    for problem in wrong:
        missing = problem.code == "missing-field" and problem.line not in made_up
        if (missing or problem.line not in aside) and not (problem.code == "empty-text" and problem.line in cut):
            yield problem


def key_of(path: str) -> Key:
    """Give the name of the record at ``path``, which must be the path of some kind."""
    kind = kind_of(path)
    if kind is None:
        message = f"{path} is not the place of any record"
        raise ValueError(message)
    return Key(kind.name, path.rsplit("/", 1)[-1].removesuffix(kind.suffix))
