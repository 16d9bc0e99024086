"""YAML to values: the only place in the house that imports yaml.

Every scalar stays the text that was typed, so ``1:1``, ``no``, ``0873537068`` and ``3:30`` reach the models unharmed;
the models convert. The event stream of libyaml is built into values without recursion into it: nothing a file holds
can crash, hang or overflow the reader.

A file is read twice at most. ``quick`` builds values and nothing else, and gives up at whatever is odd or wrong;
``careful`` then reads again, keeps where everything stands, and says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from fieldguide import traps
from fieldguide.problem import Problem

MAX_DEPTH = 12
READABLE = frozenset({"duplicate-key", "text-after-hash", "backslash-in-quotes", "byte-order-mark"})
"""Problems after which the rest of the file can still be judged."""
_LONE_BREAK = re.compile(r"(?<=\S)\n(?=\S)")
_CUT_OFF = re.compile(r"(?<=\S)[ \t]+#")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Marks:
    """Where a value stands, and where its keys and children do. ``at`` is zero-based (line, column)."""

    at: tuple[int, int]
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    children: dict[str | int, Marks] = field(default_factory=dict)


# --- quickly ---


def quick(text: str) -> dict[str, Any] | None:
    """Give the fields of a text that is right and usual; nothing when ``careful`` should look at it."""
    if (" #" in text or "\t#" in text) and _CUT_OFF.search(text):
        return None
    try:
        take = _LOADER(text).get_event
        take()  # the stream begins
        if type(take()) is not yaml.DocumentStartEvent or type(take()) is not yaml.MappingStartEvent:
            return None
        data = _quick_fields(take, MAX_DEPTH - 1)
        take()  # the document ends
        return data if type(take()) is yaml.StreamEndEvent else None
    except (yaml.YAMLError, _OddError):
        return None


class _OddError(Exception):
    """Raised to stop at what a quick look cannot judge."""


def _quick_fields(take: Callable[[], Any], room: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    event = take()
    while type(event) is yaml.ScalarEvent:
        key = event.value
        if event.style or event.anchor or event.tag or key in data:
            raise _OddError
        data[key] = _quick_value(take(), take, room)
        event = take()
    if type(event) is not yaml.MappingEndEvent:
        raise _OddError
    return data


def _quick_value(event: Any, take: Callable[[], Any], room: int) -> Any:
    """Build one value; ``room`` is how many levels may still open, so this goes no deeper than that."""
    if event.anchor or event.tag:
        raise _OddError
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return _quick_text(event)
    if not room:
        raise _OddError
    if kind is yaml.MappingStartEvent:
        return _quick_fields(take, room - 1)
    items = []
    event = take()
    while type(event) is not yaml.SequenceEndEvent:
        items.append(_quick_value(event, take, room - 1))
        event = take()
    return items


def _quick_text(event: Any) -> str:
    value: str = event.value
    if event.style == ">":
        return _paragraphs(value)
    if event.style == '"' and "$" in value:
        raise _OddError  # a backslash may have spoiled a formula
    return value


def _paragraphs(folded: str) -> str:
    """Make a blank line in a folded block a paragraph: YAML keeps only one line break of it, which Markdown ignores."""
    return _LONE_BREAK.sub("\n\n", folded) if "\n" in folded else folded


# --- carefully ---


def careful(name: str, text: str) -> tuple[Any, Marks, list[Problem]]:
    """Give what a text holds, where it stands, and what is wrong with it."""
    builder = _Builder(name, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return None, Marks((0, 0)), [_syntax_problem(name, text, error)]  # what was seen before may be an effect of it
    except yaml.YAMLError as error:
        place = _reader_position(text, error)
        message = "holds a character that a record cannot hold."
        builder.problems.append(Problem(name, *place, "character", "", message, "Delete it; it may be invisible."))
    except _RefusedError:
        pass
    return *builder.result, builder.problems


def _syntax_problem(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    began = error.context_mark.line + 1 if error.context_mark else line
    words = ", ".join(part for part in (error.context, error.problem) if part)
    return traps.explain(traps.Complaint(name, text, words, line, column, began))


def _reader_position(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Find the character a reader error names: libyaml gives only its offset, in bytes."""
    offset = getattr(error, "position", 0) or 0
    before = text.encode("utf-8", "surrogatepass")[: int(offset)].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


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
            first = top.marks.keys[key][0] + 1
            message = f'"{key}" is written twice; the first is on line {first}.'
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
