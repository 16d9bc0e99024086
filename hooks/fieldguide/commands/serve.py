"""``fieldguide serve``: build, show and rebuild on every change, through MkDocs."""

from __future__ import annotations

import argparse

from fieldguide.commands.mkdocs_process import INTERRUPTED, run_mkdocs


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--timings", action="store_true", help="say where the time went, at each build")
    return "build and show the site, again after each change"


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    address = f"{options.host}:{options.port}"
    arguments = ("serve", "--dev-addr", address)
    code = run_mkdocs(options.root, *arguments, timings=options.timings, SITE_URL=f"http://{address}/")
    return 0 if code == INTERRUPTED else code  # the only way to stop it
