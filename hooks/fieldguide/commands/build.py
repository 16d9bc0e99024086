"""``fieldguide build``: the static site, through MkDocs; nothing of the old site is touched when a record is wrong."""

from __future__ import annotations

import argparse

from fieldguide.commands.mkdocs_process import run_mkdocs


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--strict", action="store_true", help="stop at warnings as well")
    parser.add_argument("--site-dir", default="site", help="where to put the site (default: site)")
    return "build the site"


def run(options: argparse.Namespace) -> int:
    """Build the site."""
    strict = ["--strict"] if options.strict else []
    return run_mkdocs(options.root, "build", "--site-dir", options.site_dir, *strict)
