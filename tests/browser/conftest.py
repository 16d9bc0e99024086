"""The real site, built once a run, served under a sub-path, seen by a real Chromium."""

from __future__ import annotations

import fcntl
import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from places import REPOSITORY
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import PREFIX, Quiet, served

import find_chromium

ROOT = Path(__file__).resolve().parents[2]
NESTED = ("about", "coach", "contribute")
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, on pages of this hub."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.this_hub)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site strictly, once for all workers of this run; give the folder that holds ``some-repo/``."""
    if built := os.environ.get("FIELDGUIDE_SERVED"):
        return Path(built)  # a site built by hand, while tests are being written
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "served"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            build(folder / PREFIX)
            (folder / "done").touch()
    return folder


def build(target: Path) -> None:
    """Build the real site into ``target``; any warning fails."""
    environment = {**os.environ, "SITE_URL": f"https://example.org/{PREFIX}/", "REPOSITORY_URL": REPOSITORY}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def families(site_folder: Path) -> list[str]:
    """Give one page of every family: pages that share their first folder and their depth, or are tools of their own."""
    root = site_folder / PREFIX
    found: dict[tuple[str, ...], str] = {}
    for file in sorted(root.rglob("index.html")):
        parts = file.parent.relative_to(root).parts
        family = parts[:2] if parts[:1] and parts[0] in NESTED else parts[:1]
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")[:600]:
            found.setdefault((*family, str(len(parts))), "".join(f"{part}/" for part in parts))
    assert len(found) > 50
    return [*found.values(), "strategies/three-reads/", "404.html"]


@pytest.fixture(scope="session")
def base(site_folder: Path) -> Iterator[str]:
    """Serve the built site; give its address, ending in ``/some-repo/``."""
    with served(functools.partial(Quiet, directory=str(site_folder))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the tests are skipped, or fail where one is required."""
    path = find_chromium.find()
    if path is None:
        if os.environ.get("FIELDGUIDE_REQUIRE_BROWSER") == "1":
            pytest.fail("a browser is required here and none was found")
        pytest.skip("no Chromium found; `make test` brings one")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(path), args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="session")
def room(browser: Browser, base: str) -> Iterator[BrowserContext]:
    """One window for all tests of a worker: a new one for each would fetch every style and script again."""
    made = browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=base, reduced_motion="reduce", service_workers="block"
    )
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture(scope="session")
def broom(room: BrowserContext, base: str) -> Callable[[], None]:
    """Sweep the window: close its pages and forget what they kept."""
    keeper = room.new_page()
    session = room.new_cdp_session(keeper)

    def sweep() -> None:
        for left in room.pages:
            if left is not keeper:
                left.close()
        session.send("Storage.clearDataForOrigin", {"origin": base.removesuffix(f"/{PREFIX}/"), "storageTypes": "all"})
        room.clear_cookies()

    return sweep


@pytest.fixture
def context(room: BrowserContext, broom: Callable[[], None]) -> Iterator[BrowserContext]:
    """A visitor on a desktop screen who was never here; whatever goes wrong in a page's scripts fails the test."""
    yield room
    broom()


def watched(context: BrowserContext, base: str) -> tuple[Page, list[str]]:
    """Open a page and list what must never happen: a script's error, a blocked script, a request to another place."""
    wrong: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    made.on(
        "console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None
    )
    own = (base.removesuffix(f"{PREFIX}/"), "data:", "blob:", "about:")
    made.on("request", lambda request: None if request.url.startswith(own) else wrong.append(f"request: {request.url}"))
    return made, wrong


@pytest.fixture
def page(context: BrowserContext, base: str) -> Iterator[Page]:
    """A page of that visitor."""
    made, wrong = watched(context, base)
    yield made
    assert wrong == []


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Page]:
    """A visitor on a phone of 360 px."""
    size = {"width": 360, "height": 740}
    made = browser.new_context(viewport=size, base_url=base, reduced_motion="reduce", has_touch=True, is_mobile=True)
    made.set_default_timeout(10_000)
    page, wrong = watched(made, base)
    yield page
    made.close()
    assert wrong == []
