"""The words of teachers and coaches lead to the right page, within the first three results of our own search."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fieldguide.catalogue import Catalogue
from fieldguide.graph import Key
from fieldguide.records import KINDS
from fieldguide.search import entries
from fieldguide.search_words import STOP, words

QUERIES = Path(__file__).with_name("queries.yml")
ASK = """async (queries) => {
  const { search } = await import(document.querySelector('script[src*="fieldguide/search.js"]').src);
  const found = await Promise.all(queries.map((query) => search(query, 3)));
  return found.map(({ results }) => results.map((result) => result.url));
}"""
WORDS = """async ([texts, stop]) => {
  const { words } = await import(document.querySelector('script[src*="fieldguide/search.js"]').src);
  return texts.map((text) => words(text, new Set(stop)));
}"""


@pytest.fixture(scope="module")
def queries() -> dict[str, list[str]]:
    """Give each query with the addresses that answer it. Plain lines, so that IDs and words stay as typed."""
    lines = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.rsplit(": ", 1) for line in lines]
    return {query: [f"{answer}/" for answer in answers.split(" or ")] for query, answers in pairs}


def test_there_are_enough_queries_and_they_name_real_records(
    queries: dict[str, list[str]], catalogue: Catalogue
) -> None:
    kinds = {kind.slug: kind.name for kind in KINDS.values()}
    assert len(queries) >= 120
    for query, answers in queries.items():
        for answer in answers:
            slug, name, _ = answer.split("/")
            assert catalogue.get(Key(kinds[slug], name)), f"{query}: {answer}"


def test_every_query_finds_its_record_among_the_first_three(page: Page, queries: dict[str, list[str]]) -> None:
    page.goto("search/")
    found = page.evaluate(ASK, list(queries))
    missed = {
        query: top for (query, answers), top in zip(queries.items(), found, strict=True) if not set(answers) & set(top)
    }
    assert missed == {}


def test_browser_and_index_agree_on_what_a_word_is(page: Page, catalogue: Catalogue) -> None:
    texts = [f"{entry.title} {entry.summary} {entry.also} {entry.phrases}" for entry in entries(catalogue)]
    page.goto("search/")
    assert page.evaluate(WORDS, [texts, sorted(STOP)]) == [words(text) for text in texts]


def test_nothing_is_fetched_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("strategies/three-reads/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url]
    page.get_by_role("searchbox", name="Search").fill("fractions")
    expect(page.locator(".fg-search__panel li").first).to_be_visible()
    assert [url for url in asked if "/search/index.json" in url]


def test_the_panel_is_walked_with_the_arrow_keys_and_left_with_escape(page: Page) -> None:
    page.goto("strategies/three-reads/")
    box = page.get_by_role("searchbox", name="Search")
    box.fill("fraction")
    first = page.locator(".fg-search__panel a").first
    expect(first).to_be_visible()
    box.press("ArrowDown")
    expect(first).to_be_focused()
    first.press("ArrowUp")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(first).to_be_hidden()


def test_results_say_what_kind_of_page_they_are_and_how_many(page: Page) -> None:
    page.goto("search/?q=newcomer")
    expect(page.locator("article .fg-search__status")).to_contain_text("result")
    expect(page.locator("article .fg-results__kind").first).not_to_be_empty()
    page.get_by_role("searchbox", name="What are you looking for?").fill("qqqzzz")
    expect(page.locator("article .fg-search__status")).to_contain_text("Nothing found")
