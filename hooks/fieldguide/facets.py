"""What records can be sorted by: for each kind its facets, each facet its options, each record its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fieldguide import views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.records import Strategy

Values = tuple[str, ...]
CLASS_TIME = (
    ("under-10", "Under 10 minutes", 9),
    ("10-20", "10 to 20 minutes", 20),
    ("20-45", "20 to 45 minutes", 45),
    ("lesson", "A whole lesson", 90),
    ("longer", "Several lessons", 10_000),
)
PREP_TIME = (
    ("none", "None", 0),
    ("under-10", "Under 10 minutes", 10),
    ("10-30", "10 to 30 minutes", 30),
    ("over-30", "More than 30 minutes", 10_000),
)


@dataclass(frozen=True)
class Option:
    """One value a reader can tick."""

    value: str
    label: str
    count: int
    number: int
    """Its number among all options of the finder: how a card names it."""


@dataclass(frozen=True)
class FacetView:
    """One facet as a finder shows it."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class FacetSpec:
    """What a facet asks, which answers there are, and how to read them off a record."""

    name: str
    label: str
    choices: Callable[[Catalogue], Sequence[tuple[str, str]]]
    values: Callable[[Entry], Values]


def _terms(facet: str, *, short: bool = False) -> Callable[[Catalogue], Sequence[tuple[str, str]]]:
    return lambda catalogue: [
        (term.id, (short and term.short) or term.label) for term in catalogue.vocabulary.terms.get(facet, {}).values()
    ]


def _records(kind: str) -> Callable[[Catalogue], Sequence[tuple[str, str]]]:
    def choices(catalogue: Catalogue) -> Sequence[tuple[str, str]]:
        found = sorted(catalogue.all(kind), key=lambda entry: (getattr(entry.record, "order", 0), entry.record.title))
        return [(entry.key.id, getattr(entry.record, "short", entry.record.title)) for entry in found]

    return choices


def _fixed(steps: Sequence[tuple[str, str, int]]) -> Callable[[Catalogue], Sequence[tuple[str, str]]]:
    return lambda _catalogue: [(value, label) for value, label, _ in steps]


def bucket(minutes: int, steps: Sequence[tuple[str, str, int]]) -> str:
    """Give the first span of time that ``minutes`` fits in."""
    return next(value for value, _, most in steps if minutes <= most)


def _field(*path: str) -> Callable[[Entry], Values]:
    def values(entry: Entry) -> Values:
        found: object = entry.record
        for name in path:
            found = getattr(found, name)
        return found if isinstance(found, tuple) else (str(found),) if found is not None else ()

    return values


def _strategy(read: Callable[[Strategy], Values]) -> Callable[[Entry], Values]:
    return lambda entry: read(entry.record) if isinstance(entry.record, Strategy) else ()


SUBJECT = "{subject}"
"""The label of the facet of domains: what this hub teaches."""
STRATEGY_FACETS = (
    FacetSpec("need", "For which students", _records("learner-group"), _field("needs")),
    FacetSpec("grade", "Grade", _terms("grades", short=True), _field("grades")),
    FacetSpec("domain", SUBJECT, _terms("domains"), _field("domains")),
    FacetSpec("focus", "What for", _terms("focus"), _field("focus")),
    FacetSpec(
        "time",
        "Class time",
        _fixed(CLASS_TIME),
        _strategy(lambda record: (bucket(record.minutes.in_class.max, CLASS_TIME),)),
    ),
    FacetSpec(
        "prep",
        "Preparation",
        _fixed(PREP_TIME),
        _strategy(lambda record: (bucket(record.minutes.prep.first, PREP_TIME),)),
    ),
    FacetSpec("group", "Grouping", _terms("group-sizes"), _field("group")),
    FacetSpec("type", "Kind of strategy", _terms("strategy-types"), _field("type")),
    FacetSpec("tier", "Tier of support", _terms("tiers"), _field("tiers")),
    FacetSpec(
        "evidence",
        "Evidence",
        lambda _catalogue: list(views.EVIDENCE_LABELS.items()),
        _strategy(lambda record: (views.evidence_state(record.evidence),)),
    ),
)
CASE_FACETS = (
    FacetSpec("outcome", "What happened", _terms("case-outcomes"), _field("outcome")),
    FacetSpec("locale", "Setting", _terms("locales"), _field("snapshot", "locale")),
    FacetSpec("model", "Coaching model", _records("coaching-model"), _field("model")),
    FacetSpec("grade", "Grade", _terms("grades", short=True), _field("snapshot", "grades")),
    FacetSpec("mode", "In person or not", _terms("modes"), _field("snapshot", "mode")),
    FacetSpec("label", "What it can show", _terms("evidence-labels"), _field("evidence_label")),
)
RESOURCE_FACETS = (
    FacetSpec("type", "Kind", _terms("resource-types"), _field("type")),
    FacetSpec("access", "Access", _terms("access"), _field("access")),
    FacetSpec("audience", "For whom", _terms("audiences"), _field("audience")),
    FacetSpec("need", "About which students", _records("learner-group"), _field("needs")),
)
STARTING_POINT_FACETS = (
    FacetSpec("grade", "Grade", _terms("grades", short=True), _field("grades")),
    FacetSpec("domain", SUBJECT, _terms("domains"), _field("domains")),
    FacetSpec("need", "About which students", _records("learner-group"), _field("needs")),
)
FACETS: dict[str, tuple[FacetSpec, ...]] = {
    "strategy": STRATEGY_FACETS,
    "starting-point": STARTING_POINT_FACETS,
    "case-study": CASE_FACETS,
    "resource": RESOURCE_FACETS,
}
"""The kinds that have a finder, with their facets in order."""


def facet_views(kind: str, catalogue: Catalogue) -> tuple[FacetView, ...]:
    """Give a kind's facets with counts; options nothing carries are left out."""
    number = 0
    found: list[FacetView] = []
    for spec in FACETS[kind]:
        counts = Counter(value for entry in catalogue.all(kind) for value in spec.values(entry))
        options = []
        for value, label in spec.choices(catalogue):
            if counts[value]:
                options.append(Option(value, label, counts[value], number))
                number += 1
        if options:
            label = spec.label.format(subject=catalogue.about.subject_heading)
            found.append(FacetView(spec.name, label, tuple(options)))
    return tuple(found)


def option_numbers(entry: Entry, facets: Sequence[FacetView]) -> tuple[int, ...]:
    """Give the numbers of the options a record carries, for its card."""
    specs = {spec.name: spec for spec in FACETS[entry.key.kind]}
    return tuple(
        option.number for facet in facets for option in facet.options if option.value in specs[facet.name].values(entry)
    )
