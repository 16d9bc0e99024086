"""The short way for plain Markdown: what most prose holds, made at once as Markdown and the cleaner would make it.

Plain are paragraphs, lists and tables of words, emphasis and links to records; Markdown takes many times as long for
them. Whatever may be something else is left to Markdown. ``test_prose.py`` compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = re.compile(r"[^*_`\[\]<>&|\\\x00-\x1f\x7f-\xa0]*")
"""Words in which Markdown would find nothing to do."""
_BEGINS = re.compile(r"\s|[>#=:]|[-+](?!\d)|\d+\. ")
"""How a line begins that Markdown may not take for words of a paragraph."""
_LINK = re.compile(r"(?<!!)\[([^*_`\[\]<>&|\\\n]+)\]\(record:([a-z-]+/[a-z0-9-]+(?:#[a-z0-9-]+)?)\)")
_STRONG = re.compile(r"(?<!\*)\*\*(?![\s*])([^*]+)(?<!\s)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?![\s*])([^*]+)(?<!\s)\*(?!\*)")
_ITEM = re.compile(r"(- |[1-9]\d*\. )(.*)")
_ROW = re.compile(r"\|(.*)\|")
_RULE = re.compile(r"-+")


class _OddError(Exception):
    """Raised to stop at what is not plain."""


def to_html(text: str) -> str:
    """Give a text whose links to records are ``record:kind/id`` as HTML, if it is plain; nothing otherwise."""
    try:
        return "\n".join(_blocks(text))
    except _OddError:
        return ""


def _blocks(text: str) -> Iterator[str]:
    listed = False
    for block in text.split("\n\n"):
        was_listed, listed = listed, _ITEM.match(block) is not None
        if was_listed and listed:
            raise _OddError  # Markdown makes one list of two
        yield _list(block) if listed else _table(block) if block.startswith("|") else _paragraph(block)


def _paragraph(block: str) -> str:
    for line in block.split("\n"):
        _look_at(line)
    return f"<p>{_inline(block)}</p>"


def _list(block: str) -> str:
    """Make a list of items on one line each, all with hyphens or all with numbers."""
    marks, items = zip(*map(_item, block.split("\n")), strict=True)
    if len({mark == "- " for mark in marks}) > 1:
        raise _OddError
    tag = "ul" if marks[0] == "- " else "ol"
    start = "" if marks[0] in ("- ", "1. ") else f' start="{marks[0][:-2]}"'
    return "\n".join((f"<{tag}{start}>", *(f"<li>{words}</li>" for words in items), f"</{tag}>"))


def _item(line: str) -> tuple[str, str]:
    found = _ITEM.fullmatch(line)
    if not found:
        raise _OddError
    _look_at(found[2])
    return found[1], _inline(found[2])


def _table(block: str) -> str:
    """Make a table of at least two columns and one row below its head, every row with a cell for each column."""
    head, rule, *rows = map(_cells, block.split("\n")) if block.count("\n") > 1 else ([], [])
    if len(head) < 2 or {len(row) for row in (rule, *rows)} != {len(head)} or not all(map(_RULE.fullmatch, rule)):
        raise _OddError
    made = [_row("th", head), "</thead>\n<tbody>", *(_row("td", row) for row in rows)]
    return "\n".join(("<table>\n<thead>", *made, "</tbody>\n</table>"))


def _cells(line: str) -> list[str]:
    found = _ROW.fullmatch(line)
    cells = [cell.strip(" ") for cell in found[1].split("|")] if found else []
    if not cells or any(cell != cell.strip() for cell in cells):
        raise _OddError
    return cells


def _row(tag: str, cells: list[str]) -> str:
    return "\n".join(("<tr>", *(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells), "</tr>"))


def _look_at(line: str) -> None:
    """Stop at a line in which Markdown may see more than words."""
    if not line or line[-1].isspace() or _BEGINS.match(line):
        raise _OddError


def _inline(text: str) -> str:
    """Mark emphasis and links."""
    bare = marked = text
    if "[" in text:
        bare, marked = _LINK.sub("x", bare), _LINK.sub(r'<a href="record:\2">\1</a>', marked)
    if "*" in text:
        bare = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", bare))
        marked = _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", marked))
    if not _WORDS.fullmatch(bare.replace("\n", " ")):
        raise _OddError
    return marked
