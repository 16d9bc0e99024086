"""A plain page for every useful pair of learners, grade band and domain, and the matrices that lead there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from fieldguide import urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.origins import origins_of
from fieldguide.records import Strategy
from fieldguide.remember import remembered
from fieldguide.tree import Page, Recipe, Site, recipe_of

Pair = tuple[str, str]


@dataclass(frozen=True)
class Cell:
    """One cell of a matrix: how many strategies, and where they are listed."""

    count: int
    url: str
    strength: int
    """0 (none) to 4, for the shade of a heat table; the number is always printed."""


@dataclass(frozen=True)
class Matrix:
    """A table of two ways of sorting, with a cell for each pair."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell | None, ...]], ...]
    """(label, address, cells); ``None`` where a pair cannot exist."""


@dataclass(frozen=True)
class Axis:
    """One way of sorting: its name and its values with labels and addresses."""

    name: str
    values: tuple[tuple[str, str, str], ...]


def axes(catalogue: Catalogue) -> tuple[Axis, Axis, Axis]:
    """Give the three axes: learner groups, grade bands, domains."""
    groups = sorted(catalogue.all("learner-group"), key=lambda entry: (getattr(entry.record, "order", 0), entry.key.id))
    words = catalogue.vocabulary.terms
    return (
        Axis(
            "learners",
            tuple(
                (entry.key.id, getattr(entry.record, "short", entry.record.title), f"learners/{entry.key.id}/")
                for entry in groups
            ),
        ),
        Axis(
            "grades",
            tuple(
                (term.id, term.label, f"vocabulary/grade-bands/{term.id}/")
                for term in words.get("grade-bands", {}).values()
            ),
        ),
        Axis(
            "domains",
            tuple(
                (term.id, term.label, f"vocabulary/domains/{term.id}/") for term in words.get("domains", {}).values()
            ),
        ),
    )


@remembered
def found_by_pair(catalogue: Catalogue) -> Mapping[Pair, Sequence[Entry]]:
    """Give the strategies of every pair of values, across all axes."""
    found: dict[Pair, list[Entry]] = defaultdict(list)
    exists = cache(partial(pair_exists, catalogue=catalogue))
    for entry in catalogue.all("strategy"):
        record = entry.record
        if not isinstance(record, Strategy):
            continue
        grades = bands_of(record, catalogue)
        for first, second in ((record.needs, grades), (record.needs, record.domains), (record.domains, grades)):
            for pair in ((one, two) for one in first for two in second):
                if exists(pair):
                    found[pair].append(entry)
    return dict(found)


def bands_of(record: Strategy, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the grade bands a strategy's grades fall in."""
    return tuple(
        band.id
        for band in catalogue.vocabulary.terms.get("grade-bands", {}).values()
        if set(band.grades) & set(record.grades)
    )


def pair_exists(pair: Pair, catalogue: Catalogue) -> bool:
    """A domain and a grade band meet only where the vocabulary has that domain in one of the band's grades."""
    domain = catalogue.vocabulary.terms.get("domains", {}).get(pair[0])
    band = catalogue.vocabulary.terms.get("grade-bands", {}).get(pair[1])
    return not (domain and band) or bool(set(domain.grades) & set(band.grades))


def pages(site: Site) -> Iterator[Page | Recipe]:
    """Make the page of every pair that has a strategy, and the page of matrices."""
    catalogue = site.catalogue
    learners, grades, domains = axes(catalogue)
    found = found_by_pair(catalogue)
    for one, two in ((learners, grades), (learners, domains), (domains, grades)):
        for first in one.values:
            for second in two.values:
                if entries := found.get((first[0], second[0])):
                    url = pair_url((first[0], second[0]))
                    key = origins_of(site).of_cards(url, entries)
                    yield recipe_of(urls.src_uri(url), partial(_pair_page, site, first, second, entries), key)
    yield _matrix_page(site)


def pair_url(pair: Pair) -> str:
    """Give the address of a pair's page."""
    return f"browse/{pair[0]}/{pair[1]}/"


def _pair_page(site: Site, first: tuple[str, str, str], second: tuple[str, str, str], entries: Sequence[Entry]) -> Page:
    url = pair_url((first[0], second[0]))
    title = f"{first[1]}, {second[1][0].lower() if second[1].startswith('Grades') else second[1][0]}{second[1][1:]}"
    count = len(entries)
    lead = f"{count} strateg{'y' if count == 1 else 'ies'} for both: {title}."
    cards = [
        views.card(entry, site.catalogue) for entry in sorted(entries, key=lambda entry: entry.record.title.lower())
    ]
    html = site.renderer.page(
        "pair.html", url, title=title, lead=lead, cards=cards, axes=((first[1], first[2]), (second[1], second[2]))
    )
    return Page(urls.src_uri(url), title, lead, html, wide=True)


def matrices(catalogue: Catalogue) -> tuple[Matrix, Matrix, Matrix]:
    """Give the three matrices: learners × grades, domains × learners, domains × grades."""
    learners, grades, domains = axes(catalogue)
    found = found_by_pair(catalogue)
    subject, heading = catalogue.about.subject, catalogue.about.subject_heading

    def table(caption: str, corner: str, rows: Axis, columns: Axis, *, columns_first: bool = False) -> Matrix:
        def pair(row: str, column: str) -> Pair:
            return (column, row) if columns_first else (row, column)

        most = max(
            (len(found.get(pair(row[0], column[0]), ())) for row in rows.values for column in columns.values), default=0
        )
        lines = (
            (label, url, tuple(_cell(catalogue, pair(row, column[0]), found, most) for column in columns.values))
            for row, label, url in rows.values
        )
        return Matrix(caption, corner, tuple(column[1] for column in columns.values), tuple(lines))

    return (
        table("Strategies by learners and grades", "Learners", learners, grades),
        table(f"Strategies by {subject} and learners", heading, domains, learners, columns_first=True),
        table(f"Strategies by {subject} and grades", heading, domains, grades),
    )


def _cell(catalogue: Catalogue, pair: Pair, found: Mapping[Pair, Sequence[Entry]], most: int) -> Cell | None:
    if not pair_exists(pair, catalogue):
        return None
    count = len(found.get(pair, ()))
    return Cell(count, pair_url(pair) if count else "", -(-4 * count // most) if most else 0)


def _matrix_page(site: Site) -> Page:
    title = "All strategies at a glance"
    lead = (
        f"How many strategies there are for each kind of learner, grade and area of {site.catalogue.about.subject}. "
        "Empty cells are gaps we know of."
    )
    html = site.renderer.page("matrix.html", "matrix/", title=title, lead=lead, matrices=matrices(site.catalogue))
    return Page("matrix/index.md", title, lead, html, wide=True)
