"""One module a command: ``add`` describes it to the parser, ``run`` does it and gives the exit code."""

from __future__ import annotations

from types import ModuleType

from fieldguide.commands import (
    build,
    check,
    export,
    fix,
    from_issue,
    history,
    import_,
    issue_forms,
    new,
    pr_summary,
    report,
    schema,
    serve,
    urls,
)

COMMANDS: tuple[ModuleType, ...] = (
    serve,
    build,
    check,
    fix,
    new,
    import_,
    schema,
    export,
    report,
    history,
    urls,
    from_issue,
    issue_forms,
    pr_summary,
)
"""Every command, in the order ``fieldguide --help`` lists them."""
