"""axe finds nothing on any kind of page, at any width, in both palettes, in every state; nothing scrolls sideways."""

from __future__ import annotations

import json

import pytest
from accessible import violations
from playwright.sync_api import Page, expect

from fieldguide.tree import Asset
from fieldguide.tree import Page as TreePage

PALETTES = ("light", "dark")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PLAN = [
    {"key": "strategy/three-reads", "title": "Three Reads", "note": "Tuesday"},
    {"key": "strategy/number-talks", "title": "Number Talks", "note": ""},
    {"key": "strategy/gone", "title": "A page that is gone", "note": "Keep this"},
]


@pytest.fixture(scope="session")
def families(tree: dict[str, TreePage | Asset]) -> list[str]:
    """Give the address of one page of every family: pages that share their first folder and their depth."""
    found: dict[tuple[str, int], str] = {}
    for item in tree.values():
        if isinstance(item, TreePage):
            parts = item.url.split("/")
            found.setdefault((parts[0], len(parts)), item.url)
    return [*found.values(), "strategies/three-reads/", "search/?q=fractions", "404.html"]


@pytest.mark.parametrize(("width", "palette"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, families: list[str], width: int, palette: str) -> None:
    assert look(page, families, width, palette) == []


@pytest.mark.parametrize(("width", "palette"), [(1280, "dark"), (360, "light"), (320, "light"), (320, "dark")])
def test_axe_finds_nothing_on_the_main_pages(page: Page, width: int, palette: str) -> None:
    assert look(page, ["", "strategies/three-reads/", "starting-points/", "matrix/", "plan/"], width, palette) == []


def look(page: Page, urls: list[str], width: int, palette: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=palette)
    found = []
    for url in urls:
        page.goto(url)
        found += [f"{url}: {line}" for line in violations(page)]
    return found


def test_nothing_scrolls_sideways_at_320_pixels(page: Page, families: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    found = {}
    for url in families:
        page.goto(url)
        if over := page.evaluate(SIDEWAYS):
            found[url] = over
    assert found == {}


def test_text_at_twice_its_size_still_fits(page: Page) -> None:
    for url in ("", "strategies/", "strategies/three-reads/", "matrix/", "plan/"):
        page.goto(url)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(SIDEWAYS) <= 0, url


def filters_chosen(page: Page) -> None:
    page.goto("strategies/?need=english-learners&grade=4")
    expect(page.get_by_role("button", name="Clear all")).to_be_visible()


def filters_open_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("strategies/")
    page.get_by_role("button", name="Filters").click()
    page.locator("summary", has_text="Grade").first.click()


def menu_open_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("strategies/three-reads/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def search_open(page: Page) -> None:
    page.goto("strategies/three-reads/")
    page.get_by_role("searchbox", name="Search").fill("word problems")
    expect(page.locator(".fg-search__panel li").first).to_be_visible()


def second_tab(page: Page) -> None:
    page.goto("strategies/three-reads/")
    page.get_by_role("tab", name="Gifted and advanced").click()


def plan_with_two_side_by_side(page: Page) -> None:
    page.goto("plan/")
    page.evaluate("plan => localStorage.setItem('/some-repo/fieldguide.plan', plan)", json.dumps(PLAN))
    page.reload()
    for box in page.get_by_role("checkbox", name="Compare").all():
        box.check()
    expect(page.get_by_role("region", name="Side by side")).to_be_visible()


def shared_list(page: Page) -> None:
    page.goto("plan/#list=strategy/three-reads,strategy/gone")
    expect(page.get_by_role("button", name="Add these to my plan")).to_be_visible()


STATES = (
    filters_chosen,
    filters_open_on_a_phone,
    menu_open_on_a_phone,
    search_open,
    second_tab,
    plan_with_two_side_by_side,
    shared_list,
)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_in_any_state(page: Page, state: object, palette: str) -> None:
    page.emulate_media(color_scheme=palette)
    state(page)
    assert violations(page) == []


def test_forced_colors_leave_every_control_with_an_edge(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("strategies/three-reads/")
    for selector in (".fg-search__input", ".fg-tools button", ".fg-tabs button"):
        edge = page.locator(selector).first.evaluate("element => getComputedStyle(element).borderTopStyle")
        assert edge == "solid", selector
    chosen = page.locator(".fg-tabs button[aria-selected=true]").evaluate(
        "element => getComputedStyle(element).outlineStyle + getComputedStyle(element).textDecorationLine"
    )
    assert chosen != "nonenone", "the chosen tab must show without colour"


def test_nothing_moves_for_those_who_ask_for_it(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("strategies/")
    assert page.locator(".fg-card").first.evaluate("element => getComputedStyle(element).transitionDuration") in {
        "0s",
        "",
    }
