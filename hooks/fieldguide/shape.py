"""What a field may hold, read from the models once: messages, templates and the field guide share it."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fieldguide.meanings import meanings
from fieldguide.records.base import Frameworks, Ref, Term, Text

Marker = Frameworks | Ref | Term | Text
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Shape:
    """One field of a model."""

    name: str
    description: str
    required: bool
    default: Any
    holds: Literal["text", "number", "date", "choice", "group", "yes-no"]
    many: bool
    least: int | None
    """Fewest items of a list, shortest text, or smallest number."""
    most: int | None
    choices: tuple[str, ...]
    marker: Marker | None
    models: tuple[type[BaseModel], ...]
    """The groups of fields it may hold."""
    pattern: str


@dataclass
class _Found:
    many: bool = False
    marker: Marker | None = None
    models: tuple[type[BaseModel], ...] = ()
    choices: tuple[str, ...] = ()
    scalar: Any = str
    pattern: str = ""


@cache
def fields(model: type[BaseModel]) -> dict[str, Shape]:
    """Give the fields of a model that a file may hold, in their order."""
    return {
        name: _shape(name, info, meanings(model).get(name, ""))
        for name, info in model.model_fields.items()
        if not _is_fixed(name, info)
    }


def _is_fixed(name: str, info: FieldInfo) -> bool:
    """The kind of a record is set by its folder; the kind of a diagram is written."""
    return name == "kind" and not info.is_required()


def _shape(name: str, info: FieldInfo, meaning: str) -> Shape:
    found = _Found()
    _gather(info.annotation, found)
    for item in info.metadata:
        _take(item, found)
    least, most = _limits(info.metadata)
    if not found.many and least is None and most is None:
        least, most = _limits(_metadata(info.annotation))
    grouped = found.models or isinstance(found.marker, Frameworks)
    type_ = "group" if grouped else "choice" if found.choices else _scalar_type(found.scalar)
    return Shape(
        name,
        meaning,
        info.is_required(),
        None if info.is_required() else info.default,
        type_,
        found.many,
        least,
        most,
        found.choices,
        found.marker,
        found.models,
        found.pattern,
    )


def _scalar_type(scalar: Any) -> Literal["text", "number", "date", "yes-no"]:
    if scalar is bool:
        return "yes-no"
    if scalar in (int, float):
        return "number"
    return "date" if scalar is date else "text"


def _gather(annotation: Any, found: _Found) -> None:
    """Walk an annotation down to its models, choices and scalar."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        for item in metadata:
            _take(item, found)
        _gather(inner, found)
    elif origin in (Union, types.UnionType, tuple):
        found.many = found.many or origin is tuple
        for argument in get_args(annotation):
            _gather(argument, found)
    elif origin is Literal:
        found.choices += tuple(map(str, get_args(annotation)))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        found.models += (annotation,)
    elif annotation not in (type(None), Ellipsis):
        found.scalar = annotation


def _take(item: Any, found: _Found) -> None:
    if isinstance(item, Marker):
        found.marker = item
    found.pattern = getattr(item, "pattern", None) or found.pattern


def _metadata(annotation: Any) -> list[Any]:
    """Give the limits that stand inside an annotation such as ``Line | None``."""
    if get_origin(annotation) is Annotated:
        return list(get_args(annotation)[1:])
    return [item for argument in get_args(annotation) for item in _metadata(argument)]


def _limits(metadata: list[Any]) -> tuple[int | None, int | None]:
    least = most = None
    for item in metadata:
        for name in ("min_length", "ge"):
            least = getattr(item, name, None) if getattr(item, name, None) is not None else least
        for name in ("max_length", "le"):
            most = getattr(item, name, None) if getattr(item, name, None) is not None else most
    return least, most


def at(model: type[BaseModel], loc: Loc, data: Any) -> tuple[type[BaseModel] | None, Shape | None]:
    """Give the model a path ends in, and the field it names; ``data`` decides between possible groups."""
    owner: type[BaseModel] | None = model
    shape: Shape | None = None
    for part in loc:
        data = data[part] if _holds(data, part) else None
        if isinstance(part, int):
            owner = choose(shape.models, data) if shape and shape.models else None
        else:
            shape = fields(owner).get(part) if owner else None
            owner = choose(shape.models, data) if shape and shape.models and not shape.many else None
    return owner, shape


def _holds(data: Any, part: str | int) -> bool:
    return (
        part in data
        if isinstance(data, dict)
        else isinstance(data, list) and isinstance(part, int) and part < len(data)
    )


def choose(models: tuple[type[BaseModel], ...], data: Any) -> type[BaseModel]:
    """Give the group ``data`` is meant to be: the one of its ``kind``, else the one that shares most fields with it."""
    keys = set(data) if isinstance(data, dict) else set()
    kind = data.get("kind") if isinstance(data, dict) else None
    return max(models, key=lambda model: (kind in _kinds(model), len(keys & set(model.model_fields))))


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    info = model.model_fields.get("kind")
    return tuple(get_args(info.annotation)) if info else ()


def names(model: type[BaseModel]) -> frozenset[str]:
    """Give the name of every field in a model and in the groups below it."""
    return frozenset(name for group in (model, *groups(model)) for name in fields(group))


def groups(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give every group of fields below a model, each once, in the order a reader meets them."""
    seen: dict[type[BaseModel], None] = {}
    queue = [model]
    while queue:
        for shape in fields(queue.pop(0)).values():
            for found in shape.models:
                if found not in seen:
                    seen[found] = None
                    queue.append(found)
    yield from seen
