"""Plain data to YAML the way records are written: every text quoted or a block, nothing left to be guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

_PLAIN = re.compile(
    r"^(?!(?:true|false|yes|no|on|off|null|y|n)$)[a-z][a-z0-9]*([-_][a-z0-9]+)*$|^\d{4}-\d{2}-\d{2}$|^\d{1,4}$"
)
_BLOCK = re.compile(r"^[^\s\x00-\x1f][^\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]*$")
Data = Mapping[str, object]


def dump(data: Data) -> str:
    """Give a mapping as YAML, keys in their order."""
    return "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: Data, indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _pair(key, value, indent)


def _pair(key: str, value: object, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{key}:"
    if isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield start
        for item in value:
            yield from _item(item, indent + 2)
    else:
        first, *rest = scalar(value, indent + 2)
        yield f"{start} {first}"
        yield from rest


def _item(item: object, indent: int) -> Iterator[str]:
    if isinstance(item, Mapping):
        lines = list(_mapping(item, indent + 2))
        yield f"{' ' * indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        first, *rest = scalar(item, indent + 2)
        yield f"{' ' * indent}- {first}"
        yield from rest


def scalar(value: object, indent: int) -> list[str]:
    """Give one value as lines: plain where nothing can be misread, a block for paragraphs, else in double quotes."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    text = str(value)
    if isinstance(value, int) or _PLAIN.match(text):
        return [text]
    if "\n" in text and _BLOCK.match(text) and "\u2028" not in text and "\u2029" not in text:
        lines = [line.rstrip() for line in text.strip().split("\n")]
        return ["|-", *(f"{' ' * indent}{line}" if line else "" for line in lines)]
    return [json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")]
