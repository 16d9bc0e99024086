"""One module a format; each offers a function from the site to the files it publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fieldguide import paper, redirects, search
from fieldguide.exports import workbench_data
from fieldguide.pages import plan, quality
from fieldguide.tree import Asset, Site

EXPORTS: tuple[Callable[[Site], Iterable[Asset]], ...] = (search.exports, plan.exports, paper.exports, redirects.exports, quality.exports, workbench_data.exports)
"""Every export, in the order their files are made."""
