"""The generated tree as plain files: front matter, Markdown headings, HTML bodies, data. No hook is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from fieldguide.tree import Asset, Page

_HEADING = re.compile(r"^<h([1-4])(?: [^>]*)?>(.*?)</h\1>$", re.MULTILINE | re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")


def to_markdown(page: Page) -> str:
    """Give a page as Markdown: its headings as ``#`` lines, all between them as HTML blocks without blank lines."""
    front = {"title": page.title, "description": page.description}
    lines = ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()), "---", ""]
    return "\n".join([*lines, *_body(page.html)]) + "\n"


def _body(html: str) -> Iterable[str]:
    position = 0
    for found in _HEADING.finditer(html):
        yield from _block(html[position : found.start()])
        yield f"{'#' * int(found[1])} {found[2].strip()}"
        yield ""
        position = found.end()
    yield from _block(html[position:])


def _block(html: str) -> Iterable[str]:
    if html.strip():
        yield f"<div>\n{_BLANK.sub(chr(10), html.strip())}\n</div>"
        yield ""


def write_tree(tree: Mapping[str, Page | Asset], folder: Path) -> int:
    """Write every page and file below ``folder``; give how many."""
    for path, item in tree.items():
        target = folder / path
        if not target.resolve().is_relative_to(folder.resolve()):
            message = f"{path} would leave the folder"
            raise ValueError(message)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = to_markdown(item) if isinstance(item, Page) else item.content
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return len(tree)
