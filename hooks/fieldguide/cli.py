"""The command line: finds the command, hands over, gives its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldguide.commands import COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fieldguide COMMAND …`` and give its exit code."""
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldguide", description="Check, build and look after a hub of records.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: here)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        name = module.__name__.rsplit(".", 1)[-1].rstrip("_").replace("_", "-")
        help_text = module.add(draft := argparse.ArgumentParser(add_help=False))
        commands.add_parser(name, help=help_text, description=help_text, parents=[draft]).set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
