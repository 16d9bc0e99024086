"""Runs MkDocs as a process of its own: this package builds without it and never imports it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

INTERRUPTED = 130


def run_mkdocs(root: Path, *arguments: str, timings: bool = False, **environment: str) -> int:
    """Run MkDocs in the project's folder and give its exit code, ``INTERRUPTED`` where the reader stopped it.

    With ``timings`` our hook says at the end where the time went.
    """
    quiet = {"NO_MKDOCS_2_WARNING": "1"}  # a notice for theme authors, printed on every build
    told = {"FIELDGUIDE_TIMINGS": "1"} if timings else {}
    settings = {**os.environ, **quiet, **told, **environment}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    try:
        return subprocess.run(command, cwd=root, env=settings, check=False).returncode  # noqa: S603 - our own arguments
    except KeyboardInterrupt:
        return INTERRUPTED
