"""An issue that answers one of our forms to a record: what people wrote is data, from the first line to the last."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldguide.catalogue import Catalogue
from fieldguide.issue_forms import ASKED, CORRECTION, NO_ANSWER, Question, questions
from fieldguide.records import KINDS, Resource
from fieldguide.yaml_text import dump

MOST = 60_000
"""GitHub's own limit for a body is 65,536 characters; a record file may hold 64 KB."""
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}\Z")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
Nested = dict[str, Any]


@dataclass(frozen=True)
class Issue:
    """What an event says of its issue, checked and cleaned."""

    number: int
    body: str
    day: str
    login: str
    user_id: int


@dataclass(frozen=True)
class Suggestion:
    """What became of an issue: a record's path and text, or for a correction neither; notes for a reviewer."""

    kind: str
    path: str
    text: str
    notes: tuple[str, ...]


def read_event(event: Mapping[str, Any]) -> Issue:
    """Take from an event the little that is needed; everything in it may be hostile."""
    issue = event.get("issue")
    if not isinstance(issue, Mapping) or not isinstance(issue.get("number"), int):
        message = "the event holds no issue"
        raise ValueError(message)  # noqa: TRY004 - one kind of answer for every kind of wrong event
    day = str(issue.get("created_at") or "")
    if not _DAY.match(day):
        message = "the event does not say when the issue was written"
        raise ValueError(message)
    login, user_id = _author(issue.get("user"))
    return Issue(issue["number"], clean(str(issue.get("body") or "")), day[:10], login, user_id)


def _author(user: object) -> tuple[str, int]:
    login, user_id = (user.get("login"), user.get("id")) if isinstance(user, Mapping) else ("", 0)
    known = isinstance(login, str) and _LOGIN.match(login) and isinstance(user_id, int)
    return (str(login), int(user_id or 0)) if known else ("", 0)


def clean(text: str) -> str:
    """Drop what cannot be seen, and keep to one kind of line end and letter form."""
    text = unicodedata.normalize("NFC", text[:MOST].replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def credit(issue: Issue) -> str:
    """Give the trailer that credits the author; empty when the event does not name one properly."""
    return (
        f"Co-authored-by: {issue.login} <{issue.user_id}+{issue.login}@users.noreply.github.com>" if issue.login else ""
    )


def answers(body: str, labels: Sequence[str]) -> dict[str, str]:
    """Give the answer below each label. Labels are found in their order: no answer can fill an earlier question."""
    text = f"\n{body}\n"
    places: list[tuple[str, int, int]] = []
    position = 0
    for label in labels:
        heading = f"\n### {label}\n"
        start = text.find(heading, position)
        if start >= 0:
            position = start + len(heading) - 1
            places.append((label, start, position))
    ends = [start for _, start, _ in places[1:]] + [len(text)]
    found = {label: text[after:end].strip() for (label, _, after), end in zip(places, ends, strict=True)}
    return {label: "" if answer == NO_ANSWER else answer for label, answer in found.items()}


def doubled(body: str, labels: Iterable[str]) -> list[str]:
    """Give the labels that stand in a body more than once: somebody wrote one inside an answer."""
    counts = Counter(line[4:] for line in body.split("\n") if line.startswith("### "))
    return [label for label in labels if counts[label] > 1]


def suggest(issue: Issue, catalogue: Catalogue) -> Suggestion:
    """Turn an issue into a record; which form it answers shows in its first question."""
    for kind in ASKED:
        asked = questions(kind, catalogue)
        if issue.body.lstrip().startswith(f"### {asked[0].label}\n"):
            return _record(kind, asked, issue, catalogue)
    if issue.body.lstrip().startswith(f"### {CORRECTION[0]}\n"):
        return Suggestion(
            "correction",
            "",
            "",
            ("A correction is made by hand: open the page it names and choose “Suggest a change to this page”.",),
        )
    message = "this issue was not written with one of the forms, so no record can be made from it"
    raise ValueError(message)


def _record(kind: str, asked: tuple[Question, ...], issue: Issue, catalogue: Catalogue) -> Suggestion:
    labels = [question.label for question in asked]
    found = answers(issue.body.split("\n### Before you send it\n")[0], labels)
    notes = [
        f"The heading “{label}” stands in the issue more than once; compare that answer with the issue."
        for label in doubled(issue.body, labels)
    ]
    data: Nested = {}
    for question in asked:
        if text := found.get(question.label, ""):
            put(data, question.path, value(question, text, catalogue))
    path = free_path(kind, data, catalogue)
    return Suggestion(kind, path, dump(_ordered(data, kind, issue)), tuple(notes))


def put(data: Nested, path: tuple[str, ...], found: object) -> None:
    """Set a nested value."""
    for part in path[:-1]:
        data = data.setdefault(part, {})
    data[path[-1]] = found


def _ordered(data: Nested, kind: str, issue: Issue) -> Nested:
    """Put in what the form does not ask: who looks after it, when it was written, that nobody has checked it."""
    first: Nested = {name: data[name] for name in ("title", "summary") if name in data}
    rest = {name: found for name, found in data.items() if name not in first}
    made: Nested = {**first, "review": {"steward": "Editorial team", "reviewed": issue.day}, **rest}
    if kind in {"resource", "case-study"}:
        made |= {"known": "partly", "known_note": "Suggested by a reader; no editor has checked the details yet."}
    return made | ({"checked": issue.day} if kind == "resource" else {})


def value(question: Question, text: str, catalogue: Catalogue) -> object:
    """Give an answer as its field wants it; what cannot be read stays as written, for the checker to explain."""
    if question.options:
        chosen = _chosen(question, text)
        return chosen if question.many else (chosen[0] if chosen else text)
    if question.columns:
        return [_row(question.columns, line) for line in lines(text)]
    if question.ref:
        ids = [_id_of(question.ref, line, catalogue) for line in lines(text)]
        return ids if question.many else ids[0]
    if question.many:
        return lines(text)
    return text if question.form == "textarea" and "\n\n" in text else " ".join(text.split())


def lines(text: str) -> list[str]:
    """Give an answer's lines, without the marks people put before list items; no line twice."""
    found = (re.sub(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+", "", line).strip() for line in text.split("\n"))
    return list(dict.fromkeys(line for line in found if line))


def _chosen(question: Question, text: str) -> list[str]:
    """GitHub joins options with commas, and an option may hold one: take the longest that fits, again and again."""
    by_length = sorted(question.options, key=lambda option: -len(option.label))
    found: list[str] = []
    rest = text
    while rest:
        option = next((option for option in by_length if rest.startswith(option.label)), None)
        if option is None:
            word, _, rest = rest.partition(",")
            found.append(word.strip())
        else:
            found.append(option.id)
            rest = rest[len(option.label) :]
        rest = rest.lstrip(", ")
    return list(dict.fromkeys(word for word in found if word))


def _row(columns: tuple[str, ...], line: str) -> Nested:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > len(columns):
        parts = [*parts[: len(columns) - 1], " | ".join(parts[len(columns) - 1 :])]
    row: Nested = {name: part for name, part in zip(columns, parts, strict=False) if part}
    if digits := re.fullmatch(r"(\d{1,3})\s*(?:min|minutes)?\.?", str(row.get("minutes", ""))):
        row["minutes"] = digits[1]
    return row or {columns[0]: line}


def _id_of(kind: str, written: str, catalogue: Catalogue) -> str:
    """People write titles; records hold ids."""
    wanted = written.strip().lower()
    for entry in catalogue.all(kind):
        if wanted in {entry.key.id, entry.record.title.lower(), *(name.lower() for name in entry.record.aka)}:
            return entry.key.id
    return written.strip()


def free_path(kind: str, data: Nested, catalogue: Catalogue) -> str:
    """Give the file a new record belongs in: id from the title, shelf from the type, never one that is taken."""
    stem = slug(str(data.get("title", ""))) or f"new-{kind}"
    taken = {entry.key.id for entry in catalogue.all(kind)} | {
        name for entry in catalogue.all(kind) for name in entry.record.formerly
    }
    names = [stem, *(f"{stem[:57]}-{number}" for number in range(2, 99))]
    name = next(name for name in names if name not in taken)
    folder = shelf(str(data.get("type", "")), catalogue) if kind == "resource" else KINDS[kind].folder
    return f"{folder}/{name}.yml"


def slug(title: str) -> str:
    """Give an id for a title: small letters, digits, single hyphens, at most 60, no name of the site's own."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = (
        re.sub(r"[^a-z0-9]+", "-", letters.replace("'", ""))
        .strip("-")[:60]
        .rsplit("-", 1 if len(letters) > 60 else 0)[0]
        .strip("-")
    )
    from fieldguide.validate import RESERVED_IDS  # noqa: PLC0415 - the checker's list is the one truth

    return f"{name}-page" if name in RESERVED_IDS else name


def shelf(type_: str, catalogue: Catalogue) -> str:
    """Give the folder where most resources of a type are."""
    folders = Counter(
        entry.path.rsplit("/", 1)[0]
        for entry in catalogue.all("resource")
        if isinstance(entry.record, Resource) and entry.record.type == type_
    )
    return min(folders, key=lambda folder: (-folders[folder], folder)) if folders else "resources/collections"
