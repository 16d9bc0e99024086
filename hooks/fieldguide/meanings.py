"""What each field of a model means: the text that stands below it in the model's own source.

Pydantic can read these when it makes a model; that doubles the time a command needs to start, and few ask for them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from fieldguide.remember import shared


class Explained(BaseModel):
    """A model whose JSON Schema says what its fields mean."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Put the meanings where editors and forms look for them."""
        made = handler(core_schema)
        properties: dict[str, Any] = handler.resolve_ref_schema(made).get("properties", {})
        for name, text in meanings(cls).items():
            if name in properties:
                properties[name].setdefault("description", text)
        return made


@cache
def meanings(model: type[BaseModel]) -> dict[str, str]:
    """Give the meaning of each field of a model, its parents' included."""
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel):
            found |= _module(part.__module__).get(part.__name__, {})
    return found


@shared
def _module(name: str) -> dict[str, dict[str, str]]:
    """Read the source of a module once, for all its classes."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: _class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _class(node: ast.ClassDef) -> dict[str, str]:
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(node.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
