"""``fieldguide from-issue EVENT.json OUT``: a record from an approved issue, checked, and its pull request's texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fieldguide.catalogue import load_catalogue, load_some
from fieldguide.problem import Problem, errors
from fieldguide.records import KINDS

if TYPE_CHECKING:
    from fieldguide.suggestion import Issue, Suggestion

MOST_BYTES = 1_000_000


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("event", type=Path, help="the event's file, as GitHub writes it")
    parser.add_argument("out", type=Path, help="a folder for the record (below files/), and body.md and message.txt")
    return "make a record from an issue that answers one of the forms"


def run(options: argparse.Namespace) -> int:
    """Write the record into the project, check it there, and say in plain words what the checker says."""
    from fieldguide import suggestion  # noqa: PLC0415 - needed by this command only

    root = options.root.resolve()
    try:
        issue = suggestion.read_event(_read(options.event))
        found = suggestion.suggest(issue, load_catalogue(root)[0])
    except ValueError as error:
        sys.stderr.write(f"Nothing was made: {error}.\n")
        return 1
    problems: list[Problem] = []
    if found.path:
        for target in (root / found.path, options.out / "files" / found.path):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(found.text, encoding="utf-8")
        problems = errors(load_some(root, [found.path]).problems)
        _leave_blanks(root, options.out, found, problems)
    options.out.mkdir(parents=True, exist_ok=True)
    if problems:
        (options.out / "unfinished").touch()  # the pull request is opened as a draft
    body = "\n".join(_body(issue, found, problems)) + "\n"
    (options.out / "body.md").write_text(body, encoding="utf-8")
    (options.out / "message.txt").write_text(_message(issue, found, suggestion.credit(issue)), encoding="utf-8")
    sys.stdout.write(body)
    return 0


def _leave_blanks(root: Path, out: Path, found: Suggestion, problems: list[Problem]) -> None:
    """Put a blank with its explanation into the file for each field the issue did not answer."""
    from fieldguide import template  # noqa: PLC0415 - needed by this command only

    if names := [problem.field for problem in problems if _is_unanswered(problem)]:
        blanks = template.blanks(KINDS[found.kind], names, load_catalogue(root)[0].vocabulary)
        for target in (root / found.path, out / "files" / found.path):
            target.write_text(f"{found.text}\n{blanks}", encoding="utf-8")


def _is_unanswered(problem: Problem) -> bool:
    """Whether a whole field is missing: one of ours, so its name and help may be shown as they are."""
    return problem.code == "missing-field" and "." not in problem.field


def _read(path: Path) -> dict[str, object]:
    if path.stat().st_size > MOST_BYTES:
        message = "the event is larger than any issue can be"
        raise ValueError(message)
    try:
        event = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    except (RecursionError, ValueError) as error:
        message = "the event is not JSON"
        raise ValueError(message) from error
    if not isinstance(event, dict):
        message = "the event is not an object"
        raise ValueError(message)  # noqa: TRY004 - one kind of answer for every kind of wrong event
    return event


def _message(issue: Issue, found: Suggestion, credit: str) -> str:
    """The commit's message holds nothing people wrote."""
    subject = f"Add the {found.kind.replace('-', ' ')} suggested in issue #{issue.number}"
    return f"{subject}\n\n{credit}\n" if credit else f"{subject}\n"


def _body(issue: Issue, found: Suggestion, problems: list[Problem]) -> Iterator[str]:
    if not found.path:
        yield from found.notes
        return
    yield f"Made from issue #{issue.number}. Accepting this closes it: closes #{issue.number}."
    yield ""
    yield f"The record is `{found.path}`. To change it, open “Files changed”, then the three dots, then “Edit file”."
    yield ""
    yield from _verdict(problems, found.kind)
    if found.notes:
        yield ""
        yield from (f"- {note}" for note in found.notes)
    yield ""
    yield "Before accepting: open every link, look at the sources, and read it once as a tired teacher would."


def _verdict(problems: list[Problem], kind: str) -> Iterator[str]:
    if not problems:
        yield "**The checker found nothing to mend.**"
        return
    yield "**This is a good beginning.** Nothing is broken, and the site changes only when the record is whole."
    usual = list(KINDS[kind].model.model_fields)
    open_ = sorted(filter(_is_unanswered, problems), key=lambda problem: usual.index(problem.field))
    if open_:
        yield ""
        yield f'Still to be written ({len(open_)}). Each has its place and an explanation in the file: fill each `""`.'
        yield "Whoever knows an answer can write it here as a comment, too; a coach puts it in."
        yield ""
        yield from (f"- [ ] `{problem.field}`: {_help(problem)}" for problem in open_)
    if rest := [problem for problem in problems if problem not in open_]:
        count = len(rest)
        yield ""
        yield f"To look at again ({count} thing{'' if count == 1 else 's'} the checker asks for):"
        yield ""
        yield from _fenced(rest)


def _help(problem: Problem) -> str:
    """Give what the field is for, from its message: "Add steps: Four to seven steps." says "Four to seven steps."."""
    return problem.hint.partition(": ")[2].removeprefix("… ")


def _fenced(problems: list[Problem]) -> Iterator[str]:
    """A code block: nothing in it is read as Markdown, a mention or a reference. No run of backquotes ends it early."""
    yield "````text"
    for problem in problems:
        where = f"line {problem.line}: " if problem.line else ""
        yield f"{where}{problem.message} {problem.hint}".replace("`", "'").replace("\n", " ").rstrip()
    yield "````"
