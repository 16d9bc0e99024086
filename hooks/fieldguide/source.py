"""Text to data with positions: the only place in the house that imports yaml.

Every scalar stays the text that was typed, so ``1:1``, ``no``, ``0873537068`` and ``3:30`` reach the models unharmed;
the models convert. The event stream of libyaml is built into values without recursion: nothing a file holds can
crash, hang or overflow the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fieldguide import spots, traps
from fieldguide.problem import Problem
from fieldguide.spots import Position

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12
_LONE_BREAK = re.compile(r"(?<=\S)\n(?=\S)")
READABLE = frozenset({"duplicate-key", "text-after-hash", "backslash-in-quotes", "byte-order-mark"})
"""Problems after which the rest of the file can still be judged."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Marks:
    """Where a value stands, and where its keys and children do. ``at`` is zero-based (line, column)."""

    at: tuple[int, int]
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    children: dict[str | int, Marks] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """One record file as read: ``data`` holds only dicts, lists and text; ``None`` when it could not be read."""

    path: str
    text: str
    data: dict[str, Any] | None
    marks: Marks

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


def _position(at: tuple[int, int]) -> Position:
    return Position(at[0] + 1, at[1] + 1)


def empty(path: str, text: str = "") -> Source:
    """Give the source of a file that could not be read."""
    return Source(path, text, None, Marks((0, 0)))


def read_file(root: Path, path: Path) -> tuple[Source, list[Problem]]:
    """Read one file below ``root``; what cannot be read is a problem, never an exception."""
    name = path.relative_to(root).as_posix()
    if path.is_symlink() or not path.is_file():
        return empty(name), [
            Problem(name, 0, 0, "file-not-regular", "", "is a link or not a plain file.", "Put the record itself here.")
        ]
    try:
        raw = path.read_bytes()
    except OSError as error:
        return empty(name), [Problem(name, 0, 0, "file-unreadable", "", f"cannot be read: {error.strerror}.")]
    return read_bytes(name, raw)


def read_bytes(name: str, raw: bytes) -> tuple[Source, list[Problem]]:
    """Decode and read the bytes of one file. A Markdown file is read as its front matter with the rest in ``body``."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) // 1024} KB"
        return empty(name), [
            Problem(name, 0, 0, "file-too-large", "", f"is {size} long; a record has at most 64 KB.", "Split it.")
        ]
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
    lines = text.replace("\r\n", "\n").split("\n")
    if not text.strip():
        return read(name, text)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---":
        message = "does not begin with its fields."
        hint = "The first line is three hyphens (---), then come title: and the other fields, then three hyphens again."
        return empty(name, text), [Problem(name, 1, 1, "front-matter", "", message, hint)]
    if end is None:
        message = "the fields that begin here have no end."
        return empty(name, text), [
            Problem(
                name,
                1,
                1,
                "front-matter",
                "",
                message,
                "Put a line of three hyphens (---) between the fields and the text.",
            )
        ]
    source, problems = read(name, "\n".join(["", *lines[1:end]]))
    if source.data is None:
        return source, problems
    body = "\n".join(lines[end + 1 :])
    source.data["body"] = body
    source.marks.keys["body"] = source.marks.children.setdefault("body", Marks((end + 1, 0))).at
    return Source(name, text, source.data, source.marks), problems


def read(name: str, text: str) -> tuple[Source, list[Problem]]:
    """Read YAML ``text`` into a source; problems say where and why when it could not be."""
    if not text.strip().lstrip("\ufeff"):
        return empty(name, text), [
            Problem(name, 1, 1, "file-empty", "", "is empty.", "Start from a template: fieldguide new.")
        ]
    builder = _Builder(name, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return empty(name, text), [_syntax_problem(name, text, error)]  # what was seen before may be an effect of it
    except yaml.YAMLError as error:
        builder.problems.append(
            Problem(
                name,
                *_reader_position(text, error),
                "character",
                "",
                "holds a character that a record cannot hold.",
                "Delete it; it may be invisible.",
            )
        )
    except _RefusedError:
        pass
    if any(problem.code not in READABLE for problem in builder.problems):
        return empty(name, text), builder.problems
    data, marks = builder.result
    if not isinstance(data, dict):
        problem = Problem(
            name, 1, 1, "not-fields", "", "does not hold fields.", "A record is lines of the form  field: value."
        )
        return empty(name, text), [*builder.problems, problem]
    return Source(name, text, data, marks), builder.problems


def _syntax_problem(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    began = error.context_mark.line + 1 if error.context_mark else line
    words = ", ".join(part for part in (error.context, error.problem) if part)
    return traps.explain(traps.Complaint(name, text, words, line, column, began))


def _reader_position(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Find the character a reader error names: libyaml gives only its offset."""
    offset = getattr(error, "position", 0) or 0
    before = text[: int(offset)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _paragraphs(folded: str) -> str:
    """Make a blank line in a folded block a paragraph: YAML keeps only one line break of it, which Markdown ignores."""
    return _LONE_BREAK.sub("\n\n", folded)


class _RefusedError(Exception):
    """Raised to stop at the first thing no record may hold; the problem is already noted."""


class _Builder:
    """Builds values from events with a stack of its own, so depth costs nothing and is bounded."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        self._lint = '"' in text or " #" in text or "\t#" in text
        self.problems: list[Problem] = []
        self.result: tuple[Any, Marks] = (None, Marks((0, 0)))
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Add one event of the stream."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._check(event)
            start = event.start_mark
            at = (start.line, start.column)
            if self._lint and event.style in (None, "", '"'):
                found = traps.silent(self.name, self._text, start.index, event.end_mark.index, event.value)
                self.problems.extend(found)
            self._add(_paragraphs(event.value) if event.style == ">" else event.value, Marks(at))
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._check(event)
            self._open(event, kind is yaml.MappingStartEvent)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            done = self._stack.pop()
            self._add(done.value, done.marks)
        elif kind is yaml.AliasEvent:
            self._refuse(
                event,
                "special-start",
                f'a text cannot begin with "*" (*{event.anchor}).',
                "Put the text in quotes; in Markdown, write emphasis as _words_.",
            )
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "two-documents", "begins a second record with ---.", "One file holds one record.")

    def _open(self, event: Any, mapping: bool) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(
                event,
                "too-deep",
                f"is nested more than {MAX_DEPTH} levels deep.",
                "Look for a stray bracket or indent.",
            )
        at = (event.start_mark.line, event.start_mark.column)
        self._stack.append(_Open({} if mapping else [], Marks(at)))

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(
                event,
                "special-start",
                f'a text cannot begin with "&" (&{event.anchor}).',
                "Put the text in quotes, or write the & later in it.",
            )
        if event.tag is not None and event.tag != "!":
            self._refuse(
                event,
                "special-start",
                'a text cannot begin with "!".',
                "Put the text in quotes, or write the ! later in it.",
            )

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, code, "", message, hint))
        raise _RefusedError

    def _add(self, value: Any, marks: Marks) -> None:
        if not self._stack:
            self.result = (value, marks)
        elif isinstance(self._stack[-1].value, list):
            top = self._stack[-1]
            top.marks.children[len(top.value)] = marks
            top.value.append(value)
        else:
            self._add_pair(self._stack[-1], value, marks)

    def _add_pair(self, top: _Open, value: Any, marks: Marks) -> None:
        if top.key is None:
            if not isinstance(value, str):
                self.problems.append(
                    Problem(
                        self.name,
                        marks.at[0] + 1,
                        marks.at[1] + 1,
                        "key-not-text",
                        "",
                        "has a list or fields where a field's name should be.",
                    )
                )
                raise _RefusedError
            top.key, top.key_at = value, marks.at
            return
        key, top.key = top.key, None
        if key in top.value:
            first = _position(top.marks.keys[key])
            message = f'"{key}" is written twice; the first is on line {first.line}.'
            self.problems.append(
                Problem(
                    self.name, top.key_at[0] + 1, top.key_at[1] + 1, "duplicate-key", key, message, "Keep one of them."
                )
            )
            return
        top.value[key] = value
        top.marks.keys[key] = top.key_at
        top.marks.children[key] = marks


class _Open:
    """A mapping or list whose end has not come yet."""

    __slots__ = ("key", "key_at", "marks", "value")

    def __init__(self, value: Any, marks: Marks) -> None:
        self.value = value
        self.marks = marks
        self.key: str | None = None
        self.key_at = (0, 0)


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
