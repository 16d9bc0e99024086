"""Templates in, safe HTML out: our own Jinja environment, autoescape on, no forgiveness for a misspelled name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from fieldguide import freshness, prose, reference_formats, reference_styles, references, urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.diagrams import Diagram, DiagramModel, draw, sheet_for
from fieldguide.diagrams.blanks import BLANKS
from fieldguide.diagrams.cycle import draw_cycle
from fieldguide.diagrams.linkmap import draw_link_map
from fieldguide.graph import Key
from fieldguide.history import Change, History
from fieldguide.json_text import compact
from fieldguide.remember import shelf

TEMPLATES = Path("overrides", "fieldguide")
"""The folder of our templates, from the project's root."""


class Writer:
    """What a template says prose, addresses and labels with, from the page at ``here``."""

    def __init__(self, here: str, renderer: Renderer) -> None:
        self.here = here
        self.catalogue = renderer.catalogue
        self.about = renderer.catalogue.about
        self._renderer = renderer
        self._drawings = 0

    def prose(self, text: str) -> Markup:
        """Give contributed prose as safe block HTML."""
        return Markup(prose.to_html(text, self._link))  # noqa: S704 - cleaned by prose

    def inline(self, text: str) -> Markup:
        """Give contributed prose as safe HTML without its paragraph."""
        return Markup(prose.to_inline(text, self._link))  # noqa: S704 - cleaned by prose

    def guide(self, text: str) -> Markup:
        """Give a guide's body as safe HTML with headings."""
        return Markup(prose.guide_to_html(text, self._link))  # noqa: S704 - cleaned by prose

    def text(self, text: str) -> str:
        """Give prose as plain words."""
        return prose.to_text(text)

    def href(self, url: str) -> str:
        """Give a site address as seen from this page."""
        return urls.relative(self.here, url)

    def term(self, facet: str, term: str, *, short: bool = False) -> str:
        """Give a term's label."""
        return self.catalogue.vocabulary.label(facet, term, short=short)

    def term_href(self, facet: str, term: str) -> str:
        """Give the address of a term's page."""
        return self.href(urls.term_url(facet, term))

    def record_href(self, kind: str, name: str) -> str:
        """Give the address of a record's page."""
        return self.href(urls.page_url(Key(kind, name)))

    def record_title(self, kind: str, name: str) -> str:
        """Give a record's name in running text; its id when it is not published."""
        entry = self.catalogue.get(Key(kind, name))
        return views.short_name(entry, self.catalogue) if entry else name

    def apa(self, entry: Entry) -> Markup:
        """Give a work's reference in APA style."""
        return Markup(references.apa_html(entry))  # noqa: S704 - escaped by reference_styles

    def mla(self, entry: Entry) -> Markup:
        """Give a work's reference in MLA style."""
        return Markup(references.mla_html(entry))  # noqa: S704 - escaped by reference_styles

    def page_reference(self, entry: Entry) -> Markup:
        """Give a record's own page as a reference in APA style."""
        item = references.page_item(entry, self._renderer.site_name, self._renderer.site_url)
        return Markup(reference_styles.to_html(reference_styles.apa(item)))  # noqa: S704 - as above

    def page_bibtex(self, entry: Entry) -> str:
        """Give a record's own page as a BibTeX entry."""
        item = references.page_item(entry, self._renderer.site_name, self._renderer.site_url)
        return reference_formats.bibtex(item)

    def grades(self, grades: tuple[str, ...]) -> str:
        """Say grades shortly."""
        return views.grade_span(grades, self.catalogue)

    def card(self, card: views.CardView, level: int) -> Markup:
        """Give a card with its title as a heading of ``level``."""
        return self._renderer.card(card, self.here.count("/"), level)

    def diagram(self, diagram: Diagram) -> Markup:
        """Draw a diagram, with ids of its own on this page."""
        self._drawings += 1
        return Markup(_drawing(diagram, f"d{self._drawings}"))  # noqa: S704 - drawn by us, text escaped

    def blanks(self, diagrams: Sequence[Diagram]) -> list[tuple[str, str]]:
        """List the empty sheets on which these can be drawn: the name of each and what it is called."""
        names = dict.fromkeys(map(sheet_for, diagrams))
        return [(name, BLANKS[name].title) for name in names if name]

    def changes(self, entry: Entry) -> tuple[Change, ...]:
        """Give what happened to a record, the newest first."""
        return self._renderer.history.of(entry.key)

    def cycle(self, labels: Sequence[str]) -> Markup:
        """Draw the phases of a coaching cycle; each leads to the next, the last to the first."""
        self._drawings += 1
        return Markup(draw_cycle(labels, f"d{self._drawings}").svg)  # noqa: S704 - as above

    def link_map(self, center: str, links: Sequence[tuple[str, str, str]]) -> Markup:
        """Draw what a record is tied to, given as (relation, title, address below the root)."""
        self._drawings += 1
        placed = [(relation, title, self.href(url)) for relation, title, url in links]
        return Markup(draw_link_map(center, placed, f"d{self._drawings}").svg)  # noqa: S704 - as above

    def _link(self, kind: str, name: str) -> tuple[str, str] | None:
        entry = self.catalogue.get(Key(kind, name))
        return (self.href(urls.page_url(entry.key)), views.short_name(entry, self.catalogue)) if entry else None


class Compiled(BytecodeCache):
    """What templates were compiled to, kept in memory: ``serve`` builds again and again, processes share the work."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = shelf()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is kept; the bucket itself looks whether the template is still the same."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
"""One for all builds of a process, for our templates and for the theme's."""


class Direct(Context):
    """Calls what a template names at once: of all that ours call, only macros want to know about the template."""

    def call(self, called: Any, *given: Any, **named: Any) -> Any:
        """Call it; blocks and loops name their own variables along the way, which nothing here asks for."""
        if named:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
        return called(self.eval_ctx, *given, **named) if isinstance(called, Macro) else called(*given, **named)


_LEVEL = "\ue014"
"""The level of a card's heading, until a page says it: a private-use character, which no record holds."""
_GLUED_HEADING = re.compile(r"<h(?<!\n<h)(?=[234] id=)")


@lru_cache(maxsize=4096)
def _drawing(diagram: DiagramModel, uid: str) -> str:
    return draw(diagram, uid).svg


def open_templates(folder: Path) -> Environment:
    """Open the templates of a folder."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    environment.context_class = Direct
    environment.policies |= {"json.dumps_function": compact, "json.dumps_kwargs": {}}
    environment.filters["minutes"] = lambda value: views.span(value.min, value.max)
    environment.filters["review_by"] = freshness.review_by
    environment.filters["host"] = lambda url: (urlsplit(url).hostname or "").removeprefix("www.")
    environment.tests["savable"] = lambda key: key.kind in views.SAVABLE
    return environment


def compile_template(named: tuple[Environment, str]) -> None:
    """Have a template ready before it is asked for; what is wrong in it is said then."""
    environment, name = named
    with suppress(TemplateError):
        environment.get_template(name)


class Renderer:
    """Our templates, loaded once a build."""

    def __init__(
        self,
        templates: Path,
        catalogue: Catalogue,
        *,
        site_name: str = "",
        site_url: str = "",
        history: History | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.history = history or History()
        self.site_name = site_name
        self.site_url = site_url
        self._env = open_templates(templates)
        self._cards: dict[tuple[Key, int], str] = {}

    def page(self, template: str, here: str, **view: Any) -> str:
        """Render one template as the body of the page at ``here``, every heading with an id on a line of its own."""
        html = self._env.get_template(template).render(w=Writer(here, self), here=here, **view)
        return _GLUED_HEADING.sub("\n<h", html)

    def card(self, card: views.CardView, depth: int, level: int) -> Markup:
        """Give a card as seen from any page of a depth; made once, since term pages show each card many times."""
        name = (card.key, depth)
        if name not in self._cards:
            self._cards[name] = self.page("card.html", "x/" * depth, card=card, level=_LEVEL)
        return Markup(self._cards[name].replace(_LEVEL, str(level)))  # noqa: S704 - our own template, escaped
