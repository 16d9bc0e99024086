"""For programs: every problem with all its parts. The form is stable; a new one would be version 2."""

from __future__ import annotations

import json

from fieldguide.formats import Report


def render(report: Report) -> str:
    """Give the report as JSON."""
    problems = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity,
            "field": problem.field,
            "message": problem.message,
            "hint": problem.hint,
            "help": report.address(problem) if report.guide else "",
        }
        for problem in sorted(report.problems)
    ]
    counts = {
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "advice": report.count("advice"),
        "checked": report.checked,
    }
    return json.dumps({"version": 1, **counts, "problems": problems}, ensure_ascii=True, indent=2) + "\n"
