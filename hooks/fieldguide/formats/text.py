"""For people: each problem with its line, a mark below the place, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fieldguide.formats import Report, harmless
from fieldguide.problem import Problem

_WORD = re.compile(r"[^\s,\[\]{}]+")
_STYLES = {"error": "1;31", "warning": "1;33", "advice": "1;36", "place": "1", "dim": "2"}


def render(report: Report) -> str:
    """Give the whole report, file by file, with a count at the end."""
    blocks = []
    for path, problems in report.by_file().items():
        lines = report.lines(path)
        blocks += ["\n".join(_problem(problem, lines, report)) for problem in problems]
    blocks.append("\n".join(_end(report)))
    return "\n\n".join(blocks) + "\n"


def _problem(problem: Problem, lines: list[str], report: Report) -> Iterator[str]:
    place = harmless(f"{problem.path}:{problem.line}:{problem.column}:")
    kind = "" if problem.severity == "error" else f" ({problem.severity})"
    code = _link(problem, report) if report.colour else problem.code
    head = f"{_paint(place, 'place', report)} {_paint(code + kind, problem.severity, report)}"
    yield f"{head}: {harmless(problem.message)}"
    if 0 < problem.line <= len(lines):
        yield from _excerpt(problem, harmless(lines[problem.line - 1].rstrip("\r")), report)
    if problem.hint:
        yield f"    {harmless(problem.hint)}"


def _excerpt(problem: Problem, shown: str, report: Report) -> Iterator[str]:
    """Give the line, cut to fit, and a mark below the place."""
    start = max(0, min(problem.column, len(shown) + 1) - 1)
    word = _WORD.match(shown, start)
    length = min(len(word[0]) if word else 1, 40)
    cut = max(0, start - report.width // 2) if len(shown) > report.width else 0
    visible = ("…" if cut else "") + shown[cut : cut + report.width] + ("…" if len(shown) > cut + report.width else "")
    before = ("…" if cut else "") + shown[cut:start]
    gutter = f"{problem.line:>5} | "
    mark = " " * _columns(before) + "^" * max(1, _columns(shown[start : start + length]) if length > 1 else 1)
    yield _paint(gutter, "dim", report) + visible
    yield _paint(" " * (len(gutter) - 2) + "| ", "dim", report) + _paint(mark, problem.severity, report)


def _columns(text: str) -> int:
    """Count the columns a terminal gives a text: wide characters take two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _end(report: Report) -> Iterator[str]:
    yield _paint(report.verdict(), "place", report)
    if report.problems and report.guide:
        code = min(report.problems).code
        yield f"What a code means, with examples: {report.guide}contribute/rules/{code}/"
    elif report.problems:
        yield "What a code means, with an example: fieldguide check --explain CODE"
    if report.unused:
        yield f"{report.unused} words of the vocabulary are not used by any record (--all lists them)."


def _link(problem: Problem, report: Report) -> str:
    """Make the code a link, for terminals that know how."""
    if not report.guide:
        return problem.code
    return f"\x1b]8;;{report.address(problem)}\x1b\\{problem.code}\x1b]8;;\x1b\\"


def _paint(text: str, style: str, report: Report) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if report.colour else text
