"""Source to record, or to problems a coach can act on: pydantic finds, ``wording`` says, this module says where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from fieldguide import shape as shapes
from fieldguide import wording
from fieldguide.problem import Problem
from fieldguide.records import KINDS, Kind, Record, kind_of
from fieldguide.source import Source
from fieldguide.unfinished import unfinished

RESERVED_IDS = frozenset({"index", "404", "search", "assets", "api", "tags", "con", "nul", "aux", "prn", "feed"})
_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
Loc = tuple[str | int, ...]


def place_problems(paths: Iterable[str]) -> Iterator[Problem]:
    """Every YAML file below ``content`` and ``resources`` is a record in the right folder, and no two share an id."""
    taken: dict[tuple[str, str], str] = {}
    for path in sorted(paths, key=lambda path: (not _ID.match(_stem(path)), path)):
        kind = kind_of(path)
        if kind is None:
            if path.endswith((".yml", ".yaml")):
                yield _misplaced(PurePosixPath(path))
            continue
        name = (kind.name, _stem(path).casefold())
        if name in taken:
            message = f"has the same id as {taken[name]}."
            yield Problem(path, 0, 0, "id-taken", "", message, "Rename one of the two files.")
        taken.setdefault(name, path)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _misplaced(path: PurePosixPath) -> Problem:
    folders = ", ".join(f"{kind.folder}/" for kind in KINDS.values())
    if path.suffix == ".yaml" and kind_of(str(path.with_suffix(".yml"))):
        hint = f"Rename it to {path.stem}.yml."
    else:
        hint = f"Move it to the folder of its kind: {folders}"
    return Problem(str(path), 0, 0, "file-misplaced", "", "is not read: no record lives here under this name.", hint)


def record(source: Source, kind: Kind, data: dict[str, Any]) -> tuple[Record, list[Problem]]:
    """Turn the ``data`` of a source into a record of ``kind``; when its shape is wrong, as far as it is right."""
    problems: list[Problem] = []
    if "kind" in data:
        problems.append(_kind_written(source, kind))
        data = {name: value for name, value in data.items() if name != "kind"}
    try:
        return kind.model.model_validate(data), problems
    except ValidationError as error:
        found = [_problem(source, kind, item) for item in _causes(error.errors(include_url=False))]
        return unfinished(kind.model, data), problems + list(dict.fromkeys(found))


def _kind_written(source: Source, kind: Kind) -> Problem:
    """Nobody writes a record's kind: two places that say it could disagree."""
    place = source.position(("kind",), key=True)
    message = f'"kind" is not written here: the folder says that this is a {kind.label.lower()}.'
    return Problem(source.path, place.line, place.column, "unknown-field", "kind", message, "Delete the line.")


def _causes(items: Sequence[Any]) -> Iterator[Any]:
    """Leave out a list that is only too short because some of its items are wrong."""
    for item in items:
        loc = item["loc"]
        if item["type"] != "too_short" or not any(
            len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in items
        ):
            yield item


def id_problems(path: str) -> Iterator[Problem]:
    """The file's name is the record's id: small letters, digits, single hyphens, at most 60, no name of the site."""
    stem = _stem(path)
    if not _ID.match(stem) or len(stem) > 60:
        fixed = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60]
        yield Problem(
            path, 0, 0, "id-form", "", f'"{stem}" cannot be an id.', f'Rename the file, for example "{fixed}".'
        )
    elif stem in RESERVED_IDS:
        yield Problem(
            path, 0, 0, "id-reserved", "", f'"{stem}" is a name the site needs for itself.', "Choose another file name."
        )


def _problem(source: Source, kind: Kind, item: Any) -> Problem:
    """Say one pydantic error in our words, at its place in the file."""
    loc, type_ = _data_loc(source, item["loc"]), item["type"]
    unknown = type_ == "extra_forbidden"
    owner, shape = shapes.at(kind.model, loc[:-1] if unknown else loc, source.data)
    if type_ == "string_type" and isinstance(item["input"], dict) and len(item["input"]) == 1:
        loc = (*loc, next(iter(item["input"])))  # the text that a colon broke: its beginning is the key
        unknown = True
    place = source.position(loc, key=unknown)
    below = place.line > source.position(loc, key=True).line
    finding = wording.Finding(type_, item["msg"], item.get("ctx", {}), item["input"], loc, shape, owner, below)
    code, message, hint = wording.say(finding)
    return Problem(source.path, place.line, place.column, code, ".".join(map(str, loc)), message, hint)


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
