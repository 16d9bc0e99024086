"""How exported files are written: one JSON, one way to name a record's own files."""

from __future__ import annotations

from typing import Any

from fieldguide import urls
from fieldguide.graph import Key
from fieldguide.json_text import compact


def rows(head: dict[str, Any], name: str, items: list[Any]) -> str:
    """Give an object whose last member is a list, one item a line: short to send, still readable, small differences."""
    lines = ",\n".join(compact(item) for item in items)
    opening = compact(head)[:-1]
    return f'{opening}{"," if head else ""}"{name}":[\n{lines}\n]}}\n'


def beside(key: Key, name: str) -> str:
    """Give the path of a file that stands beside a record's page."""
    return f"{urls.page_url(key)}{name}"
