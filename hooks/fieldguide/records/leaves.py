"""Walks any record and gives its texts, links and terms with their paths; every generic check stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel

from fieldguide.records.base import Frameworks, Gap, Ref, Term, Text

Marker = Frameworks | Ref | Term | Text
Loc = tuple[str | int, ...]
Form = Literal["name", "plain", "prose"]
"""What a text is: the name of a term or of another record, plain text, or prose."""
FORMS: tuple[Form, ...] = ("name", "plain", "prose")


class Leaf(NamedTuple):
    """One text of a record: where it is, what it says, how its field is read, and the model it sits in."""

    loc: Loc
    value: str
    marker: Marker
    parent: BaseModel


def leaves(record: BaseModel, forms: tuple[Form, ...] = FORMS) -> list[Leaf]:
    """Give every marked text of some forms below ``record``, in the order of the model's fields."""
    found: list[Leaf] = []
    _gather(record, (), forms, found)
    return found


def _gather(record: BaseModel, loc: Loc, forms: tuple[Form, ...], found: list[Leaf]) -> None:
    values = record.__dict__
    for name, marker in _bearing(type(record), forms):
        value = values[name]
        if value is None:
            continue
        if marker is not None and type(value) is str:  # so are most fields: they need no further walk
            found.append(Leaf((*loc, name), value, marker, record))
            continue
        for where, part in _parts(value, (*loc, name)):
            if not isinstance(part, str):
                _gather(part, where, forms, found)
            elif marker is not None:
                mark = Term(str(where[-2])) if isinstance(marker, Frameworks) else marker
                found.append(Leaf(where, part, mark, record))


def _parts(value: Any, loc: Loc) -> Iterable[tuple[Loc, Any]]:
    """Give the texts and records that a field holds, itself or wherever they stand in its lists."""
    if isinstance(value, (str, BaseModel)):
        return ((loc, value),)
    if isinstance(value, (tuple, dict)):
        items = enumerate(value) if isinstance(value, tuple) else value.items()
        return [part for name, item in items for part in _parts(item, (*loc, name))]
    return ((loc, value.text),) if isinstance(value, Gap) and value.text else ()


@cache
def _bearing(model: type[BaseModel], forms: tuple[Form, ...]) -> tuple[tuple[str, Marker | None], ...]:
    """Give the fields of a model that hold a text of some forms, at once or further in: diagrams, say, hold none."""
    fields = [(name, marker if form_of(marker) in forms else None) for name, marker in plan(model)]
    return tuple(
        (name, marker)
        for name, marker in fields
        if marker is not None or _reaches(model.model_fields[name].annotation, forms, {model})
    )


def _reaches(annotation: Any, forms: tuple[Form, ...], seen: set[type[BaseModel]]) -> bool:
    """Tell whether a text of some forms can stand below a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return False
        seen.add(annotation)
        fields = annotation.model_fields
        return any(
            form_of(marker) in forms or _reaches(fields[name].annotation, forms, seen)
            for name, marker in plan(annotation)
        )
    return any(_reaches(argument, forms, seen) for argument in get_args(annotation))


def form_of(marker: Marker | None) -> Form | None:
    """Give what a text with this marker is."""
    if isinstance(marker, Text):
        return marker.form
    return "name" if marker else None


@cache
def plan(model: type[BaseModel]) -> tuple[tuple[str, Marker | None], ...]:
    """Give each field of a model with its marker, if its annotation holds one; read once a class."""
    return tuple((name, _marker(info.annotation, info.metadata)) for name, info in model.model_fields.items())


def _marker(annotation: Any, metadata: list[Any]) -> Marker | None:
    for item in metadata:
        if isinstance(item, Marker):
            return item
    extra = getattr(annotation, "__metadata__", ())
    for item in extra:
        if isinstance(item, Marker):
            return item
    for argument in get_args(annotation):
        found = _marker(argument, [])
        if found is not None:
            return found
    return None
