"""GitHub's issue forms, made from the models: which questions each form asks, and the file that asks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from fieldguide.catalogue import Catalogue
from fieldguide.records import KINDS
from fieldguide.records.base import Ref, Term
from fieldguide.shape import Shape, fields
from fieldguide.yaml_text import dump

FOLDER = ".github/ISSUE_TEMPLATE"
ASKED: Mapping[str, tuple[str, ...]] = {
    "resource": (
        "title", "summary", "type", "publisher", "creators", "year", "url", "doi", "isbn", "access", "cost",
        "audience", "needs", "grades", "use_for", "strategies", "practices",
    ),
    "strategy": (
        "title", "summary", "aka", "type", "focus", "use_when", "avoid_when", "needs", "grades",
        "domains", "tiers", "group",
        "minutes.in_class.min", "minutes.in_class.max", "minutes.prep.first", "minutes.prep.later", "cost", "materials",
        "first_move", "steps", "look_fors", "roadblocks", "why",
        "evidence.summary", "evidence.studies", "evidence.unknown",
    ),
    "case-study": (
        "title", "summary", "snapshot.place", "snapshot.locale", "snapshot.school_type", "snapshot.mode",
        "snapshot.grades",
        "snapshot.period", "snapshot.size", "snapshot.dosage", "subject", "approach", "problem", "done",
        "results", "not_moved",
        "helped", "hindered", "lessons", "outcome", "evidence_label", "sources",
    ),
}  # fmt: skip
"""What a form asks for, as paths into the model; what is left out the checker asks for in the pull request."""
INTRODUCTIONS: Mapping[str, str] = {
    "resource": "Something worth reading, joining or using. What you write becomes a card that a coach reviews.",
    "strategy": "A way of teaching that others could use tomorrow. Write what you know; a coach helps with the rest.",
    "case-study": "What happened in a real place. Name no student, and no teacher who has not agreed.",
}
NO_ANSWER = "_No response_"
WORDS: Mapping[str, str] = {
    "aka": "Other names",
    "url": "Web address",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "needs": "Learners it is for",
    "look_fors": "Look-fors",
    "why": "Why it works",
    "group": "Group sizes",
    "not_moved": "What did not move",
    "done": "What they did",
    "artefact": "What is left on paper",
    "in_class": "in class",
    "min": "shortest",
    "max": "longest",
    "prep": "to prepare",
    "first": "the first time",
    "later": "later",
    "n": "How many",
    "ratings": "Published ratings",
    "unknown": "What is not known",
    "none_found": "If nothing was found",
    "notice": "What to notice first",
}
"""What to call a field where its own name would not say it."""
CONSENT = (
    "These are my own words; anything quoted is short and says where it is from.",
    "No student, and no teacher who has not agreed, can be recognized.",
    "I may share this under CC BY 4.0.",
)


@dataclass(frozen=True)
class Option:
    """One choice: what the record writes, and what people see."""

    id: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question of a form, and where its answer goes."""

    path: tuple[str, ...]
    label: str
    help: str
    required: bool
    many: bool
    form: str
    """``input``, ``textarea`` or ``dropdown``."""
    options: tuple[Option, ...] = ()
    columns: tuple[str, ...] = ()
    """For rows of fields: their names, written on one line with ``|`` between them."""
    number: bool = False
    ref: str = ""
    """For links: the kind of record meant."""


def questions(kind: str, catalogue: Catalogue) -> tuple[Question, ...]:
    """Give the questions of a form, in order. Each label is one of its kind, since answers are found by it."""
    return tuple(_question(kind, path, catalogue) for path in ASKED[kind])


def _question(kind: str, dotted: str, catalogue: Catalogue) -> Question:
    path = tuple(dotted.split("."))
    shape = _shape(KINDS[kind].model, path)
    marker = shape.marker
    options = _options(shape, catalogue)
    columns = tuple(fields(shape.models[0])) if shape.models else ()
    columns = tuple(name for name in columns if name != "diagram")
    wide = shape.many or bool(columns) or ((shape.most or 0) > 200 and not shape.pattern)
    form = "dropdown" if options else "textarea" if wide else "input"
    ref = marker.kind if isinstance(marker, Ref) else ""
    label = f"Name of the {KINDS[kind].label.lower()}" if dotted == "title" else label_of(path)
    return Question(
        path,
        label,
        _help(shape, columns, ref),
        shape.required,
        shape.many,
        form,
        options,
        columns,
        shape.holds == "number",
        ref,
    )


def _shape(model: type[BaseModel], path: tuple[str, ...]) -> Shape:
    shape = fields(model)[path[0]]
    return shape if len(path) == 1 else _shape(shape.models[0], path[1:])


def label_of(path: tuple[str, ...]) -> str:
    """Give a field's name in words: ``("minutes", "in_class", "min")`` is "Minutes: in class, min"."""
    words = [WORDS.get(part, part.replace("_", " ")) for part in path if part != "snapshot" or len(path) == 1]
    first = words[0][0].upper() + words[0][1:]
    return f"{first}: {', '.join(words[1:])}" if len(words) > 1 else first


def _help(shape: Shape, columns: tuple[str, ...], ref: str) -> str:
    text = plain(shape.description)
    if columns:
        return f"{text} One a line, the parts with | between them: {' | '.join(columns)}"
    if ref and not shape.many:
        return f"{text} Write the title as this site shows it."
    if shape.many and not shape.choices and not isinstance(shape.marker, Term):
        return f"{text} One a line{', the title as this site shows it' if ref else ''}."
    return text


def plain(text: str) -> str:
    """Give a field's description without the marks of code."""
    return re.sub(r"``([^`]*)``", r'"\1"', " ".join(text.split()))


def _options(shape: Shape, catalogue: Catalogue) -> tuple[Option, ...]:
    if isinstance(shape.marker, Term):
        terms = catalogue.vocabulary.terms.get(shape.marker.facet, {}).values()
        return tuple(Option(term.id, f"{term.label} ({term.id})") for term in terms if not term.replaced_by)
    if isinstance(shape.marker, Ref) and shape.marker.kind == "learner-group":
        return tuple(
            Option(entry.key.id, f"{entry.record.title} ({entry.key.id})") for entry in catalogue.all("learner-group")
        )
    return tuple(Option(choice, choice) for choice in shape.choices)


# --- the files -------------------------------------------------------------------------------------------------------


def files(catalogue: Catalogue) -> dict[str, str]:
    """Give every issue form, path to text."""
    found = {f"{FOLDER}/{kind}.yml": dump(_form(kind, catalogue)) for kind in ASKED}
    found[f"{FOLDER}/correction.yml"] = dump(_correction())
    found[f"{FOLDER}/config.yml"] = "blank_issues_enabled: true\n"
    note = "# Made from the records' models by `fieldguide issue-forms`; change those, not this file.\n"
    return {path: note + text for path, text in sorted(found.items())}


def _form(kind: str, catalogue: Catalogue) -> dict[str, object]:
    label = KINDS[kind].label.lower()
    return {
        "name": f"Suggest a {label}",
        "description": "You do not need to know anything about files or code.",
        "title": f"{KINDS[kind].label}: ",
        "labels": ["suggestion"],
        "body": [
            {"type": "markdown", "attributes": {"value": INTRODUCTIONS[kind]}},
            *(_element(question) for question in questions(kind, catalogue)),
            _consent(),
        ],
    }


def _element(question: Question) -> dict[str, object]:
    attributes: dict[str, object] = {"label": question.label, "description": question.help}
    if question.options:
        attributes |= {"multiple": question.many, "options": [option.label for option in question.options]}
    element: dict[str, object] = {
        "type": question.form,
        "id": "-".join(question.path).replace("_", "-"),
        "attributes": attributes,
    }
    return element | {"validations": {"required": question.required}}


def _consent() -> dict[str, object]:
    boxes = [{"label": text, "required": True} for text in CONSENT]
    return {"type": "checkboxes", "id": "sharing", "attributes": {"label": "Before you send it", "options": boxes}}


CORRECTION = ("Which page", "What is wrong or missing", "What should it say", "How do you know")


def _correction() -> dict[str, object]:
    return {
        "name": "Correct something",
        "description": "Something is wrong, out of date, or unclear.",
        "title": "Correction: ",
        "labels": ["correction"],
        "body": list(_correction_body()),
    }


def _correction_body() -> Iterator[dict[str, object]]:
    helps = (
        "Its address or its title.",
        "As you would say it to a colleague.",
        "If you know. Leave it out if you do not.",
        "A link or a title, if you have one.",
    )
    forms = ("input", "textarea", "textarea", "textarea")
    for number, (label, help_, form) in enumerate(zip(CORRECTION, helps, forms, strict=True)):
        attributes = {"label": label, "description": help_}
        yield {
            "type": form,
            "id": f"correction-{number + 1}",
            "attributes": attributes,
            "validations": {"required": number < 2},
        }
