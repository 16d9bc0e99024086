"""The finder's numbers: what each filter says it would leave is what it leaves."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

SEEN = """() => ({
  boxes: [...document.querySelectorAll(".fg-filters input")].map((box) => ({
    facet: box.name, number: box.dataset.n, checked: box.checked, off: box.disabled,
    count: Number(box.closest("label").querySelector(".fg-filters__n").textContent) })),
  cards: [...document.querySelectorAll(".fg-found__cards > li")].map((card) => ({
    has: card.dataset.f.split(" "), hidden: card.hidden })),
})"""


def fits(has: list[str], chosen: dict[str, set[str]]) -> bool:
    """Any choice within a facet, all facets together."""
    return all(wanted & set(has) for wanted in chosen.values())


def test_counts_are_what_a_choice_would_leave_and_what_leaves_nothing_is_off(page: Page) -> None:
    for query in ("", "?need=english-learners&need=gifted-advanced&grade=4", "?time=under-10&group=pairs&type=routine"):
        page.goto(f"strategies/{query}")
        expect(page.locator(".fg-found__count")).to_have_text(re.compile(r"^\d+ of \d+ strategies$"))
        seen = page.evaluate(SEEN)
        chosen: dict[str, set[str]] = {}
        for box in seen["boxes"]:
            if box["checked"]:
                chosen.setdefault(box["facet"], set()).add(box["number"])
        assert bool(chosen) == bool(query)
        for card in seen["cards"]:
            assert card["hidden"] != fits(card["has"], chosen)
        for box in seen["boxes"]:
            would = chosen | {box["facet"]: {box["number"]}}
            assert box["count"] == sum(fits(card["has"], would) for card in seen["cards"]), box
            assert box["off"] == (box["count"] == 0 and not box["checked"])
