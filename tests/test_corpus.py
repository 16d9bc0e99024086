"""What the shipped hub promises: enough for every learner, grade and area, and nothing that reads as filler."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain

import pytest

from fieldguide.catalogue import Catalogue
from fieldguide.records import Strategy
from fieldguide.records.base import Record
from fieldguide.records.leaves import leaves

pytestmark = pytest.mark.this_hub

FOUR_GROUPS = ("english-learners", "students-with-disabilities", "gifted-advanced", "economically-disadvantaged")
WORDS_IN_A_SENTENCE = 8


@pytest.fixture(scope="module")
def strategies(catalogue: Catalogue) -> dict[str, Strategy]:
    found = {entry.key.id: entry.record for entry in catalogue.all("strategy")}
    return {name: record for name, record in found.items() if isinstance(record, Strategy)}


def bands(catalogue: Catalogue, record: Strategy) -> set[str]:
    terms = catalogue.vocabulary.terms["grade-bands"].values()
    return {band.id for band in terms if set(band.grades) & set(record.grades)}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("strategy", 80),
        ("starting-point", 30),
        ("pathway", 6),
        ("learner-group", 6),
        ("coaching-model", 12),
        ("coaching-practice", 16),
        ("challenge", 10),
        ("case-study", 39),
        ("guide", 11),
        ("resource", 120),
        ("study", 480),
    ],
)
def test_there_is_enough_of_every_kind(catalogue, kind, least):
    assert len(catalogue.all(kind)) >= least


def test_every_domain_has_at_least_five_strategies(catalogue, strategies):
    counts = Counter(domain for record in strategies.values() for domain in record.domains)
    assert {name: counts[name] for name in catalogue.vocabulary.terms["domains"] if counts[name] < 5} == {}


def test_every_grade_band_has_at_least_twenty_five_strategies(catalogue, strategies):
    counts = Counter(band for record in strategies.values() for band in bands(catalogue, record))
    assert {name: counts[name] for name in catalogue.vocabulary.terms["grade-bands"] if counts[name] < 25} == {}


def test_every_learner_group_comes_first_in_at_least_fourteen_strategies(strategies):
    counts = Counter(record.needs[0] for record in strategies.values())
    assert {name: counts[name] for name in FOUR_GROUPS if counts[name] < 14} == {}


def test_no_learner_group_is_without_help_in_any_grade_band_or_domain(catalogue, strategies):
    filled = {
        (need, place)
        for record in strategies.values()
        for need in record.needs
        for place in chain(bands(catalogue, record), record.domains)
    }
    places = [*catalogue.vocabulary.terms["grade-bands"], *catalogue.vocabulary.terms["domains"]]
    assert [(need, place) for need in FOUR_GROUPS for place in places if (need, place) not in filled] == []


def test_at_least_forty_strategies_carry_a_picture(strategies):
    assert sum(bool(record.example.diagrams) for record in strategies.values()) >= 40


def test_worked_examples_use_every_grade_from_kindergarten_on(catalogue, strategies):
    used = {record.example.grade for record in strategies.values()}
    assert set(catalogue.vocabulary.terms["grades"]) - {"pk"} - used == set()


def sentences(record: Record) -> set[str]:
    """The sentences of a record's own words: no citations, no published ratings, nothing shorter than eight words."""
    found = set()
    for leaf in leaves(record, ("plain", "prose")):
        if "ratings" not in leaf.loc:
            text = re.sub(r"\[@[^\]]*\]|\$[^$]*\$", "", leaf.value.lower())
            for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
                words = re.findall(r"[a-z']+", sentence)
                if len(words) >= WORDS_IN_A_SENTENCE:
                    found.add(" ".join(words))
    return found


def test_no_two_records_share_a_sentence(catalogue):
    where = defaultdict(set)
    for kind in ("strategy", "starting-point", "pathway", "coaching-model", "coaching-practice", "challenge"):
        for entry in catalogue.all(kind):
            for sentence in sentences(entry.record):
                where[sentence].add(f"{kind}:{entry.key.id}")
    assert {sentence: sorted(names) for sentence, names in where.items() if len(names) > 1} == {}
