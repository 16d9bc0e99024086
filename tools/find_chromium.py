"""Find a Chromium that runs, and print its path; with ``--install``, bring one where there is none.

Looked for in this order: the path in CHROME_PATH, an installed Chromium, Chrome or Edge, the one Playwright keeps.
Brought in this order: by Playwright (a download), by apt where this is Debian or Ubuntu and we are root.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

SYSTEM = platform.system()
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")

NONE_FOUND = """\
No Chromium was found, and none could be installed. The tests look at pages in a real browser, so one is needed:
  Debian:           sudo apt install chromium
  Ubuntu:           .venv/bin/playwright install --with-deps chromium
  macOS, Windows:   install Google Chrome, or run `playwright install chromium` from the .venv
  somewhere else:   set CHROME_PATH to the program's path
Then run the command again."""


class NoBrowserError(Exception):
    """CHROME_PATH names something that does not run: never silently replaced by another browser."""


def find() -> Path | None:
    """Give the path of a browser that starts, or None. Changes nothing on the machine."""
    if chosen := os.environ.get("CHROME_PATH"):
        if runs(Path(chosen)):
            return Path(chosen)
        raise NoBrowserError(f"CHROME_PATH is {chosen}, but no browser starts there.")
    return next((path for path in candidates() if runs(path)), None)


def candidates() -> Iterator[Path]:
    """Give every place worth trying, best first."""
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    if SYSTEM == "Darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield from (root / f"{app}.app/Contents/MacOS/{app}" for app in MAC_APPS)
    if SYSTEM == "Windows":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        yield from (Path(root) / program for program in WINDOWS_PROGRAMS for root in roots if root)
    if kept := playwright_browser():
        yield kept


def runs(path: Path) -> bool:
    """Say whether the program answers. Ubuntu has a ``chromium-browser`` that only asks for a snap."""
    if not path.is_file():
        return False
    if SYSTEM == "Windows":  # there, --version opens a window
        return True
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def playwright_browser() -> Path | None:
    """Give the path where Playwright keeps its own Chromium, whether or not it is there yet."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the site is built without Playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def install() -> Path | None:
    """Try each way of bringing a browser until one leads to a browser that runs."""
    for commands in ways_to_install():
        if all(ran(command) for command in commands) and (found := find()):
            return found
    return None


def ways_to_install() -> Iterator[list[list[str]]]:
    """Give each way as the commands it takes. The system's own packages only where we may install them."""
    playwright = [sys.executable, "-m", "playwright"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt = shutil.which("apt-get") if root else None
    yield [[*playwright, "install", "chromium"]]
    if apt:
        yield [[apt, "update"], [apt, "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]]
        yield [[*playwright, "install-deps", "chromium"]]  # a browser that came, but lacked libraries


def ran(command: Sequence[str]) -> bool:
    """Run one command; what it says goes to standard error, since standard output carries the path."""
    print("Looking for a browser:", " ".join(command), file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=environment, check=False, timeout=600
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Print the browser's path and give 0, or say what to do and give 1."""
    try:
        found = find() or (install() if "--install" in arguments else None)
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    if found is None:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
