"""``fieldguide build``: the static site, through MkDocs; nothing of the old site is touched when a record is wrong."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from fieldguide import standing
from fieldguide.commands.mkdocs_process import run_mkdocs


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--strict", action="store_true", help="stop at warnings as well")
    parser.add_argument("--site-dir", default="site", help="where to put the site (default: site)")
    parser.add_argument("--timings", action="store_true", help="say where the time went")
    parser.add_argument("--anew", action="store_true", help="make everything again, whatever earlier builds left")
    return "build the site"


def run(options: argparse.Namespace) -> int:
    """Build the site; where nothing changed since a strict build of it, say so and leave it."""
    if options.anew:
        shutil.rmtree(options.root / standing.FOLDER, ignore_errors=True)
    site = standing.Standing(options.root, options.root / options.site_dir)
    made_from = standing.inputs(options.root, os.environ)
    if site.stands(made_from):
        sys.stderr.write(f"Nothing changed since the last build: {options.site_dir}/ stands as it is.\n")
        return 0
    strict = ["--strict"] if options.strict else []
    code = run_mkdocs(options.root, "build", "--site-dir", options.site_dir, *strict, timings=options.timings)
    if code:
        site.put_back()  # MkDocs may have been stopped in the middle
    elif options.strict:
        site.vouch(made_from)
    return code
