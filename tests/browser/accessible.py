"""What axe finds on a page as it stands."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")
"""What can differ between palettes."""
PLACES = ("target-size", "scrollable-region-focusable", "aria-hidden-focus", "region")
"""What can differ between widths where the same things are shown."""
RUN = """async ([within, rules, tags]) => {
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const found = await axe.run(within ?? document, { runOnly, resultTypes: ["violations"] });
  const say = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}: ${node.failureSummary.slice(0, 200)}`);
  return found.violations.flatMap(say);
}"""
SEEN = """() => [...document.querySelectorAll("pre > code")]
  .every((code) => !code.checkVisibility() || code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)"""
"""The theme lets the keyboard reach code that scrolls sideways, once it has seen it at its new width."""
THIN = """() => {
  for (const list of document.querySelectorAll("ul, ol, dl, tbody, select"))
    for (const child of [...list.children].slice(6)) child.remove();
}"""


def violations(page: Page, rules: tuple[str, ...] = (), within: str | None = None) -> list[str]:
    """Run axe, or some of its rules, on a page or a part of it; give one line a violation: rule, target, why."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    page.wait_for_function(SEEN)
    found: list[str] = page.evaluate(RUN, [within, list(rules) or None, TAGS])
    return found


def thin(page: Page) -> None:
    """Leave six in every long list: what comes after is made by the same template, and axe takes its time."""
    page.evaluate(THIN)


def show_palette(page: Page, palette: str) -> None:
    """Show a palette as the theme does, without loading the page again."""
    scheme = {"light": "default", "dark": "slate"}[palette]
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
