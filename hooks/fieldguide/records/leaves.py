"""Walks any record and gives its texts, links and terms with their paths; every generic check stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from fieldguide.records.base import Frameworks, Ref, Term, Text

Marker = Frameworks | Ref | Term | Text
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Leaf:
    """One text of a record: where it is, what it says, how its field is read, and the model it sits in."""

    loc: Loc
    value: str
    marker: Marker
    parent: BaseModel


def leaves(record: BaseModel, loc: Loc = ()) -> Iterator[Leaf]:
    """Give every marked text below ``record``, in the order of the model's fields."""
    for name, marker in plan(type(record)):
        value = getattr(record, name)
        if value is not None:
            yield from _walk(value, (*loc, name), marker, record)


def _walk(value: Any, loc: Loc, marker: Marker | None, parent: BaseModel) -> Iterator[Leaf]:
    if isinstance(value, str):
        if marker is not None:
            yield Leaf(loc, value, marker, parent)
    elif isinstance(value, BaseModel):
        yield from leaves(value, loc)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*loc, index), marker, parent)
    elif isinstance(marker, Frameworks):
        for facet, terms in value.items():
            yield from _walk(terms, (*loc, facet), Term(facet), parent)


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
