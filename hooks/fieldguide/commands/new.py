"""``fieldguide new KIND "Title"``: a record to fill in, with every field explained."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from fieldguide import questions, template, validate
from fieldguide.catalogue import load_some, source_names
from fieldguide.records import KINDS, Kind, kind_of
from fieldguide.template import Answer
from fieldguide.vocabulary import Vocabulary


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument(
        "title", nargs="?", help="the record's title; on a terminal, this and all else that fits in a line is asked"
    )
    parser.add_argument("--id", default="", help="the file's name (default: made from the title)")
    parser.add_argument("--shelf", default="", help="for a resource: its folder below resources/, for example books")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=TEXT",
        help="fill a field, for example review.steward=Coaches or grades=3-5",
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
    """Write the template; 1 when there is such a file or nothing is wanted, 2 when something is missing."""
    kind, root = KINDS[options.kind], options.root.resolve()
    asker = Asker(kind, load_some(root, set()).words, questions.ids_of(source_names(root)))
    try:
        asker.take(options)
        if sys.stdin.isatty() and sys.stdout.isatty():
            asker.ask()
            options.shelf = options.shelf or (_ask_shelf(root, kind) if kind.name == "resource" else "")
    except ValueError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return _say("\nNothing was written.", 1)
    title = asker.given.get("title")
    if not isinstance(title, str):
        return _say(f'Give it a title: fieldguide new {kind.name} "Its title"')
    text = template.render(kind, asker.given, asker.words)
    if options.print:
        sys.stdout.write(text)
        return 0
    return _write(root, kind, options.id or template.slug(title), options.shelf, text)


class Asker:
    """Gathers what is known of a new record: from the command line first, then from whoever sits at the terminal."""

    def __init__(self, kind: Kind, words: Vocabulary, ids: Mapping[str, Sequence[str]]) -> None:
        self.kind = kind
        self.words = words
        self.ids = ids
        self.given: dict[str, Answer] = {}

    def take(self, options: argparse.Namespace) -> None:
        """Take what the command line says; ``ValueError`` says what is wrong with it."""
        today = options.today or date.today()  # noqa: DTZ011 - the day where the writer sits
        self.given["review.reviewed"] = today.isoformat()
        if title := (options.title or "").strip():
            self.given["title"] = title
        for item in options.set:
            name, mark, value = (part.strip() for part in item.partition("="))
            if not mark:
                raise ValueError(f'--set takes FIELD=TEXT; "{item}" has no "=".')
            question = questions.at(self.kind, name, self.words, self.ids)
            if question is None:
                raise ValueError(f'"{name}" is no field of a {self.kind.label.lower()} that --set can fill.')
            try:
                self.given[name] = question.read(value)
            except ValueError as error:
                raise ValueError(f"--set {name}: {error}") from None

    def ask(self) -> None:
        """Ask for all that fits in a line; an empty answer leaves a blank for later, the end of input all the rest."""
        asked = [found for found in questions.of(self.kind, self.words, self.ids) if found.path not in self.given]
        if asked:
            sys.stdout.write("Press Enter alone to fill something in later; Ctrl+D to stop asking.\n")
        try:
            for question in asked:
                self._ask_one(question)
        except EOFError:
            sys.stdout.write("\n")

    def _ask_one(self, question: questions.Question) -> None:
        lines = textwrap.wrap(question.text(), 100, subsequent_indent="  ", break_on_hyphens=False)
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
        while answer := input("> ").strip():
            try:
                self.given[question.path] = question.read(answer)
            except ValueError as error:
                sys.stdout.write(f"{error}\n")
            else:
                return


def _ask_shelf(root: Path, kind: Kind) -> str:
    shelves = _shelves(root, kind)
    return input(f"\nshelf: The folder it stands in. [{', '.join(shelves)}]\n> ").strip()


def _shelves(root: Path, kind: Kind) -> list[str]:
    return sorted(path.name for path in (root / kind.folder).glob("*") if path.is_dir() and path.name != "research")


def _write(root: Path, kind: Kind, name: str, shelf: str, text: str) -> int:
    if kind.name == "resource" and not shelf:
        return _say(f"A resource stands on a shelf: --shelf {' or '.join(_shelves(root, kind)) or 'books'}.")
    folder = f"{kind.folder}/{shelf}" if shelf and kind.name == "resource" else kind.folder
    path = f"{folder}/{name}{kind.suffix}"
    if ".." in path or kind_of(path) is not kind:
        return _say(f"{path} is not a place for a {kind.label.lower()}.")
    if found := list(validate.id_problems(path)):
        return _say(str(found[0]))
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
