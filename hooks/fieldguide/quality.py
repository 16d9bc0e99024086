"""What is due, missing, alone or unused: the facts behind ``fieldguide report`` and the page about quality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fieldguide.catalogue import Catalogue, Entry
from fieldguide.freshness import Due, schedule
from fieldguide.pages.browse import axes, found_by_pair, pair_exists
from fieldguide.pages.terms import carriers_of
from fieldguide.records.base import Evidence

SOON = timedelta(days=60)
STANDS_ALONE = frozenset({"vocabulary", "guide"})
"""Kinds that are read for themselves: no link to another record is no fault of theirs."""


@dataclass(frozen=True)
class Gap:
    """A pair readers ask for that no strategy serves."""

    first: str
    second: str


@dataclass(frozen=True)
class SingleSource:
    """A record whose evidence rests on one study."""

    entry: Entry
    study: str


@dataclass(frozen=True)
class UnusedTerm:
    """A term that no record carries."""

    facet: str
    term: str
    label: str


@dataclass(frozen=True)
class Report:
    """The state of the records on one day."""

    today: date
    overdue: tuple[Due, ...]
    soon: tuple[Due, ...]
    flagged: tuple[Entry, ...]
    """Records marked ``needs-review``."""
    orphans: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    single_source: tuple[SingleSource, ...]
    no_study: tuple[Entry, ...]
    """Records that say no study was found."""
    unused_terms: tuple[UnusedTerm, ...]

    @property
    def nothing_due(self) -> bool:
        """Whether nobody has anything to read again now."""
        return not (self.overdue or self.flagged)


def report(catalogue: Catalogue, today: date) -> Report:
    """Find everything worth a steward's attention."""
    days = schedule(catalogue)
    return Report(
        today=today,
        overdue=tuple(due for due in days if due.by <= today),
        soon=tuple(due for due in days if today < due.by <= today + SOON),
        flagged=tuple(entry for entry in catalogue if entry.record.status == "needs-review"),
        orphans=orphans(catalogue),
        gaps=gaps(catalogue),
        single_source=single_sources(catalogue),
        no_study=tuple(entry for entry in catalogue if (found := evidence_of(entry)) and found.none_found),
        unused_terms=unused_terms(catalogue),
    )


def orphans(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Give the records that no link reaches or leaves; for a study, those that nothing cites."""
    return tuple(entry for entry in catalogue if entry.key.kind not in STANDS_ALONE and not _linked(entry, catalogue))


def _linked(entry: Entry, catalogue: Catalogue) -> bool:
    reached = bool(catalogue.graph.reaching(entry.key))
    return reached if entry.key.kind == "study" else reached or bool(catalogue.graph.leaving(entry.key))


def gaps(catalogue: Catalogue) -> tuple[Gap, ...]:
    """Give the pairs of learners, grades and domains that no strategy serves, leaving out pairs that cannot exist."""
    learners, grades, domains = axes(catalogue)
    found = found_by_pair(catalogue)
    return tuple(
        Gap(first[1], second[1])
        for one, two in ((learners, grades), (learners, domains), (domains, grades))
        for first in one.values
        for second in two.values
        if pair_exists((first[0], second[0]), catalogue) and not found.get((first[0], second[0]))
    )


def single_sources(catalogue: Catalogue) -> tuple[SingleSource, ...]:
    """Give the records whose evidence names exactly one study."""
    return tuple(
        SingleSource(entry, found.studies[0])
        for entry in catalogue
        if (found := evidence_of(entry)) and len(found.studies) == 1
    )


def evidence_of(entry: Entry) -> Evidence | None:
    """Give a record's evidence, if its kind has any."""
    found = getattr(entry.record, "evidence", None)
    return found if isinstance(found, Evidence) else None


def unused_terms(catalogue: Catalogue) -> tuple[UnusedTerm, ...]:
    """Give the terms no record carries, leaving out those that were replaced."""
    carriers = carriers_of(catalogue)
    return tuple(
        UnusedTerm(facet, term.id, term.label)
        for facet, terms in catalogue.vocabulary.terms.items()
        for term in terms.values()
        if not term.replaced_by and not carriers.get((facet, term.id))
    )
