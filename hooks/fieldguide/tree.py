"""The whole generated site as a pure mapping, path to content: for the hook to hand to MkDocs, or to write to disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from fieldguide import urls
from fieldguide.catalogue import Catalogue
from fieldguide.history import read_history
from fieldguide.render import TEMPLATES, Renderer

_HEADING = re.compile(r'\n<h([2-4]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Heading:
    """One heading of a page, for its table of contents."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """One generated page. ``html`` is finished and safe; its headings start a line and stand outside any wrapper."""

    path: str
    """Markdown path below the docs folder, for example ``strategies/three-reads.md``."""
    title: str
    """Plain text."""
    description: str
    """Plain text, unique to the page."""
    html: str
    source: str = ""
    """The file to edit, from the project's root."""
    head: str = ""
    """Safe HTML for the page's head."""
    scripts: tuple[str, ...] = ()
    """Scripts of this page only, below the site's root. One named ``-early.js`` runs before the page is painted."""
    wide: bool = False
    """Whether to leave out both side columns."""

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return urls.address(self.path)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page, read from its HTML."""
        return tuple(
            Heading(int(level), name, unescape(_TAG.sub("", text)).strip())
            for level, name, text in _HEADING.findall(f"\n{self.html}")
        )


@dataclass(frozen=True)
class Asset:
    """One generated file that is not a page."""

    path: str
    content: str | bytes
    published: str = ""
    """Where it is published, when that is not its path."""


@dataclass(frozen=True, eq=False)
class Site:
    """All that pages and exports are made from."""

    catalogue: Catalogue
    renderer: Renderer
    url: str = "https://example.org/"
    """Where the site will be published, with its final slash."""
    name: str = ""
    description: str = ""
    repo_url: str = ""
    """The repository's web address, for "suggest a change"; empty when unknown."""
    root: Path = Path()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """How to make some pages or files, and what they are made from."""

    make: Callable[[], Iterable[Page | Asset]]
    pages: tuple[str, ...] = ()
    """The paths of the pages among them."""
    key: str = ""
    """Stands for all they are made from: equal keys, equal pages and files. Empty where that is not worked out."""


def recipe_of(path: str, make: Callable[[], Page], key: str = "") -> Recipe:
    """Give the recipe of one page."""
    return Recipe(lambda: (make(),), (path,), key)


Producer = Callable[[Site], Iterable[Page | Recipe]]
"""A family of pages."""


def open_site(root: Path, catalogue: Catalogue, **settings: Any) -> Site:
    """Make the site of a project folder, with the project's own templates."""
    settings = {"name": catalogue.about.title, "description": catalogue.about.summary, **settings}
    renderer = Renderer(
        root / TEMPLATES,
        catalogue,
        site_name=settings["name"],
        site_url=settings.get("url", Site.url),
        history=read_history(root, catalogue),
    )
    return Site(catalogue, renderer, root=root, **settings)


def plan(site: Site) -> Iterator[Recipe]:
    """Give the recipe of every page and every file of the site, in a fixed order."""
    from fieldguide.exports import EXPORTS, SHOWN  # noqa: PLC0415 - families of pages and files are made of what is above
    from fieldguide.origins import origins_of  # noqa: PLC0415 - as above
    from fieldguide.pages import PAGES  # noqa: PLC0415 - as above

    families: tuple[Producer, ...] = PAGES
    origins = origins_of(site)
    for produce in families:
        for item in produce(site):
            yield (
                item
                if isinstance(item, Recipe)
                else Recipe(partial(iter, (item,)), (item.path,), origins.of_page(item))
            )
    for export in EXPORTS:
        key = origins.of_words(export.__module__, *SHOWN[export](site)) if export in SHOWN else ""
        yield Recipe(partial(export, site), key=key)


def page_paths(recipes: Iterable[Recipe]) -> set[str]:
    """Give the paths of all pages that recipes make."""
    return {path for recipe in recipes for path in recipe.pages}


def build_tree(site: Site) -> dict[str, Page | Asset]:
    """Build every page and every file of the site. Two things at one path are a mistake of ours."""
    from fieldguide.finish import Finisher  # noqa: PLC0415 - as above

    finish = Finisher(site)
    tree: dict[str, Page | Asset] = {}
    for recipe in plan(site):
        for item in finish(recipe.make()):
            if item.path in tree:
                message = f"two generated files want the path {item.path}"
                raise ValueError(message)
            tree[item.path] = item
    return tree
