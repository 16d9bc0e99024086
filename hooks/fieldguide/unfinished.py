"""What can be built of a record whose shape is wrong in places, so that all that is right in it is judged at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from fieldguide import shape as shapes
from fieldguide.records.base import Gap, Text
from fieldguide.shape import Loc, Shape

Made = TypeVar("Made", bound=BaseModel)
_LENGTH = (None, "too_short", "too_long")
"""What may be wrong with a list whose items are right."""
_READ = ("number", "date", "yes-no")
"""What is no longer a text once it is read."""


def unfinished(model: type[Made], data: Mapping[str, Any]) -> Made:
    """Give a record with all that is right in ``data``; a :class:`Gap` stands for what is wrong or missing."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = {item["loc"]: item["type"] for item in error.errors(include_url=False, include_context=False)}
    parts = {name: _field(model, shape, data, wrong) for name, shape in shapes.fields(model).items()}
    return model.model_construct(**parts)


def _field(model: type[BaseModel], shape: Shape, data: Mapping[str, Any], wrong: Mapping[Loc, str]) -> Any:
    """Give what a field holds, as far as it is right."""
    if shape.name not in data:
        return Gap() if shape.required else model.model_fields[shape.name].get_default(call_default_factory=True)
    below = {loc[1:]: type_ for loc, type_ in wrong.items() if loc[:1] == (shape.name,)}
    if not below and shape.holds in _READ:
        return _reader(model, shape.name).validate_python(data[shape.name])
    found = _part(shape, data[shape.name], (), below)
    return found if isinstance(found, tuple) or not shape.many else Gap()


@cache
def _reader(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """Turn what was typed, and is known to be right, into what a field holds."""
    annotation: Any = model.model_fields[name].annotation
    return TypeAdapter(annotation, config=ConfigDict(str_strip_whitespace=True))


def _part(shape: Shape, value: Any, loc: Loc, wrong: Mapping[Loc, str]) -> Any:
    """Give a part of what a field holds: a group of fields, a text, or some of them."""
    if isinstance(value, dict) and shape.models:
        return unfinished(shapes.choose(shape.models, value), value)
    if wrong.get(loc) not in _LENGTH:
        return Gap(value.strip() if isinstance(value, str) and isinstance(shape.marker, Text) else "")
    if isinstance(value, list):
        return tuple(_part(shape, item, (*loc, index), wrong) for index, item in enumerate(value))
    if isinstance(value, dict):
        return {name: _part(shape, item, (*loc, name), wrong) for name, item in value.items()}
    return Gap() if shape.holds in _READ else value.strip()
