"""The one place that knows where a record's page is, and how one page points at another."""

from __future__ import annotations

import posixpath

from fieldguide.graph import Key
from fieldguide.records import KINDS


def page_url(key: Key) -> str:
    """Give a record's address below the site's root, for example ``strategies/three-reads/``."""
    return f"{KINDS[key.kind].slug}/{key.id}/"


def term_url(facet: str, term: str) -> str:
    """Give the address of a vocabulary term's page."""
    return f"vocabulary/{facet}/{term}/"


def src_uri(url: str) -> str:
    """Give the Markdown path whose page has ``url``: ``a/b/`` comes from ``a/b.md``, a section from its ``index.md``."""
    if url in ("", "./"):
        return "index.md"
    return f"{url.rstrip('/')}.md"


def section_uri(url: str) -> str:
    """Give the ``index.md`` path of a section's address."""
    return f"{url}index.md"


def relative(start: str, target: str) -> str:
    """Give ``target`` as seen from the page at ``start``; both are addresses below the site's root."""
    path, mark, anchor = target.partition("#")
    if path == start and mark:
        return f"#{anchor}"
    base = start if start.endswith("/") or not start else posixpath.dirname(start) + "/"
    found = posixpath.relpath(path or ".", base or ".")
    if path.endswith("/") or not path:
        found += "/"
    return found + mark + anchor
