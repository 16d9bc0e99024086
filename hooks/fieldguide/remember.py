"""Working something out once: for a catalogue or an entry, and forgotten with them, or for all processes of a work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from itertools import islice
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

Given = TypeVar("Given", bound=Callable[..., Any])

MOST = 8192
"""So much is remembered of one function that all share, before it begins anew."""
_SHARED: list[dict[Any, Any]] = []


def remembered(function: Given) -> Given:
    """Remember what a function gives for as long as the last thing it is given lives: ``serve`` makes these anew."""
    kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()

    @wraps(function)
    def remembering(*given: Any) -> Any:
        found = kept.setdefault(given[-1], {})
        if given[:-1] not in found:
            found[given[:-1]] = function(*given)
        return found[given[:-1]]

    return remembering  # type: ignore[return-value]


def shared(function: Given) -> Given:
    """Remember what a function gives for equal things; a process that joins in a work hands over what it worked out.

    What the function is given and what it gives must be such as a process can hand over (by pickle).
    """
    kept = shelf()

    @wraps(function)
    def remembering(*given: Any) -> Any:
        if given not in kept:
            if len(kept) >= MOST:
                kept.clear()
            kept[given] = function(*given)
        return kept[given]

    return remembering  # type: ignore[return-value]


def shelf() -> dict[Any, Any]:
    """Give a place for what a process works out; what is new there it hands over when it joins in a work."""
    _SHARED.append({})
    return _SHARED[-1]


def counts() -> list[int]:
    """Say how much lies on each shelf."""
    return [len(kept) for kept in _SHARED]


def since(before: Sequence[int]) -> list[list[tuple[Any, Any]]]:
    """Give what was worked out since so much lay there."""
    return [list(islice(kept.items(), count, None)) for kept, count in zip(_SHARED, before, strict=True)]


def join(found: Sequence[Sequence[tuple[Any, Any]]]) -> None:
    """Remember what another process worked out."""
    for kept, more in zip(_SHARED, found, strict=True):
        kept.update(more)
