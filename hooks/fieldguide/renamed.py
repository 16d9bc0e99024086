"""Links to the earlier id of a record, written with its id of today: only the id changes, where it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fieldguide.catalogue import was_renamed
from fieldguide.graph import Key, Loc
from fieldguide.loaded import Loaded, former_names
from fieldguide.readings import load_source
from fieldguide.source import Source, read_bytes, read_file


def former_ids(root: Path, files: Iterable[Path]) -> dict[Key, Key]:
    """Give every earlier name with the name of today; only files that speak of one are read as records."""
    renamed = (path for path in files if was_renamed(path))
    found = (load_source(read_file(root, path.relative_to(root).as_posix())[0])[0] for path in renamed)
    return former_names(item.entry for item in found if item)


def mend(path: str, text: str, former: Mapping[Key, Key]) -> tuple[str, list[str]]:
    """Give the text with ids of today, and what was done; a text that cannot be read stays as it is."""
    done: list[str] = []
    for _ in range(text.count("\n") + 1):
        item = load_source(read_bytes(path, text.encode("utf-8", "surrogatepass"))[0])[0]
        found = next(_changes(item, former), None) if item and not item.source.aside else None
        if found is None:
            break
        start, old, new = found
        text = text[:start] + new + text[start + len(old) :]
        done.append(f'wrote "{new}" for the earlier id "{old}"')
    return text, list(dict.fromkeys(done))


def _changes(item: Loaded, former: Mapping[Key, Key]) -> Iterator[tuple[int, str, str]]:
    """Give each earlier id with its place in the text and its successor."""
    for loc, target in _targets(item):
        now = former.get(target)
        if now and now.id != target.id and (start := _start(item.source, loc, target)) is not None:
            yield start, target.id, now.id


def _targets(item: Loaded) -> Iterator[tuple[Loc, Key]]:
    yield from ((link.loc, link.target) for link in item.links)
    if item.entry.successor:
        yield ("replaced_by",), item.entry.successor


def _start(source: Source, loc: Loc, target: Key) -> int | None:
    """Give where an id was typed: alone in its field, quoted or not, or in prose behind its kind or an @."""
    spot = source.position(loc)
    place = sum(map(len, source.text.splitlines(keepends=True)[: spot.line - 1])) + spot.column - 1
    name = re.escape(target.id)
    alone = re.compile(rf"[\"']?({name})(?![a-z0-9-])").match(source.text, place)
    found = alone or re.compile(rf"(?:@|\b{re.escape(target.kind)}:)({name})(?![a-z0-9-])").search(source.text, place)
    return found.start(1) if found else None
