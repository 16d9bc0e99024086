"""Rules for how records stand together: names, successors, circles."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from fieldguide.checks.around import Around
from fieldguide.checks.links import say_former
from fieldguide.graph import Key, Link, Loc
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.records import WRITTEN, Facet


def builds_on_circle(around: Around) -> Iterator[Problem]:
    """What builds on something cannot be what that is built on."""
    steps: dict[Key, list[Link]] = {}
    for link in around.links:
        if link.relation == "builds_on" and link.target != link.source:
            steps.setdefault(link.source, []).append(link)
    for start in sorted(steps):
        for link in steps[start]:
            way = _way_back(link.target, start, steps)
            if way:
                path = " -> ".join(key.id for key in (start, *way))
                item = around.read[start]
                yield item.problem(
                    link.loc,
                    "builds-on-circle",
                    f"these strategies build on each other in a circle: {path}.",
                    "Take one of the links out, or make it pairs_with.",
                )


def _way_back(here: Key, goal: Key, steps: Mapping[Key, list[Link]]) -> list[Key]:
    """Give the shortest way from ``here`` to ``goal``; empty when there is none."""
    ways = [[here]]
    seen = {here}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        for link in steps.get(way[-1], ()):
            if link.target not in seen:
                seen.add(link.target)
                ways.append([*way, link.target])
    return []


def retired_unexplained(item: Loaded) -> Iterator[Problem]:
    """A retired record names its successor, or says why it is retired."""
    record = item.entry.record
    if record.status == "retired" and record.replaced_by is None and record.retired_because is None:
        yield item.problem(
            ("status",),
            "retired-unexplained",
            "this record is retired, and says neither what replaces it nor why.",
            "Add replaced_by: with an id, or retired_because: with the reason in a sentence.",
        )


def successor(item: Loaded, around: Around) -> Iterator[Problem]:
    """A retired record points to one of its kind that is there and not retired; others point nowhere."""
    key, target = item.entry.key, item.entry.successor
    if target is None:
        return
    loc = ("replaced_by",)
    if item.entry.record.status != "retired":
        yield item.problem(
            loc,
            "replaced-not-retired",
            "this record has a successor and is not retired.",
            "Add status: retired, or take replaced_by out.",
        )
    elif target == key:
        yield item.problem(
            loc, "self-link", "this record is said to replace itself.", "Name another record, or delete the line."
        )
    elif target not in around.files and (now := around.former.get(target)):
        yield item.problem(loc, "former-name", *say_former(target, now))
    elif target not in around.files:
        close = difflib.get_close_matches(
            target.id, [found.id for found in around.files if found.kind == key.kind], 1, 0.6
        )
        hint = f'Did you mean "{close[0]}"?' if close else f"Look in {WRITTEN[key.kind].folder}/."
        yield item.problem(
            loc, "dangling-link", f'there is no {WRITTEN[key.kind].label.lower()} called "{target.id}".', hint
        )
    elif target in around.loaded and around.loaded[target].entry.record.status == "retired":
        after = around.loaded[target].entry.record.replaced_by
        hint = f'Point to "{after}".' if after and after != key.id else "Point to a record that is not retired."
        yield item.problem(loc, "successor-retired", f'"{target.id}" is retired itself.', hint)


def former_name(around: Around) -> Iterator[Problem]:
    """An earlier id leads to one record only, and is no other record's id."""
    taken: dict[Key, str] = dict(around.files)
    for _, item in sorted(around.read.items()):
        for index, key in item.entry.former.items():
            if key in taken:
                yield item.problem(
                    ("formerly", index),
                    "former-name-taken",
                    f'"{key.id}" already leads to {taken[key]}.',
                    "An earlier id must be free; take it out.",
                )
            taken.setdefault(key, item.entry.path)


def repeated_in_list(item: Loaded) -> Iterator[Problem]:
    """A list of terms or ids names each one once."""
    for loc, values in _lists(item.source.data or {}, ()):
        for index, value in enumerate(values):
            if isinstance(value, str) and value in values[:index]:
                yield item.problem(
                    (*loc, index), "listed-twice", f'"{value}" is in this list twice.', "Keep one of them."
                )


def _lists(fields: dict[str, Any], loc: Loc) -> Iterator[tuple[Loc, list[Any]]]:
    for key, value in fields.items():
        if isinstance(value, list):
            if key in _LISTS or loc == ("practices",):
                yield (*loc, key), value
        elif isinstance(value, dict) and key not in _OPEN:
            yield from _lists(value, (*loc, key))


_LISTS = frozenset(
    {
        "aka",
        "formerly",
        "focus",
        "needs",
        "grades",
        "domains",
        "tiers",
        "group",
        "studies",
        "resources",
        "strategies",
        "practices",
        "cases",
    }
    | {"audience", "sources", "related", "synonyms", "locale", "topics", "use_when", "look_fors"}
)
_OPEN = frozenset({"example", "exit_check", "steps"})


def doubled_terms(item: Loaded, around: Around) -> Iterator[Problem]:
    """A list of words holds each id once, and the grades it names exist."""
    facet = item.entry.record
    if not isinstance(facet, Facet):
        return
    grades = around.words.terms.get("grades", {})
    seen: set[str] = set()
    for index, term in enumerate(facet.terms):
        if term.id in seen:
            yield item.problem(
                ("terms", index, "id"), "listed-twice", f'"{term.id}" is in this list twice.', "Keep one of them."
            )
        seen.add(term.id)
        for place, grade in enumerate(term.grades):
            if grades and grade not in grades:
                yield item.problem(
                    ("terms", index, "grades", place),
                    "unknown-term",
                    f'"{grade}" is not in the list "Grades".',
                    around.words.suggest("grades", grade),
                )


OWN_ERRORS = (retired_unexplained, repeated_in_list)
ERRORS = (successor, doubled_terms)
HUB_ERRORS = (builds_on_circle, former_name)
