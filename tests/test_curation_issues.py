"""From an issue to a checked record: the forms, the answers, hostile ones too, and the script that proposes it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT, Project

from fieldguide.catalogue import Catalogue, load_catalogue, load_hub
from fieldguide.cli import main
from fieldguide.issue_forms import ASKED, files, questions
from fieldguide.suggestion import Issue, answers, clean, lines, read_event, slug, suggest

RESOURCE = {
    "title": "Noticing Cards for Mathematics",
    "summary": "A deck of prompts for looking at student work together.",
    "type": "Tool (tool)",
    "year": "2024",
    "url": "https://example.org/noticing",
    "access": "Open (open)",
    "audience": "Coaches (coaches), Teacher educators (teacher-educators)",
    "use_for": "- Look at three pieces of work before a planning meeting.\n"
    "- Agree on what counts as evidence: words, drawings, numbers.",
}


def body(kind: str, given_: Mapping[str, str], catalogue: Catalogue) -> str:
    """Write an issue's body the way GitHub does."""
    found = [
        f"### {question.label}\n\n{given_.get('.'.join(question.path), '') or '_No response_'}"
        for question in questions(kind, catalogue)
    ]
    return "\n\n".join([*found, "### Before you send it\n\n- [X] I may share this under CC BY 4.0."])


def event(text: str, **changes: object) -> dict[str, object]:
    """Give an event as GitHub records it, as far as it is read."""
    issue = {
        "number": 7,
        "body": text,
        "created_at": "2026-11-20T08:00:00Z",
        "user": {"login": "ada-coach", "id": 12345},
    }
    return {"action": "labeled", "label": {"name": "approved"}, "issue": {**issue, **changes}}


@pytest.fixture
def hub(project: Project) -> Path:
    """A hub with a vocabulary and no record yet."""
    return project({})


def made(hub: Path, text: str, **changes: object) -> tuple[int, Path]:
    """Run the command on an event; give its exit code and its folder."""
    (hub / "event.json").write_text(json.dumps(event(text, **changes)), encoding="utf-8")
    return main(["--root", str(hub), "from-issue", str(hub / "event.json"), str(hub / "out")]), hub / "out"


def test_an_approved_resource_becomes_a_record_that_passes_the_check(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = made(hub, body("resource", RESOURCE, load_catalogue(hub)[0]))
    assert code == 0
    assert "**The checker found nothing to mend.**" in capsys.readouterr().out
    path = "resources/collections/noticing-cards-for-mathematics.yml"
    assert main(["--root", str(hub), "check"]) == 0
    assert (
        (out / "files" / path).read_text(encoding="utf-8")
        == (hub / path).read_text(encoding="utf-8")
        == (
            'title: "Noticing Cards for Mathematics"\n'
            'summary: "A deck of prompts for looking at student work together."\n'
            "review:\n"
            '  steward: "Editorial team"\n'
            "  reviewed: 2026-11-20\n"
            "type: tool\n"
            "year: 2024\n"
            'url: "https://example.org/noticing"\n'
            "access: open\n"
            "audience:\n"
            "  - coaches\n"
            "  - teacher-educators\n"
            "use_for:\n"
            '  - "Look at three pieces of work before a planning meeting."\n'
            '  - "Agree on what counts as evidence: words, drawings, numbers."\n'
            "known: partly\n"
            'known_note: "Suggested by a reader; no editor has checked the details yet."\n'
            "checked: 2026-11-20\n"
        )
    )
    assert (out / "message.txt").read_text(encoding="utf-8") == (
        "Add the resource suggested in issue #7\n\n"
        "Co-authored-by: ada-coach <12345+ada-coach@users.noreply.github.com>\n"
    )


def test_what_is_missing_is_said_in_plain_words(hub: Path) -> None:
    catalogue = load_catalogue(hub)[0]
    steps = "Show the picture | What do you see? | 3\nTalk in pairs"
    code, out = made(hub, body("strategy", {"title": "Quick Looks", "summary": "Short.", "steps": steps}, catalogue))
    text = (out / "body.md").read_text(encoding="utf-8")
    assert code == 0
    assert "**This is a good beginning.** Nothing is broken" in text
    assert "- [ ] `first_move`: The one thing to do tomorrow to begin.\n" in text
    assert 'line 6: "do" is missing' not in text
    assert (out / "unfinished").exists()
    assert "Traceback" not in text
    assert (
        '  - do: "Show the picture"\n    say: "What do you see?"\n    minutes: 3\n'
        in (hub / "content/strategies/quick-looks.yml").read_text()
    )


@pytest.mark.parametrize("kind", ["strategy", "case-study"])
def test_what_was_not_asked_or_answered_waits_as_a_blank_in_the_file(hub: Path, kind: str) -> None:
    """Every field that the pull request lists stands in the file, explained and empty; nothing else is missing."""
    catalogue = load_catalogue(hub)[0]
    given_ = {"title": "Quick Looks", "summary": "Short."}
    _, out = made(hub, body(kind, given_, catalogue))
    listed = set(re.findall(r"^- \[ \] `(\w+)`: \S", (out / "body.md").read_text(encoding="utf-8"), re.MULTILINE))
    (path,) = (out / "files").rglob("*.yml")
    text = path.read_text(encoding="utf-8")
    assert {name for name in listed if not re.search(rf"^# \S.*\n(#.*\n)*{name}:", text, re.MULTILINE)} == set()
    found = [problem for problem in load_hub(hub).problems if problem.severity == "error"]
    typed = text.splitlines()
    assert [str(problem) for problem in found if '""' not in typed[problem.line - 1]] == []
    assert [problem.field for problem in found if problem.code == "missing-field" and "." not in problem.field] == []


def test_a_correction_is_answered_and_no_record_is_made(hub: Path) -> None:
    code, out = made(hub, "### Which page\n\nThe page on talks\n\n### What is wrong or missing\n\nThe year.")
    assert code == 0
    assert not (out / "files").exists()
    assert "Suggest a change to this page" in (out / "body.md").read_text(encoding="utf-8")


def test_an_answer_cannot_fill_an_earlier_question() -> None:
    text = "### One\n\nfirst\n\n### Two\n\n### One\n\nforged\n\n### Three\n\nlast"
    assert answers(text, ["One", "Two", "Three"]) == {"One": "first", "Two": "### One\n\nforged", "Three": "last"}


HOSTILE = {
    "title": '../../.github/workflows/x.yml "$(touch pwned)" `id` ${{ github.token }}',
    "summary": "::error file=x::boo\n%0A::set-output name=a::b\n@everyone fixes #1 </script><script>alert(1)</script>",
    "type": "Tool (tool), !!python/object:os.system",
    "use_for": "- {{ cycler.__init__ }}\n- &a [*a, *a]\n- '''\n- # gone\n"
    "- key: value: more\n- - - nested\n- |-\n- ```` ends the block",
    "url": "javascript:alert(1)",
    "audience": "Coaches (coaches)",
    "access": "Open (open)",
}


def test_hostile_answers_stay_data(hub: Path) -> None:
    code, out = made(
        hub, body("resource", HOSTILE, load_catalogue(hub)[0]), user={"login": "x\n\nSigned-off-by: y", "id": 1}
    )
    assert code == 0
    (record,) = [path for path in (out / "files").rglob("*") if path.is_file()]
    assert (
        record.relative_to(out / "files").as_posix()
        == "resources/collections/github-workflows-x-yml-touch-pwned-id-github.yml"
    )
    import yaml

    data = yaml.safe_load(record.read_text(encoding="utf-8"))
    assert data["use_for"][1] == "&a [*a, *a]"
    assert data["title"] == HOSTILE["title"]
    assert (out / "message.txt").read_text(encoding="utf-8") == "Add the resource suggested in issue #7\n"
    text = (out / "body.md").read_text(encoding="utf-8")
    fenced = text.split("````")
    assert len(fenced) == 3
    assert "@everyone" not in fenced[0] + fenced[2]
    assert main(["--root", str(hub), "check"]) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "[]",
        "{}",
        "not json",
        '{"issue": []}',
        '{"issue": {"number": "7; id", "body": "x", "created_at": "2026-11-20"}}',
        '{"issue": {"number": 7, "body": "x", "created_at": "yesterday"}}',
        '{"issue": {"number": 7, "body": "hello", "created_at": "2026-11-20T00:00:00Z"}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_suggestion_is_refused_in_one_sentence(
    hub: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (hub / "event.json").write_text(broken, encoding="utf-8")
    assert main(["--root", str(hub), "from-issue", str(hub / "event.json"), str(hub / "out")]) == 1
    assert capsys.readouterr().err.startswith("Nothing was made: ")
    assert not (hub / "out").exists()


@cache
def empty() -> Catalogue:
    """The vocabulary alone."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "content" / "vocabulary", Path(folder) / "content" / "vocabulary")
        return load_catalogue(Path(folder))[0]


@given(
    st.dictionaries(
        st.sampled_from([path.split(".")[0] for path in ASKED["resource"]]), st.text(max_size=200), max_size=8
    )
)
@settings(deadline=None, max_examples=60)
def test_whatever_people_write_becomes_yaml_that_can_be_read(given_: dict[str, str]) -> None:
    from fieldguide.source import read

    found = suggest(read_event(event(body("resource", given_, empty()))), empty())
    assert found.path.startswith("resources/")
    assert ".." not in found.path
    source, problems = read(found.path, found.text)
    assert problems == []
    assert source.data is not None


def test_small_things() -> None:
    assert slug("Café & Co.: 5 Practices!") == "cafe-co-5-practices"
    assert slug("Index") == "index-page"
    assert len(slug("word " * 40)) <= 60
    assert lines("1. one\n* two\n\n  three\n* two") == ["one", "two", "three"]
    assert clean("a\u202eb\u200b\r\nc\x00") == "ab\nc"


def test_a_taken_name_gets_a_number(hub: Path) -> None:
    text = body("resource", RESOURCE, load_catalogue(hub)[0])
    made(hub, text)
    issue = Issue(8, text, "2026-11-21", "", 0)
    assert suggest(issue, load_catalogue(hub)[0]).path.endswith("/noticing-cards-for-mathematics-2.yml")


# --- the files GitHub reads ------------------------------------------------------------------------------------------


def test_issue_forms_are_up_to_date(catalogue: Catalogue) -> None:
    """When this fails: fieldguide issue-forms."""
    for path, text in files(catalogue).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, path


def test_issue_forms_follow_githubs_schema() -> None:
    forms = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
    assert [path.stem for path in forms] == ["case-study", "correction", "resource", "strategy"]
    command = [
        Path(sys.executable).parent / "check-jsonschema",
        "--builtin-schema",
        "vendor.github-issue-forms",
        *forms,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", ASKED)
def test_labels_of_a_form_differ(kind: str, catalogue: Catalogue) -> None:
    labels = [question.label for question in questions(kind, catalogue)]
    assert len(set(labels)) == len(labels)


def test_no_issue_text_reaches_the_workflow() -> None:
    text = (ROOT / ".github/workflows/from-issue.yml").read_text(encoding="utf-8")
    assert "issue.title" not in text
    assert "issue.body" not in text
    assert "if: github.event.label.name == 'approved'" in text


def test_the_record_is_proposed_on_a_branch_of_its_own(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The real script, with git as it is and GitHub's own two commands written down instead of run."""
    _, out = made(hub, body("resource", RESOURCE, load_catalogue(hub)[0]))
    work = tmp_path_factory.mktemp("work")
    tools = work / "bin"
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\necho "gh $*" >> "$SAID"\n', encoding="utf-8")
    git = shutil.which("git")
    (tools / "git").write_text(
        f'#!/bin/sh\ncase "$1" in push) echo "git $*" >> "$SAID";; *) exec {git} "$@";; esac\n', encoding="utf-8"
    )
    for name in ("gh", "git"):
        (tools / name).chmod(0o755)
    repository = work / "repository"
    (repository / "content").mkdir(parents=True)
    (repository / "content" / "kept.md").write_text("kept\n", encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "SAID": str(work / "said"),
        "GH_REPO": "example/hub",
        "HOME": str(work),
    }

    def run(*command: object) -> str:
        return subprocess.run(
            [str(part) for part in command], cwd=repository, env=environment, capture_output=True, text=True, check=True
        ).stdout

    run("git", "init", "--initial-branch", "main")
    run("git", "add", ".")
    run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-m", "Start")
    run(ROOT / ".github" / "open-suggestion", out, 7)
    (out / "unfinished").touch()
    run("git", "switch", "main")
    run("git", "branch", "-D", "suggestion-7")
    run(ROOT / ".github" / "open-suggestion", out, 7)
    assert (work / "said").read_text(encoding="utf-8").endswith("body.md --draft\n")
    (work / "said").write_text("", encoding="utf-8")
    run("git", "switch", "main")
    run("git", "branch", "-D", "suggestion-7")
    (out / "unfinished").unlink()
    run(ROOT / ".github" / "open-suggestion", out, 7)
    assert run("git", "show", "--name-only", "--format=%s%n%b", "HEAD").split("\n\n") == [
        "Add the resource suggested in issue #7\nCo-authored-by: ada-coach <12345+ada-coach@users.noreply.github.com>",
        "\nresources/collections/noticing-cards-for-mathematics.yml\n",
    ]
    assert (work / "said").read_text(encoding="utf-8").splitlines() == [
        "gh auth setup-git",
        "git push --force https://github.com/example/hub suggestion-7",
        f"gh pr create --head suggestion-7 --title Suggestion from issue #7 --body-file {out}/body.md",
    ]
