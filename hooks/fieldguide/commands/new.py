"""``fieldguide new KIND "Title"``: a record to fill in, with every field explained."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from fieldguide import template, validate
from fieldguide.catalogue import load_some
from fieldguide.records import KINDS, Kind

_QUESTIONS = {"summary": "One or two plain sentences about it", "review.steward": "Who looks after it (a role or team)"}


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("title", nargs="?", help="the record's title; asked for on a terminal when left out")
    parser.add_argument("--id", default="", help="the file's name (default: made from the title)")
    parser.add_argument("--shelf", default="", help="for a resource: its folder below resources/, for example books")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=TEXT",
        help="fill a field, for example review.steward=Coaches",
    )
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day it was reviewed (default: today)",
    )
    parser.add_argument("--print", action="store_true", help="print the template and write no file")
    return "begin a record from a template with every field explained"


def run(options: argparse.Namespace) -> int:
    """Write the template; 1 when there is such a file, 2 when something is missing."""
    kind, asking = KINDS[options.kind], sys.stdin.isatty() and sys.stdout.isatty()
    given = _given(options)
    if isinstance(given, str):
        return _say(given)
    if asking:
        _ask(given, options)
    if not given.get("title"):
        return _say(f'Give it a title: fieldguide new {kind.name} "Its title"')
    root: Path = options.root.resolve()
    text = template.render(kind, given, load_some(root, set()).words)
    if options.print:
        sys.stdout.write(text)
        return 0
    return _write(root, kind, options.id or template.slug(given["title"]), options.shelf, text)


def _given(options: argparse.Namespace) -> dict[str, str] | str:
    given = {"title": (options.title or "").strip()}
    today = options.today or date.today()  # noqa: DTZ011 - the day where the writer sits
    given["review.reviewed"] = today.isoformat()
    for item in options.set:
        name, mark, value = item.partition("=")
        if not mark:
            return f'--set takes FIELD=TEXT; "{item}" has no "=".'
        given[name.strip()] = value.strip()
    return given


def _ask(given: dict[str, str], options: argparse.Namespace) -> None:
    """Ask for the first words; an empty answer leaves a blank to fill later."""
    questions = {"title": "Title", **_QUESTIONS} if not options.title else _QUESTIONS
    for name, question in questions.items():
        if not given.get(name) and (answer := input(f"{question}: ").strip()):
            given[name] = answer


def _write(root: Path, kind: Kind, name: str, shelf: str, text: str) -> int:
    if kind.name == "resource" and not shelf:
        shelves = sorted(
            path.name for path in (root / kind.folder).glob("*") if path.is_dir() and path.name != "research"
        )
        return _say(f"A resource stands on a shelf: --shelf {' or '.join(shelves) or 'books'}.")
    folder = f"{kind.folder}/{shelf}" if shelf and kind.name == "resource" else kind.folder
    path = f"{folder}/{name}{kind.suffix}"
    if validate.kind_of(path) is not kind or (found := list(validate.id_problems(path))):
        return _say(
            str(found[0]) if validate.kind_of(path) is kind else f"{path} is not a place for a {kind.label.lower()}."
        )
    if (root / path).exists():
        return _say(f"{path} is already there; nothing was written. Choose another title, or --id.", 1)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    sys.stdout.write(f'{path} is ready. Fill every "", then run: fieldguide check {path}\n')
    return 0


def _say(sentence: str, code: int = 2) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
