"""Addresses are promises: every page of an earlier name leads on, and none that was published may vanish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldguide import urls
from fieldguide.catalogue import Catalogue
from fieldguide.graph import Key
from fieldguide.tree import Asset, Site

MANIFEST = "published-urls.txt"
UNPROMISED = ("browse/",)
"""Pages made from what happens to meet; they come and go with the records."""
_ARROW = " -> "


@dataclass(frozen=True)
class Promises:
    """The manifest: addresses that must answer, and old addresses with where they lead."""

    kept: tuple[str, ...]
    moved: Mapping[str, str]


def read_promises(root: Path) -> Promises:
    """Read the manifest; a hub that never published has none."""
    path = root / MANIFEST
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    wanted = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    moved = dict(line.split(_ARROW, 1) for line in wanted if _ARROW in line)
    return Promises(tuple(line for line in wanted if _ARROW not in line), moved)


def leads(catalogue: Catalogue, root: Path) -> dict[str, str]:
    """Give every old address with the one it leads to: earlier ids of records, and moves in the manifest."""
    found = dict(read_promises(root).moved)
    for entry in catalogue:
        for name in entry.record.formerly:
            found[urls.page_url(Key(entry.key.kind, name))] = urls.page_url(entry.key)
    return dict(sorted(found.items()))


def exports(site: Site) -> Iterator[Asset]:
    """Make a small page at each old address; it works without a script, and search engines are told."""
    for old, new in leads(site.catalogue, site.root).items():
        html = site.renderer.page(
            "contribute/redirect.html", old, target=urls.relative(old, new), canonical=site.url + new
        )
        yield Asset(f"{old}index.html", html)


def answered(site: Site, pages: Iterable[str]) -> set[str]:
    """Give every address that a site with pages at these Markdown paths answers, old ones among them."""
    return {*map(urls.address, pages), *leads(site.catalogue, site.root)}


def lost(root: Path, here: Collection[str]) -> list[str]:
    """Give the published addresses that are not answered any longer."""
    return [url for url in read_promises(root).kept if url not in here]


def explain(url: str) -> str:
    """Say what to do about a lost address."""
    return (
        f"{url} was published and would vanish. If the record has a new name, list the old one under formerly: in it; "
        f"if it is gone for good, keep it with status: retired; "
        f'for any other page, write "{url}{_ARROW}new/address/" in {MANIFEST}.'
    )


def manifest(root: Path, here: Collection[str]) -> str:
    """Give the manifest for a site that answers these addresses: what was promised stays, what is new joins."""
    old = read_promises(root)
    new = {url for url in here if url and not url.startswith(UNPROMISED)}
    kept = sorted((set(old.kept) | new) - set(old.moved))
    lines = [*kept, *(f"{start}{_ARROW}{end}" for start, end in sorted(old.moved.items()))]
    head = (
        "# Every address this site has published, below its root. The build stops if one would vanish.\n"
        '# "old/ -> new/" leads visitors of an old address on. New addresses join with: fieldguide urls --write\n'
    )
    return head + "\n".join(lines) + "\n"
