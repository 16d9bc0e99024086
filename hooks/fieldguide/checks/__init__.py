"""Meaning, not only shape: each rule is a small generator whose docstring is the rule.

``find_errors`` is asked by every build, ``find_warnings`` and ``find_advice`` only by ``fieldguide check``: a warning
is worth a look and never stops the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from fieldguide.checks import evidence, library, links, strategy, text, whole
from fieldguide.checks.around import Around
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.remember import remembered
from fieldguide.spread import spread

OwnRule = Callable[[Loaded], Iterator[Problem]]
Rule = Callable[[Loaded, Around], Iterator[Problem]]
HubRule = Callable[[Around], Iterator[Problem]]

OWN_ERRORS: tuple[OwnRule, ...] = text.ERRORS
"""Rules that judge a record by itself, whatever stands around it; the build stops at what they find."""
ERRORS: tuple[Rule, ...] = (*links.ERRORS, *library.ERRORS, *strategy.ERRORS, *evidence.ERRORS)
"""Rules that judge one record; the build stops at what they find."""
HUB_ERRORS: tuple[HubRule, ...] = whole.ERRORS
"""Rules that judge how records stand together."""
WARNINGS: tuple[Rule, ...] = (*text.WARNINGS, *library.WARNINGS, *strategy.WARNINGS, *evidence.WARNINGS)
"""Rules that are worth a look."""
ADVICE: tuple[Rule, ...] = evidence.ADVICE
"""Rules that right records break for good reasons."""

__all__ = ["ADVICE", "ERRORS", "HUB_ERRORS", "WARNINGS", "Around", "find_advice", "find_errors", "find_warnings"]


def find_errors(around: Around, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Give what must be mended in ``loaded`` and between all records."""
    for found in spread(partial(_errors_of, around), list(loaded)):
        yield from found
    for hub_rule in HUB_ERRORS:
        yield from hub_rule(around)


def _errors_of(around: Around, item: Loaded) -> list[Problem]:
    return [*_own_errors(item), *(problem for rule in ERRORS for problem in rule(item, around))]


@remembered
def _own_errors(item: Loaded) -> list[Problem]:
    return [problem for rule in OWN_ERRORS for problem in rule(item)]


def find_warnings(around: Around, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Give what is worth a look in ``loaded``, one record at a time."""
    for item in loaded:
        for rule in WARNINGS:
            yield from rule(item, around)


def find_advice(around: Around, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Give what could be better and need not be; only on request."""
    from fieldguide.checks import reading  # noqa: PLC0415 - asked for rarely

    for item in loaded:
        for rule in (*ADVICE, *reading.ADVICE):
            yield from rule(item, around)
