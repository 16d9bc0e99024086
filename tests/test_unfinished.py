"""A record whose shape is wrong: all that is right in it is there to be judged, and nothing else is judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import HEAD, Sample, judge, one_of_each, real_hub, with_value

from fieldguide import checks
from fieldguide import shape as shapes
from fieldguide.catalogue import load_hub
from fieldguide.checks import lookout
from fieldguide.graph import Loc
from fieldguide.readings import load_source
from fieldguide.records import kind_of
from fieldguide.records.base import Gap, Record
from fieldguide.records.leaves import leaves
from fieldguide.source import read_bytes
from fieldguide.unfinished import unfinished

pytestmark = pytest.mark.this_hub


def model_of(sample: Sample) -> type[Record]:
    kind = kind_of(sample.path)
    assert kind is not None
    return kind.model


def places(data: Any, loc: Loc = ()) -> Iterator[Loc]:
    """Give every place in a record's data, groups and lists included."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in items:
        yield (*loc, name)
        yield from places(value, (*loc, name))


def test_a_right_record_is_itself():
    for sample in one_of_each():
        model = model_of(sample)
        assert unfinished(model, sample.data) == model.model_validate(sample.data)


def test_one_wrong_field_leaves_all_others_as_they_are():
    for sample in one_of_each():
        model = model_of(sample)
        right = vars(model.model_validate(sample.data))
        for name in shapes.fields(model).keys() & sample.data.keys():
            for value in ({"zzz": ["zzz"]}, ...):
                found = vars(unfinished(model, with_value(sample.data, (name,), value)))
                kept = {other: part for other, part in found.items() if other != name}
                assert kept == {other: part for other, part in right.items() if other != name}, (sample.path, name)


def test_the_texts_of_what_is_right_are_all_there():
    """Of each group in a record one field is lost: the texts of all its other fields are there, at their places."""
    for sample in one_of_each():
        model = model_of(sample)
        right = {(leaf.loc, leaf.value, leaf.marker) for leaf in leaves(model.model_validate(sample.data))}
        for loc in places(sample.data):
            if isinstance(loc[-1], str) and loc[-1] != "none_found":
                data = with_value(sample.data, loc, [[["zzz"]]])
                found = {(leaf.loc, leaf.value, leaf.marker) for leaf in leaves(unfinished(model, data))}
                assert found == {leaf for leaf in right if leaf[0][: len(loc)] != loc}, (sample.path, loc)


def test_a_text_that_is_too_long_can_be_read_and_not_be_used():
    sample = next(sample for sample in one_of_each() if sample.path.startswith("content/strategies/"))
    long = "words " * 200
    found: Any = unfinished(model_of(sample), with_value(sample.data, ("use_when", 0), long))
    assert [leaf.value for leaf in leaves(found) if leaf.loc == ("use_when", 0)] == [long.strip()]
    assert isinstance(found.use_when[0], Gap)
    for ask in (str, len, hash, bool, list, lambda gap: gap.split(), lambda gap: gap == "", lambda gap: gap in ("", 1)):
        with pytest.raises(AttributeError):
            ask(found.use_when[0])


WRONG = st.sampled_from([..., "", "zzz", "No Id", "word " * 2000, "99999", [], {}, ["zzz"], {"zzz": "zzz"}, [{}], [[]]])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_is_wrong_the_check_goes_on(data: st.DataObject):
    sample = data.draw(st.sampled_from(one_of_each()), "record")
    made = sample.data
    for _ in range(data.draw(st.integers(1, 3), "mistakes")):
        loc = data.draw(st.sampled_from(sorted(places(made), key=str)), "where")
        made = with_value(made, loc, data.draw(WRONG, "what"))
        if not made:
            return
    text = Sample(sample.path, made).text(head=())
    judge(real_hub(), sample.path, text)
    item, _ = load_source(read_bytes(sample.path, text.encode())[0])
    if item:
        around = checks.Around({}, real_hub().words, {}, real_hub().about, {item.entry.key: item})
        list(checks.find_advice(around, [item]))
        list(checks.judge(item, lookout.REVIEW, date(2026, 11, 22)))
        assert [*lookout.twin_titles(around), *lookout.orphan(around)] == []


def test_what_is_right_in_an_unfinished_record_counts_for_others(project):
    """Its earlier id leads to it, and what it links to is no orphan, before it is finished."""
    title, summary, *review = HEAD
    book = "\n".join([title, *review, "type: book", "access: open", "audience: [teachers]", "known: verified", ""])
    rest = "checked: 2026-11-22\nuse_for:\n  - Read it with [the other](resource:{}).\n"
    root = project(
        {
            "resources/books/a.yml": f"formerly: [b]\n{book}{rest.format('c')}",
            "resources/books/c.yml": f"{summary}\n{book}{rest.format('b')}",
        }
    )
    found = load_hub(root)
    assert [(problem.path[-5:], problem.code) for problem in found.problems] == [
        ("a.yml", "missing-field"),
        ("c.yml", "former-name"),
    ]
    assert list(lookout.orphan(found.around)) == []
