"""The one place that knows where a record's page is, and how one page points at another."""

from __future__ import annotations

from fieldguide.graph import Key
from fieldguide.records import KINDS


def page_url(key: Key) -> str:
    """Give a record's address below the site's root, for example ``strategies/three-reads/``."""
    return f"{KINDS[key.kind].slug}/{key.id}/"


def term_url(facet: str, term: str) -> str:
    """Give the address of a vocabulary term's page."""
    return f"vocabulary/{facet}/{term}/"


def src_uri(url: str) -> str:
    """Give the Markdown path whose page has ``url``: ``a/b/`` comes from ``a/b.md``."""
    if url in ("", "./"):
        return "index.md"
    return f"{url.rstrip('/')}.md"


def address(path: str) -> str:
    """Give the address of the page at a Markdown path, as ``src_uri`` and ``section_uri`` name it."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def section_uri(url: str) -> str:
    """Give the ``index.md`` path of a section's address."""
    return f"{url}index.md"


def relative(start: str, target: str) -> str:
    """Give ``target`` as seen from the page at ``start``: up to the root, then down. Both are addresses below the root.

    Always through the root, so that a piece of a page reads the same on every page of that depth.
    """
    path, mark, anchor = target.partition("#")
    if path == start and mark:
        return f"#{anchor}"
    return ("../" * start.count("/") + path or "./") + mark + anchor
