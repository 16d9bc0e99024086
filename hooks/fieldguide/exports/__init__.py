"""One module a format; each offers a function from the site to the files it publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fieldguide import redirects, search
from fieldguide.exports import api, api_schemas, bibliography, database, doors, feeds, schemas, workbench_data
from fieldguide.pages import contribute, plan, quality
from fieldguide.tree import Asset, Site

EXPORTS: tuple[Callable[[Site], Iterable[Asset]], ...] = (
    database.exports,
    search.exports,
    plan.exports,
    redirects.exports,
    quality.exports,
    contribute.exports,
    schemas.exports,
    workbench_data.exports,
    api.exports,
    api_schemas.exports,
    bibliography.exports,
    feeds.exports,
    doors.exports,
)
"""Every export, in the order their files are made: the longest first, so that nobody waits for it at the end."""

SHOWN: Mapping[Callable[[Site], Iterable[Asset]], Callable[[Site], Iterable[object]]] = {
    schemas.exports: lambda _: (),
    api_schemas.exports: lambda _: (),
    search.exports: search.documents,
}
"""What some show of single records: their files stay the same as long as this, code, vocabulary and settings do."""
