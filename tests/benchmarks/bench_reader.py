"""What a reader on a slow line waits for in a large hub: the first search beside stock Material's, the first filter.

Everything comes compressed, as GitHub Pages sends it, through one line as slow as a weak mobile network, to a browser
that was never there. Times are from the moment a page is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from hub import make_both
from playwright.sync_api import Browser, Page, expect, sync_playwright
from running import build, build_plain
from serving import PREFIX, Line, Slow, served

import find_chromium

SIZE, RUNS = 1000, 3
MOST_SEARCH, MOST_TIME, MOST_CARD, MOST_FILTER = 90_000, 0.28, 80, 5
"""The most a first search may fetch (bytes) and take (of stock's time), a card (bytes) and a filter (milliseconds)."""
QUERY = "fractions"
FILTER = """() => {
  const boxes = [...document.querySelectorAll(".fg-filters input:not(:disabled)")].slice(0, 20);
  const times = boxes.flatMap((box) => [box, box].map(() => {
    const start = performance.now();
    box.click();
    return performance.now() - start;
  }));
  return times.sort((a, b) => a - b)[times.length >> 1];
}"""


class Wait(NamedTuple):
    """What a reader waited for."""

    seconds: float
    fetched: int
    """Bytes of all files."""
    search: int
    """Bytes of those for the search."""


class Place(NamedTuple):
    """A site on the line: its address, and how to search there."""

    address: str
    line: Line
    box: str
    result: str


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Place]]:
    """A large hub and the same records as a plain site, both built and served."""
    folder = tmp_path_factory.mktemp("sites")
    ours, plain, _ = make_both(folder, SIZE)
    build(ours)
    build_plain(plain)
    with ExitStack() as stack:
        lines = Line(), Line()
        addresses = [stack.enter_context(on_line(site, line)) for site, line in zip((ours, plain), lines, strict=True)]
        yield (
            Place(addresses[0] + "strategies/number-talks/", lines[0], "input[type=search]", ".fg-search__panel li"),
            Place(addresses[1] + "strategy/number-talks/", lines[1], ".md-search__input", ".md-search-result__item"),
        )


@contextmanager
def on_line(site: Path, line: Line) -> Iterator[str]:
    """Serve a built site."""
    root = site / "served"
    root.mkdir()
    (root / PREFIX).symlink_to(site / "site")
    with served(partial(Slow, line=line, directory=str(root))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium.find()
    assert path, "no Chromium found; `make test` brings one"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@contextmanager
def visit(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page as somebody who was never there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def first_search(browser: Browser, place: Place) -> Wait:
    """Open a page, and search as soon as it is there."""
    place.line.came.clear()
    start = time.perf_counter()
    with visit(browser, place.address) as page:
        page.locator(place.box).first.click()
        page.keyboard.type(QUERY)
        expect(page.locator(place.result).first).to_be_visible(timeout=60_000)
        seconds = time.perf_counter() - start
    came = place.line.came
    return Wait(seconds, sum(size for _, size in came), sum(size for path, size in came if "search" in path))


def test_the_first_search_beside_stock(browser: Browser, sites: tuple[Place, Place]) -> None:
    pairs = [tuple(first_search(browser, place) for place in sites) for _ in range(RUNS)]
    ours, stock = ([pair[side] for pair in pairs] for side in (0, 1))
    ratio = median(mine.seconds / theirs.seconds for mine, theirs in pairs)
    fetched = max(wait.search for wait in ours)
    print(f"\nfirst search in {SIZE} strategies, {Line.RATE * 8 / 1e6:.1f} Mbit/s, medians of {RUNS}:")
    for name, waits in (("ours", ours), ("stock", stock)):
        seconds, everything, search = (median(values) for values in zip(*waits, strict=True))
        print(f"  {name:6} {seconds:5.2f} s; {everything / 1e3:.0f} KB in all, {search / 1e3:.0f} KB of it for search")
    print(f"  {ratio:.2f} of stock's time; target {MOST_TIME}: {met(ratio, MOST_TIME)}")
    print(f"  {fetched} bytes for search at most; target {MOST_SEARCH}: {met(fetched, MOST_SEARCH)}")


def test_the_first_filter(browser: Browser, sites: tuple[Place, Place]) -> None:
    place, _ = sites
    address = place.address.removesuffix("number-talks/")
    waits, filters = [], []
    for _ in range(RUNS):
        place.line.came.clear()
        start = time.perf_counter()
        with visit(browser, address) as page:
            page.locator(".fg-filters label:has(input:not(:disabled))").first.click()
            expect(page.locator(".fg-found__chosen button").first).to_be_visible(timeout=60_000)
            waits.append((time.perf_counter() - start, sum(size for _, size in place.line.came)))
            filters.append(page.evaluate(FILTER))
    card = max(size for path, size in place.line.came if path.endswith("/strategies/")) / SIZE
    seconds, fetched = (median(values) for values in zip(*waits, strict=True))
    print(f"\nfirst filter of {SIZE} cards: {seconds:.2f} s, {fetched / 1e3:.0f} KB in all")
    print(f"  {card:.0f} bytes a card; target {MOST_CARD}: {met(card, MOST_CARD)}")
    again = median(filters)
    print(f"  {again:.1f} ms for each filter after; target {MOST_FILTER}: {met(again, MOST_FILTER)}")


def met(value: float, target: float) -> str:
    return "met" if value <= target else "NOT met"
