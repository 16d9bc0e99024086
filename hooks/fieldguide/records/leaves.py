"""Walks any record and gives its texts, links and terms with their paths; every generic check stands on it."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from fieldguide.records.base import Frameworks, Ref, Term, Text

Marker = Frameworks | Ref | Term | Text
Loc = tuple[str | int, ...]


class Leaf(NamedTuple):
    """One text of a record: where it is, what it says, how its field is read, and the model it sits in."""

    loc: Loc
    value: str
    marker: Marker
    parent: BaseModel


def leaves(record: BaseModel) -> list[Leaf]:
    """Give every marked text below ``record``, in the order of the model's fields."""
    found: list[Leaf] = []
    _gather(record, (), found)
    return found


def _gather(record: BaseModel, loc: Loc, found: list[Leaf]) -> None:
    values = record.__dict__
    for name, marker in _bearing(type(record)):
        value = values[name]
        if value is not None and value != ():
            _walk(value, (*loc, name), marker, record, found)


def _walk(value: Any, loc: Loc, marker: Marker | None, parent: BaseModel, found: list[Leaf]) -> None:
    if isinstance(value, str):
        if marker is not None:
            found.append(Leaf(loc, value, marker, parent))
    elif isinstance(value, tuple):
        _items(value, loc, marker, parent, found)
    elif isinstance(value, BaseModel):
        _gather(value, loc, found)
    elif isinstance(marker, Frameworks):
        for facet, terms in value.items():
            _walk(terms, (*loc, facet), Term(facet), parent, found)


def _items(values: tuple[Any, ...], loc: Loc, marker: Marker | None, parent: BaseModel, found: list[Leaf]) -> None:
    for index, item in enumerate(values):
        if marker is not None and type(item) is str:  # what most lists hold; another call for each would cost much
            found.append(Leaf((*loc, index), item, marker, parent))
        else:
            _walk(item, (*loc, index), marker, parent, found)


@cache
def _bearing(model: type[BaseModel]) -> tuple[tuple[str, Marker | None], ...]:
    """Give the fields of a model that hold a marked text, at once or further in: diagrams, say, hold none."""
    return tuple(
        (name, marker)
        for name, marker in plan(model)
        if marker is not None or _reaches(model.model_fields[name].annotation, {model})
    )


def _reaches(annotation: Any, seen: set[type[BaseModel]]) -> bool:
    """Tell whether a marked text can stand below a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return False
        seen.add(annotation)
        fields = annotation.model_fields
        return any(marker is not None or _reaches(fields[name].annotation, seen) for name, marker in plan(annotation))
    return any(_reaches(argument, seen) for argument in get_args(annotation))


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
