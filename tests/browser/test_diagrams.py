"""Every example diagram in a real Chromium: letters as large and as far apart as the estimates promised."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter

from fieldguide.diagrams import BLANKS, EXAMPLES, Diagram, blank, draw
from fieldguide.diagrams.cycle import draw_cycle
from fieldguide.diagrams.linkmap import draw_link_map
from fieldguide.notation import to_mathml

CSS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "fieldguide"
MEASURE = """() => [...document.querySelectorAll('svg')].map(svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width;
    return {text: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom, size};
  });
  return {name: svg.getAttribute('aria-labelledby'), left: frame.left, right: frame.right, texts};
})"""


def drawings():
    read = TypeAdapter(Diagram).validate_python
    made = [
        draw(read(yaml.load(text, yaml.BaseLoader)), f"{kind}-{index}")  # noqa: S506 - scalars stay text, as in records
        for kind, texts in EXAMPLES.items()
        for index, text in enumerate(texts)
    ]
    made += map(blank, BLANKS)
    phases = ["Agree on a goal", "Plan together", "Teach with support", "Look at student work", "Reflect"]
    made += [draw_cycle(phases[:count], f"cycle-{count}") for count in (2, 3, 4, 5)]
    links = [("Builds on", "Quick images", "../quick-images/"), ("Pairs with", "Talk moves", "../talk-moves/")]
    return [*made, draw_link_map("Number talks", links, "map")]


@pytest.fixture(params=[320, 1280])
def gallery(browser: Browser, request: pytest.FixtureRequest):
    """A page with every example at a width."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    css = "".join((CSS / name).read_text() for name in ("diagram.css", "notation.css"))
    body = "".join(drawing.svg for drawing in drawings()) + to_mathml(r"\frac{3}{4} + x^2", block=True)
    style = f"body{{margin:16px;font-family:sans-serif}}{css}"
    head = f"<!doctype html><html lang=en><title>Diagrams</title><style>{style}</style>"
    page.set_content(f"{head}<main><h1>Diagrams</h1>{body}</main></html>")
    yield page
    page.close()


def test_letters_keep_apart_and_are_large_enough(gallery: Page):
    for picture in gallery.evaluate(MEASURE):
        for text in picture["texts"]:
            assert text["size"] >= 10.95, (picture["name"], text)
            assert text["left"] >= picture["left"] - 0.5, (picture["name"], text)
            assert text["right"] <= picture["right"] + 0.5, (picture["name"], text)
        for a, b in combinations(picture["texts"], 2):
            # A line box reaches over and under the ink: let those margins touch, but not the letters.
            apart_x = min(a["right"], b["right"]) - max(a["left"], b["left"])
            apart_y = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            assert apart_x <= 0.5 or apart_y <= 0.36 * a["size"], (picture["name"], a, b)


def test_the_page_does_not_scroll_sideways(gallery: Page):
    assert gallery.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_is_silent(gallery: Page):
    found = Axe().run(gallery).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []
