"""What can be asked about a new record in one line each, and what an answer means: a term, a list, a number, a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from fieldguide import shape as shapes
from fieldguide import wording
from fieldguide.checks.links import grades_in
from fieldguide.readings import key_of
from fieldguide.records import Kind
from fieldguide.records.base import Ref, Term, Text
from fieldguide.shape import Shape
from fieldguide.template import Answer, in_order
from fieldguide.vocabulary import Vocabulary

FEW = 16
"""So many words can be shown beside a question; of longer lists the nearest are offered when an answer is not in it."""


@dataclass(frozen=True)
class Question:
    """One question: the field's dotted path, what it means, and what may be answered."""

    path: str
    shape: Shape
    names: Mapping[str, str]
    """Each word that is understood, in small letters, with the id it stands for; empty when any text may be given."""

    def text(self) -> str:
        """Give the question as it is asked: the meaning, then what to write."""
        meaning = " ".join(self.shape.description.replace("``", '"').split())
        return f"{self.path}: {meaning}{''.join(f' {note}' for note in self._notes())}"

    def _notes(self) -> Iterator[str]:
        ids = list(dict.fromkeys(self.names.values()))
        if 0 < len(ids) <= FEW:
            yield f"[{', '.join(ids)}]"
        elif self.shape.holds == "number" and self.shape.most is not None:
            yield f"[{self.shape.least or 0} to {self.shape.most}]"
        if self.shape.many:
            yield "(several: put commas between them)"

    def read(self, answer: str) -> Answer:
        """Give what an answer means; ``ValueError`` says in a sentence what to write instead."""
        if not self.shape.many:
            return self._read_one(answer.strip())
        parts = [part.strip() for part in re.split(r"[,;]", answer.strip(" []")) if part.strip()]
        found = tuple(dict.fromkeys(value for part in parts for value in self._read_some(part)))
        least, most = self.shape.least or 0, self.shape.most or len(found)
        if not least <= len(found) <= most:
            raise ValueError(f"Here {f'{least} to {most}' if self.shape.most else f'at least {least}'} are needed.")
        return found

    def _read_some(self, part: str) -> Sequence[str]:
        """Read one part of a list; a range of grades means each of them."""
        grades = self.shape.marker == Term("grades")
        return (grades and grades_in(part, list(dict.fromkeys(self.names.values())))) or [self._read_one(part)]

    def _read_one(self, answer: str) -> str:
        if self.names:
            return self._name(answer)
        if self.shape.holds == "number":
            return self._number(answer)
        if self.shape.holds == "date":
            if not (fixed := wording.date_form(answer)):
                raise ValueError("Write year-month-day, such as 2026-03-09.")
            return fixed
        if self.shape.pattern and not re.search(self.shape.pattern, answer):
            raise ValueError(f'"{answer}" is not written as it should be.')
        most = self.shape.most or len(answer)
        if len(answer) > most:
            raise ValueError(f"This has {len(answer)} characters; {most} fit.")
        return answer

    def _name(self, answer: str) -> str:
        known = self.names.get(answer.lower())
        if known is not None:
            return known
        close = difflib.get_close_matches(answer.lower(), self.names, 3, 0.5)
        ids = list(dict.fromkeys(self.names[name] for name in close))
        meant = (
            f"Did you mean {' or '.join(ids)}?" if ids else f"Allowed: {', '.join(sorted(set(self.names.values())))}."
        )
        raise ValueError(f'"{answer}" is not known here. {meant}')

    def _number(self, answer: str) -> str:
        least, most = self.shape.least or 0, self.shape.most
        if not re.fullmatch(r"\d{1,9}", answer) or int(answer) < least or (most is not None and int(answer) > most):
            raise ValueError(f"Write a whole number{'' if most is None else f' from {least} to {most}'}.")
        return answer


def of(kind: Kind, words: Vocabulary, ids: Mapping[str, Sequence[str]]) -> Iterator[Question]:
    """Give what must be filled in a record of a kind and fits in a line, in the order of its template."""
    yield from _below(kind.model, "", words, ids)


def _below(
    model: type[BaseModel], path: str, words: Vocabulary, ids: Mapping[str, Sequence[str]]
) -> Iterator[Question]:
    for shape in in_order(model) if not path else shapes.fields(model).values():
        here = f"{path}{shape.name}"
        if not shape.required or shape.name == "body":
            continue
        if len(shape.models) == 1 and not shape.many:
            yield from _below(shape.models[0], f"{here}.", words, ids)
        elif _fits_a_line(shape):
            yield Question(here, shape, _names(shape, words, ids))


def _fits_a_line(shape: Shape) -> bool:
    """Sentences hold commas, so that a list of them cannot be typed in one line; paragraphs and pictures cannot."""
    if shape.holds == "group":
        return False
    is_text = isinstance(shape.marker, Text)
    return not (is_text and (shape.many or shape.marker == Text("prose")))


def _names(shape: Shape, words: Vocabulary, ids: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give all words that are understood for a field: ids, labels and synonyms."""
    if isinstance(shape.marker, Ref):
        return {name: name for name in ids.get(shape.marker.kind, ())}
    if isinstance(shape.marker, Term):
        terms = words.terms.get(shape.marker.facet, {}).values()
        found = {term.id: term.id for term in terms}
        for term in terms:
            for name in (term.label, *term.synonyms):
                found.setdefault(name.lower(), term.id)
        return found
    if shape.holds == "yes-no":
        return {"yes": "yes", "no": "no"}
    return {choice.lower(): choice for choice in shape.choices}


def at(kind: Kind, path: str, words: Vocabulary, ids: Mapping[str, Sequence[str]]) -> Question | None:
    """Give the question about one field by its dotted path, required or not; nothing when there is no such field."""
    _, shape = shapes.at(kind.model, tuple(path.split(".")), None)
    if shape is None or shape.holds == "group":
        return None
    return Question(path, shape, _names(shape, words, ids))


def ids_of(names: Sequence[str]) -> dict[str, list[str]]:
    """Give the ids of each kind, from the names of its files."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(key_of(name).kind, []).append(key_of(name).id)
    return found
