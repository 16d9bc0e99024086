"""A page once visited opens without a network; with one, the network always answers; the site can be installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

READY = """navigator.serviceWorker.ready.then((found) => navigator.serviceWorker.controller
  || new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done))).then(() => true)"""
ADDRESS = """(name) => [...document.querySelectorAll('script[src], link[href]')]
  .map((element) => element.src || element.href).find((address) => address.includes(name))"""
CACHED = "async (url) => { while (!(await caches.match(url))) await new Promise(done => setTimeout(done, 20)); }"


@pytest.fixture
def context(browser: Browser, base: str) -> Iterator[BrowserContext]:
    """A visitor of their own, whose browser may keep pages for later."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=base, reduced_motion="reduce")
    yield made
    made.close()


def visit(page: Page, url: str) -> None:
    page.goto("")
    page.evaluate(READY)
    page.goto(url)
    page.evaluate(CACHED, page.url)
    for name in ("record.js", "tokens.css"):
        page.evaluate(CACHED, page.evaluate(ADDRESS, name))


def test_a_visited_page_opens_offline_and_an_unknown_one_says_so(page: Page) -> None:
    visit(page, "strategies/three-reads/")
    page.context.set_offline(True)
    page.goto("strategies/three-reads/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Three Reads")
    page.goto("strategies/number-talks/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Number Talks")


def test_online_nothing_is_stale(page: Page) -> None:
    visit(page, "strategies/three-reads/")
    page.evaluate("""async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        await cache.put(location.href, new Response('<h1>Old</h1>', { headers: { 'Content-Type': 'text/html' } }));
      }
    }""")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three Reads")


def test_the_manifest_names_an_icon_that_is_there(page: Page, site_folder: Path) -> None:
    page.goto("strategies/three-reads/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    assert address == "../../manifest.webmanifest"
    root = site_folder / "some-repo"
    manifest = json.loads((root / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["display"] == "standalone"
    assert all((root / icon["src"]).exists() for icon in manifest["icons"])
