"""The command line: one small function a command, all through the same door as the build."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldguide.catalogue import load_catalogue
from fieldguide.problem import Problem, errors


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fieldguide COMMAND …`` and give its exit code."""
    parser = argparse.ArgumentParser(prog="fieldguide", description="Check, build and look after a hub of records.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: here)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check records and say what is wrong, where, and what to write instead")
    check.add_argument("paths", nargs="*", help="files or folders; all when left out")
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check.set_defaults(run=_check)
    options = parser.parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _check(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    _, problems = load_catalogue(root)
    wanted = [_relative(root, path) for path in options.paths]
    shown = [problem for problem in problems if not wanted or any(_below(problem, path) for path in wanted)]
    for problem in shown:
        sys.stdout.write(f"{problem}\n")
    failing = shown if options.strict else errors(shown)
    sys.stdout.write(f"{len(shown)} problem{'' if len(shown) == 1 else 's'} found.\n")
    return 1 if failing else 0


def _relative(root: Path, path: str) -> str:
    try:
        return Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        return path


def _below(problem: Problem, path: str) -> bool:
    return path == "." or problem.path == path or problem.path.startswith(f"{path}/")


if __name__ == "__main__":
    sys.exit(main())
