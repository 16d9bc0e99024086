"""A page for every code a check can give, from the rules themselves: its reason, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide.rules import FAMILIES
from fieldguide.tree import Page, Site

URL = "contribute/rules/"


def pages(site: Site) -> Iterator[Page]:
    """Make the index of codes, and a page a code."""
    title, lead = (
        "What the check says",
        "Every code that a check of the records can give, with its reason and an example to copy.",
    )
    html = site.renderer.page("rules.html", URL, title=title, lead=lead, families=FAMILIES)
    yield Page(f"{URL}index.md", title, lead, html)
    for anchor, heading, rules in FAMILIES:
        for rule in rules:
            url = f"{URL}{rule.code}/"
            html = site.renderer.page("rule.html", url, rule=rule, family=heading, index=f"{URL}#{anchor}")
            yield Page(f"{URL}{rule.code}.md", rule.code, f"{rule.code}: {rule.title}", html)
