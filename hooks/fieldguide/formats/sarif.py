"""SARIF 2.1.0: the form that code scanners and editors exchange."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from fieldguide.formats import Report
from fieldguide.problem import Problem
from fieldguide.rules import RULES

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """Give the report as one SARIF run."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {"name": "fieldguide", "rules": [_rule(code, report) for code in codes]}
    results = [_result(problem, codes) for problem in sorted(report.problems)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, report: Report) -> dict[str, Any]:
    rule = RULES[code]
    made: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.means},
    }
    if report.guide:
        made["helpUri"] = f"{report.guide}contribute/rules/{code}/"
    return made


def _result(problem: Problem, codes: list[str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": max(1, problem.column)}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }
