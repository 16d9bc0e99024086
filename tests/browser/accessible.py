"""What axe finds on a page as it stands."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Run axe on a page as it stands; give one line a violation: rule, target, why."""
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary'][:200]}" for rule in found for node in rule["nodes"]
    ]
