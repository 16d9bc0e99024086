"""How exported files are written: one JSON, one way to name a record's own files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fieldguide import urls
from fieldguide.graph import Key
from fieldguide.json_text import packed


def rows(head: dict[str, Any], name: str, items: Iterable[Any]) -> bytes:
    """Give an object whose last member is a list, one item a line: short to send, still readable, small differences."""
    lines = b",\n".join(packed(item) for item in items)
    opening = packed(head)[:-1] + (b"," if head else b"")
    return b"%b%b:[\n%b\n]}\n" % (opening, packed(name), lines)


def beside(key: Key, name: str) -> str:
    """Give the path of a file that stands beside a record's page."""
    return f"{urls.page_url(key)}{name}"
