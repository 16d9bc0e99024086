"""axe finds nothing on any kind of page, at any width, in both palettes, in every state; nothing scrolls sideways.

A page is loaded once and then looked at in every way: loading and axe are what takes the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from accessible import COLOURS, PLACES, show_palette, thin, violations
from playwright.sync_api import Page, expect

PARTS = 4
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGER = "size => { document.documentElement.style.fontSize = size; }"
LOOKS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (1280, "light", ()),
    (1280, "dark", COLOURS),
    (768, "dark", PLACES),
    (360, "dark", ()),
)
"""Width, palette, rules: all rules where something else is shown, else those that can tell a difference."""
PLAN = [
    {"key": "strategy/three-reads", "title": "Three Reads", "note": "Tuesday"},
    {"key": "strategy/number-talks", "title": "Number Talks", "note": ""},
    {"key": "strategy/gone", "title": "A page that is gone", "note": "Keep this"},
]


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_any_kind_of_page_however_it_is_shown(page: Page, families: list[str], part: int) -> None:
    found = []
    for url in [*families, "strategies/?view=compact", "search/?q=fractions"][part::PARTS]:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(url)
        found += [f"{url}: {line}" for line in [*sideways(page), *at_every_width(page)]]
    assert found == []


def sideways(page: Page) -> list[str]:
    """Look for what scrolls sideways: with letters of twice the size, and at 320 pixels."""
    found = []
    page.evaluate(LARGER, "200%")
    if over := page.evaluate(SIDEWAYS):
        found.append(f"{over} pixels too wide with large letters")
    page.evaluate(LARGER, "")
    page.set_viewport_size({"width": 320, "height": 640})
    if over := page.evaluate(SIDEWAYS):
        found.append(f"{over} pixels too wide at 320")
    return found


def at_every_width(page: Page) -> list[str]:
    thin(page)
    found = []
    for width, palette, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        show_palette(page, palette)
        found += [f"{width} {palette}: {line}" for line in violations(page, rules)]
    return found


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


def details_open(page: Page) -> None:
    page.goto("strategies/three-reads/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def menu_open_on_a_tablet(page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto("strategies/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def nothing_fits_the_filters(page: Page) -> None:
    page.goto("strategies/?need=gifted-advanced&grade=pk&time=longer&evidence=rated")
    expect(page.locator(".fg-found__none")).to_be_visible()


STATES = (
    filters_chosen,
    filters_open_on_a_phone,
    nothing_fits_the_filters,
    menu_open_on_a_phone,
    menu_open_on_a_tablet,
    search_open,
    details_open,
    plan_with_two_side_by_side,
    shared_list,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_in_any_state(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    thin(page)
    assert violations(page) == []
    show_palette(page, "dark")
    assert violations(page, COLOURS) == []


def test_axe_finds_nothing_behind_any_tab(page: Page) -> None:
    page.goto("strategies/three-reads/")
    tabs = page.get_by_role("tab").all()
    assert len(tabs) == 4
    for tab in tabs:
        tab.click()
        for palette in ("light", "dark"):
            show_palette(page, palette)
            assert violations(page, within=".fg-tabbed:not([hidden])") == []


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
