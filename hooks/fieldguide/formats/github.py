"""For GitHub: annotations beside the lines, and a summary. Nothing a record says becomes a command or Markdown."""

from __future__ import annotations

import html

from fieldguide.formats import Report, harmless, text
from fieldguide.problem import Problem

_LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}
SUMMARY_BYTES = 900_000
"""GitHub refuses a summary of more than 1 MB."""


def render(report: Report) -> str:
    """Give one workflow command a problem, then the count."""
    commands = [_command(problem) for problem in sorted(report.problems)]
    return "\n".join([*commands, report.verdict()]) + "\n"


def _command(problem: Problem) -> str:
    """Give ``::error file=…,line=…,col=…,title=…::message``; a command ends with its line."""
    values = {
        "file": harmless(problem.path),
        "line": str(max(1, problem.line)),
        "col": str(max(1, problem.column)),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    sentence = f"{problem.message} {problem.hint}".strip()
    return f"::{_LEVELS[problem.severity]} {properties}::{_data(harmless(sentence))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """Give the job's summary: the report for people in a block where nothing is Markdown, HTML or a mention."""
    shown = html.escape(text.render(report)).replace("@", "&#64;").replace("#", "&#35;")
    shown = shown.replace("&&#35;", "&#")  # the escapes themselves keep theirs
    if len(shown.encode()) > SUMMARY_BYTES:
        shown = (
            shown.encode()[:SUMMARY_BYTES].decode("utf-8", "ignore").rsplit("\n", 1)[0]
            + "\n… cut here; fieldguide check shows all."
        )
    return f"## What the check found\n\n<pre>\n{shown}</pre>\n"
