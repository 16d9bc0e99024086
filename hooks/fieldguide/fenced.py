"""Diagrams in guides: a block between ```diagram and ``` holds the same YAML as a record's ``diagram:`` field."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fieldguide import source
from fieldguide.diagrams import Diagram, DiagramModel, draw

_BLOCK = re.compile(r"^```diagram[ \t]*\n(?P<yaml>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_TOKEN = "\ue002{}\ue003"  # noqa: S105 - a marker, not a secret; private-use characters, which Markdown leaves alone
_WAITING = re.compile("<p>\ue002(\\d+)\ue003</p>")


@dataclass(frozen=True)
class Block:
    """One fenced block: its diagram when it can be drawn, and what is wrong with it, by characters of the text."""

    start: int
    end: int
    text: str
    diagram: DiagramModel | None
    faults: tuple[tuple[int, str], ...]


@cache
def _reader() -> TypeAdapter[Any]:
    return TypeAdapter(Diagram)


def blocks(text: str) -> Iterator[Block]:
    """Find the fenced diagrams of a text, in order."""
    for match in _BLOCK.finditer(text):
        diagram, faults = _read(match["yaml"])
        placed = tuple((match.start("yaml") + offset, message) for offset, message in faults)
        yield Block(match.start(), match.end(), match["yaml"], diagram, placed)


def _read(text: str) -> tuple[DiagramModel | None, list[tuple[int, str]]]:
    found, problems = source.read("diagram.yml", text)
    if problems or found.data is None:
        return None, [(_offset(text, p.line, p.column), p.message.rstrip(".")) for p in problems] or [
            (0, "it is empty")
        ]
    try:
        diagram: DiagramModel = _reader().validate_python(found.data)
    except ValidationError as error:
        return None, [_fault(found, text, item) for item in error.errors(include_url=False)]
    return diagram, []


def _fault(found: source.Source, text: str, item: Any) -> tuple[int, str]:
    loc = item["loc"][1:]  # the first part is the kind
    place = found.position(loc, key=item["type"] == "extra_forbidden")
    where = f"{'.'.join(map(str, loc))}: " if loc else ""
    return _offset(text, place.line, place.column), where + item["msg"].removeprefix("Value error, ").rstrip(".")


def _offset(text: str, line: int, column: int) -> int:
    before = text.split("\n")[: max(line - 1, 0)]
    return min(sum(len(part) + 1 for part in before) + max(column - 1, 0), len(text))


def take_out(text: str) -> tuple[str, list[Block]]:
    """Put a mark in the place of every fenced diagram, for Markdown to carry along."""
    found = list(blocks(text))
    for index, block in reversed(list(enumerate(found))):
        text = f"{text[: block.start]}\n{_TOKEN.format(index)}\n{text[block.end :]}"
    return text, found


def in_words(text: str) -> str:
    """Say every fenced diagram in the place where it stands, for search and plain text."""
    for block in reversed(list(blocks(text))):
        said = draw(block.diagram, "words").description if block.diagram else ""
        text = f"{text[: block.start]}{said}{text[block.end :]}"
    return text


def put_back(made: str, found: list[Block]) -> str:
    """Draw the diagrams in the places of their marks."""
    return _WAITING.sub(lambda mark: _figure(found[int(mark[1])], int(mark[1])), made) if found else made


def _figure(block: Block, index: int) -> str:
    if block.diagram is None:
        return f"<pre><code>{html.escape(block.text)}</code></pre>"
    caption = f"<figcaption>{html.escape(block.diagram.caption)}</figcaption>" if block.diagram.caption else ""
    return f'<figure class="fg-figure">{draw(block.diagram, f"g{index}").svg}{caption}</figure>'
