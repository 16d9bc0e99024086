"""What pages say of a record's links, of studies and of strategies like it, from records in sight."""

from __future__ import annotations

from places import Project

from fieldguide import views
from fieldguide.catalogue import load_catalogue
from fieldguide.pages.record_pages import merged
from fieldguide.records.library import Person, Study
from fieldguide.similar import Likeness

REVIEW = "review: {steward: Editorial team, reviewed: 2026-11-30}\n"
STUDY = (
    REVIEW
    + "summary: What it found.\ndesign: descriptive\nfinding: It found a little.\npopulation: Some teachers\n"
    + "read: abstract\nknown: verified\nyear: 2013\n"
)


def study(title: str, *families: str) -> str:
    people = "".join(f"  - {'literal' if name == 'and others' else 'family'}: {name}\n" for name in families)
    return f"title: {title}\nauthors:\n{people}{STUDY}"


def test_studies_of_one_name_are_told_apart_by_letters_and_a_list_that_is_not_whole_ends_in_et_al(project: Project):
    root = project(
        {
            "resources/research/second.yml": study("Zebra", "Gavin", "Casa", "Firmender"),
            "resources/research/first.yml": study("Aardvark", "Gavin", "Casa", "Firmender"),
            "resources/research/lone.yml": study("Lone", "Singer", "and others"),
            "resources/research/pair.yml": study("Pair", "Card", "Giuliano"),
        }
    )
    catalogue, problems = load_catalogue(root)
    assert not [problem for problem in problems if problem.severity == "error"]
    assert {entry.key.id: views.short_name(entry, catalogue) for entry in catalogue.all("study")} == {
        "first": "Gavin et al. (2013a)",
        "second": "Gavin et al. (2013b)",
        "lone": "Singer et al. (2013)",
        "pair": "Card and Giuliano (2013)",
    }


def test_of_two_reasons_for_one_pair_a_page_shows_its_own():
    def group(*links: tuple[str, str]) -> views.LinkGroup:
        shown = (views.LinkView("strategy", "Strategy", name, f"strategies/{name}/", why, "") for name, why in links)
        return views.LinkGroup("pairs_with", "Pairs with", tuple(shown))

    own, others = group(("a", "mine of a"), ("b", "mine of b")), group(("b", "theirs of b"), ("c", "theirs of c"))
    (found,) = merged((own, others))
    assert [(link.title, link.why) for link in found.links] == [
        ("a", "mine of a"),
        ("b", "mine of b"),
        ("c", "theirs of c"),
    ]


def test_a_resource_is_listed_without_the_record_s_own_why(catalogue):
    with_reasons = [
        link for links in catalogue.graph.out.values() for link in links if link.relation == "uses_resource"
    ]
    assert with_reasons
    for link in with_reasons:
        assert link.why != getattr(catalogue.get(link.source).record, "why", None)


def test_an_abbreviation_keeps_its_capitals_among_the_reasons(catalogue):
    likeness = Likeness(catalogue)
    reasons = [like.reason for entry in catalogue.all("strategy") for like in likeness.like(entry)]
    assert not [reason for reason in reasons if "hS " in reason]
    assert [reason for reason in reasons if "HS " in reason]


def test_a_person_may_be_nameless_but_for_others():
    assert (
        views.cite_name(Study.model_construct(title="T", year=None, authors=(Person(literal="and others"),)))
        == "T (n.d.)"
    )
