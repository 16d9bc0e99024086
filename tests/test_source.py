"""The reader: text stays text, every place is known, and nothing it is given can hurt it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldguide import yaml_reader, yaml_text
from fieldguide.catalogue import source_files
from fieldguide.problem import Problem
from fieldguide.source import MAX_BYTES, Position, read, read_bytes


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "typed",
    [
        "1:1",
        "3:30",
        "no",
        "NO",
        "yes",
        "017",
        "0873537068",
        "1.10",
        "10.1234",
        "5.E2",
        "2026-11-22",
        "~",
        "null",
        "1e3",
        "9" * 5000,
    ],
)
def test_a_scalar_stays_what_was_typed(typed):
    source, problems = read("a.yml", f"title: {typed}\n")
    assert problems == []
    assert source.data == {"title": typed}


def test_a_blank_line_in_a_folded_block_is_a_paragraph():
    source, _ = read("a.yml", "work: >-\n  One line\n  goes on.\n\n  A new one.\nlist: |-\n  - a\n  - b\n")
    assert source.data == {"work": "One line goes on.\n\nA new one.", "list": "- a\n- b"}


def test_positions_of_values_keys_and_missing_parts():
    source, _ = read("a.yml", "title: T\nsteps:\n  - do: x\n    say: y\n")
    assert source.position(("title",)) == Position(1, 8)
    assert source.position(("steps", 0, "say")) == Position(4, 10)
    assert source.position(("steps", 0, "say"), key=True) == Position(4, 5)
    assert source.position(("steps", 0, "minutes")) == Position(3, 5)
    assert source.position(("steps", 7)) == Position(3, 3)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "file-empty", 1, 1),
        ("  \n\n", "file-empty", 1, 1),
        ("- a\n- b\n", "not-fields", 1, 1),
        ("just words\n", "not-fields", 1, 1),
        ("a: 1\nb: *x\n", "special-start", 2, 4),
        ("a: &x 1\n", "special-start", 1, 4),
        ('a: !!python/object/apply:os.system ["id"]\n', "special-start", 1, 4),
        ("a: 1\n---\nb: 2\n", "two-documents", 2, 1),
        ("a: 1\na: 2\n", "duplicate-key", 2, 1),
        ("? [a, b]\n: c\n", "key-not-text", 1, 3),
        ("title: Number talks: why\n", "colon-in-text", 1, 20),
        ("a: " + "[" * 13 + "]" * 13 + "\n", "too-deep", 1, 15),
    ],
)
def test_what_is_refused_says_where(text, code, line, column):
    _, problems = read("a.yml", text)
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [(code, line, column)]


def test_a_duplicate_key_keeps_the_first_and_the_rest_of_the_file():
    source, problems = read("a.yml", "a: 1\na: 2\nb: 3\n")
    assert codes(problems) == ["duplicate-key"]
    assert source.data == {"a": "1", "b": "3"}


def test_a_file_that_is_not_utf8_says_which_character():
    _, problems = read_bytes("a.yml", b"title: caf" + b"\xe9\n")
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("encoding", 1, 11)]


def test_a_file_over_the_limit_is_not_parsed():
    _, problems = read_bytes("a.yml", b"a" * (MAX_BYTES + 1))
    assert codes(problems) == ["file-too-large"]


@pytest.mark.parametrize("text", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "a: " + "&a [" * 10_000])
def test_hostile_nesting_is_a_problem_not_a_crash(text):
    source, problems = read("a.yml", text)
    assert source.data is None
    assert problems


def test_a_guide_is_its_front_matter_and_its_body():
    source, problems = read_bytes("g.md", b"---\ntitle: T\n---\n\n## Why\nBecause.\n")
    assert problems == []
    assert source.data == {"title": "T", "body": "\n## Why\nBecause.\n"}
    assert source.position(("title",)) == Position(2, 8)
    assert source.position(("body",)) == Position(4, 1)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_load_or_are_reported(raw):
    source, problems = read_bytes("a.yml", raw)
    assert (source.data is not None) or problems


@given(st.text(alphabet="ab:- \n\t[]{}&*!|>#'\"?,%@`~1.", max_size=120))
@settings(max_examples=500, deadline=None)
def test_any_yaml_like_text_loads_or_is_reported(text):
    source, problems = read("a.yml", text)
    assert (source.data is not None) or problems


# --- a quick look says what a careful one says -------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "a: 1",
        "b: two words",
        "a:",
        "  c: d",
        "  - e",
        "- f",
        "  - g: h",
        "    i: j",
        "k: >-",
        "k: |-",
        "  folded text",
        "  more # of it",
        'l: "in $x$ quotes"',
        'm: "\\\\times $x$"',
        "n: 'it''s'",
        "o: [p, q]",
        'r: {s: t, u: "v"}',
        "w: x #y",
        "  # a note",
        "# a note",
        "z: &a b",
        "z: *a",
        "z: !t u",
        "? v",
        ": w",
        '"q": r',
        "'q': r",
        "a: 1: 2",
        "---",
        "...",
        's: "a\\$b"',
        "t: \u2028x",
        "u: [1, [2, [3]]]",
        "\tv: w",
    ]
)


def agree(text: str) -> bool:
    """Say whether a quick look gave something; it must be what the careful one gives."""
    quick = yaml_reader.quick(text)
    if quick is not None:
        assert yaml_reader.careful("a.yml", text)[::2] == (quick, [])
    return quick is not None


@given(st.lists(LINES, max_size=12).map("\n".join))
@settings(max_examples=600, deadline=None)
def test_a_quick_look_agrees_on_lines_put_together(text):
    agree(text)


@given(st.text(alphabet="ab:- \n\t[]{}&*!|>#'\"?,$\\\\é", max_size=60).map(lambda text: f"a: {text}"))
@settings(max_examples=500, deadline=None)
def test_a_quick_look_agrees_on_any_text(text):
    agree(text)


NAMES = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
VALUES = st.recursive(
    st.text(max_size=30),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_quick_look_agrees_on_whatever_can_be_written(data):
    agree(yaml_text.dump(data))


def test_a_quick_look_is_enough_for_nearly_every_record_and_agrees_on_all(root):
    texts = [path.read_text(encoding="utf-8") for path in source_files(root) if path.suffix == ".yml"]
    assert sum(map(agree, texts)) > 0.95 * len(texts)


@pytest.mark.parametrize("depth", [11, 12, 13])
def test_a_quick_look_goes_as_deep_as_a_careful_one(depth):
    text = "a: " + "[" * depth + "]" * depth
    assert agree(text) == (depth < 12)
    assert (read("a.yml", text)[0].data is not None) == (depth < 12)


def test_places_are_known_after_a_quick_look():
    source, problems = read("a.yml", "title: T\nsteps:\n  - do: x\n")
    assert problems == []
    assert "marks" not in vars(source)
    assert source.position(("steps", 0, "do")) == Position(3, 9)
