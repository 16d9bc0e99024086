"""``fieldguide export DIR``: the whole generated tree as plain files, for any other site builder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldguide.catalogue import load_catalogue
from fieldguide.problem import errors


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("folder", type=Path, help="an empty or new folder")
    return "write the generated pages and data as plain files for another site builder"


def run(options: argparse.Namespace) -> int:
    """Export the tree; a wrong record or a folder in use stops it before anything is written."""
    from fieldguide.portable import write_tree  # noqa: PLC0415 - `check` must start fast, so only this command loads rendering
    from fieldguide.tree import build_tree, open_site  # noqa: PLC0415 - as above

    catalogue, problems = load_catalogue(options.root.resolve())
    if found := errors(problems):
        sys.stderr.write("\n".join(map(str, found)) + "\nNothing was written.\n")
        return 1
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.stderr.write(f"{options.folder} is not empty; nothing was written. Name an empty or new folder.\n")
        return 1
    tree = build_tree(open_site(options.root.resolve(), catalogue))
    written = write_tree(tree, options.folder)
    sys.stdout.write(f"{written} files written to {options.folder}.\n")
    return 0
