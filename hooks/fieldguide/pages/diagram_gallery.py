"""Every kind of diagram with the text that makes it, to copy; and the empty ones to print, made by the same hands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup
from pydantic import TypeAdapter

from fieldguide import source
from fieldguide.diagrams import EXAMPLES, Diagram, DiagramModel, Drawing, blank, draw, kind_of
from fieldguide.diagrams.blanks import BLANKS, kind_of_sheet
from fieldguide.meanings import meanings
from fieldguide.origins import origins_of
from fieldguide.tree import Page, Recipe, Site, recipe_of

GALLERY, SHEETS = "contribute/diagrams/", "printables/"
OPTIONAL = frozenset({f"{GALLERY}index.md", f"{SHEETS}index.md"})
"""Pages that a hub which offers no diagrams does not have, though its navigation may still name them."""


@dataclass(frozen=True)
class Field:
    """One field of a diagram."""

    name: str
    required: bool
    says: str


@dataclass(frozen=True)
class Example:
    """What a coach types, and what the reader sees and hears."""

    text: str
    picture: Markup
    caption: str
    description: str


@dataclass(frozen=True)
class Kind:
    """One kind of diagram, for the gallery."""

    name: str
    says: str
    fields: tuple[Field, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Sheet:
    """One empty diagram to print."""

    name: str
    title: str
    picture: Markup


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the gallery and the page of empty sheets, of the kinds this hub offers, if it offers any."""
    offered = tuple(kind for kind in EXAMPLES if site.catalogue.about.offers(kind))
    empty = [name for name in BLANKS if kind_of_sheet(name) in offered]
    key = origins_of(site).of_words(__name__, offered)
    if offered:
        yield recipe_of(f"{GALLERY}index.md", partial(_gallery, site, offered, SHEETS if empty else ""), key)
    if empty:
        yield recipe_of(f"{SHEETS}index.md", partial(_sheets, site, empty), f"{key} sheets")


def _gallery(site: Site, offered: tuple[str, ...], sheets: str) -> Page:
    title, lead = (
        "Diagrams to copy",
        "Every kind of picture that a record or a guide can hold, with the lines that draw it and the words for it.",
    )
    html = site.renderer.page("diagrams.html", GALLERY, title=title, lead=lead, kinds=kinds(offered), sheets=sheets)
    return Page(f"{GALLERY}index.md", title, lead, html)


def _sheets(site: Site, names: Collection[str]) -> Page:
    title, lead = "Blank sheets to print", "Each kind of diagram, empty, to print and write on."
    empty = [Sheet(name, BLANKS[name].title, _safe(blank(name))) for name in names]
    html = site.renderer.page("printables.html", SHEETS, title=title, lead=lead, sheets=empty, gallery=GALLERY)
    return Page(f"{SHEETS}index.md", title, lead, html)


@lru_cache(maxsize=1)
def kinds(offered: tuple[str, ...] = tuple(EXAMPLES)) -> list[Kind]:
    """Give every kind that is offered, with its examples drawn; ``serve`` draws them once."""
    read = TypeAdapter(Diagram).validate_python
    made = []
    for name, texts in ((name, EXAMPLES[name]) for name in offered):
        diagrams = [read(source.read("example.yml", text)[0].data) for text in texts]
        examples = [
            _example(text, diagram, index) for index, (text, diagram) in enumerate(zip(texts, diagrams, strict=True))
        ]
        model = type(diagrams[0])
        made.append(Kind(name, (model.__doc__ or "").strip(), fields(model), tuple(examples)))
    return made


def _example(text: str, diagram: DiagramModel, index: int) -> Example:
    drawing = draw(diagram, f"{kind_of(diagram)}-{index}")
    return Example(text, _safe(drawing), diagram.caption or "", drawing.description)


def fields(model: type[DiagramModel]) -> tuple[Field, ...]:
    """Give the fields of a kind, first what it needs; what every kind may have is said once for all."""
    own = [
        Field(name, field.is_required(), meanings(model).get(name, ""))
        for name, field in model.model_fields.items()
        if name not in {"kind", *DiagramModel.model_fields}
    ]
    return tuple(sorted(own, key=lambda field: not field.required))


def _safe(drawing: Drawing) -> Markup:
    return Markup(drawing.svg)  # noqa: S704 - drawn by us, text escaped
