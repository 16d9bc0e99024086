"""Rules for terms and links: what a record names must exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from fieldguide.checks.around import Around
from fieldguide.graph import Key, Link
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.records import KINDS
from fieldguide.records.base import Term

_RANGE = re.compile(r"^\s*(pk|k|\d{1,2})\s*[-–—]\s*(k|\d{1,2})\s*$", re.IGNORECASE)


def unknown_term(item: Loaded, around: Around) -> Iterator[Problem]:
    """A term must be in its list."""
    if all(name in around.words.terms.get(facet, (name,)) for facet, name in item.terms):
        return
    for leaf in item.entry.named:
        if not isinstance(leaf.marker, Term):
            continue
        facet = leaf.marker.facet
        known = around.words.terms.get(facet)
        if known is None or leaf.value in known:
            continue  # a list that could not be read is reported itself
        if facet == "grades" and (found := grades_in(leaf.value, list(known))):
            hint = f"Write each grade by itself: {', '.join(found)}."
            yield item.problem(
                leaf.loc, "range-not-list", f'"{leaf.value}" is a range; grades are listed one by one.', hint
            )
        else:
            list_name = around.words.facets[facet].title
            yield item.problem(
                leaf.loc,
                "unknown-term",
                f'"{leaf.value}" is not in the list "{list_name}".',
                around.words.suggest(facet, leaf.value),
            )


def grades_in(text: str, order: list[str]) -> list[str]:
    """Give the single grades that a range such as ``3–5`` means; none when it is no range."""
    match = _RANGE.match(text)
    first, last = (match[1].lower(), match[2].lower()) if match else ("", "")
    if first not in order or last not in order:
        return []
    return order[order.index(first) : order.index(last) + 1]


def dangling_link(item: Loaded, around: Around) -> Iterator[Problem]:
    """A link must reach another record that exists, of the right kind."""
    for link in dict.fromkeys(item.links):
        if link.target in around.files and link.target != link.source:
            continue
        offset = offset_of(item, link)
        if link.target == link.source:
            yield item.problem(
                link.loc,
                "self-link",
                "this record links to itself.",
                "Name another record, or delete the line.",
                offset=offset,
            )
        elif now := around.former.get(link.target):
            yield item.problem(link.loc, "former-name", *say_former(link.target, now), offset=offset)
        elif link.target.kind not in KINDS:
            kinds = ", ".join(KINDS)
            yield item.problem(
                link.loc,
                "unknown-kind",
                f'"{link.target.kind}" is not a kind of record.',
                f"Before the colon stands one of {kinds}.",
                offset=offset,
            )
        else:
            label = KINDS[link.target.kind].label.lower()
            yield item.problem(
                link.loc,
                "dangling-link",
                f'there is no {label} called "{link.target.id}".',
                _nearest(link, around),
                offset=offset,
            )


def _nearest(link: Link, around: Around) -> str:
    """Say which id was probably meant, a record of another kind with this very id first."""
    elsewhere = [key for key in around.files if key.id == link.target.id]
    if elsewhere:
        found, wanted = (KINDS[kind].label.lower() for kind in (elsewhere[0].kind, link.target.kind))
        return f"That is the id of a {found}; here a {wanted} is wanted."
    ids = [key.id for key in around.files if key.kind == link.target.kind and key != link.source]
    close = difflib.get_close_matches(link.target.id, ids, 3, 0.6)
    if not close:
        return f"An id is a file's name without its ending; look in {KINDS[link.target.kind].folder}/."
    return _did_you_mean(close)


def _did_you_mean(close: list[str]) -> str:
    quoted = [f'"{name}"' for name in close]
    return f"Did you mean {' or '.join(quoted)}?"


def say_former(name: Key, now: Key) -> tuple[str, str]:
    """Say that an id is an earlier one, and what to write today."""
    label = KINDS[now.kind].label.lower()
    return f'"{name.id}" is an earlier id of the {label} "{now.id}".', f'Write "{now.id}"; fieldguide fix does it.'


def offset_of(item: Loaded, link: Link) -> int | None:
    """Give where in its prose a link stands; a field that is only an id needs none."""
    value: Any = item.source.data
    for part in link.loc:
        value = value[part]
    if not isinstance(value, str) or value.strip() == link.target.id:
        return None
    found = re.search(rf"(?:@|{re.escape(link.target.kind)}:){re.escape(link.target.id)}(?![a-z0-9-])", value)
    return found.start() if found else None


ERRORS = (unknown_term, dangling_link)
