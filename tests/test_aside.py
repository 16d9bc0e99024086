"""Reading on behind a mistake: every mistake of a file is said in one run, and nothing that only follows from one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import judge, one_of_each, real_hub

from fieldguide.aside import MOST, read_on
from fieldguide.source import read_bytes

FIELD = re.compile(r"^(?P<lead> *(?:- )?)(?P<key>[a-z_]+): (?P<value>[A-Za-z0-9].*)$")
MISTAKES = {
    "colon-in-text": "{lead}{key}: Look: {value}",
    "no-colon": "{lead}{key} {value}",
    "special-start": "{lead}{key}: @{value}",
    "space-after-colon": "{lead}{key}:{value}",
    "text-after-quote": '{lead}{key}: "One" {value}',
    "open-bracket": "{lead}{key}: [one, two",
    "open-quote": "{lead}{key}: 'One",
}


@pytest.mark.this_hub
@pytest.mark.parametrize("but", ["no-colon", "open-quote"])  # an open quote swallows a line without a colon
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_all_mistakes_are_said_and_no_others(but: str, data: st.DataObject):
    sample = one_of_each()[data.draw(st.integers(0, len(one_of_each()) - 1), "record")]
    lines = sample.text().split("\n")
    end = lines.index("---", 1) if sample.path.endswith(".md") else len(lines)
    fields = [number for number in range(end) if FIELD.match(lines[number])]
    chosen = data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=5, unique=True), "where")
    expected = set()
    codes = sorted(MISTAKES.keys() - {but})
    for number in chosen:
        code = data.draw(st.sampled_from(codes), "what")
        if code in ("no-colon", "space-after-colon"):  # two of them, one below the other, are one text
            codes = [other for other in codes if other not in ("no-colon", "space-after-colon")]
        lines[number] = MISTAKES[code].format(**FIELD.match(lines[number]).groupdict())
        expected.add((number + 1, code))
    found = judge(real_hub(), sample.path, "\n".join(lines))
    assert {(problem.line, problem.code) for problem in found if problem.severity == "error"} == expected


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:- \n\r\t[]{}&*!|>#'\"?,%@`~\\.$“”", max_size=200))
def test_what_is_left_has_the_lines_of_what_was_typed(text: str):
    rest, told = read_on("a.yml", text)
    assert told or (rest is not None and not rest.aside)
    if rest:
        now, typed = rest.text.split("\n"), text.split("\n")
        assert len(now) == len(typed)
        assert all(line == typed[number] for number, line in enumerate(now) if number + 1 not in rest.aside)


def test_a_file_full_of_mistakes_is_not_read_for_ever():
    text = "".join(f"a{number}: @b\n" for number in range(2 * MOST))
    rest, told = read_on("a.yml", text)
    assert rest is None
    assert len(told) == MOST


def test_what_is_set_aside_is_not_used():
    source, _ = read_bytes("a.yml", b"title: A: b\nsummary: c\n")
    assert source.data is None
    assert source.rest is not None
    assert source.rest.data == {"title": "", "summary": "c"}
