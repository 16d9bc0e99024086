"""``fieldguide schema``: the JSON Schema of every kind of record, for editors and other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldguide import schema
from fieldguide.catalogue import load_some
from fieldguide.records import KINDS


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"print one schema: {', '.join(KINDS)}")
    parser.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="DIR",
        help="write all schemas to this folder (.vscode/schemas is what the editor reads)",
    )
    return "give the JSON Schema of the records"


def run(options: argparse.Namespace) -> int:
    """Print a schema, or write all."""
    words = load_some(options.root.resolve(), set()).words
    if options.kind:
        sys.stdout.write(schema.text(KINDS[options.kind], words))
        return 0
    if options.out is None:
        sys.stderr.write(f"Name a kind ({', '.join(KINDS)}), or a folder with --out.\n")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS.values():
        (options.out / f"{kind.name}.json").write_text(schema.text(kind, words), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(KINDS)} schemas written to {options.out}.\n")
    return 0
