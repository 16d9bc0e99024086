"""The shell around pages: filled, it is what the theme would have written; where it is not, the theme writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, Template

from fieldguide.shell import PROBES, PageTemplate, Part

THEME = {
    "main.html": (
        '{% import "partials/language.html" as lang with context %}'
        "<title>{{ page.meta.title }} - {{ site }}</title>{{ page.meta.fieldguide.head }}"
        '<meta content="{{ page.meta.description }}"><link href="{{ page.canonical_url }}">'
        "{% if page.toc | first is defined %}<a href='{{ (page.toc | first).url | url }}'>"
        "{{ lang.t('skip') }}</a>{% endif %}"
        '{% include "partials/toc.html" %}'
        '{% if "<h1" not in page.content %}<h1>{{ page.title }}</h1>{% endif %}{{ page.content }}'
        "{{ unmarked }}"
    ),
    "partials/toc.html": (
        "<nav>{{ lang.t('toc') }}"
        "{% for part in page.toc %}<a href='{{ part.url }}'>{{ part.title }}</a>{% endfor %}</nav>"
    ),
    "partials/language.html": "{% macro t(key) %}{{ {'skip': 'Skip', 'toc': 'On this page'}[key] }}{% endmacro %}",
}


@dataclass
class FakePage:
    title: str
    content: str
    toc: list[Part]
    group: tuple[object, ...] | None = ("strategies",)
    canonical_url: str = ""
    extra: str = ""
    meta: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canonical_url = f"https://e.org/{self.title}/"
        own = {"head": f"<!-- {self.title} -->"}
        self.meta = {"title": self.title, "description": f"About {self.title}", "fieldguide": own}


def page(number: int, **more: Any) -> FakePage:
    return FakePage(
        f"Page {number} &amp; more", f"<h1>{number}</h1><p>\\1 {number}</p>", [Part(f"One {number}", "#one", 2)], **more
    )


def environment(template_class: type) -> Environment:
    made = Environment(loader=DictLoader(THEME), autoescape=False)  # noqa: S701 - as MkDocs makes its own
    made.template_class = template_class
    made.filters["url"] = lambda address: address if address.startswith("#") else f"../{address}"
    return made


@pytest.fixture
def theme() -> Environment:
    return environment(Template)


def render(made: Environment, found: FakePage, **more: Any) -> str:
    return made.get_template("main.html").render({"page": found, "site": "Hub", **more})


def test_a_filled_shell_is_what_the_theme_writes(theme: Environment) -> None:
    shared = environment(PageTemplate)
    pages = [page(number) for number in range(PROBES + 3)]
    assert [render(shared, found) for found in pages] == [render(theme, found) for found in pages]
    assert all(shell.trusted for shell in shared._shells.values())


def test_only_probes_and_the_shell_itself_take_the_theme_time(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = environment(PageTemplate)
    whole: list[str] = []
    real = PageTemplate.render_whole
    monkeypatch.setattr(
        PageTemplate, "render_whole", lambda self, context: whole.append(context["page"].title) or real(self, context)
    )
    for number in range(20):
        render(shared, page(number))
    assert len(whole) == PROBES + 1


def test_a_page_outside_any_group_is_the_themes(theme: Environment) -> None:
    alone = page(1, group=None)
    shared = environment(PageTemplate)
    assert render(shared, alone) == render(theme, alone)
    assert not hasattr(shared, "_shells")


def test_where_the_theme_says_more_than_the_shell_knows_it_writes_itself(theme: Environment) -> None:
    shared = environment(PageTemplate)
    for number in range(PROBES + 3):
        found = page(number)
        assert render(shared, found, unmarked=number) == render(theme, found, unmarked=number)
    assert not any(shell.trusted for shell in shared._shells.values())
