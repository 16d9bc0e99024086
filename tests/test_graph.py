"""Links are written once and shown on both ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldguide.catalogue import Catalogue
from fieldguide.graph import RELATIONS, Key, Link, build, citations

KEYS = st.builds(Key, st.sampled_from(["strategy", "study"]), st.sampled_from("abcdef"))
LINKS = st.lists(st.builds(Link, KEYS, st.sampled_from(sorted(RELATIONS)), KEYS, st.just(""), st.just(())), max_size=30)


def test_citations_are_read_in_order_and_in_groups():
    assert citations("First [@one-2001], then [@two-2002; @three-2003].") == ["one-2001", "two-2002", "three-2003"]


@given(LINKS)
def test_every_link_stands_on_both_ends(links):
    graph = build(links)
    forward = {(link.source, link.relation, link.target) for found in graph.out.values() for link in found}
    backward = {(link.source, link.relation, link.target) for found in graph.into.values() for link in found}
    assert forward == backward == {(link.source, link.relation, link.target) for link in links}


@given(LINKS, st.randoms())
def test_backlinks_do_not_depend_on_the_order_of_files(links, random):
    shuffled = list({(link.source, link.relation, link.target): link for link in links}.values())
    before = build(shuffled).into
    random.shuffle(shuffled)
    assert build(shuffled).into == before


def test_every_real_link_reaches_a_record(catalogue: Catalogue):
    for links in catalogue.graph.out.values():
        for link in links:
            assert catalogue.get(link.target), link
