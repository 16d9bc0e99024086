"""The one JSON this project writes for machines."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> str:
    """Give JSON as text without spaces, characters as they are."""
    return packed(value).decode()


def packed(value: Any) -> bytes:
    """Give the same as UTF-8."""
    return to_json(value)
