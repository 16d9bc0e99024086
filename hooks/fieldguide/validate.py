"""Source to record, or to problems a coach can act on: pydantic finds, this module says where and in whose words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from fieldguide.problem import Problem
from fieldguide.records import KINDS, Kind, Record
from fieldguide.source import Source

RESERVED_IDS = frozenset({"index", "404", "search", "assets", "api", "tags", "con", "nul", "aux", "prn", "feed"})
_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
Loc = tuple[str | int, ...]


def kind_of(path: str) -> Kind | None:
    """Give the kind a path belongs to by its folder; ``None`` when no kind lives there."""
    posix = PurePosixPath(path)
    for kind in KINDS.values():
        if posix.suffix != kind.suffix or posix.stem == "index" and kind.suffix == ".md":
            continue
        folder = PurePosixPath(kind.folder)
        if posix.parent == folder or (kind.name == "resource" and folder in posix.parents):
            return kind
    return None


def record(source: Source, kind: Kind) -> tuple[Record | None, list[Problem]]:
    """Turn what was read into a record of ``kind``; all problems of the file at once."""
    problems = list(_id_problems(source.path))
    if source.data is None:
        return None, problems
    try:
        return kind.model.model_validate(source.data), problems
    except ValidationError as error:
        return None, problems + [_problem(source, kind, item) for item in error.errors(include_url=False)]


def _id_problems(path: str) -> Iterator[Problem]:
    """The file's name is the record's id: small letters, digits, single hyphens, at most 60, none of the site's own names."""
    stem = PurePosixPath(path).stem
    if not _ID.match(stem) or len(stem) > 60:
        fixed = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60]
        yield Problem(path, 0, 0, "id-form", "", f'"{stem}" cannot be an id.', f'Rename the file, for example "{fixed}".')
    elif stem in RESERVED_IDS:
        yield Problem(path, 0, 0, "id-reserved", "", f'"{stem}" is a name the site needs for itself.', "Choose another file name.")


def _problem(source: Source, kind: Kind, item: Any) -> Problem:
    """Say one pydantic error in our words, at its place in the file."""
    loc = _data_loc(source, item["loc"])
    code = item["type"]
    dotted = ".".join(str(part) for part in loc)
    name = str(loc[-1]) if loc else "the record"
    if code == "extra_forbidden":
        place = source.position(loc, key=True)
        known = _known_fields(kind, loc[:-1])
        return Problem(source.path, place.line, place.column, "unknown-field", dotted, f'"{name}" is not a field here.', _did_you_mean(name, known))
    place = source.position(loc)
    if code == "missing":
        return Problem(source.path, place.line, place.column, "missing-field", dotted, f'"{name}" is missing.', f"Add a line  {name}: …")
    return Problem(source.path, place.line, place.column, code.replace("_", "-"), dotted, f"{dotted}: {item['msg'][0].lower()}{item['msg'][1:]}.")


def _data_loc(source: Source, loc: Loc) -> Loc:
    """Drop from pydantic's path the union tags that the file does not hold; keep a last missing or unknown name."""
    kept: list[str | int] = []
    marks = source.marks
    for depth, part in enumerate(loc):
        child = marks.children.get(part)
        if child is not None:
            kept.append(part)
            marks = child
        elif depth == len(loc) - 1:
            kept.append(part)
    return tuple(kept)


def _known_fields(kind: Kind, loc: Loc) -> list[str]:
    """Give the fields allowed at ``loc``, by walking the kind's JSON Schema."""
    schema = kind.model.model_json_schema()
    node: Any = schema
    for part in loc:
        node = _resolve(schema, node)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return sorted(_resolve(schema, node).get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node or "anyOf" in node or "oneOf" in node:
        options = node.get("anyOf") or node.get("oneOf")
        node = options[0] if options else schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node


def _did_you_mean(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, 1, 0.6)
    if close:
        return f'Did you mean "{close[0]}"?'
    return f"Allowed here: {', '.join(known)}." if known else ""
