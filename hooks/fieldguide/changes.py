"""What differs between two states of a record, in words: for reviewers of a pull request and for its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fieldguide.issue_forms import label_of

_SHORT = 40
"""Up to so many characters an item of a list is a word and not a sentence."""


@dataclass(frozen=True)
class Difference:
    """One value that is no longer what it was; an empty side means that there was or is none."""

    where: str
    """The way to it in words, for example "steps, 2, say"."""
    before: str
    after: str


def changed_fields(old: Any, new: Any) -> tuple[str, ...]:
    """Give the fields whose values differ, in the order the record has them now; nothing if one cannot be read."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return ()
    return tuple(name for name in {**new, **old} if old.get(name) != new.get(name))


def in_words(fields: Iterable[str]) -> str:
    """Name fields as people do, for example "steps, look-fors, web address"."""
    return ", ".join(_low(label_of((name,))) for name in fields)


def _low(label: str) -> str:
    """Begin with a small letter, except in an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def differences(old: Any, new: Any, way: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Give every single value that differs. Items of a list that only moved are not told."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in {**new, **old}:
            yield from differences(old.get(name), new.get(name), (*way, _low(label_of((name,)))))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _between_lists(old, new, way)
    else:
        yield Difference(", ".join(way), _text(old), _text(new))


def _between_lists(old: list[Any], new: list[Any], way: tuple[str, ...]) -> Iterator[Difference]:
    """Tell short words as a whole; else compare place by place where the length stayed, or tell what went and came."""
    if all(isinstance(item, str) and len(item) <= _SHORT for item in (*old, *new)):
        yield Difference(", ".join(way), ", ".join(old), ", ".join(new))
        return
    if len(old) == len(new) and any(one == other for one, other in zip(old, new, strict=True)):
        for place, (one, other) in enumerate(zip(old, new, strict=True), 1):
            yield from differences(one, other, (*way, str(place)))
        return
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if len(gone) == len(come):
        for one, other in zip(gone, come, strict=True):
            yield from differences(one, other, (*way, str(new.index(other) + 1)))
        return
    yield from (Difference(", ".join(way), _text(item), "") for item in gone)
    yield from (Difference(", ".join(way), "", _text(item)) for item in come)


def _text(value: Any) -> str:
    """Give a value on one line, as the record's reader would say it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{_low(label_of((str(name),)))}: {_text(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return " ".join(str(value).split())
