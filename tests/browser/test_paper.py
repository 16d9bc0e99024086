"""On paper: a strategy on one page, its steps alone, everything under headings, and a deck of cards; A4 and Letter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

SHEET = re.compile(rb"/Type\s*/Page\b")
LONG = ("three-reads", "concrete-representational-abstract", "complex-instruction", "which-one-doesnt-belong")
LETTERS = """() => [...document.querySelectorAll('.fg-example .fg-diagram')].map(picture =>
  Math.min(...[...picture.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize)))
    * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width)"""


def sheets(page: Page, size: str) -> int:
    return len(SHEET.findall(page.pdf(format=size, prefer_css_page_size=False)))


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", LONG)
def test_what_is_needed_in_the_room_fits_one_page(page: Page, name: str, size: str) -> None:
    page.goto(f"strategies/{name}/")
    expect(page.get_by_role("tab").first).to_be_visible()
    page.evaluate("document.body.classList.add('fg-print-page')")
    assert sheets(page, size) == 1


def test_the_steps_alone_and_their_code(page: Page) -> None:
    page.goto("strategies/three-reads/")
    expect(page.get_by_role("tab").first).to_be_visible()
    page.evaluate("document.body.classList.add('fg-print-steps')")
    page.emulate_media(media="print")
    expect(page.locator(".fg-steps")).to_be_visible()
    expect(page.locator(".fg-qr svg")).to_be_visible()
    expect(page.locator(".fg-qr")).to_contain_text("strategies/three-reads/")
    for hidden in (".fg-glance", ".fg-example", ".fg-coach", ".md-header", ".fg-tools"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert sheets(page, "A4") == 1


def test_everything_is_under_headings_on_paper(page: Page) -> None:
    page.goto("strategies/three-reads/")
    page.get_by_role("tab", name="Gifted and advanced").click()
    page.emulate_media(media="print")
    for name in ("English learners", "Students with disabilities", "Gifted and advanced", "Economically disadvantaged"):
        expect(page.get_by_role("heading", level=3, name=name, exact=True)).to_be_visible()
    assert page.locator(".fg-tabbed[hidden]").count() == 3
    assert all(panel.is_visible() for panel in page.locator(".fg-tabbed").all())


def test_a_deck_holds_the_chosen_cards_with_their_codes(page: Page) -> None:
    page.goto("strategies/?domain=f")
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Print these as cards").click()
    expect(page.locator("body.fg-print-cards")).to_be_attached()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    shown = page.locator(".fg-card:not([hidden])")
    assert shown.count() == page.locator(".fg-card:not([hidden]) .fg-card__qr").count() > 0
    expect(page.locator(".fg-filters")).to_be_hidden()
    expect(page.locator(".fg-card__qr").first).to_be_visible()
    assert shown.first.locator(".fg-card__qr").evaluate("picture => picture.naturalWidth") > 0


@pytest.mark.parametrize(("name", "points"), [("graph-stories", 6), ("number-talks", 4.5), ("anchored-instruction", 6)])
def test_pictures_on_the_one_page_can_be_read(page: Page, name: str, points: float) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 between its margins
    page.goto(f"strategies/{name}/")
    page.evaluate("document.body.classList.add('fg-print-page')")
    page.emulate_media(media="print")
    assert min(page.evaluate(LETTERS)) >= points / 0.75, "the letters of a picture are too small on paper"


def test_paper_is_white_when_the_screen_is_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("strategies/number-talks/")
    soft, line = page.evaluate(
        "['--fg-ink-soft', '--fg-line'].map(name => getComputedStyle(document.body).getPropertyValue(name).trim())"
    )
    page.emulate_media(color_scheme="light", media="screen")
    page.reload()
    assert [soft, line] == page.evaluate(
        "['--fg-ink-soft', '--fg-line'].map(name => getComputedStyle(document.body).getPropertyValue(name).trim())"
    )
