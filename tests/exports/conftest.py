"""Every exported file of the real hub, made once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from fieldguide.exports import api, api_schemas, bibliography, database, doors, feeds
from fieldguide.tree import Site

FAMILIES = (api, api_schemas, bibliography, database, feeds, doors)
Files = Mapping[str, str | bytes]


@pytest.fixture(scope="session")
def files(site: Site) -> Files:
    """Path to content, as published."""
    of_all = (asset for family in FAMILIES for asset in family.exports(site))
    of_each = (
        asset for entry in site.catalogue for asset in (api.file(site, entry), *bibliography.beside_record(site, entry))
    )
    return {asset.path: asset.content for asset in (*of_all, *of_each)}
