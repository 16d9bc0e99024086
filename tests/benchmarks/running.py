"""Runs commands as they run on a user's machine, and says what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """One run of a command."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds, of all its processes."""
    memory: float
    """Largest process, in MiB."""


def run(folder: Path, *command: str) -> Cost:
    """Run a command of this Python in a folder; it must end well.

    What was written before is put to disk first, so that nobody pays for the one before.
    """
    os.sync()
    before, start = os.times(), time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=surroundings(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall, after = time.perf_counter() - start, os.times()
    assert child.returncode == 0, command
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, processor, usage.ru_maxrss / 1024)


def build(folder: Path, *more: str) -> Cost:
    """Build a hub with our command."""
    return run(folder, "-m", "fieldguide.cli", "build", "--strict", *more)


def build_plain(folder: Path) -> Cost:
    """Build a plain site with MkDocs."""
    return run(folder, "-m", "mkdocs", "build", "--quiet")


def surroundings(folder: Path) -> dict[str, str]:
    """Give what a command in a hub finds around it: a user's machine, where Python keeps what it compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "hooks")}
