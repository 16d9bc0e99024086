"""One module a command: ``add`` describes it to the parser, ``run`` does it and gives the exit code."""

from __future__ import annotations

from types import ModuleType

from fieldguide.commands import build, check, export, serve

COMMANDS: tuple[ModuleType, ...] = (serve, build, check, export)
"""Every command, in the order ``fieldguide --help`` lists them."""
