"""A record with markup in every field does nothing anywhere: not on a page, not in a title, not in an export."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import BaseModel

from fieldguide.catalogue import Catalogue, Entry
from fieldguide.records import Record
from fieldguide.records.base import Text
from fieldguide.records.leaves import plan
from fieldguide.tree import Asset, Page, build_tree, open_site

PLAIN = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
PROSE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) [b](java&#115;cript:alert(4)) "
    "![c](https://evil.example/x.png) {: onclick=alert(5) } {{ 7*7 }} $<img onerror=alert(6)>$ "
    '[d](https://ok.example/"onmouseover="alert(7)) <svg/onload=alert(8)> [e](data:text/html,x)'
)


def poisoned(value: object, marker: object) -> object:
    """Put a canary in every text a field holds."""
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={name: poisoned(getattr(value, name), found) for name, found in plan(type(value))}
        )
    if isinstance(value, tuple):
        return tuple(poisoned(item, marker) for item in value)
    if isinstance(value, str) and isinstance(marker, Text):
        return PLAIN if marker.form == "plain" else PROSE
    return value


@pytest.fixture(scope="module")
def canary_tree(catalogue: Catalogue, root: Path) -> dict[str, Page | Asset]:
    """The real site with the first record of every kind poisoned, diagrams aside."""
    entries = {}
    for kind, found in catalogue.entries.items():
        first = next(iter(found), None)
        entries[kind] = {name: _poison(entry) if name == first else entry for name, entry in found.items()}
    return build_tree(
        open_site(root, Catalogue(entries, catalogue.vocabulary, catalogue.graph), url="https://example.org/")
    )


def _poison(entry: Entry) -> Entry:
    record = poisoned(entry.record, None)
    assert isinstance(record, Record)
    return Entry(entry.key, record, entry.path, entry.digest)


class Watch(HTMLParser):
    """Notes what could run."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag, attrs):
        if (
            tag in {"script", "iframe", "object", "embed", "img", "style", "form", "base", "meta", "link"}
            and ("alert", "") not in attrs
        ):
            self.dangers.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.dangers.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and re.match(
                r"\s*(javascript|data|vbscript):", (value or "").replace("\n", ""), re.IGNORECASE
            ):
                self.dangers.append(f"{tag} {name}={value}")


def dangers(html: str) -> list[str]:
    watch = Watch()
    watch.feed(html)
    return watch.dangers


ALLOWED = {"form"}
"""Our own search and filter forms."""


def test_no_page_body_can_run_anything(canary_tree):
    bad = {
        path: found
        for path, item in canary_tree.items()
        if isinstance(item, Page)
        if (found := set(dangers(item.html)) - ALLOWED)
    }
    assert bad == {}


@pytest.mark.this_hub
def test_the_canaries_are_there(canary_tree):
    shown = [item.html for item in canary_tree.values() if isinstance(item, Page) and "alert(1)" in item.html]
    assert len(shown) > 10
    assert all("&lt;script&gt;alert(1)" in html for html in shown)
