"""The theme's page around ours: rendered once for all pages of a folder, with marks where they differ, then filled.

The theme takes three milliseconds a page and writes nearly the same each time. Which pages may share a shell is said by
``Shared.group``; the first two pages of every group are rendered both ways, and where the two differ the group goes
back to the theme's own way.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from jinja2 import Environment, Template

_MARK = re.compile("\ue100([a-z]+)\ue101")
PAGE = "main.html"
"""The template of whole pages; its parts are rendered as they are."""
PROBES = 2
"""How many pages of a group are compared with the theme's own rendering."""


class Part(NamedTuple):
    """One entry of a table of contents, as the theme reads it."""

    title: str
    url: str
    level: int
    children: tuple[Part, ...] = ()
    typeset: None = None


class Shared(Protocol):
    """A page that may share a shell: beside what the theme reads it says with whom, and what is its own."""

    group: tuple[object, ...]
    title: str
    meta: dict[str, Any]
    content: str
    canonical_url: str
    toc: Any


def _mark(name: str) -> str:
    return f"\ue100{name}\ue101"


_CONTENT = _mark("content") + "<h1"  # the theme writes a title of its own over a page without one


class PageTemplate(Template):
    """The theme's page template, which fills a shell where a page shares one."""

    def render(self, *arguments: Any, **more: Any) -> str:
        """Give the page, filled or rendered."""
        context = dict(*arguments, **more)
        group = getattr(context.get("page"), "group", None)
        if self.name != PAGE or group is None:
            return super().render(context)
        shells: dict[object, _Shell] = self.environment.__dict__.setdefault("_shells", {})
        if group not in shells:
            shells[group] = _Shell(self, context)
        return shells[group].fill(context)

    def render_whole(self, context: Mapping[str, Any]) -> str:
        """Give the page as the theme renders it."""
        return super().render(context)


class _Shell:
    """The shell of one group of pages."""

    def __init__(self, template: PageTemplate, context: Mapping[str, Any]) -> None:
        self.template = template
        environment: Environment = template.environment
        language = environment.get_template("partials/language.html")
        self.words = language.make_module(dict(context))
        self.contents = environment.get_template("partials/toc.html")
        marked = {**context, "page": _marked(context["page"])}
        whole = template.render_whole(marked).replace(self._contents(marked), _mark("toc"))
        whole = whole.replace(_CONTENT, _mark("content"))
        self.pieces = _MARK.split(whole)
        self.probes = PROBES
        self.trusted = True

    def fill(self, context: Mapping[str, Any]) -> str:
        """Give a page of the group."""
        if not self.trusted:
            return self.template.render_whole(context)
        filled = self._filled(context)
        if self.probes:
            self.probes -= 1
            whole = self.template.render_whole(context)
            self.trusted = filled == whole
            return whole
        return filled

    def _filled(self, context: Mapping[str, Any]) -> str:
        page: Shared = context["page"]
        own = {
            "title": page.title,
            "description": page.meta["description"],
            "canonical": page.canonical_url,
            "head": page.meta["fieldguide"]["head"],
            "content": page.content,
            "skip": next((part.url.removeprefix("#") for part in page.toc), ""),
            "toc": self._contents(context),
        }
        pieces = list(self.pieces)
        pieces[1::2] = [own[name] for name in pieces[1::2]]
        return "".join(pieces)

    def _contents(self, context: Mapping[str, Any]) -> str:
        return self.contents.render({**context, "lang": self.words})


def _marked(page: Any) -> Any:
    """Give a page like this one, with a mark for all that is its own."""
    marked = copy.copy(page)
    marked.title = _mark("title")
    marked.content = _CONTENT
    marked.canonical_url = _mark("canonical")
    marked.toc = [Part("", "#" + _mark("skip"), 2)] if list(page.toc) else []
    marked.meta = {
        **page.meta,
        "title": _mark("title"),
        "description": _mark("description"),
        "fieldguide": {**page.meta["fieldguide"], "head": _mark("head")},
    }
    return marked
