"""``fieldguide report``: which records are due for another look, by steward; ``--all`` adds gaps, orphans and more."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from fieldguide.catalogue import Entry, load_catalogue
from fieldguide.freshness import Due
from fieldguide.problem import errors

if TYPE_CHECKING:
    from fieldguide.quality import Report


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument(
        "--format", choices=("markdown", "text", "json"), default="markdown", help="how to write it (default: markdown)"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day to report for, as YYYY-MM-DD (default: today)"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="also list orphans, gaps, single-source claims and unused terms (json always does)",
    )
    return "list the records that are due for another look; prints nothing when none is"


def run(options: argparse.Namespace) -> int:
    """Report. Empty output means nothing is due: the scheduled workflow then closes its issue."""
    from fieldguide.quality import report  # noqa: PLC0415 - loads the pages' code, which other commands do not need

    catalogue, problems = load_catalogue(options.root.resolve())
    if found := errors(problems):
        sys.stderr.write(f"{len(found)} problems in the records come first; fieldguide check shows them.\n")
        return 1
    today = options.today or date.today()  # noqa: DTZ011 - the steward's own day is meant
    found_report = report(catalogue, today)
    if options.format == "json":
        sys.stdout.write(json.dumps(to_data(found_report), ensure_ascii=False, indent=2) + "\n")
        return 0
    lines = list(_due(found_report))
    if options.all:
        lines += _rest(found_report)
    text = "\n".join(lines).strip()
    if options.format == "text":
        text = text.replace("`", "").replace("## ", "").replace("**", "")
    if text:
        sys.stdout.write(f"{text}\n")
    else:
        sys.stderr.write("Nothing is due. --all lists gaps, orphans and unused terms.\n")
    return 0


def _due(found: Report) -> Iterator[str]:
    if not found.nothing_due:
        yield (
            f"These records are due for another look on {found.today}. "
            "Read one through, mend what changed, and set `reviewed` to the day you did."
        )
    yield from _by_steward("Overdue", found.overdue)
    if found.flagged:
        yield from _section("Marked needs-review", (_name(entry) for entry in found.flagged))
    if not found.nothing_due:
        yield from _by_steward("Due within 60 days", found.soon)


def _by_steward(heading: str, items: Iterable[Due]) -> Iterator[str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for due in items:
        groups[due.steward].append(f"{_name(due.entry)}, by {due.by}")
    for steward in sorted(groups):
        yield from _section(f"{heading}: {_plain(steward)}", groups[steward])


def _rest(found: Report) -> Iterator[str]:
    uncited = [entry for entry in found.orphans if entry.key.kind == "study"]
    yield from _section("Linked with nothing", (_name(entry) for entry in found.orphans if entry not in uncited))
    yield from _section("Studies nothing cites", map(_name, uncited))
    yield from _section("No strategy for both", (f"{_plain(gap.first)} and {_plain(gap.second)}" for gap in found.gaps))
    yield from _section(
        "Evidence from one study", (f"{_name(item.entry)} (`{item.study}`)" for item in found.single_source)
    )
    yield from _section("No study found", (_name(entry) for entry in found.no_study))
    terms = (f"{_plain(term.label)} (`{term.facet}`: `{term.term}`)" for term in found.unused_terms)
    yield from _section("Terms nothing carries", terms)


def _section(heading: str, items: Iterable[str]) -> list[str]:
    lines = [f"- {item}" for item in items]
    return ["", f"## {heading} ({len(lines)})", "", *lines] if lines else []


def _name(entry: Entry) -> str:
    return f"{_plain(entry.record.title)} (`{entry.path}`)"


def _plain(text: str) -> str:
    """Keep a record's words from becoming Markdown, a mention or a link to an issue."""
    for mark in "\\`*_[]#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("@", "@\u2060").replace("<", "&lt;")


def to_data(found: Report) -> dict[str, object]:
    """Give a report as plain data."""
    return {
        "today": found.today.isoformat(),
        "overdue": [_due_data(due) for due in found.overdue],
        "due_soon": [_due_data(due) for due in found.soon],
        "needs_review": [entry.path for entry in found.flagged],
        "orphans": [entry.path for entry in found.orphans],
        "gaps": [[gap.first, gap.second] for gap in found.gaps],
        "single_source": [{"path": item.entry.path, "study": item.study} for item in found.single_source],
        "no_study_found": [entry.path for entry in found.no_study],
        "unused_terms": [{"facet": term.facet, "term": term.term} for term in found.unused_terms],
    }


def _due_data(due: Due) -> dict[str, str]:
    return {"path": due.entry.path, "title": due.entry.record.title, "steward": due.steward, "by": due.by.isoformat()}
