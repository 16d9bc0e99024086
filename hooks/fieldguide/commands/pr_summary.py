"""``fieldguide pr-summary``: what a pull request changes, in words, as cards, and as one HTML file to look at."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

CHANGES = ("git", "diff", "--name-status", "--no-renames", "-z", "--diff-filter=ADMT")


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("base", help="the commit the pull request starts from")
    parser.add_argument("--preview", type=Path, help="also write the changed records as one HTML file")
    return "say in words what changed since a commit: records, links, code"


def run(options: argparse.Namespace) -> int:
    """Print the summary as Markdown; reading only."""
    from fieldguide import pr_summary  # noqa: PLC0415 - needed by this command only

    root = options.root.resolve()
    command = [*CHANGES, f"{options.base}...HEAD"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command and a commit
    if done.returncode:
        sys.stderr.write(f"git cannot compare with {options.base}: {done.stderr}")
        return 1
    parts = done.stdout.split("\0")
    changed = tuple(pr_summary.Changed(mark, path) for mark, path in zip(parts[::2], parts[1::2], strict=False))
    summary = pr_summary.summarize(root, changed, lambda path: _before(root, options.base, path))
    sys.stdout.write(pr_summary.to_markdown(summary))
    if options.preview:
        options.preview.write_text(pr_summary.to_html(root, summary), encoding="utf-8")
    return 0


def _before(root: Path, base: str, path: str) -> str:
    command = ["git", "show", f"{base}:{path}"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - as above
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
