"""``fieldguide issue-forms``: write GitHub's issue forms again from the models; ``--check`` only compares."""

from __future__ import annotations

import argparse
import sys

from fieldguide.catalogue import load_catalogue


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; say which forms are out of date")
    return "write GitHub's issue forms from the models and the vocabulary"


def run(options: argparse.Namespace) -> int:
    """Write or compare; 1 when a form is out of date."""
    from fieldguide.issue_forms import files  # noqa: PLC0415 - needed by this command only

    root = options.root.resolve()
    catalogue, _ = load_catalogue(root)
    stale = {
        path: text
        for path, text in files(catalogue).items()
        if not (root / path).exists() or (root / path).read_text(encoding="utf-8") != text
    }
    for path, text in stale.items():
        sys.stdout.write(f"{path}{' is out of date; run fieldguide issue-forms' if options.check else ''}\n")
        if not options.check:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return 1 if options.check and stale else 0
