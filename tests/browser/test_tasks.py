"""Ten errands on a phone and by keyboard: each ends on a fitting page in three taps or one search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

SEARCHES = {
    "fractions, grade 4, a newcomer from Guatemala": "A girl from Guatemala",
    "my gifted third-grader is bored by facts": "bored",
    "a student with dyscalculia cannot keep the steps": "dyscalculia|steps",
    "they can compute but cannot explain": "explain",
    "teacher does not want to be coached": "resist|not want|coached",
}


@pytest.mark.parametrize(("words", "title"), SEARCHES.items())
def test_one_search_on_a_phone_ends_on_a_fitting_page(phone: Page, words: str, title: str) -> None:
    phone.goto("")
    phone.get_by_role("searchbox", name="What is happening in your classroom?").fill(words)
    phone.get_by_role("button", name="Find help").tap()
    results = phone.locator("article .fg-results a")
    expect(results.first).to_be_visible()
    wanted = results.filter(has_text=re.compile(title, re.IGNORECASE)).first
    assert [text for text in results.all_inner_texts()[:3] if re.search(title, text, re.IGNORECASE)]
    wanted.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile(title, re.IGNORECASE))


def test_a_starting_point_leads_to_three_strategies_in_order(phone: Page) -> None:
    phone.goto("starting-points/computes-but-cannot-explain/")
    choices = phone.locator("ol.fg-begin > li > a")
    expect(choices).to_have_count(3)
    choices.first.tap()
    expect(phone.locator(".fg-glance__first")).to_contain_text("First move tomorrow")


def test_by_learner_three_taps(phone: Page) -> None:
    phone.goto("")
    phone.get_by_role("link", name=re.compile("English learners and multi", re.IGNORECASE)).first.tap()
    phone.locator(".fg-ways").get_by_role("link", name="Grades 3 to 5").tap()
    phone.locator(".fg-card__title a").first.tap()
    expect(phone.locator(".fg-glance__first")).to_be_visible()


def test_by_mathematics_two_taps(phone: Page) -> None:
    phone.goto("")
    phone.get_by_role("link", name=re.compile("strategies: Number and Operations: Fractions, Grades 3 to 5")).tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Fractions")
    phone.locator(".fg-card__title a").first.tap()
    expect(phone.locator(".fg-chips").first).to_contain_text("Fractions")


def test_filters_on_a_phone_say_how_many_and_survive_reload_and_back(phone: Page) -> None:
    phone.goto("strategies/")
    phone.get_by_role("button", name="Filters").tap()
    phone.locator("summary", has_text="Grade").first.tap()
    phone.get_by_role("checkbox", name=re.compile(r"^4\b")).check()
    done = phone.locator(".fg-filters__done")
    expect(done).not_to_have_text(re.compile(r"Show (\d{3,}) "))
    done.tap()
    count = phone.locator(".fg-found__count")
    expect(count).not_to_have_text(re.compile(r"^(\d+) of \1 "))
    expect(count).to_have_text(re.compile(r"^\d+ of \d+ strategies$"))
    expect(count).to_be_in_viewport()
    shown = count.inner_text()
    phone.reload()
    expect(count).to_have_text(shown)
    phone.locator(".fg-card:not([hidden]) .fg-card__title a").first.tap()
    expect(phone.get_by_role("heading", level=2, name="Do this")).to_be_visible()
    phone.go_back()
    expect(count).to_have_text(shown)


def test_a_coach_reaches_a_protocol_in_two_taps(phone: Page) -> None:
    phone.goto("")
    phone.get_by_role("link", name="Coaching practices").first.tap()
    phone.locator("article").get_by_role("link", name=re.compile("student work", re.IGNORECASE)).first.tap()
    expect(phone.get_by_role("heading", level=2, name="Do this")).to_be_visible()


def test_the_menu_is_opened_walked_and_closed_by_keyboard_on_a_phone(phone: Page) -> None:
    phone.goto("strategies/three-reads/")
    menu = phone.get_by_role("button", name="Menu")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert phone.evaluate("document.activeElement.closest('.md-nav--primary') !== null")
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_strategy_is_found_and_its_tabs_walked_by_keyboard_alone(page: Page) -> None:
    page.goto("")
    box = page.get_by_role("searchbox", name="Search", exact=True)
    box.focus()
    page.keyboard.type("three reads")
    expect(page.locator(".fg-search__panel a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three Reads")
    page.get_by_role("tab", name="English learners").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Students with disabilities")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Students with disabilities")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Economically disadvantaged")).to_have_attribute("aria-selected", "true")


def test_the_finder_is_worked_by_keyboard_without_losing_the_place(page: Page) -> None:
    page.goto("strategies/")
    box = page.get_by_role("checkbox", name=re.compile("^English learners"))
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(page.locator(".fg-found__count")).not_to_have_text(re.compile(r"^(\d+) of \1 "))
    page.get_by_role("button", name="Remove filter: English learners").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fg-found__count")).to_have_text(re.compile(r"^(\d+) of \1 strategies$"))
    assert page.evaluate("document.activeElement !== document.body")


def test_without_a_script_everything_is_there(browser: object, base: str) -> None:
    made = browser.new_context(base_url=base, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = made.new_page()
    page.goto("strategies/")
    expect(page.locator(".fg-card").first).to_be_visible()
    expect(page.locator(".fg-filters")).to_be_hidden()
    page.goto("strategies/three-reads/")
    for name in ("English learners", "Economically disadvantaged"):
        expect(page.get_by_role("heading", level=3, name=name, exact=True)).to_be_visible()
    made.close()
