"""What a visit costs, in compressed bytes: not in seconds, which depend on the machine."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

OURS = "assets/fieldguide/"


@pytest.fixture(scope="module")
def root(site_folder: Path) -> Path:
    return site_folder / "some-repo"


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_a_strategy_page_costs_little_beyond_the_theme(root: Path) -> None:
    ours = sum(
        size(root / OURS / name) for name in ("record.js", "paper.js", "shelf.js", "save.js", "search.js", "theme.js")
    )
    ours += sum(size(path) for path in (root / OURS).glob("*.css"))
    heaviest = max(size(path) for path in (root / "strategies").glob("*/index.html"))
    assert heaviest + ours <= 60_000


def test_the_first_search_costs_little(page: Page, root: Path) -> None:
    asked: list[Path] = []
    found = f"/{OURS}search/"
    page.on("request", lambda request: asked.append(root / urlsplit(request.url).path.removeprefix("/some-repo/")))
    page.goto("strategies/three-reads/")
    page.get_by_role("searchbox", name="Search").fill("my gifted students finish early and are bored in class")
    expect(page.locator(".fg-search__panel li").first).to_be_visible()
    pieces = [path for path in asked if found in path.as_posix()]
    assert len(pieces) > 2
    assert sum(map(size, pieces)) <= 40_000


def test_the_finder_would_stay_light_with_a_thousand_records(root: Path) -> None:
    page = (root / "strategies" / "index.html").read_text(encoding="utf-8")
    cards = page.split('<li class="fg-card"')[1:]
    data = [card.split(">", 1)[0] for card in cards] * (1000 // len(cards) + 1)
    assert len(gzip.compress("".join(data).encode(), 6)) <= 150_000
    grown = page + '<li class="fg-card"'.join(cards * (1000 // len(cards) + 1))
    assert len(gzip.compress(grown.encode(), 6)) <= 250_000, "the whole list, readable without a script"
