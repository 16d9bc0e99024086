"""From a character of a text back to where it was typed, though YAML folds lines, drops quotes and reads escapes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_BLANK_ESCAPES = {"\\n", "\\t", "\\ ", "\\r", "\\\n", "\\N", "\\_", "\\L", "\\P", "\\f", "\\v"}


@dataclass(frozen=True)
class Position:
    """A place in a file, counted from 1."""

    line: int
    column: int


def find(  # noqa: PLR0913 - a text, a place in it, and a place in the value
    text: str, line: int, column: int, value: str, offset: int, *, raw: bool = False
) -> Position:
    """Give where character ``offset`` of ``value`` stands in ``text``, for a scalar that begins at line and column.

    What YAML changes is only white space, quotes and escapes, so the characters that are not blank come in the same
    order in both; counting them is enough for every style of scalar.
    """
    index = _index_of(text, line, column)
    style = "" if raw else text[index : index + 1]
    wanted = sum(1 for character in value[:offset] if not character.isspace())
    if style in ("|", ">"):
        index = text.find("\n", index) + 1 or index
    elif style in ("'", '"'):
        index += 1
    return _position(text, _walk(text, index, wanted, style))


def _walk(text: str, index: int, wanted: int, style: str) -> int:
    """Pass over ``wanted`` characters that are not blank, then over blanks."""
    while index < len(text):
        step, blank = _step(text, index, style)
        if not blank:
            if wanted == 0:
                return index
            wanted -= 1
        index += step
    return max(0, len(text) - 1)


def _step(text: str, index: int, style: str) -> tuple[int, bool]:
    """Give how many typed characters make the next one of the value, and whether that one is blank."""
    character = text[index]
    if style == '"' and character == "\\" and (found := _ESCAPE.match(text, index)):
        return len(found[0]), found[0] in _BLANK_ESCAPES
    if style == "'" and text.startswith("''", index):
        return 2, False
    return 1, character.isspace()


def _index_of(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return min(start + column - 1, len(text))


def _position(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)
