"""MkDocs' events, each answered by one call into ``fieldguide``. No rules and no HTML live here.

The hook folder is on ``sys.path`` only while this file is imported, so everything is imported at the top; and since
``serve`` keeps this module between builds, all state is one object made anew in ``on_config``.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from fieldguide import csp, redirects
from fieldguide.catalogue import load_catalogue, rest
from fieldguide.digest import digest
from fieldguide.origins import inputs
from fieldguide.pages.diagram_gallery import OPTIONAL
from fieldguide.problem import errors
from fieldguide.shell import PageTemplate
from fieldguide.store import Store
from fieldguide.timings import Clock, told
from fieldguide.tree import Asset, Page, build_tree, open_site

log = logging.getLogger("mkdocs.plugins.fieldguide")


class TreePage(MkDocsPage):
    """A page whose HTML is finished: nothing is read, nothing goes through Markdown."""

    tree_page: Page
    group: tuple[object, ...] | None = None
    """Pages that may share the theme's shell: those of one folder, outside the navigation, alike in what they hide."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and metadata from the tree; MkDocs prints them raw, so they are escaped here."""
        page = self.tree_page
        self.markdown = ""
        self.title = escape(page.title)
        hide = ["navigation", "toc"] if page.wide else ["navigation"]
        self.meta = {
            "title": escape(page.title),
            "description": escape(page.description),
            "hide": hide,
            "fieldguide": {"head": page.head, "scripts": page.scripts},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the finished body and its table of contents."""
        self.content = self.tree_page.html
        self.toc = get_toc(_toc_tokens(self.tree_page))
        if not (self.is_homepage or self.parent or self.previous_page or self.next_page):
            folder = self.url.rstrip("/").rpartition("/")[0]
            self.group = (folder, self.tree_page.wide, self.tree_page.scripts, bool(self.toc.items))


def _toc_tokens(page: Page) -> list[Any]:
    """Nest headings the way Markdown's own extension does: level 3 below the level 2 before it."""
    tokens: list[dict[str, Any]] = []
    for heading in page.headings:
        token: dict[str, Any] = {"level": heading.level, "id": heading.id, "name": escape(heading.text), "children": []}
        if heading.level == 2 or not tokens:
            tokens.append(token)
        elif heading.level == 3:
            tokens[-1]["children"].append(token)
    return tokens


class Hub:
    """Everything one build knows."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        self.clock = Clock()
        with self.clock.time("reading and checking records"):
            catalogue, problems = load_catalogue(root)
        for problem in problems:
            (log.error if problem.severity == "error" else log.warning)("%s", problem)
        if found := errors(problems):
            count = len(found)
            raise PluginError(
                f"{count} problem{'s' if count > 1 else ''} in the records; nothing was built. "
                "`fieldguide check` shows each with its line and what to write instead."
            )
        site = open_site(
            root,
            catalogue,
            url=config.site_url or "/",
            repo_url=str(config.extra.get("repository", "")),
        )
        self.about = catalogue.about
        with self.clock.time("making pages and files"), rest():
            store = Store(root / ".cache" / "fieldguide" / f"pages-{digest((site.url,))}.sqlite3")
            self.tree = build_tree(site, store)
            changed = store.changed(inputs(site))
            store.keep()
        log.info("%s", told(store.made, store.found, changed))
        if gone := redirects.lost(root, self.tree):
            raise PluginError("\n".join(map(redirects.explain, gone)))


_hub: Hub | None = None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything before MkDocs touches the old site."""
    global _hub  # noqa: PLW0603 - MkDocs gives a hook no object to keep state on; this is the one, made anew each build
    _hub = Hub(config)
    config.site_name, config.site_description = _hub.about.title, _hub.about.summary
    config.extra["subject"] = _hub.about.subject
    config.nav = _without(config.nav, OPTIONAL - set(_hub.tree))
    config.extra["csp"] = csp.policies(config.site_url)
    config.extra["wait"] = csp.WAIT
    return config


def _without(nav: Any, gone: Collection[str]) -> Any:
    """Take the pages that this hub does not have out of the navigation."""
    if isinstance(nav, list):
        return [_without(item, gone) for item in nav if not (isinstance(item, str) and item in gone)]
    if isinstance(nav, dict):
        return {title: _without(item, gone) for title, item in nav.items()}
    return nav


def _built() -> Hub:
    """Give this build's hub; MkDocs always sends ``on_config`` first."""
    if _hub is None:
        raise PluginError("on_config was not called before the files were asked for")
    return _hub


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated page and file."""
    for item in _built().tree.values():
        if isinstance(item, Asset):
            file = File.generated(config, item.path, content=item.content)
            file.dest_uri = item.published or file.dest_uri
            files.append(file)
            continue
        file = File.generated(config, item.path, content="", inclusion=InclusionLevel.INCLUDED)
        if (written := files.get_file_from_path(item.path)) is not None:
            files.remove(written)  # the Markdown of a guide, which its finished page replaces
        files.append(file)
        page = TreePage(None, file, config)
        page.tree_page = item
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let pages share what the theme writes around them; templates do not change while a site is built."""
    env.template_class = PageTemplate
    env.auto_reload = False
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Navigation has made plain pages for what it lists: let those of the tree be tree pages too."""
    for page in nav.pages:
        item = _built().tree.get(page.file.src_uri)
        if isinstance(item, Page):
            page.__class__ = TreePage
            page.tree_page = item  # type: ignore[attr-defined]
    return nav


def on_post_build(config: MkDocsConfig) -> None:
    """Say where the time went, to who asked for it with ``fieldguide build --timings``."""
    clock = _built().clock
    clock.lap("the theme's part: pages in its shell, and writing")
    if os.environ.get("FIELDGUIDE_TIMINGS"):
        log.info("Where the time went:\n%s", clock)
