"""One module a format; each offers a function from the site to the files it publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fieldguide import search
from fieldguide.tree import Asset, Site

EXPORTS: tuple[Callable[[Site], Iterable[Asset]], ...] = (search.exports,)
"""Every export, in the order their files are made."""
