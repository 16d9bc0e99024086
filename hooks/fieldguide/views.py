"""What a template may see: frozen values made from records and their links, with every address and label worked out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from string import ascii_lowercase

from fieldguide import urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import RELATIONS, Key, Link
from fieldguide.records import KINDS, CaseStudy, Pathway, Resource, StartingPoint, Strategy, Study
from fieldguide.records.base import Evidence
from fieldguide.records.library import AND_OTHERS
from fieldguide.remember import remembered

EVIDENCE_LABELS = {
    "rated": "Rated by a named body",
    "studied": "Studied, not rated",
    "none": "No study found",
}


SAVABLE = (
    "strategy",
    "starting-point",
    "pathway",
    "coaching-model",
    "coaching-practice",
    "case-study",
    "guide",
    "resource",
)
"""The kinds a reader can save in a plan; their cards and pages carry ``data-key``."""


@dataclass(frozen=True)
class Chip:
    """One short fact on a card: what it is about, what it says, where it leads."""

    facet: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class LinkView:
    """One end of a link, ready to print."""

    kind: str
    kind_label: str
    title: str
    url: str
    why: str
    summary: str


@dataclass(frozen=True)
class LinkGroup:
    """Links of one relation under one heading."""

    relation: str
    heading: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True)
class CardView:
    """A record as a card: readable in ten seconds."""

    key: Key
    kind_label: str
    title: str
    summary: str
    use_when: str
    url: str
    chips: tuple[Chip, ...]
    evidence: str
    reviewed: date
    status: str = "active"
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)


def evidence_state(evidence: Evidence) -> str:
    """Say in one word what stands behind a record: ``rated``, ``studied`` or ``none``."""
    if evidence.ratings:
        return "rated"
    return "none" if evidence.none_found else "studied"


def evidence_line(evidence: Evidence, catalogue: Catalogue) -> str:
    """Say the evidence in words for a card: a published rating with its outcome, or what there is instead."""
    if evidence.ratings:
        rating = evidence.ratings[0]
        scheme = catalogue.vocabulary.label("rating-schemes", rating.scheme)
        return f"{scheme}: {rating.level} for {rating.outcome}"
    return "No study of this itself found" if evidence.none_found else "Studied; not rated here"


def grade_span(grades: tuple[str, ...], catalogue: Catalogue) -> str:
    """Say grades shortly: neighbours as a span, for example "K to 5, 8"."""
    order = list(catalogue.vocabulary.terms.get("grades", {}))
    places = sorted(order.index(grade) for grade in grades if grade in order)
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(_run_label(run, order, catalogue) for run in runs)


def _run_label(run: list[int], order: list[str], catalogue: Catalogue) -> str:
    first, last = (catalogue.vocabulary.label("grades", order[place], short=True) for place in (run[0], run[-1]))
    return first if run[0] == run[-1] else f"{first} to {last}"


def link_view(link: Link, catalogue: Catalogue, *, inverse: bool = False) -> LinkView | None:
    """Give a link as seen from its own end, or with ``inverse`` from the other."""
    key = link.source if inverse else link.target
    entry = catalogue.get(key)
    if entry is None:
        return None
    return LinkView(
        key.kind,
        KINDS[key.kind].label,
        short_name(entry, catalogue),
        urls.page_url(key),
        link.why,
        entry.record.summary,
    )


def link_groups(key: Key, catalogue: Catalogue, relations: tuple[tuple[str, bool], ...]) -> tuple[LinkGroup, ...]:
    """Give the links of ``key`` grouped in the order asked for; True beside a relation reads it backwards."""
    groups = (_link_group(key, catalogue, relation, inverse=inverse) for relation, inverse in relations)
    return tuple(group for group in groups if group.links)


def _link_group(key: Key, catalogue: Catalogue, relation: str, *, inverse: bool) -> LinkGroup:
    found = catalogue.graph.reaching(key, relation) if inverse else catalogue.graph.leaving(key, relation)
    heading = RELATIONS[relation].inverse if inverse else RELATIONS[relation].forward
    views = (link_view(link, catalogue, inverse=inverse) for link in found)
    return LinkGroup(relation, heading, tuple(view for view in views if view))


def short_name(entry: Entry, catalogue: Catalogue) -> str:
    """Give the name used in running text: "Fuchs et al. (2021)" for a study, the title for all else.

    Where several studies would have one name, letters tell them apart, by title: "Gavin et al. (2013a)".
    """
    return _study_names(catalogue)[entry.key] if entry.key.kind == "study" else entry.record.title


@remembered
def _study_names(catalogue: Catalogue) -> dict[Key, str]:
    alike: dict[str, list[tuple[str, Key]]] = defaultdict(list)
    for entry in catalogue.all("study"):
        if isinstance(entry.record, Study):
            alike[cite_name(entry.record)].append((entry.record.title.lower(), entry.key))
    names: dict[Key, str] = {}
    for name, studies in alike.items():
        for place, (_, key) in enumerate(sorted(studies)):
            names[key] = f"{name[:-1]}{ascii_lowercase[place % 26]})" if len(studies) > 1 else name
    return names


def cite_name(study: Study) -> str:
    """Give a study's author-and-year name, as in running text."""
    people = [person.literal or person.family or "" for person in study.authors]
    names = [name for name in people if name != AND_OTHERS]
    year = str(study.year) if study.year else "n.d."
    if not names:
        return f"{study.title} ({year})"
    if len(people) > 2 or len(names) < len(people):
        return f"{names[0]} et al. ({year})"
    return f"{' and '.join(names)} ({year})"


@remembered
def card(entry: Entry, catalogue: Catalogue) -> CardView:
    """Make the card of any record."""
    record = entry.record
    use_when, evidence = "", ""
    if isinstance(record, Strategy):
        use_when, evidence = record.use_when[0], evidence_line(record.evidence, catalogue)
    return CardView(
        key=entry.key,
        kind_label=KINDS[entry.key.kind].label,
        title=record.title,
        summary=record.summary,
        use_when=use_when,
        url=urls.page_url(entry.key),
        chips=tuple(_chips(entry, catalogue)),
        evidence=evidence,
        reviewed=record.review.reviewed,
        status=record.status,
    )


def _chips(entry: Entry, catalogue: Catalogue) -> list[Chip]:
    record = entry.record
    if isinstance(record, Strategy):
        return _strategy_chips(record, catalogue)
    if isinstance(record, CaseStudy):
        return [
            Chip(
                "outcome",
                catalogue.vocabulary.label("case-outcomes", record.outcome),
                urls.term_url("case-outcomes", record.outcome),
            ),
            *(
                Chip(
                    "locale",
                    catalogue.vocabulary.label("locales", locale, short=True),
                    urls.term_url("locales", locale),
                )
                for locale in record.snapshot.locale
            ),
            Chip("grade", f"Grades {grade_span(record.snapshot.grades, catalogue)}"),
        ]
    if isinstance(record, (StartingPoint, Pathway)):
        domains = record.domains if isinstance(record, StartingPoint) else ()
        return [
            Chip("grade", f"Grades {grade_span(record.grades, catalogue)}"),
            *(_domain_chip(domain, catalogue) for domain in domains[:2]),
        ]
    if isinstance(record, Resource):
        return [
            Chip(
                "type",
                catalogue.vocabulary.label("resource-types", record.type),
                urls.term_url("resource-types", record.type),
            ),
            Chip("access", catalogue.vocabulary.label("access", record.access), urls.term_url("access", record.access)),
        ]
    return []


def _strategy_chips(record: Strategy, catalogue: Catalogue) -> list[Chip]:
    words = catalogue.vocabulary
    groups = [catalogue.get(Key("learner-group", need)) for need in record.needs]
    needs = [
        Chip("need", getattr(entry.record, "short", entry.record.title), urls.page_url(entry.key))
        for entry in groups
        if entry
    ]
    domains = [_domain_chip(domain, catalogue) for domain in record.domains]
    minutes = record.minutes
    return [
        Chip("grade", f"Grades {grade_span(record.grades, catalogue)}"),
        *domains[:2],
        *needs[:3],
        Chip("time", span(minutes.in_class.min, minutes.in_class.max)),
        Chip("prep", f"Prep {minutes.prep.first} min" if minutes.prep.first else "No prep"),
        Chip("group", words.label("group-sizes", record.group[0], short=True)),
    ]


def _domain_chip(domain: str, catalogue: Catalogue) -> Chip:
    return Chip("domain", catalogue.vocabulary.label("domains", domain, short=True), urls.term_url("domains", domain))


def span(least: int, most: int) -> str:
    """Say a span of minutes shortly, for example "10 to 15 min"."""
    return f"{least} min" if least == most else f"{least} to {most} min"
