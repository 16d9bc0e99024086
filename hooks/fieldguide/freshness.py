"""When a record should be read again: the day it names, or the usual interval of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fieldguide.catalogue import Entry

YEARS = {
    "resource": 1,  # addresses, prices and access change every year
    "strategy": 2,
    "starting-point": 2,
    "pathway": 2,
    "guide": 2,
    "coaching-model": 2,
    "coaching-practice": 2,
    "challenge": 2,
    "learner-group": 2,
    "vocabulary": 3,
    "case-study": 4,  # the past does not change, but its sources are read again
    "study": 4,  # corrections and retractions
}
"""How many years a record may go unread, by kind: our own judgement."""


@dataclass(frozen=True)
class Due:
    """One record and the day by which it should be read again."""

    entry: Entry
    by: date

    @property
    def steward(self) -> str:
        """Who looks after it."""
        return self.entry.record.review.steward


def review_by(entry: Entry) -> date:
    """Give the day a record should be read again."""
    review = entry.record.review
    return review.review_by or review.reviewed + timedelta(days=365 * YEARS[entry.key.kind])


def schedule(entries: Iterable[Entry]) -> tuple[Due, ...]:
    """Give every record that is still in use with its day, the earliest first."""
    found = (Due(entry, review_by(entry)) for entry in entries if entry.record.status != "retired")
    return tuple(sorted(found, key=lambda due: (due.by, due.steward, due.entry.key)))


def latest(entries: Iterable[Entry]) -> date:
    """Give the day of the latest review: "today" for a page that must come out alike on every build."""
    return max((entry.record.review.reviewed for entry in entries), default=date(2000, 1, 1))
