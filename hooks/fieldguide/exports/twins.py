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

_TAG = re.compile(r'<(/?[a-zA-Z][a-zA-Z0-9]*+)([^<>"]*+(?:"[^"]*+"[^<>"]*+)*+)>([^<]*+)')
"""A tag with its attributes, and the words up to the next."""
_HREF = re.compile(r'\shref="([^"]*)"')
_FORMULA = re.compile(r'\salttext="([^"]*)"')
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
_CARD_BEGINS, _CARD_ENDS = '<li class="fg-card"', "\n</li>"
_SPACE = "\ue012"
"""A space of code or before an item, while other spaces are folded: a private-use character, which no record holds."""
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
    first, cards = _cut(_said(html), _CARD_BEGINS, _CARD_ENDS)
    scribe.read(first)
    for card, rest in cards:
        scribe.out.append(_card(card).replace("](", f"]({root}"))
        scribe.read(rest)
    return scribe.result()


def _said(html: str) -> str:
    """Say formulas and drawings in their own words."""
    first, formulas = _cut(html, "<math", "</math>")
    html = first + "".join([f"{_formula(formula)}{rest}" for formula, rest in formulas])
    first, drawings = _cut(html, "<svg", "</svg>")
    return first + "".join([f"{_drawing(drawing)}{rest}" for drawing, rest in drawings])


def _cut(html: str, begin: str, end: str) -> tuple[str, list[tuple[str, str]]]:
    """Give what stands before the first of many like things, and each of them with what follows it."""
    first, *rest = html.split(begin)
    return first, [(inner, after) for inner, _, after in (piece.partition(end) for piece in rest)]


@lru_cache(maxsize=8192)
def _card(html: str) -> str:
    """Give a card, which many pages show, as an item of a list; its address stays below the root."""
    scribe = Scribe("")
    scribe.lists.append(("ul", count(1)))
    scribe.read(f"{_CARD_BEGINS}{html}{_CARD_ENDS}")
    return "".join(scribe.out).rstrip()


def _formula(inner: str) -> str:
    found = _FORMULA.search(inner)
    return found[1] if found else ""


def _drawing(inner: str) -> str:
    return "".join(f"<p><em>{words[1]}</em></p>" for words in _WORDS.findall(inner))


class Scribe:
    """Writes Markdown as the tags of a page go by."""

    def __init__(self, here: str) -> None:
        self.above = _above(here)
        self.out: list[str] = [""]
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
        if words := html.partition("<")[0]:
            self.text(words)
        for tag, written, words in _TAG.findall(html):
            if self.silent:
                self.listen(tag)
            elif "hidden" in written and tag not in _VOID and _HIDDEN.search(written):
                self.hush(tag)
            elif do := (_IN_CODE if self.raw else _TAGS).get(tag):
                do(self, tag, written)
            if words and not self.silent:
                self.text(words)

    def text(self, words: str) -> None:
        """Write words, their white space folded and their marks escaped."""
        if self.raw:
            self.out.append(unescape(words).replace(" ", _SPACE))
            return
        folded = _words(words)
        if folded != " " or not self.out[-1].endswith(("\n", " ")):
            self.out.append(folded)

    def mark(self, tag: str, _written: str) -> None:
        """Write the mark that stands for a tag."""
        self.out.append(_MARKS[tag])

    def hush(self, tag: str, _written: str = "") -> None:
        """Begin an element that nobody sees, or that is no use on paper: it is passed over."""
        self.silent, self.depth = tag, 1

    def listen(self, tag: str) -> None:
        """Pass over a tag inside such an element, or end it."""
        if tag.removeprefix("/") == self.silent:
            self.depth += -1 if tag[0] == "/" else 1
            self.silent = self.silent if self.depth else ""

    def begin_heading(self, tag: str, _written: str) -> None:
        """Begin a heading; inside a list it is only bold."""
        if self.lists:
            self.out.append("**")
        else:
            self.blank()
            self.out.append(f"{'#' * int(tag[1])} ")

    def end_heading(self, _tag: str, _written: str) -> None:
        """End a heading."""
        if self.lists:
            self.out.append("** ")
        else:
            self.gap()

    def gap(self, _tag: str = "", _written: str = "") -> None:
        """Leave a blank line; only a space inside a table cell, a list, or right after the mark of a quotation."""
        last = self.out[-1]
        if self.cells is None and not self.lists and not last.endswith("> "):
            self.blank()
        elif not last.endswith(("\n", " ")):
            self.out.append(" ")

    def blank(self) -> None:
        """Leave a blank line, if there is none yet."""
        self.end_line()
        if self.out[-1] != "\n\n":
            self.out.append("\n\n")

    def end_line(self) -> None:
        """Leave no space at the end of a line."""
        if self.out[-1].endswith(" "):
            self.out.append(self.out.pop().rstrip(" "))

    def begin_term(self, _tag: str, _written: str) -> None:
        """Begin a term of a list of descriptions."""
        self.blank()
        self.out.append("**")

    def end_term(self, _tag: str, _written: str) -> None:
        """End it; its description is a paragraph of its own."""
        self.out.append("**")
        self.blank()

    def begin_list(self, tag: str, _written: str) -> None:
        """Begin a list, with numbers of its own."""
        self.lists.append((tag, count(1)))

    def end_list(self, _tag: str, _written: str) -> None:
        """End a list."""
        if self.lists:
            self.lists.pop()
        if not self.lists:
            self.blank()

    def bullet(self, _tag: str, _written: str) -> None:
        """Begin an item of the innermost list."""
        tag, numbers = self.lists[-1] if self.lists else ("ul", count(1))
        mark = f"{next(numbers)}." if tag == "ol" else "-"
        self.end_line()
        above = "" if self.out[-1] == "\n\n" else "\n"
        self.out.append(above + _SPACE * 3 * (len(self.lists) - 1) + f"{mark} ")

    def begin_link(self, _tag: str, written: str) -> None:
        """Begin a link."""
        found = _HREF.search(written)
        self.links.append(self.absolute(unescape(found[1]) if found else ""))
        self.out.append("[")

    def absolute(self, href: str) -> str:
        """Give an address as seen from anywhere."""
        if href.startswith(("http:", "https:", "mailto:", "#")):
            return href
        up = 0
        while href.startswith("../", 3 * up):
            up += 1
        return self.above[min(up, len(self.above) - 1)] + href[3 * up :].removeprefix("./")

    def end_link(self, _tag: str, _written: str) -> None:
        """End a link."""
        if self.links:
            self.out.append(f"]({self.links.pop()})")

    def begin_code(self, _tag: str, _written: str) -> None:
        """Begin a block of code, whose white space counts."""
        self.blank()
        self.out.append("```\n")
        self.raw = True

    def end_code(self, _tag: str, _written: str) -> None:
        """End a block of code."""
        self.out.append("\n```")
        self.blank()
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

    def end_cell(self, _tag: str, _written: str) -> None:
        """Keep what was written since the cell began."""
        if self.cells is not None:
            self.cells.append("".join(self.out[self.start :]).replace("|", "\\|").replace("\n", " ").strip())
            del self.out[self.start :]

    def end_row(self, _tag: str, _written: str) -> None:
        """Write the row, and the line below it if it is the head."""
        cells, first = self.cells or [], self.fresh
        self.cells, self.fresh = None, False
        if first:
            self.blank()
            self.out.append(f"| {' | '.join(cells)} |\n|{' --- |' * len(cells)}")
        else:
            self.end_line()
            self.out.append(f"\n| {' | '.join(cells)} |")

    def result(self) -> str:
        """Give all that was written, its blank lines settled."""
        written = "".join(self.out)
        for many, one in (("  ", " "), (" \n", "\n"), ("\n\n\n", "\n\n")):
            while many in written:
                written = written.replace(many, one)
        return written.strip().replace(_SPACE, " ")


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EITHER = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_MARKS = {
    **_EITHER,
    **{f"/{name}": mark for name, mark in _EITHER.items()},
    "br": "\n",
    "blockquote": "\n\n> ",
}
_TAGS: dict[str, Callable[[Scribe, str, str], None]] = {
    **dict.fromkeys(_SILENT, Scribe.hush),
    **dict.fromkeys((*_BLOCKS, *(f"/{name}" for name in _BLOCKS), "/table"), Scribe.gap),
    **dict.fromkeys(_HEADINGS, Scribe.begin_heading),
    **dict.fromkeys((f"/{name}" for name in _HEADINGS), Scribe.end_heading),
    **dict.fromkeys(_MARKS, Scribe.mark),
    **dict.fromkeys(("ul", "ol"), Scribe.begin_list),
    **dict.fromkeys(("/ul", "/ol"), Scribe.end_list),
    "li": Scribe.bullet,
    "dt": Scribe.begin_term,
    "/dt": Scribe.end_term,
    "a": Scribe.begin_link,
    "/a": Scribe.end_link,
    "pre": Scribe.begin_code,
    "table": Scribe.begin_table,
    "tr": Scribe.begin_row,
    "/tr": Scribe.end_row,
    **dict.fromkeys(("td", "th"), Scribe.begin_cell),
    **dict.fromkeys(("/td", "/th"), Scribe.end_cell),
}
"""What to do at a tag, or what to write there; at all others nothing."""
_IN_CODE = {"/pre": Scribe.end_code}


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    """Fold white space and escape what Markdown would take for a mark."""
    found = unescape(text)
    before = " " if found[0].isspace() else ""
    after = " " if found[-1].isspace() and not found.isspace() else ""
    words = f"{before}{' '.join(found.split())}{after}"
    return _MARKUP.sub(r"\\\1", words) if _MARKUP.search(words) else words


def _above(here: str) -> list[str]:
    """Give the address of a page's folder, of the one above, and so on."""
    parts = here.rstrip("/").split("/") if here else []
    return ["".join(f"{part}/" for part in parts[:end]) for end in range(len(parts), -1, -1)]
