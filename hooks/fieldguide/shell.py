"""The theme's page around ours: rendered once for all pages that are alike, with marks where they differ, then filled.

The theme takes three milliseconds a page and writes nearly the same each time. Pages outside the navigation share a
shell when they lie equally deep and hide and load the same. A shell is rendered for a page in a folder that nobody has,
so its links lead through the site's root, and are right from every page of that depth. The first page that asks for a
shell is rendered both ways; where the two differ in more than the way to a place, the theme writes all pages like it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from jinja2 import Environment

from fieldguide.digest import digest
from fieldguide.tree import Heading, Page

Context = Mapping[str, Any]
"""What the theme's templates are rendered with, the page among it."""
PAGE, CONTENTS, WORDS = "main.html", "partials/toc.html", "partials/language.html"
"""The theme's templates of whole pages, of their tables of contents, and of its own words."""
_MARK = re.compile("\ue100([a-z]+)\ue101")
_RELATIVE = re.compile(r'="(\.[^"]*)"')


class Alike(NamedTuple):
    """What pages have in common that share a shell."""

    depth: int
    wide: bool
    scripts: tuple[str, ...]
    has_contents: bool


LIKELY = tuple(Alike(depth, wide, ("a-early.js", "a.js"), True) for depth in range(1, 5) for wide in (True, False))
"""What stands for all that the theme does differently with one page and another."""


class Part(NamedTuple):
    """One entry of a table of contents, as the theme reads it."""

    title: str
    url: str
    level: int
    children: tuple[Part, ...] = ()
    typeset: None = None


def contents(headings: Iterable[Heading]) -> list[Part]:
    """Nest headings the way Markdown's own extension does: level 3 below the level 2 before it."""
    parts: list[Part] = []
    for heading in headings:
        part = Part(escape(heading.text), f"#{heading.id}", heading.level)
        if heading.level == 2 or not parts:
            parts.append(part)
        elif heading.level == 3:
            parts[-1] = parts[-1]._replace(children=(*parts[-1].children, part))
    return parts


class Shells:
    """The shells of one build; ``open_page`` gives what the theme renders a page with."""

    def __init__(self, environment: Environment, open_page: Callable[[Page], Context]) -> None:
        self.environment = environment
        self.open_page = open_page
        self._shells: dict[Alike, _Shell] = {}

    def fill(self, page: Page) -> str:
        """Give a page of HTML, from its doctype to its end."""
        headings = page.headings
        alike = Alike(page.url.count("/"), page.wide, page.scripts, bool(headings))
        if alike not in self._shells:
            self._shells[alike] = self._shell(alike, page)
        shell = self._shells[alike]
        return shell.fill(page, headings) if shell.trusted else self.whole(page)

    def whole(self, page: Page) -> str:
        """Give a page as the theme renders it."""
        return self.environment.get_template(PAGE).render(self.open_page(page))

    def digest(self) -> str:
        """Stand for all the theme writes around pages: equal digests, equal shells."""
        return digest(self.whole(_marked(alike)) for alike in LIKELY)

    def _shell(self, alike: Alike, page: Page) -> _Shell:
        shell = _Shell(self.environment, self.open_page(_marked(alike)), _marked(alike))
        ours, theirs = shell.fill(page, page.headings), self.whole(page)
        shell.trusted = _with_links_from_root(ours, page) == _with_links_from_root(theirs, page)
        return shell


class _Shell:
    """What the theme writes around pages that are alike."""

    def __init__(self, environment: Environment, context: Context, page: Page) -> None:
        self.contents = environment.get_template(CONTENTS)
        self.context = {**context, "lang": environment.get_template(WORDS).make_module(dict(context))}
        self.trusted = True
        self._contents: dict[tuple[Heading, ...], str] = {}
        canonical = context["page"].canonical_url or ""
        self.root = canonical.removesuffix(page.url)
        whole = environment.get_template(PAGE).render(context)
        whole = whole.replace(self._listed(page.headings), _mark("toc")).replace(page.html, _mark("content"))
        whole = whole.replace(canonical, _mark("canonical")) if canonical else whole
        self.pieces = _MARK.split(whole)

    def fill(self, page: Page, headings: tuple[Heading, ...]) -> str:
        """Give a page with this around it."""
        own = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": self.root + page.url,
            "head": page.head,
            "content": page.html,
            "skip": headings[0].id if headings else "",
            "toc": self._listed(headings),
        }
        pieces = list(self.pieces)
        pieces[1::2] = [own[name] for name in pieces[1::2]]
        return "".join(pieces)

    def _listed(self, headings: tuple[Heading, ...]) -> str:
        """Give the theme's table of contents; many pages have the same headings."""
        if headings not in self._contents:
            page = copy.copy(self.context["page"])
            page.toc = contents(headings)
            self._contents[headings] = self.contents.render({**self.context, "page": page})
        return self._contents[headings]


def _marked(alike: Alike) -> Page:
    """Give a page in a folder that nobody has, with a mark for all that is a page's own."""
    heading = f'\n<h2 id="{_mark("skip")}">{_mark("skip")}</h2>' if alike.has_contents else ""
    return Page(
        path=_nowhere(alike.depth),
        title=_mark("title"),
        description=_mark("description"),
        html=f"{_mark('content')}<h1>{_mark('title')}</h1>{heading}",  # without its h1 the theme writes one
        head=_mark("head"),
        scripts=alike.scripts,
        wide=alike.wide,
    )


def _with_links_from_root(html: str, page: Page) -> str:
    """Give HTML with its relative links written out, so that two ways to one place are one."""
    here = f"https://example.org/{page.url}"
    return _RELATIVE.sub(lambda found: f'="{urljoin(here, found[1])}"', html)


def _nowhere(depth: int) -> str:
    return "0/" * (depth - 1) + "0.md"


def _mark(name: str) -> str:
    return f"\ue100{name}\ue101"
