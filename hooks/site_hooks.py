"""MkDocs' events, each answered by one call into ``fieldguide``. No rules and no HTML live here.

The hook folder is on ``sys.path`` only while this file is imported, so everything is imported at the top; and since
``serve`` keeps this module between builds, all state is one object made anew in ``on_config``.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from fieldguide import csp, redirects, urls
from fieldguide.catalogue import load_hub, rest
from fieldguide.finish import Finisher
from fieldguide.origins import inputs
from fieldguide.pages.diagram_gallery import OPTIONAL
from fieldguide.press import HEAVY, Press, Printing
from fieldguide.problem import Problem, errors
from fieldguide.readings import Held, Kept
from fieldguide.render import COMPILED, TEMPLATES, compile_template, open_templates
from fieldguide.shell import Shells, contents
from fieldguide.spread import Spread
from fieldguide.standing import FOLDER, Memory, Standing
from fieldguide.timings import Clock, changed, told
from fieldguide.tree import Asset, Page, Recipe, open_site, page_paths, plan

log = logging.getLogger("mkdocs.plugins.fieldguide")


class TreePage(MkDocsPage):
    """A page whose HTML is finished: nothing is read, nothing goes through Markdown."""

    tree_page: Page

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
        self.toc = TableOfContents(contents(self.tree_page.headings))  # type: ignore[arg-type]  # as the theme reads them


class Hub:
    """Everything one build knows."""

    memory: Memory
    listing: Any
    """The navigation as ``mkdocs.yml`` writes it, without the pages that this hub does not have."""
    nav: Navigation
    listed: Spread[Recipe, list[Page | Asset]]
    """The pages that MkDocs builds, being made."""
    printing: Printing
    """All other pages, as soon as the theme is ready."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        self.clock = Clock()
        self.leave: Callable[[], object] = lambda: None
        """Ends what other processes have begun, when a build fails."""
        known = _held or Kept(root / FOLDER / "readings")
        compiling = Spread(compile_template, list(_templates(config, root)), few=HEAVY, polite=True).begin()
        try:
            with self.clock.time("reading records, while templates are compiled"):
                records = load_hub(root, known)
        finally:
            compiling.leave()
        records.errors.begin()
        try:
            with self.clock.time("planning, while records are checked"), rest():
                self.site = open_site(
                    root,
                    records.catalogue(),
                    url=config.site_url or "/",
                    repo_url=str(config.extra.get("repository", "")),
                )
                self.recipes = list(plan(self.site))
        finally:  # a plan made of wrong records may fail; then what is wrong with them is what to say
            with self.clock.time("checking the rest of them"):
                _stop_at(records.problems)
        self.pages = page_paths(self.recipes)
        self.standing = Standing(root, Path(config.site_dir))
        if gone := redirects.lost(root, redirects.answered(self.site, self.pages)):
            raise PluginError("\n".join(map(redirects.explain, gone)))
        self.listing = _without(config.nav, OPTIONAL - self.pages)
        self._begin(frozenset(_listed(self.listing)))
        known.settle(records.right)  # while others make these pages

    def _begin(self, listed: frozenset[str]) -> None:
        """Let others begin to make what the navigation lists, for MkDocs to build; the rest is printed at the end."""
        taken = [recipe for recipe in self.recipes if not listed.isdisjoint(recipe.pages)]
        self.recipes = [recipe for recipe in self.recipes if recipe not in taken]
        finish = Finisher(self.site)
        self.listed = Spread(lambda recipe: list(finish(recipe.make())), taken, few=HEAVY).begin()
        self.leave = self.listed.leave


def _templates(config: MkDocsConfig, root: Path) -> Iterator[tuple[Environment, str]]:
    """Name the templates a build is likely to ask for: the theme's and ours."""
    theme = config.theme.get_env()
    theme.bytecode_cache = COMPILED
    folders = (Path(folder, "partials") for folder in config.theme.dirs)
    partials = {f"partials/{path.name}" for folder in folders for path in folder.glob("*.html")}
    yield from ((theme, name) for name in ("base.html", "main.html", *sorted(partials)))
    ours = open_templates(root / TEMPLATES)
    yield from ((ours, name) for name in ours.list_templates())


def _stop_at(problems: Sequence[Problem]) -> None:
    """Say what is wrong with the records; build nothing where it must be mended."""
    for problem in problems:
        (log.error if problem.severity == "error" else log.warning)("%s", problem)
    if found := errors(problems):
        count = len(found)
        raise PluginError(
            f"{count} problem{'s' if count > 1 else ''} in the records; nothing was built. "
            "`fieldguide check` shows each with its line and what to write instead."
        ) from None


_hub: Hub | None = None
_held: Held | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember files from build to build where there will be many."""
    global _held  # noqa: PLW0603 - as below
    _held = Held() if command == "serve" else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything before MkDocs touches the old site."""
    global _hub  # noqa: PLW0603 - MkDocs gives a hook no object to keep state on; this is the one, made anew each build
    _hub = Hub(config)
    about = _hub.site.catalogue.about
    config.site_name, config.site_description = about.title, about.summary
    config.extra["subject"] = about.subject
    config.extra["addresses"] = sorted(map(urls.address, _hub.pages))
    config.nav = _hub.listing
    config.extra["csp"] = csp.policies(config.site_url)
    config.extra["wait"] = csp.WAIT
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Set the old site aside: MkDocs empties its folder now, and what did not change is taken from there."""
    hub = _built()
    hub.memory = hub.standing.set_aside()


def on_build_error(error: Exception) -> None:
    """Bring the old site back."""
    if _hub is not None:
        _hub.leave()
        _hub.standing.put_back()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that the navigation lists; of all others MkDocs need not know."""
    hub = _built()
    for path in hub.pages:
        if (written := files.get_file_from_path(path)) is not None:
            files.remove(written)  # the Markdown of a guide, which its finished page replaces
    for item in chain.from_iterable(hub.listed.end()):
        if isinstance(item, Page):
            files.append(_open(item, config).file)
        else:
            file = File.generated(config, item.path, content=item.content)
            file.dest_uri = item.published or file.dest_uri
            files.append(file)
    return files


def _open(item: Page, config: MkDocsConfig) -> TreePage:
    """Make a page of MkDocs' of one of ours."""
    page = TreePage(None, File.generated(config, item.path, content="", inclusion=InclusionLevel.INCLUDED), config)
    page.tree_page = item
    return page


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation, which is drawn around every page."""
    _built().nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Get ready to draw the theme around the pages that MkDocs does not know of."""
    hub = _built()

    def open_page(item: Page) -> TemplateContext:
        page = _open(item, config)
        page.read_source(config)
        page.render(config, files)
        context = get_context(hub.nav, files, config, page)
        return config.plugins.on_page_context(context, page=page, config=config, nav=hub.nav)

    env.auto_reload = False  # templates do not change while a site is built
    env.bytecode_cache = COMPILED
    press = Press(hub.site, Shells(env, open_page), Path(config.site_dir), hub.standing.aside, log.info)
    hub.printing = press.begin(hub.recipes, hub.memory.made)
    hub.leave = hub.printing.leave
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Print all other pages and files, or keep those that would be the same, and say what was done."""
    hub = _built()
    hub.clock.lap("the theme's part: pages of the navigation")
    with hub.clock.time("printing all other pages and files"), rest():
        printed = hub.printing.end()
    made_from = inputs(hub.site)
    with hub.clock.time("joining them with what stands"):
        hub.standing.settle(printed.made, printed.kept, made_from)
    log.info("%s", told(printed.fresh, printed.old, changed(hub.memory.inputs, made_from)))
    if os.environ.get("FIELDGUIDE_TIMINGS"):
        log.info("Where the time went:\n%s", hub.clock)


def _built() -> Hub:
    """Give this build's hub; MkDocs always sends ``on_config`` first."""
    if _hub is None:
        raise PluginError("on_config was not called before the files were asked for")
    return _hub


def _listed(nav: Any) -> Iterator[str]:
    """Give the paths that the navigation lists."""
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else [nav]:
        if isinstance(item, str):
            yield item
        else:
            yield from _listed(item)


def _without(nav: Any, gone: Collection[str]) -> Any:
    """Take the pages that this hub does not have out of the navigation."""
    if isinstance(nav, list):
        return [_without(item, gone) for item in nav if not (isinstance(item, str) and item in gone)]
    if isinstance(nav, dict):
        return {title: _without(item, gone) for title, item in nav.items()}
    return nav
