"""The content security policy: an injected script does not run, the theme's own do, and the hashes are the theme's."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from fieldguide import csp

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def test_every_inline_script_of_the_built_site_is_one_we_know(site_folder: Path) -> None:
    pages = sorted((site_folder / "some-repo").rglob("*.html"))
    without = []
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if "md-header" not in text:
            continue  # a redirect, which the theme did not draw
        found = POLICY.search(text)
        scripts = [csp.digest(script) for script in SCRIPT.findall(text)]
        if not found or not scripts or any(f"'sha256-{script}'" not in unescape(found[1]) for script in scripts):
            without.append(page.name if page.name == "404.html" else page.parent.name)
    assert without == []


def test_the_policy_comes_before_anything_it_should_watch(site_folder: Path) -> None:
    head = (site_folder / "some-repo" / "index.html").read_text(encoding="utf-8").split("</head>")[0]
    assert head.index("Content-Security-Policy") < head.index("<script")
    assert head.index("Content-Security-Policy") < head.index("<link")


def test_an_injected_script_does_not_run(browser: Browser, base: str) -> None:
    page = browser.new_context(base_url=base, service_workers="block").new_page()
    evil = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    evil += "<a id=go href='javascript:window.hit=3'>go</a>"

    def spoil(route: object) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{evil}</article>"))

    page.route("**/strategies/three-reads/", spoil)
    page.goto("strategies/three-reads/")
    page.locator("#go").click()
    expect(page.get_by_role("tab").first).to_be_visible()  # our own scripts did run
    assert page.evaluate("window.hit") is None
    page.context.close()


def test_the_palette_changes_under_the_policy(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("strategies/three-reads/")
    page.locator("label[title='Switch to light mode']").click()
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
