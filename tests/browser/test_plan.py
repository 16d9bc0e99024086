"""My plan: kept in the browser only; ordered, noted, compared, carried out and in; it survives what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

STORE = "/some-repo/fieldguide.plan"


def save(page: Page, *names: str) -> None:
    for name in names:
        page.goto(f"strategies/{name}/")
        page.locator(".fg-tools .fg-save").click()


def titles(page: Page) -> list[str]:
    return page.locator(".fg-plan__item .fg-card__title").all_inner_texts()


def test_saving_from_a_card_and_a_page_counts_in_the_header(page: Page) -> None:
    page.goto("strategies/")
    page.get_by_role("button", name="Save to my plan: Three Reads").click()
    expect(page.locator(".fg-plan-link__count")).to_have_text("1")
    page.goto("strategies/three-reads/")
    expect(page.locator(".fg-tools .fg-save")).to_have_text("Saved")
    page.locator(".fg-tools .fg-save").click()
    expect(page.locator(".fg-plan-link__count")).to_have_text("")


def test_order_notes_and_removal_keep_the_keyboard_place(page: Page) -> None:
    save(page, "three-reads", "number-talks")
    page.goto("plan/")
    page.get_by_label("My note: Three Reads").fill("Tuesday")
    page.get_by_label("My note: Three Reads").blur()
    page.get_by_role("button", name="Down: Three Reads").press("Enter")
    assert titles(page) == ["Number Talks", "Three Reads"]
    expect(page.get_by_role("button", name="Up: Three Reads")).to_be_focused()
    page.reload()
    expect(page.get_by_label("My note: Three Reads")).to_have_value("Tuesday")
    page.get_by_role("button", name="Remove: Three Reads").press("Enter")
    expect(page.get_by_role("link", name="Number Talks")).to_be_focused()


def test_up_to_three_stand_side_by_side(page: Page) -> None:
    save(page, "three-reads", "number-talks", "talk-moves", "quick-images")
    page.goto("plan/")
    boxes = page.get_by_role("checkbox", name="Compare")
    for place in range(3):
        boxes.nth(place).check()
    expect(boxes.nth(3)).to_be_disabled()
    table = page.get_by_role("region", name="Side by side")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("rowheader", name="First move tomorrow")).to_be_visible()


def test_out_to_a_file_and_in_again(page: Page, tmp_path: Path) -> None:
    save(page, "three-reads")
    page.goto("plan/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "plan.json"
    waiting.value.save_as(file)
    assert json.loads(file.read_text())["items"][0]["key"] == "strategy/three-reads"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove all").click()
    assert titles(page) == []
    page.get_by_label("Load a plan from a file").set_input_files(file)
    expect(page.get_by_role("link", name="Three Reads")).to_be_visible()


def test_a_wrong_file_changes_nothing(page: Page, tmp_path: Path) -> None:
    save(page, "three-reads")
    page.goto("plan/")
    for number, text in enumerate(
        ("[]", "{", '{"fieldguide_plan": 1, "items": [{"key": "<b>"}]}', '{"fieldguide_plan": 2}')
    ):
        file = tmp_path / f"{number}.json"
        file.write_text(text)
        page.get_by_label("Load a plan from a file").set_input_files(file)
        expect(page.locator(".fg-plan__status")).to_contain_text("Nothing was changed")
    assert titles(page) == ["Three Reads"]


def test_a_shared_link_asks_before_it_adds_and_carries_no_notes(page: Page) -> None:
    page.goto("plan/#list=strategy/three-reads,strategy/never-was,javascript:alert(1)")
    expect(page.locator(".fg-plan__shared li")).to_have_count(2)
    assert page.evaluate("name => localStorage.getItem(name)", STORE) is None
    page.get_by_role("button", name="Add these to my plan").click()
    assert titles(page) == ["Three Reads"]


def test_a_page_that_is_gone_keeps_its_name_and_note(page: Page) -> None:
    page.goto("plan/")
    kept = [{"key": "strategy/never-was", "title": "An old page", "note": "It helped"}]
    page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [STORE, json.dumps(kept)])
    page.reload()
    expect(page.locator(".fg-plan__item")).to_contain_text("not in the guide any more")
    expect(page.get_by_label("My note: An old page")).to_have_value("It helped")


def test_spoiled_storage_is_an_empty_plan(page: Page) -> None:
    page.goto("plan/")
    for text in ("{", "7", '[{"key": 3}]', '[null, {"key": "a/b/c"}]'):
        page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [STORE, text])
        page.reload()
        expect(page.locator(".fg-plan__empty")).to_be_visible()


def test_where_storage_is_full_saving_still_works_for_the_visit_and_says_so(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto("strategies/three-reads/")
    page.locator(".fg-tools .fg-save").click()
    expect(page.locator(".fg-tools .fg-save")).to_have_text("Saved")
    expect(page.get_by_text("This browser does not keep it")).to_be_attached()


def test_where_storage_is_shut_the_page_still_works(context: BrowserContext) -> None:
    page = context.new_page()  # unwatched: the theme's own palette script complains about shut storage
    page.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException('shut'); }"
    )
    page.goto("plan/#list=strategy/three-reads")
    page.get_by_role("button", name="Add these to my plan").click()
    expect(page.get_by_role("link", name="Three Reads")).to_be_visible()
    expect(page.locator(".fg-plan__status")).to_contain_text("does not keep it")
