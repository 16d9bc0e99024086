"""Judges one text as if it stood in the real hub."""

from __future__ import annotations

import copy
import json
from collections import ChainMap
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from places import ROOT

from fieldguide.catalogue import Hub, load_hub
from fieldguide.checks import Around, Errors, find_warnings
from fieldguide.graph import Key, Loc
from fieldguide.problem import Problem
from fieldguide.readings import key_of, load_source
from fieldguide.source import read_bytes

HEAD = ("title: A name", "summary: A sentence.", "review:", "  steward: Editorial team", "  reviewed: 2026-11-22")
"""The first lines of every text made here, so that positions in them can be told in advance."""


def judge(hub: Hub, path: str, raw: str | bytes) -> list[Problem]:
    """Give all errors and warnings of ``raw`` as the record at ``path``."""
    source, problems = read_bytes(path, raw.encode() if isinstance(raw, str) else raw)
    item, problems = load_source(source, problems)
    if item is not None:
        files = ChainMap({item.entry.key: path}, files_of(hub))
        own, nothing = {item.entry.key: item}, {}
        finished, unfinished = (own, nothing) if item.finished else (nothing, own)
        alone = Around(finished, hub.words, files, hub.about, unfinished)
        problems += [*Errors(alone, [item]).find(), *find_warnings(alone, [item])]
    return sorted(problems)


@cache
def real_hub() -> Hub:
    """Give the project's own records, read once for all tests that ask."""
    return load_hub(ROOT)


@cache
def one_of_each() -> tuple[Sample, ...]:
    """Give a real record of each kind."""
    return tuple(samples(real_hub(), 1))


_FILES: dict[int, dict[Key, str]] = {}


def files_of(hub: Hub) -> dict[Key, str]:
    """Give the file of every record, worked out once a hub."""
    if id(hub) not in _FILES:
        _FILES[id(hub)] = {key: found.entry.path for key, found in hub.loaded.items()}
    return _FILES[id(hub)]


@dataclass(frozen=True)
class Sample:
    """A real record, written anew in one plain form: title, summary and review in the first five lines."""

    path: str
    data: dict

    def text(self, head: tuple[str, ...] = HEAD, **changed: object) -> str:
        """Give the record with another head, or other fields."""
        data = {**self.data, **changed}
        body = data.pop("body", None)
        data = json.loads(json.dumps(data))  # no two parts are one object, or YAML would write an alias
        rest = {
            name: value
            for name, value in data.items()
            if name not in ("title", "summary", "review") and value is not None
        }
        fields = (
            "\n".join(head)
            + "\n"
            + (yaml.safe_dump(rest, sort_keys=False, allow_unicode=True, width=1000) if rest else "")
        )
        return fields if body is None else f"---\n{fields}---\n{body}"

    @property
    def first_line(self) -> int:
        """The line of the title: 1, or 2 behind the hyphens of a guide."""
        return 2 if self.path.endswith(".md") else 1


def samples(hub: Hub, each: int) -> list[Sample]:
    """Give ``each`` records of every kind, evenly spread."""
    found: list[Sample] = []
    for kind in dict.fromkeys(key.kind for key in sorted(hub.loaded)):
        items = [
            hub.loaded[key]
            for key in sorted(hub.loaded)
            if key.kind == kind and hub.loaded[key].entry.record.status == "active"
        ]
        step = max(1, len(items) // each)
        found += [Sample(item.entry.path, dict(item.source.data or {})) for item in items[::step][:each]]
    return found


def id_of(path: str) -> str:
    """Give the id a path stands for."""
    return key_of(path).id


def with_value(data: dict, loc: Loc, value: Any) -> dict:
    """Give the data with another value at ``loc``; ``...`` takes it away."""
    made = copy.deepcopy(data)
    node = made
    for part in loc[:-1]:
        node = node[part]
    if value is ...:
        del node[loc[-1]]
    else:
        node[loc[-1]] = value
    return made
