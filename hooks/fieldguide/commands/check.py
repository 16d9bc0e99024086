"""``fieldguide check``: every problem in one run, each with its place and what to write instead."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

from fieldguide.catalogue import Hub, load_hub, load_some, source_names
from fieldguide.checks import find_advice, find_warnings, judge
from fieldguide.formats import Report
from fieldguide.problem import Problem, errors

FORMATS = {"text": "text", "github": "github", "json": "json_", "sarif": "sarif"}


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("paths", nargs="*", help="files or folders; all when left out")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people (default), github for annotations, json, sarif",
    )
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day to measure review dates by (default: today)",
    )
    parser.add_argument("--advice", action="store_true", help="also say where sentences are long")
    parser.add_argument("--all", action="store_true", help="also list words of the vocabulary that no record uses")
    parser.add_argument("--explain", metavar="CODE", help="say what a code means, with examples, and check nothing")
    return "check records and say what is wrong, where, and what to write instead"


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 when something must be mended, 2 when a path or code is not there."""
    if options.explain:
        return _explain(options.explain)
    root = options.root.resolve()
    wanted = _wanted(root, options.paths)
    if isinstance(wanted, str):
        sys.stderr.write(f"{wanted}\n")
        return 2
    hub = load_some(root, wanted) if options.paths else load_hub(root)
    found = _find(hub, wanted, options)
    shown = [problem for problem in found if options.all or problem.code != "unused-term"]
    report = Report(
        shown,
        root,
        guide=site_address(root),
        checked=len(wanted),
        unused=len(found) - len(shown),
        colour=options.format == "text" and _is_terminal(),
        width=100,
    )
    _print(report, options.format)
    return 1 if errors(shown) or (options.strict and report.count("warning")) else 0


def _find(hub: Hub, wanted: set[str], options: argparse.Namespace) -> list[Problem]:
    """Give all problems of the wanted files: errors, warnings, and on request advice."""
    from fieldguide.checks import lookout  # noqa: PLC0415 - only a whole check asks these questions

    around = hub.around
    today = options.today or date.today()  # noqa: DTZ011 - the day where the reader sits
    found = [
        *hub.problems,
        *find_warnings(around, hub.judged),
        *(problem for item in hub.judged for problem in judge(item, lookout.REVIEW, today)),
    ]
    if not options.paths:
        found += [*lookout.twin_titles(around), *lookout.orphan(around), *lookout.unused_terms(around)]
    if options.advice:
        found += find_advice(around, hub.judged)
    return sorted(problem for problem in found if problem.path in wanted or not options.paths)


def _wanted(root: Path, paths: list[str]) -> set[str] | str:
    """Give the record files that paths mean; a sentence when one of them means none."""
    files = set(source_names(root))
    if not paths:
        return files
    wanted: set[str] = set()
    for path in paths:
        full = Path(path) if Path(path).exists() else root / path
        if not full.exists():
            return f"There is no file or folder {path}."
        name = _relative(root, full)
        wanted |= {file for file in files if name in (".", file) or file.startswith(f"{name}/")} or {name}
    return wanted


def _relative(root: Path, path: Path) -> str:
    """Give a path below the root; a link is not followed, since it is itself the problem."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    for base in (Path(os.path.abspath(root)), root):  # noqa: PTH100 - as above
        if full.is_relative_to(base):
            return full.relative_to(base).as_posix()
    return path.as_posix()


def _print(report: Report, name: str) -> None:
    render = import_module(f"fieldguide.formats.{FORMATS[name]}").render
    sys.stdout.write(render(report))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if name == "github" and summary:
        from fieldguide.formats import github  # noqa: PLC0415 - loaded above under this name only in this case

        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(github.summary(report))


def _explain(code: str) -> int:
    from fieldguide import rules  # noqa: PLC0415 - a check itself does not need the explanations

    if code not in rules.RULES:
        sys.stderr.write(f'There is no code "{code}". {rules.nearest(code)}\n')
        return 2
    sys.stdout.write(rules.RULES[code].plain_text())
    return 0


def site_address(root: Path) -> str:
    """Give the published site's address, from SITE_URL or mkdocs.yml; empty when neither says it outright."""
    try:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except OSError:
        text = ""
    found = re.search(r"^site_url:\s*['\"]?(https?://[^\s'\"]+)", text, re.MULTILINE)
    address = os.environ.get("SITE_URL") or (found[1] if found else "")
    return f"{address.rstrip('/')}/" if address else ""


def _is_terminal() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
