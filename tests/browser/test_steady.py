"""Nothing that was shown moves when scripts and data come, on any kind of page, in any state, on a phone or a desk.

Every page is painted before its first script may come, and painted again before its data may: what a fast machine does
between two paintings, a slow one does under a reader's eyes.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import PREFIX, Doors, Late, served

LIMIT = 0.01
"""Of the score that browsers call good up to 0.1: the part of the screen that moved, times how far."""
WIDTHS = ((1280, 900), (360, 740))
WATCH = """window.moved = [];
const name = (node) => node?.className || node?.id || node?.nodeName || "something gone";
const keep = ({ hadRecentInput, value, sources }) => {
  if (!hadRecentInput) moved.push({ value, names: sources.map((source) => name(source.node)) });
};
new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type: "layout-shift", buffered: true });"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
PAINTED = f"""() => new Promise((done) => new PerformanceObserver((list) => {{
  if (list.getEntriesByName("first-contentful-paint").length) done();
}}).observe({{ type: "paint", buffered: true }})).then({FRAMES})"""
KEEP = """(kept) => {
  localStorage.clear();
  for (const [name, text] of Object.entries(kept)) localStorage.setItem(name, text);
}"""


class State(NamedTuple):
    """A page as somebody left it."""

    url: str
    ready: str = ""
    """What is seen once data have come, where the page asks for some."""
    kept: tuple[str, Any] | None = None
    """What this browser keeps: under which name, and what."""


def workbench(**entries: dict[str, Any]) -> tuple[str, Any]:
    """Keep one entry of each kind given."""
    kinds = {
        kind: [{"id": "a", "title": "Mine", "updated": "2026-01-02T00:00:00Z", **entry}]
        for kind, entry in entries.items()
    }
    return "fieldguide.workbench.v1", {"format": "fieldguide.workbench", "version": 1, **kinds}


ROWS = [{"text": f"Look-for {n}", "from": "three-reads", "seen": True, "count": "2", "note": "So"} for n in range(5)]
CYCLE = workbench(
    cycles={
        "model": "student-centered-coaching",
        "strategies": ["three-reads", "number-talks"],
        "goal": "Compare two fractions\nand give a reason\nwith a picture\nand words.",
        "visits": [{"date": "2026-01-03", "kind": "observe", "notes": "More", "rows": ROWS}] * 4,
    }
)
EVALUATION = workbench(
    evaluations={
        "before": "4 6 5 7 8 3 5 6 7 9 4 5",
        "after": "6 8 5 9 9 6 7 8 8 10 6 6",
        "objectives": [{"text": "By June, most give a reason"}] * 5,
    }
)
ANSWERS = [{"label": "Yes", "count": "12"}, {"label": "No", "count": "8"}]
PLAN = (
    f"/{PREFIX}/fieldguide.plan",
    [
        {"key": "strategy/three-reads", "title": "Three Reads", "note": "Tuesday"},
        {"key": "strategy/number-talks", "title": "Number Talks", "note": ""},
        {"key": "strategy/gone", "title": "A page that is gone", "note": "Keep this"},
    ],
)
DRAFT = ("fg-form-strategy", {"data": {"title": "My draft", "grades": ["3", "4"], "steps": [{"do": "One"}] * 5}})
STATES = (
    State("search/?q=fraction", ".fg-results li"),
    State("search/?q=newcomer", ".fg-results li"),
    State("search/?q=qqqzzzxx", "text=Nothing found"),
    State("strategies/?need=english-learners", ".fg-found__chosen button"),
    State("strategies/?need=english-learners&need=gifted-advanced&grade=4&time=under-10&group=pairs", ".fg-found__bar"),
    State("strategies/?need=gifted-advanced&grade=pk&time=longer&evidence=rated", ".fg-found__none"),
    State("strategies/?view=compact", ".fg-found__bar"),
    State("strategies/?view=compact&grade=4&sort=time", ".fg-found__bar", PLAN),
    State("case-studies/?outcome=mixed", ".fg-found__bar"),
    State("case-studies/?outcome=mixed&grade=4&locale=urban", ".fg-found__bar"),
    State("resources/?access=open", ".fg-found__bar"),
    State("resources/?access=open&type=book", ".fg-found__bar"),
    State("starting-points/?grade=4", ".fg-found__bar"),
    State("strategies/three-reads/", ".fg-save--on", PLAN),
    State("strategies/three-reads/#watch-for", "[role=tabpanel]"),
    State("plan/", ".fg-plan__item a", PLAN),
    State("plan/#list=strategy/three-reads,strategy/gone", ".fg-plan__shared button"),
    State("coach/", "text=1 coaching cycle", CYCLE),
    State("coach/cycle/", ".fg-wb-prompts", CYCLE),
    State("coach/cycle/?empty", ".fg-wb-bar"),
    State("coach/look-fors/", ".fg-wb-bar", workbench(forms={"strategies": ["three-reads"], "rows": ROWS * 2})),
    State("coach/look-fors/?strategy=three-reads", "text=Saved in this browser."),
    State("coach/summary/", ".fg-wb-cycle", CYCLE),
    State("coach/summary/?empty", ".fg-wb-bar"),
    State("coach/evaluation/", ".fg-wb-figure", EVALUATION),
    State("coach/surveys/", ".fg-wb-figure", workbench(tallies={"questions": [{"text": "Why?", "answers": ANSWERS}]})),
    State("coach/meetings/plc-meeting/", ".fg-wb-timer", workbench(meetings={"practice": "plc-meeting"})),
    State("coach/compare/?locale=rural", ".fg-wb-bar"),
    State("contribute/form/strategy/", ".fg-form__form"),
    State("contribute/form/strategy/", ".fg-form__form", DRAFT),
    State("contribute/form/study/", ".fg-form__form"),
)


class Slow(NamedTuple):
    """A window on the site whose scripts and data come late."""

    page: Page
    doors: Doors

    def movements(self, state: State) -> list[str]:
        """Visit a page and let scripts come, then data; say what moved, if it was too much."""
        self.page.evaluate(KEEP, {state.kept[0]: json.dumps(state.kept[1])} if state.kept else {})
        self.doors.shut()
        self.page.goto(state.url, wait_until="commit")
        self.page.evaluate(PAINTED)
        self.doors.scripts.set()
        self.page.wait_for_load_state("load")
        if state.ready:
            self.page.evaluate(FRAMES)
            self.doors.data.set()
            self.page.locator(state.ready).first.wait_for()
        moved = self.page.evaluate(f"({FRAMES})().then(() => window.moved)")
        if sum(one["value"] for one in moved) <= LIMIT:
            return []
        return [f"{one['value']:.3f}: {', '.join(one['names'])}" for one in moved]


@pytest.fixture(scope="module")
def slow(browser: Browser, site_folder: Path) -> Iterator[Slow]:
    """One window for all pages; styles are kept from page to page, scripts and data are not."""
    doors = Doors()
    doors.open()
    with served(functools.partial(Late, directory=str(site_folder), doors=doors)) as address:
        context = browser.new_context(base_url=address, reduced_motion="reduce", service_workers="block")
        context.set_default_timeout(10_000)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("404.html")
        yield Slow(page, doors)
        context.close()
        doors.open()


@pytest.mark.parametrize("width", WIDTHS, ids=lambda size: str(size[0]))
def test_nothing_moves_on_any_kind_of_page(slow: Slow, families: list[str], width: tuple[int, int]) -> None:
    check(slow, [State(url) for url in families], width)


@pytest.mark.parametrize("width", WIDTHS, ids=lambda size: str(size[0]))
def test_nothing_moves_in_any_state(slow: Slow, width: tuple[int, int]) -> None:
    check(slow, STATES, width)


def check(slow: Slow, states: tuple[State, ...] | list[State], size: tuple[int, int]) -> None:
    slow.page.set_viewport_size({"width": size[0], "height": size[1]})
    found = [f"{state.url}{' (kept)' * bool(state.kept)}: {line}" for state in states for line in slow.movements(state)]
    assert not found, "\n".join(found)


OURS = "**/assets/fieldguide/**/*"
UNSEEN = """all => all.filter((one) => !one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 80))"""
TALL = "all => all.filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 80))"
WAITING = ".fg-filters, .fg-found__bar, .fg-tabs, .fg-wb-bar, [data-scripted]"
"""What only a script makes use of."""
WITHOUT_SCRIPTS = {
    "strategies/?need=english-learners&sort=time&view=compact": ".fg-found__cards > li, .fg-card__evidence",
    "strategies/three-reads/#watch-for": "h3[data-tab], .fg-adapt",
    "search/?q=fraction": "#browse, #browse ~ ul a",
    "plan/": "#privacy, #privacy ~ p",
    "coach/cycle/": "article [name]:not([type=hidden])",
    "coach/summary/": "article > h2, article > ul",
    "coach/compare/?locale=rural": ".fg-wb-cases > [data-settings]",
}


@pytest.mark.parametrize("url", WITHOUT_SCRIPTS)
def test_a_script_that_never_comes_hides_nothing_and_leaves_no_gap(page: Page, url: str) -> None:
    page.route(f"{OURS}.js", lambda route: route.abort())
    page.route(f"{OURS}-early.js", lambda route: route.continue_())
    page.goto(url)
    kept = page.locator(WITHOUT_SCRIPTS[url])
    assert kept.count()
    assert kept.evaluate_all(UNSEEN) == []
    assert page.locator(WAITING).evaluate_all(TALL) == []


@pytest.mark.parametrize(("url", "below"), [("search/?q=fraction", "#browse"), ("plan/", "#privacy")])
def test_data_that_never_come_hide_nothing(page: Page, url: str, below: str) -> None:
    page.route(f"{OURS}.json", lambda route: route.abort())
    page.goto("404.html")
    page.evaluate(KEEP, {PLAN[0]: json.dumps(PLAN[1])})
    page.goto(url)
    expect(page.locator("article [role=status]").first).to_contain_text("could not be loaded")
    expect(page.locator(below)).to_be_visible()
