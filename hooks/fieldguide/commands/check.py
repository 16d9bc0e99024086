"""``fieldguide check``: every problem in one run, each with its place and what to write instead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldguide.catalogue import load_catalogue
from fieldguide.problem import Problem, errors


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("paths", nargs="*", help="files or folders; all when left out")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    return "check records and say what is wrong, where, and what to write instead"


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 when something must be mended."""
    root = options.root.resolve()
    _, problems = load_catalogue(root)
    wanted = [_relative(root, path) for path in options.paths]
    shown = [problem for problem in problems if not wanted or any(_below(problem, path) for path in wanted)]
    for problem in shown:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(shown)} problem{'' if len(shown) == 1 else 's'} found.\n")
    return 1 if (shown if options.strict else errors(shown)) else 0


def _relative(root: Path, path: str) -> str:
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path


def _below(problem: Problem, path: str) -> bool:
    return path == "." or problem.path == path or problem.path.startswith(f"{path}/")
