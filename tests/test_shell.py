"""The shell around pages: filled, it is what the theme would have written; where it is not, the theme writes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from fieldguide.shell import Part, Shells, _with_links_from_root, contents
from fieldguide.tree import Heading, Page
from fieldguide.urls import relative

THEME = {
    "main.html": (
        '{% import "partials/language.html" as lang with context %}'
        "<title>{{ page.meta.title }} - {{ site }}</title>{{ page.meta.fieldguide.head }}"
        '<meta content="{{ page.meta.description }}"><link href="{{ page.canonical_url }}">'
        "<a href=\"{{ to('strategies/') }}\">Strategies</a>"
        "{% if page.toc | first is defined %}<a href='{{ (page.toc | first).url }}'>{{ lang.t('skip') }}</a>{% endif %}"
        '{% if not page.meta.wide %}{% include "partials/toc.html" %}{% endif %}'
        '{% if "<h1" not in page.content %}<h1>{{ page.title }}</h1>{% endif %}{{ page.content }}'
        "{% for script in page.meta.fieldguide.scripts %}<script src='{{ to(script) }}'></script>{% endfor %}"
        "{{ unmarked }}"
    ),
    "partials/toc.html": (
        "<nav>{{ lang.t('toc') }}"
        "{% for part in page.toc %}<a href='{{ part.url }}'>{{ part.title }}</a>{% endfor %}</nav>"
    ),
    "partials/language.html": "{% macro t(key) %}{{ {'skip': 'Skip', 'toc': 'On this page'}[key] }}{% endmacro %}",
}


@dataclass
class ThemePage:
    """A page as the theme knows it."""

    title: str
    content: str
    toc: list[Part]
    canonical_url: str
    meta: dict[str, Any] = field(default_factory=dict)


class Theme:
    """Opens pages for the theme as the hook does, and counts them."""

    def __init__(self, **more: Any) -> None:
        self.environment = Environment(loader=DictLoader(THEME), autoescape=False)  # noqa: S701 - as MkDocs makes its own
        self.more = more
        self.opened: list[str] = []
        self.shells = Shells(self.environment, self.open)

    def open(self, page: Page) -> dict[str, Any]:
        self.opened.append(page.url)
        own = {"head": page.head, "scripts": page.scripts}
        meta = {"title": page.title, "description": page.description, "fieldguide": own, "wide": page.wide}
        theirs = ThemePage(page.title, page.html, contents(page.headings), f"https://e.org/hub/{page.url}", meta)
        unmarked = page.path if self.more.get("say_path") else ""

        def to(url: str) -> str:
            """Lead to a place by the shortest way, as MkDocs does."""
            return posixpath.relpath(url, page.url) + "/" * url.endswith("/")

        return {"page": theirs, "site": "Hub", "to": to, "unmarked": unmarked}


def page(number: int, path: str = "strategies/{}.md", **more: Any) -> Page:
    html = f'<h1>{number}</h1>\n<h2 id="one-{number}">One</h2><p>\\1 {number}</p>'
    return Page(path.format(number), f"Page {number}", f"About {number}", html, head=f"<!-- {number} -->", **more)


PAGES = [
    page(1),
    page(2),
    page(3, "vocabulary/grades/{}.md"),
    page(4, wide=True),
    page(5, scripts=("a.js",)),
    Page("research/none.md", "No contents", "Without", "<h1>None</h1>"),
    page(6, "{}.md"),
]


@pytest.mark.parametrize("found", PAGES, ids=[found.path for found in PAGES])
def test_a_filled_shell_is_what_the_theme_writes(found: Page) -> None:
    theme = Theme()
    theme.shells.fill(page(0))
    filled, whole = theme.shells.fill(found), theme.shells.whole(found)
    assert _with_links_from_root(filled, found) == _with_links_from_root(whole, found)
    assert f'href="{relative(found.url, "strategies/")}"' in filled
    assert all(shell.trusted for shell in theme.shells._shells.values())


def test_pages_that_are_alike_cost_the_theme_no_more() -> None:
    theme = Theme()
    theme.shells.fill(page(1))
    opened = len(theme.opened)
    for number in range(20):
        theme.shells.fill(page(number, "vocabulary/{}.md"))
    assert len(theme.opened) == opened


def test_where_the_theme_says_more_than_the_shell_knows_it_writes_itself() -> None:
    theme = Theme(say_path=True)
    for number in range(4):
        found = page(number)
        assert theme.shells.fill(found) == theme.shells.whole(found)
        assert f"strategies/{number}.md" in theme.shells.fill(found)


def test_a_digest_stands_for_all_that_the_theme_writes() -> None:
    plain = Theme()
    before = plain.shells.digest()
    assert Theme().shells.digest() == before
    assert Theme(say_path=True).shells.digest() != before


def test_headings_nest_as_the_theme_lists_them() -> None:
    headings = [Heading(2, "a", "A & b"), Heading(3, "b", "B"), Heading(4, "c", "C"), Heading(3, "d", "D")]
    assert contents(headings) == [Part("A &amp; b", "#a", 2, (Part("B", "#b", 3), Part("D", "#d", 3)))]
    assert contents([Heading(3, "a", "First")]) == [Part("First", "#a", 3)]
