"""What the form on the site needs to know of a kind of record: its fields, limits and words to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from fieldguide import views
from fieldguide.catalogue import Catalogue
from fieldguide.checks.strategy import standard_problem
from fieldguide.diagrams import DiagramModel
from fieldguide.issue_forms import label_of, plain
from fieldguide.records import KINDS, Kind
from fieldguide.records.base import Frameworks, Ref, Term, Text
from fieldguide.shape import Shape, fields

LEFT_OUT = frozenset({"status", "replaced_by", "retired_because", "formerly"})
"""Fields of a record's later life: a new one needs none of them."""
LONG = 130
"""From how many characters on a text gets a field of several lines."""
Spec = dict[str, Any]


def spec(kind: Kind, catalogue: Catalogue) -> Spec:
    """Give the form of a kind of record as plain data."""
    shapes = (shape for name, shape in fields(kind.model).items() if name not in LEFT_OUT)
    asked = [_field(kind.model, shape, catalogue) for shape in shapes if _is_asked(shape, catalogue)]
    facets = sorted({found["facet"] for found in _all(asked) if found.get("facet")})
    kinds = sorted({found["ref"] for found in _all(asked) if found.get("ref")})
    return {
        "kind": kind.name,
        "label": kind.label,
        "suffix": kind.suffix,
        "folders": _folders(kind, catalogue),
        "taken": sorted(entry.key.id for entry in catalogue.all(kind.name)),
        "fields": asked,
        "terms": {facet: _terms(facet, catalogue) for facet in facets},
        "shorts": _shorts(facets, catalogue),
        "records": {name: [[e.key.id, views.short_name(e, catalogue)] for e in catalogue.all(name)] for name in kinds},
        "kinds": {name: KINDS[name].label.lower() for name in kinds},
    }


def _folders(kind: Kind, catalogue: Catalogue) -> list[str]:
    if kind.name != "resource":
        return [kind.folder]
    return sorted({entry.path.rsplit("/", 1)[0] for entry in catalogue.all("resource")}) or ["resources/collections"]


def _terms(facet: str, catalogue: Catalogue) -> list[list[str]]:
    return [
        [term.id, term.label] for term in catalogue.vocabulary.terms.get(facet, {}).values() if not term.replaced_by
    ]


def _is_asked(shape: Shape, catalogue: Catalogue) -> bool:
    """A hub without frameworks of practices asks for none."""
    return not isinstance(shape.marker, Frameworks) or bool(catalogue.vocabulary.frameworks)


def _shorts(facets: list[str], catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Give the short names that the card prints, by facet; learner groups have theirs too."""
    terms = {facet: catalogue.vocabulary.terms.get(facet, {}).values() for facet in facets}
    found = {facet: {term.id: term.short for term in known if term.short} for facet, known in terms.items()}
    groups = catalogue.all("learner-group")
    names = {entry.key.id: getattr(entry.record, "short", entry.record.title) for entry in groups}
    return {facet: known for facet, known in found.items() if known} | {"learner-group": names}


def _field(model: type[BaseModel], shape: Shape, catalogue: Catalogue) -> Spec:
    info = model.model_fields[shape.name]
    _, most = _text_limits([info.annotation, *info.metadata])
    found: Spec = {
        "name": shape.name,
        "label": label_of((shape.name,)),
        "help": plain(shape.description),
        "required": shape.required,
        "many": shape.many,
        "type": shape.holds,
        "least": shape.least if shape.many or shape.holds == "number" else None,
        "most": shape.most if shape.many or shape.holds == "number" else None,
        "longest": most,
        "long": bool(most and most > LONG and not shape.pattern),
        "pattern": shape.pattern,
        "plain": isinstance(shape.marker, Text) and shape.marker.form == "plain",
        "choices": list(shape.choices),
        "facet": shape.marker.facet if isinstance(shape.marker, Term) else "",
        "ref": shape.marker.kind if isinstance(shape.marker, Ref) else "",
        "options": [{"label": _says(option), "fields": list(_inner(option, catalogue))} for option in shape.models],
    }
    if isinstance(shape.marker, Frameworks):
        found["options"] = [{"label": "", "fields": list(_frameworks(catalogue))}]
    if shape.name == "standard" and (standards := catalogue.about.standards):
        found["pattern"] = f"^({standards.code})$"
        found["wrong"] = standard_problem(standards)
    return {name: value for name, value in found.items() if value not in (None, "", [], False)}


def _frameworks(catalogue: Catalogue) -> Iterator[Spec]:
    """Give a field for each framework of practices, to tick what a strategy serves."""
    for name in catalogue.vocabulary.frameworks:
        facet = catalogue.vocabulary.facets[name]
        yield {
            "name": name,
            "label": facet.title,
            "help": facet.summary,
            "many": True,
            "type": "text",
            "facet": name,
        }


def _inner(model: type[BaseModel], catalogue: Catalogue) -> Iterator[Spec]:
    """Diagrams are left to the pull request, where they can be seen."""
    for shape in fields(model).values():
        if not any(issubclass(option, DiagramModel) for option in shape.models):
            yield _field(model, shape, catalogue)


def _says(model: type[BaseModel]) -> str:
    """Give the first sentence of a group's own description."""
    return re.split(r"(?<=[.!?])\s", " ".join((model.__doc__ or "").split()))[0].rstrip(".")


def _text_limits(parts: list[Any]) -> tuple[int | None, int | None]:
    """Give the shortest and longest text anywhere in an annotation, also inside a list."""
    for part in parts:
        if isinstance(part, StringConstraints):
            return part.min_length, part.max_length
        inner = list(get_args(part)) if get_origin(part) is not None else []
        if get_origin(part) is Annotated or inner:
            found = _text_limits([getattr(part, "__origin__", None), *getattr(part, "__metadata__", ()), *inner])
            if found != (None, None):
                return found
        least, most = getattr(part, "min_length", None), getattr(part, "max_length", None)
        if isinstance(most, int) and most > 20:
            return least, most
    return None, None


def _all(asked: list[Spec]) -> Iterator[Spec]:
    for found in asked:
        yield found
        for option in found.get("options", []):
            yield from _all(option["fields"])
