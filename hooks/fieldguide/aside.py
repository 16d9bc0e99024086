"""Reading on behind a mistake: what cannot be read is set aside, so that what is wrong elsewhere is said as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fieldguide.problem import Problem
from fieldguide.traps import FIELD, ITEM, below, column_of, in_spaces, indent, is_remark, without_colon
from fieldguide.yaml_reader import READABLE, careful

MOST = 40
"""So many mistakes of one file are set aside, and no more: each means another reading."""
_ONE_VALUE = frozenset(
    {
        "backslash-in-quotes",
        "colon-in-text",
        "open-bracket",
        "open-quote",
        "space-after-colon",
        "special-start",
        "text-after-quote",
    }
)
"""Mistakes that lie in one value, which can be set aside."""
_ONE_LINE = frozenset({"indentation", "no-colon"})
"""Mistakes for which a line can be left out, to see what is wrong with others; it is not known what it belongs to."""


@dataclass(frozen=True)
class Rest:
    """What is left of a text when its mistakes are set aside, line by line where it was."""

    text: str
    data: Any
    aside: frozenset[int]
    """The lines, counted from 1, that hold something else than what was typed: they cannot be judged."""


def read_on(name: str, text: str) -> tuple[Rest | None, list[Problem]]:
    """Give what can be read of a text besides its mistakes, and these; nothing when nobody can tell what is meant."""
    lines = text.split("\n")
    aside: set[int] = set()
    told: list[Problem] = []
    left_out = False
    for _ in range(MOST):
        data, _, found = careful(name, "\n".join(lines))
        mistake = next((problem for problem in found if data is None or problem.code not in READABLE), None)
        if mistake and not 0 < mistake.line <= len(lines):  # YAML ends lines at a few more characters
            return None, [*told, mistake]
        if mistake is None:
            told += [problem for problem in found if problem.line not in aside]
            return None if left_out else Rest("\n".join(lines), data, frozenset(aside)), told
        if mistake.line in aside or (mistake.line - 1 in aside and not _is_certain(lines, mistake)):
            break  # it may come of what was set aside
        told.append(mistake)
        changed = dict(_without(lines, mistake))
        if not changed:
            break
        for number, line in changed.items():
            lines[number - 1] = line
        aside |= changed.keys()
        left_out = left_out or not changed[mistake.line]
    return None, told


def _is_certain(lines: list[str], mistake: Problem) -> bool:
    """Tell whether a mistake is where it is found, and comes of no other."""
    line = lines[mistake.line - 1]
    if mistake.code == "no-colon":
        return is_remark(line) or without_colon(mistake.path, line) is not None
    return mistake.code in _ONE_VALUE or mistake.code in ("character", "tab")


def _without(lines: list[str], mistake: Problem) -> Iterator[tuple[int, str]]:
    """Give the lines of a mistake, by number, as they can be read; none when nobody can tell what was meant."""
    line = lines[mistake.line - 1]
    if mistake.code == "tab":
        yield mistake.line, in_spaces(line)
    elif mistake.code == "character":
        yield mistake.line, f"{line[: mistake.column - 1]}?{line[mistake.column :]}"
    elif mistake.code in _ONE_VALUE and (match := FIELD.match(line) or ITEM.match(line)):
        yield mistake.line, f"{line[: match.start('value')].rstrip()} >-"
        if match["value"].strip():  # what it goes on with below cannot be judged without its beginning
            yield from below(lines, mistake.line, column_of(match))
    elif mistake.code == "no-colon" and (match := without_colon(mistake.path, line)):
        yield mistake.line, f"{match['lead']}{match['key']}: >-"
    elif mistake.code == "no-colon" and is_remark(line):
        yield mistake.line, "#"
    elif mistake.code in _ONE_VALUE | _ONE_LINE and not _has_below(lines, mistake.line):
        yield mistake.line, ""


def _has_below(lines: list[str], number: int) -> bool:
    return any(line.strip() for _, line in below(lines, number, indent(lines[number - 1])))
