"""``fieldguide urls``: whether every published address still answers; ``--write`` promises the new ones too."""

from __future__ import annotations

import argparse
import sys

from fieldguide.catalogue import load_catalogue
from fieldguide.problem import errors


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--write", action="store_true", help="add new addresses to the manifest of published addresses")
    return "check that no published address vanishes"


def run(options: argparse.Namespace) -> int:
    """Compare the site with its manifest; 1 when an address is lost."""
    from fieldguide import redirects, urls  # noqa: PLC0415 - rendering is loaded only where it is needed
    from fieldguide.tree import open_site, page_paths, plan  # noqa: PLC0415 - as above

    root = options.root.resolve()
    catalogue, problems = load_catalogue(root)
    if found := errors(problems):
        sys.stderr.write("\n".join(map(str, found)) + "\n")
        return 1
    site = open_site(root, catalogue)
    pages = page_paths(plan(site))
    lost = redirects.lost(root, redirects.answered(site, pages))
    for url in lost:
        sys.stdout.write(f"{redirects.explain(url)}\n")
    if lost:
        return 1
    text = redirects.manifest(root, set(map(urls.address, pages)))
    if options.write:
        (root / redirects.MANIFEST).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(redirects.read_promises(root).kept)} published addresses, none lost.\n")
    return 0
