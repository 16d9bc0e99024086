"""The command line: finds the command, hands over, gives its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from fieldguide.commands import COMMANDS, load

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes as long as checking a file


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``fieldguide COMMAND …`` and give its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    options = _parser(COMMANDS.keys() & set(arguments) or COMMANDS).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _parser(asked: Collection[str]) -> argparse.ArgumentParser:
    """Make the parser; only the commands that are asked for are loaded and described."""
    parser = argparse.ArgumentParser(prog="fieldguide", description="Check, build and look after a hub of records.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: here)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        if name in asked:
            module = load(name)
            help_text = module.add(draft := argparse.ArgumentParser(add_help=False))
            described = {"help": help_text, "description": help_text, "parents": [draft]}
            commands.add_parser(name, **described).set_defaults(run=module.run)
        else:
            commands.add_parser(name, add_help=False)
    return parser


if __name__ == "__main__":
    sys.exit(main())
