"""The contributor's field guide, from the models: for every kind of record its fields and what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from fieldguide import schema
from fieldguide import shape as shapes
from fieldguide.catalogue import Catalogue
from fieldguide.origins import origins_of
from fieldguide.records import ABOUT, KINDS, WRITTEN, Kind
from fieldguide.records.base import Frameworks, Ref, Term, Text
from fieldguide.shape import Shape
from fieldguide.tree import Page, Recipe, Site, recipe_of

URL = "contribute/fields/"


@dataclass(frozen=True)
class FieldView:
    """One field as the guide tells it."""

    name: str
    required: bool
    says: str
    holds: str
    allowed: tuple[str, ...]
    facet: str
    kind: str
    groups: tuple[tuple[str, str], ...]
    """(label, anchor) of the groups of fields it may hold."""


@dataclass(frozen=True)
class GroupView:
    """A group of fields: the record itself, or what one of its fields holds."""

    title: str
    anchor: str
    says: str
    fields: tuple[FieldView, ...]


def pages(site: Site) -> Iterator[Page | Recipe]:
    """Make the index of kinds, and a page a kind."""
    title, lead = (
        "Fields of every record",
        "What each kind of record holds, field by field: the same words that the checks, templates and editors use.",
    )
    html = site.renderer.page(
        "fields-index.html", URL, title=title, lead=lead, kinds=tuple(WRITTEN.values()), says=_says
    )
    yield Page(f"{URL}index.md", title, lead, html)
    for kind in WRITTEN.values():
        path = f"{URL}{kind.name}.md"
        yield recipe_of(path, partial(_kind_page, site, kind, path), origins_of(site).of_words(path))


def _kind_page(site: Site, kind: Kind, path: str) -> Page:
    html = site.renderer.page(
        "fields.html",
        f"{URL}{kind.name}/",
        kind=kind,
        single=kind is ABOUT,
        groups=tuple(group_views(kind, site.catalogue)),
        schema=f"schemas/{schema.VERSION}/{kind.name}.json",
        index=URL,
    )
    return Page(
        path,
        f"{kind.label}: fields",
        f"Every field of a {kind.label.lower()} record: what it holds and what is allowed.",
        html,
    )


def group_views(kind: Kind, catalogue: Catalogue) -> Iterator[GroupView]:
    """Give the record's own fields, then those of each group; diagrams have a gallery of their own."""
    yield _group(kind.model, "The record", "the-record", catalogue)
    for model in shapes.groups(kind.model):
        if not _is_diagram(model):
            yield _group(model, _title(model), _anchor(model), catalogue)


def _group(model: type[BaseModel], title: str, anchor: str, catalogue: Catalogue) -> GroupView:
    return GroupView(
        title, anchor, _says(model), tuple(_field(shape, catalogue) for shape in shapes.fields(model).values())
    )


def _field(shape: Shape, catalogue: Catalogue) -> FieldView:
    facet = shape.marker.facet if isinstance(shape.marker, Term) else ""
    terms = catalogue.vocabulary.terms.get(facet, {})
    allowed = shape.choices or (tuple(terms) if 0 < len(terms) <= 20 else ())
    if isinstance(shape.marker, Frameworks):
        allowed = catalogue.vocabulary.frameworks
    kind = shape.marker.kind if isinstance(shape.marker, Ref) else ""
    groups = tuple((_title(model), _anchor(model)) for model in shape.models if not _is_diagram(model))
    return FieldView(
        shape.name,
        shape.required,
        shape.description,
        holds(shape),
        allowed,
        facet if facet in catalogue.vocabulary.facets else "",
        kind,
        groups,
    )


def holds(shape: Shape) -> str:
    """Say in a few words what a field holds, for example ``a list of 4 to 7 groups of fields``."""
    if shape.many:
        return (
            f"a list{_span(shape)} of {_thing(shape, many=True)}"
            if _span(shape)
            else f"a list of {_thing(shape, many=True)}"
        )
    limit = (
        f", at most {shape.most} characters"
        if shape.holds == "text" and shape.most and not isinstance(shape.marker, (Ref, Term))
        else ""
    )
    span = f", {shape.least} to {shape.most}" if shape.holds == "number" and shape.most is not None else ""
    return f"{_thing(shape, many=False)}{limit}{span}"


def _span(shape: Shape) -> str:
    if shape.least and shape.most:
        return f" of {shape.least}" if shape.least == shape.most else f" of {shape.least} to {shape.most}"
    return f" of at least {shape.least}" if shape.least else f" of at most {shape.most}" if shape.most else ""


def _thing(shape: Shape, *, many: bool) -> str:
    if shape.models and all(_is_diagram(model) for model in shape.models):
        return "diagrams" if many else "a diagram"
    if shape.holds == "group":
        lists = isinstance(shape.marker, Frameworks)
        one = "lists of terms, each below its name" if lists else "a group of fields"
        return "groups of fields" if many else one
    if isinstance(shape.marker, Term):
        return "terms" if many else "a term"
    if isinstance(shape.marker, Ref):
        label = KINDS[shape.marker.kind].label.lower()
        return f"ids, each of a {label}" if many else f"the id of a {label}"
    if isinstance(shape.marker, Text) and shape.marker.form == "prose":
        return "texts in Markdown" if many else "text in Markdown"
    names = {
        "number": "a whole number",
        "date": "a date, YYYY-MM-DD",
        "choice": "one of a few words",
        "text": "plain text",
        "yes-no": "yes or no",
    }
    plural = {
        "number": "whole numbers",
        "date": "dates",
        "choice": "words from a few",
        "text": "plain texts",
        "yes-no": "yes or no",
    }
    return (plural if many else names)[shape.holds]


def _says(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _title(model: type[BaseModel]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return words[:1].upper() + words[1:]


def _anchor(model: type[BaseModel]) -> str:
    return _title(model).lower().replace(" ", "-")


def _is_diagram(model: type[BaseModel]) -> bool:
    return model.__module__.startswith("fieldguide.diagrams")
