"""``fieldguide schema``: the JSON Schema of every kind of record, for editors and other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldguide import schema
from fieldguide.catalogue import load_some
from fieldguide.records import WRITTEN


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    help_ = f"print one schema: {', '.join(WRITTEN)}"
    parser.add_argument("kind", nargs="?", choices=WRITTEN, metavar="KIND", help=help_)
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
    hub = load_some(options.root.resolve(), set())
    if options.kind:
        sys.stdout.write(schema.text(WRITTEN[options.kind], hub.words, hub.about))
        return 0
    if options.out is None:
        sys.stderr.write(f"Name a kind ({', '.join(WRITTEN)}), or a folder with --out.\n")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in WRITTEN.values():
        text = schema.text(kind, hub.words, hub.about)
        (options.out / f"{kind.name}.json").write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(WRITTEN)} schemas written to {options.out}.\n")
    return 0
