"""The exact words of every message: golden cases, one file a case, and rules that no case can show."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldguide import traps, wording
from fieldguide.catalogue import Hub, load_hub, load_some
from fieldguide.checks import lookout
from fieldguide.problem import Problem
from fieldguide.rules import FAMILIES, RULES, nearest
from fieldguide.source import read, read_bytes
from fieldguide.spots import find

CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))
CODE = Path(__file__).resolve().parent.parent / "hooks" / "fieldguide"


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_exact_words(path: Path, project):
    """A case holds files, and every message a check gives for them, in order."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    root = project(case["files"])
    found = [str(problem) for problem in load_hub(root).problems if problem.path in case["files"]]
    assert found == case["says"]
    assert [str(problem) for problem in load_some(root, set(case["files"])).problems] == case["says"]


def test_every_code_that_is_given_is_explained():
    speakers = [
        *(CODE / name for name in ("source.py", "yaml_reader.py", "traps.py", "validate.py", "wording.py")),
        *CODE.glob("checks/*.py"),
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in speakers)
    given_codes = set(
        re.findall(
            r'(?:problem\(\s*[^"]{0,80}|Problem\([^"]{0,80}|return |_refuse\(\s*event,\s*)"([a-z]+(?:-[a-z]+)+)"', text
        )
    )
    assert given_codes <= set(RULES)
    for code in RULES:
        assert f'"{code}"' in text, f"{code} is explained and never given"


def test_a_rule_is_a_sentence_with_two_examples():
    for _, _, rules in FAMILIES:
        for rule in rules:
            assert rule.title.endswith("."), rule.code
            assert rule.means.endswith("."), rule.code
            assert rule.right, rule.code
            assert rule.wrong != rule.right, rule.code


def test_a_misspelled_code_finds_the_nearest():
    assert nearest("unknown-fields") == 'Did you mean "unknown-field"?'


def test_right_examples_of_reading_can_be_read():
    for rule in FAMILIES[0][2]:
        if ":" in rule.right and not rule.right.startswith("("):
            path = "x.md" if rule.right.startswith("---") else "x.yml"
            source, problems = read_bytes(path, rule.right.encode())
            assert source.data is not None, rule.code
            assert problems == [], rule.code


def test_checking_some_files_says_the_same_as_checking_all(root: Path):
    whole = load_hub(root)
    paths = {item.entry.path for item in whole.loaded.values() if item.entry.key.kind in ("pathway", "challenge")}
    assert list(load_some(root, paths).problems) == [problem for problem in whole.problems if problem.path in paths]


@pytest.mark.this_hub
def test_a_circle_is_found_from_any_of_its_files(project, root: Path):
    text = (root / "content" / "strategies" / "number-talks.yml").read_text(encoding="utf-8")
    text = (
        text[: text.index("relations:")]
        + "relations:\n  builds_on: [{{to: {}, why: x}}]\n"
        + text[text.index("coach:") :].replace("{", "{{").replace("}", "}}")
    )
    head, tail = text.split("relations:")
    files = {
        f"content/strategies/{name}.yml": head + "relations:" + tail.format(next_)
        for name, next_ in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    hub: Hub = load_some(project(files), {"content/strategies/b.yml"})
    assert [problem.message for problem in hub.problems if problem.code == "builds-on-circle"] == [
        "these strategies build on each other in a circle: b -> c -> a -> b."
    ]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("2026/3/9", "2026-03-09"), ("2026.03.09", "2026-03-09"), ("9/3/2026", ""), ("2026-13-01", ""), ("soon", "")],
)
def test_only_dates_with_one_reading_are_written_anew(text, fixed):
    assert wording.date_form(text) == fixed


# --- from a character of a text back to its place -------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value", "sign", "line", "column"),
    [
        ("a: one two !", "one two !", "!", 1, 12),
        ("a: 'it''s so !'", "it's so !", "!", 1, 14),
        (r'a: "tab\t and \u00e9 !"', "tab\t and é !", "!", 1, 22),
        ("a: |-\n  one\n  two !", "one\ntwo !", "!", 3, 7),
        ("a: >-\n  one\n  two\n\n  three !", "one two\n\nthree !", "!", 5, 9),
        ("a: one\n  two !", "one two !", "!", 2, 7),
        ("a:\n  - b: >-\n      one !", None, "!", 3, 11),
    ],
)
def test_a_sign_is_found_where_it_was_typed(typed, value, sign, line, column):
    source, problems = read("a.yml", typed + "\n")
    assert problems == []
    loc = ("a",) if value else ("a", 0, "b")
    text = value or "one !"
    place = source.inside(loc, text.index(sign))
    assert (place.line, place.column) == (line, column)


@given(st.text(alphabet="ab é\n\"'\\$!:#-", max_size=40), st.sampled_from(["'", '"', None]), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_any_character_of_any_style_is_found(value, style, offset):
    text = yaml.dump({"key": f"x{value}y"}, default_style=style, allow_unicode=True, width=20)
    source, _ = read("a.yml", text)
    if source.data is None:  # a sign that cuts the text or a formula in double quotes is refused
        return
    held = source.data["key"]
    offset = min(offset, len(held) - 1)
    place = source.inside(("key",), offset)
    if not held[offset].isspace() and held[offset].isalnum() and held[offset].isascii():
        assert text.split("\n")[place.line - 1][place.column - 1] == held[offset]


def test_a_place_beyond_the_end_is_the_end():
    place = find("a: b\n", 1, 4, "b", 99)
    assert place.line <= 2


@given(st.text(alphabet="ab:- \n\t[]{}&*!|>#'\"?,%@`~\\.$“”", max_size=120))
@settings(max_examples=400, deadline=None)
def test_every_complaint_of_the_reader_has_a_rule(text):
    _, problems = read("a.yml", text)
    for problem in problems:
        assert problem.code in RULES
        assert problem.message
        assert 0 <= problem.line <= text.count("\n") + 2


def test_traps_are_told_apart_by_words_that_the_reader_uses():
    assert len({trap.__name__ for trap in traps.TRAPS}) == len(traps.TRAPS)
    assert isinstance(traps.explain(traps.Complaint("a.yml", "x", "something new", 1, 1, 1)), Problem)


def test_nothing_forbidden_passes_for_common():
    from fieldguide.checks import text

    unseen = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in text._FORBIDDEN]
    assert [sign for sign in unseen if sign not in "\n\t" and text._shows(sign)] == []


TITLES = [
    ("Number talks", "Number Talk", True),
    ("Notice and wonder", "Wonder and notice", True),
    ("Co-teaching structures", "Coteaching structures", True),
    ("Collect and display", "Colect and display", True),
    ("Number talks", "Number strings", False),
    ("Grade 3 tasks", "Grade 4 tasks", False),
    ("Talks", "Tasks", False),
]


@pytest.mark.parametrize(("one", "two", "twins"), TITLES)
def test_twins_are_told_from_neighbors(one, two, twins):
    assert bool(set(lookout._traces(one)) & set(lookout._traces(two))) == twins
