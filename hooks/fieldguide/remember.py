"""Working something out once for a catalogue or an entry, and forgetting it with them: ``serve`` makes them anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

Given = TypeVar("Given", bound=Callable[..., Any])


def remembered(function: Given) -> Given:
    """Remember what a function gives for as long as the last thing it is given lives."""
    kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()

    @wraps(function)
    def remembering(*given: Any) -> Any:
        found = kept.setdefault(given[-1], {})
        if given[:-1] not in found:
            found[given[:-1]] = function(*given)
        return found[given[:-1]]

    return remembering  # type: ignore[return-value]
