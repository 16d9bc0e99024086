"""One module a command: ``add`` describes it to the parser, ``run`` does it and gives the exit code."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

COMMANDS: dict[str, str] = {
    "serve": "serve",
    "build": "build",
    "check": "check",
    "fix": "fix",
    "new": "new",
    "init": "init",
    "import": "import_",
    "schema": "schema",
    "export": "export",
    "report": "report",
    "history": "history",
    "urls": "urls",
    "from-issue": "from_issue",
    "issue-forms": "issue_forms",
    "pr-summary": "pr_summary",
}
"""Every command and its module, in the order ``fieldguide --help`` lists them."""


def load(name: str) -> ModuleType:
    """Give the module of a command; loaded only when it is asked for, since most need much."""
    return import_module(f"fieldguide.commands.{COMMANDS[name]}")
