"""Meaning, not only shape: each rule is a small generator whose docstring is the rule.

``Errors`` are looked for by every build, ``find_warnings`` and ``find_advice`` only by ``fieldguide check``: a warning
is worth a look and never stops the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from fieldguide.checks import evidence, library, links, strategy, text, whole
from fieldguide.checks.around import Around
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.remember import remembered
from fieldguide.spread import Spread

OwnRule = Callable[[Loaded], Iterator[Problem]]
Rule = Callable[[Loaded, Around], Iterator[Problem]]
HubRule = Callable[[Around], Iterator[Problem]]

OWN_ERRORS: tuple[OwnRule, ...] = (*text.ERRORS, *whole.OWN_ERRORS)
"""Rules that judge a record by itself, whatever stands around it; the build stops at what they find."""
ERRORS: tuple[Rule, ...] = (*links.ERRORS, *library.ERRORS, *strategy.ERRORS, *evidence.ERRORS, *whole.ERRORS)
"""Rules that judge one record; the build stops at what they find."""
HUB_ERRORS: tuple[HubRule, ...] = whole.HUB_ERRORS
"""Rules that judge how records stand together."""
WARNINGS: tuple[Rule, ...] = (*text.WARNINGS, *library.WARNINGS, *strategy.WARNINGS, *evidence.WARNINGS)
"""Rules that are worth a look."""
ADVICE: tuple[Rule, ...] = evidence.ADVICE
"""Rules that right records break for good reasons."""

__all__ = ["ADVICE", "ERRORS", "HUB_ERRORS", "WARNINGS", "Around", "Errors", "find_advice", "find_warnings", "judge"]


def judge(item: Loaded, rules: Iterable[Callable[..., Iterator[Problem]]], *given: Any) -> list[Problem]:
    """Give what rules say of a file. Where its shape is wrong, a rule that needs what is missing says no more."""
    if item.finished:
        return [problem for rule in rules for problem in rule(item, *given)]
    found: list[Problem] = []
    for rule in rules:
        with suppress(AttributeError, LookupError, TypeError):
            found.extend(rule(item, *given))
    return [problem for problem in found if problem.line not in item.source.aside]


class Errors:
    """What must be mended in some records and between all: other processes may begin to look for it."""

    def __init__(self, around: Around, loaded: Iterable[Loaded]) -> None:
        self._around = around
        self._own = Spread(partial(_errors_of, around), list(loaded))

    def begin(self) -> None:
        """Let the others begin."""
        self._own.begin()

    def find(self) -> Iterator[Problem]:
        """Look at how records stand together, then join in, and give what there is."""
        between = [problem for hub_rule in HUB_ERRORS for problem in hub_rule(self._around)]
        for found in (*self._own.end(), between):
            yield from found


def _errors_of(around: Around, item: Loaded) -> list[Problem]:
    own = [] if item.sound else _own_errors(item)
    return own + judge(item, ERRORS, around)


@remembered
def _own_errors(item: Loaded) -> list[Problem]:
    return judge(item, OWN_ERRORS)


def find_warnings(around: Around, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Give what is worth a look in ``loaded``, one record at a time."""
    for item in loaded:
        yield from judge(item, WARNINGS, around)


def find_advice(around: Around, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Give what could be better and need not be; only on request."""
    from fieldguide.checks import reading  # noqa: PLC0415 - asked for rarely

    for item in loaded:
        yield from judge(item, (*ADVICE, *reading.ADVICE), around)
