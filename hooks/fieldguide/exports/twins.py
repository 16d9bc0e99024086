"""A Markdown twin of each page, for language models and for people who like plain text: ``<page address>index.md``.

Read back from the page's own HTML, so that twin and page cannot say different things. The HTML is ours: well formed,
escaped, without comments, so one pattern splits it; a real parser takes twenty times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from itertools import count

from fieldguide.licence import LICENCE_URL
from fieldguide.tree import Asset, Page, Site

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>|<!--.*?-->|([^<]+)", re.DOTALL)
_HREF = re.compile(r'\shref="([^"]*)"')
_FORMULA = re.compile(r'<math\b[^>]*? alttext="([^"]*)"[^>]*>[^<]*(?:<(?!/math>)[^<]*)*</math>')
_DRAWING = re.compile(r"<svg\b[^<]*(?:<(?!/svg>)[^<]*)*</svg>")
_WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_HIDDEN = re.compile(r"\shidden(?=[\s>=/]|$)")
_SILENT = frozenset({"script", "style", "form", "template", "dialog", "select", "button"})
_BLOCKS = (
    "p",
    "div",
    "section",
    "footer",
    "header",
    "figure",
    "figcaption",
    "dl",
    "dd",
    "details",
    "summary",
    "nav",
    "article",
    "aside",
)
_CARD_BEGINS = '<li class="fg-card"'
_CARD = re.compile(rf"({_CARD_BEGINS}.*?\n</li>)", re.DOTALL)
_SPACE = "\ue012"
"""A space of a block of code, while runs of other spaces are folded: a private-use character, which no record holds."""
_SPACES = re.compile(r"(?<=\S) {2,}")
_LONG_SPACE = re.compile(r"\s{2,}|[^\S ]")
_VOID = frozenset({"input", "img", "br", "hr", "meta", "link", "wbr"})
_MARKUP = re.compile(r"([\\`*_\[\]<>])")


def twin(site: Site, page: Page) -> Asset:
    """Give a page's twin. Its own path ends in ``.txt``: site builders take a Markdown file for a page."""
    front = {"title": page.title, "description": page.description, "url": site.url + page.url, "licence": LICENCE_URL}
    lines = ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()), "---", ""]
    path = f"{page.url}index.md"
    return Asset(
        f"{path}.txt", "\n".join(lines) + "\n" + markdown(page.html, site.url, page.url) + "\n", published=path
    )


def markdown(html: str, root: str, url: str) -> str:
    """Give the HTML of the page at ``url`` below ``root`` as Markdown; addresses become absolute."""
    scribe = Scribe(root + url)
    for piece in _CARD.split(_DRAWING.sub(_drawing, _FORMULA.sub(_formula, html))):
        if piece.startswith(_CARD_BEGINS):
            scribe.out.append(_card(piece).replace("](", f"]({root}"))
        else:
            scribe.read(piece)
    return scribe.result()


@lru_cache(maxsize=8192)
def _card(html: str) -> str:
    """Give a card, which many pages show, as an item of a list; its address stays below the root."""
    scribe = Scribe("")
    scribe.lists.append(("ul", count(1)))
    scribe.read(html)
    return "".join(scribe.out)


def _formula(found: re.Match[str]) -> str:
    return found[1]


def _drawing(found: re.Match[str]) -> str:
    """Give a drawing in its own words."""
    return "".join(f"<p><em>{words[1]}</em></p>" for words in _WORDS.findall(found[0]))


class Scribe:
    """Writes Markdown as the tags of a page go by."""

    def __init__(self, here: str) -> None:
        self.here = here
        self.out: list[str] = []
        self.lists: list[tuple[str, Iterator[int]]] = []
        self.links: list[str] = []
        self.cells: list[str] | None = None
        self.start = 0
        self.fresh = False
        self.raw = False
        self.silent = ""
        self.depth = 0

    def read(self, html: str) -> None:
        """Write down a run of HTML."""
        for closing, tag, attributes, text in _PIECE.findall(html):
            if text:
                self.text(text)
            elif closing:
                self.close(tag)
            elif tag:
                self.open(tag, attributes)

    def text(self, words: str) -> None:
        """Write words, their white space folded and their marks escaped."""
        if self.silent:
            return
        if self.raw:
            self.out.append(unescape(words).replace(" ", _SPACE))
            return
        folded = _words(words)
        if folded != " " or (self.out and not self.out[-1].endswith(("\n", " "))):
            self.out.append(folded)

    def open(self, tag: str, written: str) -> None:
        """Begin an element; what nobody sees is passed over."""
        if self.silent:
            self.depth += tag == self.silent
        elif tag in _SILENT or (_HIDDEN.search(written) and tag not in _VOID):
            self.silent, self.depth = tag, 1
        elif self.raw:
            return
        elif tag in _BEFORE:
            self.out.append("**" if self.lists and tag in _HEADINGS else _BEFORE[tag])
        elif (begin := _OPEN.get(tag)) is not None:
            begin(self, tag, written)

    def close(self, tag: str) -> None:
        """End an element."""
        if self.silent:
            self.depth -= tag == self.silent
            self.silent = self.silent if self.depth else ""
        elif tag in _AFTER and not self.raw:
            self.out.append(_AFTER[tag])
        elif self.lists and tag in _HEADINGS:
            self.out.append("** ")
        elif (end := _CLOSE.get(tag)) is not None:
            end(self)

    def gap(self, _tag: str = "", _written: str = "") -> None:
        """Leave a blank line, but not inside a table cell, a list, or right after the mark of a quotation."""
        inside = self.cells is not None or self.lists or (self.out and self.out[-1].endswith("> "))
        self.out.append(" " if inside else "\n\n")

    def begin_list(self, tag: str, _written: str) -> None:
        """Begin a list, with numbers of its own."""
        self.lists.append((tag, count(1)))

    def end_list(self) -> None:
        """End a list."""
        if self.lists:
            self.lists.pop()
        self.out.append("" if self.lists else "\n\n")

    def bullet(self, _tag: str, _written: str) -> None:
        """Begin an item of the innermost list."""
        tag, numbers = self.lists[-1] if self.lists else ("ul", count(1))
        mark = f"{next(numbers)}." if tag == "ol" else "-"
        self.out.append("\n" + "   " * (len(self.lists) - 1) + f"{mark} ")

    def begin_link(self, _tag: str, written: str) -> None:
        """Begin a link."""
        found = _HREF.search(written)
        self.links.append(_absolute(self.here, unescape(found[1]) if found else ""))
        self.out.append("[")

    def end_link(self) -> None:
        """End a link."""
        if self.links:
            self.out.append(f"]({self.links.pop()})")

    def begin_code(self, _tag: str, _written: str) -> None:
        """Begin a block of code, whose white space counts."""
        self.out.append("\n\n```\n")
        self.raw = True

    def end_code(self) -> None:
        """End a block of code."""
        self.out.append("\n```\n\n")
        self.raw = False

    def begin_table(self, _tag: str, _written: str) -> None:
        """Begin a table; its first row will be its head."""
        self.fresh = True

    def begin_row(self, _tag: str, _written: str) -> None:
        """Begin a row."""
        self.cells = []

    def begin_cell(self, _tag: str, _written: str) -> None:
        """Begin a cell."""
        self.start = len(self.out)

    def end_cell(self) -> None:
        """Keep what was written since the cell began."""
        if self.cells is not None:
            self.cells.append("".join(self.out[self.start :]).replace("|", "\\|").replace("\n", " ").strip())
            del self.out[self.start :]

    def end_row(self) -> None:
        """Write the row, and the line below it if it is the head."""
        cells, first = self.cells or [], self.fresh
        self.cells, self.fresh = None, False
        self.out.append(("\n\n" if first else "\n") + f"| {' | '.join(cells)} |")
        if first:
            self.out.append("\n|" + " --- |" * len(cells))

    def result(self) -> str:
        """Give all that was written, its blank lines settled."""
        lines = [line.rstrip() for line in "".join(self.out).split("\n")]
        lines = [_SPACES.sub(" ", line) if "  " in line else line for line in lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().replace(_SPACE, " ")


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_BEFORE = (
    _MARKS
    | {name: f"\n\n{'#' * int(name[1])} " for name in _HEADINGS}
    | {"dt": "\n\n**", "br": "\n", "blockquote": "\n\n> "}
)
_AFTER = _MARKS | {"dt": "**\n\n"}
_OPEN: dict[str, Callable[[Scribe, str, str], None]] = dict.fromkeys(_BLOCKS, Scribe.gap) | {
    "ul": Scribe.begin_list,
    "ol": Scribe.begin_list,
    "li": Scribe.bullet,
    "a": Scribe.begin_link,
    "pre": Scribe.begin_code,
    "table": Scribe.begin_table,
    "tr": Scribe.begin_row,
    "td": Scribe.begin_cell,
    "th": Scribe.begin_cell,
}
_CLOSE: dict[str, Callable[[Scribe], None]] = dict.fromkeys((*_BLOCKS, *_HEADINGS, "table"), Scribe.gap) | {
    "ul": Scribe.end_list,
    "ol": Scribe.end_list,
    "a": Scribe.end_link,
    "pre": Scribe.end_code,
    "tr": Scribe.end_row,
    "td": Scribe.end_cell,
    "th": Scribe.end_cell,
}


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _LONG_SPACE.sub(" ", unescape(text)))


@lru_cache(maxsize=8192)
def _absolute(here: str, href: str) -> str:
    if href.startswith(("http:", "https:", "mailto:", "#")):
        return href
    base = here.rstrip("/").split("/") if here else []
    while href.startswith("../"):
        base, href = base[:-1], href[3:]
    return "/".join([*base, href.removeprefix("./")])
