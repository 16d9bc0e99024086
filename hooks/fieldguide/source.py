"""Files to data with positions: what a record file holds, and where each part of it was typed."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Any

from fieldguide import spots, yaml_reader
from fieldguide.aside import read_on
from fieldguide.problem import Problem
from fieldguide.spots import Position
from fieldguide.yaml_reader import Marks

MAX_BYTES = 64 * 1024


@dataclass(frozen=True)
class Source:
    """One record file as read: ``data`` holds only dicts, lists and text; ``None`` when it could not be read."""

    path: str
    text: str
    data: dict[str, Any] | None
    rest: Source | None = None
    """What is left when mistakes of a text that could not be read are set aside, to be judged and not to be used."""
    aside: frozenset[int] = frozenset()
    """The lines that were set aside to read this; they cannot be judged."""

    @cached_property
    def marks(self) -> Marks:
        """Where everything stands: read again when somebody first asks, since most files are right and nobody does."""
        if self.data is None:
            return Marks((0, 0))
        if not self.path.endswith(".md"):
            return yaml_reader.careful(self.path, self.text)[1]
        lines, end = _front_matter(self.text)
        marks = yaml_reader.careful(self.path, "\n".join(["", *lines[1:end]]))[1]
        marks.keys["body"] = marks.children.setdefault("body", Marks((end + 1, 0))).at
        return marks

    def __reduce__(self) -> tuple[Callable[..., Source], tuple[Any, ...]]:
        """Go to another process with the data packed as what they are: pickle would take twice as long over them."""
        return _unpacked, (self.path, self.text, marshal.dumps(self.data), self.rest, self.aside)

    def position(self, loc: tuple[str | int, ...], *, key: bool = False) -> Position:
        """Give where ``loc`` stands, or its nearest parent that exists; ``key`` asks for the key's own place."""
        marks = self.marks
        for depth, part in enumerate(loc):
            if key and depth == len(loc) - 1 and str(part) in marks.keys:
                return _position(marks.keys[str(part)])
            child = marks.children.get(part)
            if child is None:
                return _position(marks.keys.get(str(part), marks.at))
            marks = child
        return _position(marks.at)

    def inside(self, loc: tuple[str | int, ...], offset: int) -> Position:
        """Give where character ``offset`` of the text at ``loc`` was typed, through folding, quotes and escapes."""
        start = self.position(loc)
        value: Any = self.data
        for part in loc:
            value = value[part]
        raw = loc == ("body",) and self.path.endswith(".md")
        return spots.find(self.text, start.line, start.column, str(value), offset, raw=raw)


def _unpacked(path: str, text: str, data: bytes, *more: Any) -> Source:
    return Source(path, text, marshal.loads(data), *more)  # noqa: S302 - packed by ourselves, in another process


def _position(at: tuple[int, int]) -> Position:
    return Position(at[0] + 1, at[1] + 1)


def empty(path: str, text: str = "") -> Source:
    """Give the source of a file that could not be read."""
    return Source(path, text, None)


def read_file(root: Path, name: str) -> tuple[Source, list[Problem]]:
    """Read one file below ``root``."""
    raw, unread = take_bytes(root, name)
    return (empty(name), unread) if unread else read_bytes(name, raw)


def take_bytes(root: Path, name: str) -> tuple[bytes, list[Problem]]:
    """Take the bytes of one file below ``root``; what cannot be read is a problem, never an exception."""
    path = f"{root}/{name}"  # many files are read: a path object for each would take a tenth of the time
    if not _is_plain(path):
        return b"", [
            Problem(name, 0, 0, "file-not-regular", "", "is a link or not a plain file.", "Put the record itself here.")
        ]
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return file.read(), []
    except OSError as error:
        return b"", [Problem(name, 0, 0, "file-unreadable", "", f"cannot be read: {error.strerror}.")]


def _is_plain(path: str) -> bool:
    """Whether a path is a file itself: no folder, no link, nothing else."""
    try:
        return S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def read_bytes(name: str, raw: bytes) -> tuple[Source, list[Problem]]:
    """Decode and read the bytes of one file. A Markdown file is read as its front matter with the rest in ``body``."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) // 1024} KB"
        return empty(name), [
            Problem(name, 0, 0, "file-too-large", "", f"is {size} long; a record has at most 64 KB.", "Split it.")
        ]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message, hint = "is saved as UTF-16, which is not read here.", "Save the file anew, as UTF-8."
        return empty(name), [Problem(name, 1, 1, "encoding", "", message, hint)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "holds a character that is not UTF-8."
        return empty(name), [
            Problem(
                name, line, column, "encoding", "", message, "Save the file as UTF-8 and type that character again."
            )
        ]
    found: list[Problem] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        found = [
            Problem(
                name,
                1,
                1,
                "byte-order-mark",
                "",
                "begins with an invisible mark that some editors add.",
                "Run fieldguide fix, or save as UTF-8 without BOM.",
            )
        ]
    source, problems = read_markdown(name, text) if name.endswith(".md") else read(name, text)
    return source, [*found, *problems]


def read_markdown(name: str, text: str) -> tuple[Source, list[Problem]]:
    """Read front matter between ``---`` lines and keep the rest as the field ``body``."""
    if not text.strip():
        return read(name, text)
    lines, end = _front_matter(text)
    if lines[0].rstrip() != "---":
        message = "does not begin with its fields."
        hint = "The first line is three hyphens (---), then come title: and the other fields, then three hyphens again."
        return empty(name, text), [Problem(name, 1, 1, "front-matter", "", message, hint)]
    if not end:
        message = "the fields that begin here have no end."
        hint = "Put a line of three hyphens (---) between the fields and the text."
        return empty(name, text), [Problem(name, 1, 1, "front-matter", "", message, hint)]
    source, problems = read(name, "\n".join(["", *lines[1:end]]))
    body = "\n".join(lines[end + 1 :])
    if source.data is not None:
        return Source(name, text, {**source.data, "body": body}), problems
    if source.rest is None or source.rest.data is None:
        return source, problems
    front = source.rest.text.split("\n")[1:]
    whole = "\n".join([lines[0], *front, *lines[end:]])
    return replace(source, rest=replace(source.rest, text=whole, data={**source.rest.data, "body": body})), problems


def _front_matter(text: str) -> tuple[list[str], int]:
    """Give the lines, and which of them ends the front matter; 0 when none does."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines, next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)


def read(name: str, text: str) -> tuple[Source, list[Problem]]:
    """Read YAML ``text`` into a source; problems say where and why when it could not be."""
    data: Any = yaml_reader.quick(text)
    if data is not None:
        return Source(name, text, data), []
    if not text.strip().lstrip("\ufeff"):
        problem = Problem(name, 1, 1, "file-empty", "", "is empty.", "Start from a template: fieldguide new.")
        return empty(name, text), [problem]
    found, problems = read_on(name, text)
    if found is None:
        return empty(name, text), problems
    if not isinstance(found.data, dict):
        message, hint = "does not hold fields.", "A record is lines of the form  field: value."
        return empty(name, text), [*problems, Problem(name, 1, 1, "not-fields", "", message, hint)]
    if found.aside:
        return Source(name, text, None, Source(name, found.text, found.data, aside=found.aside)), problems
    return Source(name, text, found.data), problems


def walk(data: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give every text in ``data`` with its path, in the order of the file."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*loc, index))
