"""A new record to fill in, from the models: every field with its explanation, every blank an empty pair of quotes."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from fieldguide import shape as shapes
from fieldguide.records import KINDS, Kind
from fieldguide.records.base import Frameworks, Ref, Term, Text
from fieldguide.shape import Shape
from fieldguide.vocabulary import Vocabulary

Answer = str | tuple[str, ...]
BLANK = '""'
WIDTH = 110


def render(kind: Kind, given: Mapping[str, Answer], words: Vocabulary) -> str:
    """Give the text of a new record; ``given`` fills fields by their dotted path, such as ``review.steward``."""
    lines = list(_fields(kind.model, "", "", given, words))
    body = "\n".join(lines) + "\n"
    if kind.suffix != ".md":
        help_ = f"Fill every {BLANK}; take out what you do not need. `fieldguide check` says what is missing."
        return f"# A {kind.label.lower()}. {help_}\n\n{body}"
    return f"---\n{body}---\n\n## The first heading\n\nThe text.\n"


def blanks(kind: Kind, names: Collection[str], words: Vocabulary) -> str:
    """Give blanks for some fields of a record that is only begun, in their usual order."""
    asked = (shape for shape in in_order(kind.model) if shape.name in names)
    blocks = ([*_comment(shape, "", words), *_field(shape, "", shape.name, {}, words)] for shape in asked)
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _fields(
    model: type[BaseModel], indent: str, path: str, given: Mapping[str, Answer], words: Vocabulary
) -> Iterator[str]:
    top = not indent
    for shape in in_order(model) if top else shapes.fields(model).values():
        here = f"{path}{shape.name}"
        if here == "body":
            continue
        yield from _comment(shape, indent, words)
        needed = shape.required or any(name == here or name.startswith(f"{here}.") for name in given)
        if needed:
            yield from _field(shape, indent, here, given, words)
        else:
            yield f"{indent}# {shape.name}: {_example(shape)}".rstrip()
        if top:
            yield ""


def in_order(model: type[BaseModel]) -> Iterator[Shape]:
    """Give a record's fields as records write them: first what is needed of every kind, then the rest."""
    found = shapes.fields(model)
    for name in ("title", "summary", "review"):
        yield found[name]
    yield from (shape for name, shape in found.items() if name not in ("title", "summary", "review"))


def _field(shape: Shape, indent: str, here: str, given: Mapping[str, Answer], words: Vocabulary) -> Iterator[str]:
    """Give the lines of a field that is needed."""
    model = shape.models[0] if shape.models else None
    if here in given:
        yield f"{indent}{shape.name}: {_written(given[here])}"
    elif model is None and not shape.many:
        yield f"{indent}{shape.name}: {BLANK}"
    elif model is None:
        yield f"{indent}{shape.name}:"
        for _ in range(shape.least or 1):
            yield f"{indent}  - {BLANK}"
    elif shape.many:
        yield f"{indent}{shape.name}:"
        for number in range(shape.least or 1):
            yield from _item(model, indent, f"{here}.{number}.", given, words, explain=number == 0)
    elif not any(inner.required for inner in shapes.fields(model).values()):
        yield f"{indent}{shape.name}:"
        yield from _one_of(model, f"{indent}  ", f"{here}.", given, words)
    else:
        yield f"{indent}{shape.name}:"
        yield from _fields(model, f"{indent}  ", f"{here}.", given, words)


def _one_of(
    model: type[BaseModel], indent: str, path: str, given: Mapping[str, Answer], words: Vocabulary
) -> Iterator[str]:
    """Give a group in which nothing is needed by itself: its first field is opened, so that the group is not empty."""
    first = next(iter(shapes.fields(model).values()))
    yield from _comment(first, indent, words)
    yield from _field(first, indent, f"{path}{first.name}", given, words)
    for shape in list(shapes.fields(model).values())[1:]:
        yield from _comment(shape, indent, words)
        yield f"{indent}# {shape.name}: {_example(shape)}".rstrip()


def _item(  # noqa: PLR0913 - a group, its place, and what fills it
    model: type[BaseModel], indent: str, path: str, given: Mapping[str, Answer], words: Vocabulary, *, explain: bool
) -> Iterator[str]:
    """Give one item of a list of groups; only the first explains its fields."""
    lines = [
        line
        for line in _fields(model, f"{indent}    ", path, given, words)
        if explain or not line.lstrip().startswith("#")
    ]
    start = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (f"{indent}  {line.lstrip()}" for line in lines[:start])
    yield f"{indent}  - {lines[start].lstrip()}"
    yield from lines[start + 1 :]


def _comment(shape: Shape, indent: str, words: Vocabulary) -> Iterator[str]:
    text = " ".join(shape.description.replace("``", '"').split())
    notes = [text, *_notes(shape, words)]
    for line in textwrap.wrap(" ".join(note for note in notes if note), WIDTH - len(indent), break_on_hyphens=False):
        yield f"{indent}# {line}"


def _notes(shape: Shape, words: Vocabulary) -> Iterator[str]:
    """Say what may be written: limits, choices, terms, where ids come from."""
    if shape.many and shape.least and shape.most:
        yield f"{shape.least} to {shape.most} of them." if shape.least != shape.most else f"{shape.least} of them."
    elif shape.many and shape.least and shape.least > 1:
        yield f"At least {shape.least}."
    if shape.choices:
        yield f"One of: {', '.join(shape.choices)}."
    yield from _where(shape, words)
    if isinstance(shape.marker, Text) and shape.marker.form == "prose" and shape.most and shape.most > 900:
        yield "Markdown; for several paragraphs write |- and the text below, two spaces further in."
    if len(shape.models) > 1 and any("none_found" in model.model_fields for model in shape.models):
        yield "If there is no sound advice, write only none_found: with the reason."


def _where(shape: Shape, words: Vocabulary) -> Iterator[str]:
    """Say where what may be written is listed."""
    if isinstance(shape.marker, Term):
        terms = list(words.terms.get(shape.marker.facet, {}))
        yield (
            f"From: {', '.join(terms)}."
            if 0 < len(terms) <= 24
            else f"Terms: content/vocabulary/{shape.marker.facet}.yml."
        )
    if isinstance(shape.marker, Frameworks):
        yield f"Lists: {', '.join(words.frameworks) or 'none yet'}; their terms: content/vocabulary/."
    if isinstance(shape.marker, Ref):
        yield f"Ids: {KINDS[shape.marker.kind].folder}/."


def _example(shape: Shape) -> str:
    if shape.holds == "group":
        return "…"
    value = (
        f"{shape.choices[0]}"
        if shape.choices
        else "2026-01-31"
        if shape.holds == "date"
        else "10"
        if shape.holds == "number"
        else BLANK
    )
    return f"[{value}]" if shape.many else value


def _written(answer: Answer) -> str:
    return quoted(answer) if isinstance(answer, str) else f"[{', '.join(map(quoted, answer))}]"


def quoted(text: str) -> str:
    """Write a text so that YAML takes it for this text."""
    if re.fullmatch(r"[A-Za-z0-9][\w ,.()'’–-]*[\w.)]|[A-Za-z0-9]", text) and " #" not in text:
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def slug(title: str) -> str:
    """Give the id a title suggests."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")
