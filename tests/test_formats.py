"""What a check prints: for people, for GitHub, for programs; and nothing a record says can become a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldguide.cli import main
from fieldguide.formats import Report, github, harmless, json_, sarif, text
from fieldguide.problem import Problem

WRONG = (
    "title: Sizes\n"
    "summary: How big.\n"
    "review: {steward: Editorial team, reviewed: 2026-11-22}\n"
    "terms:\n"
    "  - {id: a, label: A, definitxn: The first.}\n"
)
EVIL = "::error::x\r\n%0A::set-output name=a::b @everyone #1 <img src=x> **b** `x` \x1b[31m \u202e"


def problem(**changed: object) -> Problem:
    values = {
        "path": "content/x.yml",
        "line": 1,
        "column": 8,
        "code": "angle-bracket",
        "field": "title",
        "message": "M.",
        "hint": "H.",
        **changed,
    }
    return Problem(**values)


@pytest.fixture
def wrong(project) -> Path:
    return project({"content/vocabulary/x.yml": WRONG})


def test_people_see_the_line_the_mark_and_the_cure(wrong, capsys):
    assert main(["--root", str(wrong), "check", "content/vocabulary/x.yml", "--today", "2026-11-22"]) == 1
    assert capsys.readouterr().out == (
        'content/vocabulary/x.yml:5:5: missing-field: "definition" is missing in terms.1.\n'
        "    5 |   - {id: a, label: A, definitxn: The first.}\n"
        "      |     ^\n"
        "    Add definition: … What it means, in plain words.\n"
        "\n"
        'content/vocabulary/x.yml:5:23: unknown-field: "definitxn" is not a field here.\n'
        "    5 |   - {id: a, label: A, definitxn: The first.}\n"
        "      |                       ^^^^^^^^^^\n"
        '    Did you mean "definition"?\n'
        "\n"
        "2 errors in 1 file.\n"
        "What a code means, with an example: fieldguide check --explain CODE\n"
    )


def test_a_long_line_is_cut_around_the_place(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/x.yml").write_text("title: " + "a" * 200 + " < " + "b" * 200 + "\n", encoding="utf-8")
    shown = text.render(Report([problem(column=209)], tmp_path)).split("\n")
    line, mark = shown[1], shown[2]
    assert len(line) < 120
    assert line[mark.index("^")] == "<"


def test_the_mark_stands_below_wide_letters(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/x.yml").write_text("title: 数学 <\n", encoding="utf-8")
    mark = text.render(Report([problem(column=11)], tmp_path)).split("\n")[2]
    assert mark.index("^") == len("    1 | title: ") + 5


def test_colour_comes_only_when_asked_for(tmp_path):
    plain = text.render(Report([problem()], tmp_path))
    coloured = text.render(Report([problem()], tmp_path, guide="https://example.org/", colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    assert "https://example.org/contribute/rules/angle-bracket/" in coloured


def test_a_terminal_is_never_steered_by_a_record(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/x.yml").write_text("title: \x1b[2Jgone\u202e\n", encoding="utf-8")
    shown = text.render(Report([problem(message=EVIL, hint=EVIL)], tmp_path))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\r" not in shown


def test_github_gets_an_annotation_and_a_summary(wrong, capsys, monkeypatch, tmp_path_factory):
    summary = tmp_path_factory.mktemp("summary") / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert (
        main(["--root", str(wrong), "check", "--format", "github", "content/vocabulary/x.yml", "--today", "2026-11-22"])
        == 1
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == (
        "::error file=content/vocabulary/x.yml,line=5,col=23,title=unknown-field::"
        '"definitxn" is not a field here. Did you mean "definition"?'
    )
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("## What the check found\n\n<pre>\n")
    assert "&quot;definitxn&quot; is not a field here." in written


@given(st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_an_annotation_is_one_line_whatever_a_record_says(message, path):
    made = github.render(Report([problem(message=message + EVIL, path=path + "a,b:c\n%")], Path()))
    lines = made.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=")
    properties = lines[0].removeprefix("::error ").split("::")[0]
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_a_summary_holds_no_markup_and_no_mention(message):
    inner = github.summary(Report([problem(message=message + EVIL)], Path())).split("<pre>\n")[1].split("</pre>")[0]
    assert "<" not in inner
    assert "@" not in inner
    assert "`#" not in inner


def test_a_huge_summary_is_cut():
    made = github.summary(Report([problem(message="x" * 500, line=number) for number in range(5000)], Path()))
    assert len(made.encode()) < 1_000_000
    assert made.endswith("</pre>\n")


def test_programs_get_every_part(tmp_path):
    made = json.loads(json_.render(Report([problem(), problem(line=2, severity="warning")], tmp_path, checked=3)))
    assert (made["version"], made["errors"], made["warnings"], made["checked"]) == (1, 1, 1, 3)
    assert made["problems"][0] == {
        "path": "content/x.yml",
        "line": 1,
        "column": 8,
        "code": "angle-bracket",
        "severity": "error",
        "field": "title",
        "message": "M.",
        "hint": "H.",
        "help": "",
    }


def test_scanners_get_sarif(tmp_path):
    made = json.loads(
        sarif.render(
            Report([problem(line=0, column=0), problem(path="content/a b.yml")], tmp_path, guide="https://example.org/")
        )
    )
    run = made["runs"][0]
    assert made["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"][0]["helpUri"] == "https://example.org/contribute/rules/angle-bracket/"
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0] == {"artifactLocation": {"uri": "content/a%20b.yml"}, "region": {"startLine": 1, "startColumn": 8}}
    assert "region" not in places[1]


@pytest.mark.parametrize("name", ["text", "github", "json", "sarif"])
def test_every_format_speaks_of_nothing_to_mend(name, project, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert (
        main(["--root", str(project({})), "check", "--format", name, "--today", "2026-11-22", "content/vocabulary"])
        == 0
    )
    shown = capsys.readouterr().out
    assert json.loads(shown) if name in ("json", "sarif") else shown.startswith("Nothing to mend in ")


def test_warnings_stop_only_a_strict_check(project, capsys):
    root = project(
        {"content/vocabulary/x.yml": WRONG.replace("definitxn", "definition").replace("title: Sizes", "title: “Sizes”")}
    )
    arguments = ["--root", str(root), "check", "content/vocabulary/x.yml", "--today", "2026-11-22"]
    assert main(arguments) == 0
    assert "smart-quotes (warning): " in capsys.readouterr().out
    assert main([*arguments, "--strict"]) == 1


def test_what_is_due_depends_on_the_day_given(project, capsys):
    root = project({"content/vocabulary/x.yml": WRONG.replace("definitxn", "definition")})
    arguments = ["--root", str(root), "check", "content/vocabulary/x.yml", "--today"]
    assert main([*arguments, "2029-11-20"]) == 0
    assert "stale-review" not in capsys.readouterr().out
    main([*arguments, "2029-11-22"])
    assert "stale-review (warning): this record was due for another look on 2029-11-21." in capsys.readouterr().out
    main([*arguments, "2026-11-21"])
    assert "future-review (warning)" in capsys.readouterr().out


def test_nobody_has_looked_at_a_resource_tomorrow(project, capsys):
    book = (
        "title: A book\nsummary: S.\nreview: {steward: Editorial team, reviewed: 2026-11-22}\ntype: book\n"
        "access: paid\naudience: [teachers]\nuse_for: [Read it.]\n"
        "known: verified\nchecked: 2062-11-22\n"
    )
    root = project({"resources/books/x.yml": book})
    main(["--root", str(root), "check", "resources/books/x.yml", "--today", "2026-11-22"])
    assert "x.yml:9:10: future-review (warning): 2062-11-22 has not come yet." in capsys.readouterr().out


def test_only_what_was_asked_for_is_shown(wrong, capsys):
    assert main(["--root", str(wrong), "check", "content/vocabulary/grades.yml", "--today", "2026-11-22"]) == 0
    assert "x.yml" not in capsys.readouterr().out


def test_a_path_that_is_not_there_is_said(wrong, capsys):
    assert main(["--root", str(wrong), "check", "content/nowhere"]) == 2
    assert capsys.readouterr().err == "There is no file or folder content/nowhere.\n"


def test_a_code_is_explained(capsys):
    assert main(["check", "--explain", "text-after-hash"]) == 0
    assert "Right:\n    problem: 'Use card #3 first'" in capsys.readouterr().out
    assert main(["check", "--explain", "text-after-hsh"]) == 2
    assert 'Did you mean "text-after-hash"?' in capsys.readouterr().err


@given(st.text())
def test_harmless_text_is_printable_and_as_long(text_):
    shown = harmless(text_)
    assert shown.isprintable()
    assert len(shown) == len(text_)
