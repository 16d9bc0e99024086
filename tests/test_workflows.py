"""Every step that a workflow runs, run here as it is written: only GitHub's own part is played by stand-ins.

``make``, ``gh``, pip and ``git push`` are written down instead of run; what ``make`` does, ``.ci/run`` does for real.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from places import ROOT, Project

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SETUP = ROOT / ".github" / "actions" / "setup" / "action.yml"
GITHUB = {
    "github.event.issue.number": "7",
    "github.event.pull_request.base.sha": "main",
    "github.repository": "example/hub",
    "github.server_url": "https://github.com",
    "github.token": "no-token",
    "inputs.target": "setup",
    "inputs.title": "Records due for review",
    "runner.temp": "temp",
    "steps.pages.outputs.base_url": "https://example.org/hub",
}
"""What GitHub would put in for ${{ … }}."""
SAID: Mapping[str, tuple[str, ...]] = {
    "audit/audit/1": ("python -m pip install --require-hashes -r requirements-audit.txt",),
    "audit/audit/2": ("python -m pip_audit --disable-pip --require-hashes -r requirements-dev.txt",),
    "check/records/1": (),
    "check/records/2": (),
    "check/records/3": ("make build",),
    "check/code/1": ("make lint",),
    "check/code/2": ("make test",),
    "freshness/report/1": (),
    "from-issue/record/1": (),
    "from-issue/propose/1": (
        "gh auth setup-git",
        "git push --force https://github.com/example/hub suggestion-7",
        "gh pr create --head suggestion-7 --title Suggestion from issue #7 --body-file temp/suggestion/body.md --draft",
    ),
    "keep-issue/issue/1": (
        (
            "gh issue list --app github-actions --state open --limit 100 --json number,title "
            "--jq map(select(.title == env.TITLE)) | .[0].number // empty"
        ),
        "gh issue create --title Records due for review --body-file -",
    ),
    "links/check/1": ("make build",),
    "links/check/2": (),
    "pages/build/1": (),
    "pages/build/2": ("make build",),
    "setup/1": ("make setup",),
}
"""Every step that runs something, by workflow, job and place, and what its stand-ins are told."""

BOOK = """\
title: {title}
summary: Something to read.
review: {{steward: Editorial team, reviewed: 2024-05-01}}
type: book
access: open
audience: [teachers]
use_for: ["Reading it together."]
known: verified
checked: 2024-05-01
"""
ISSUE = "### Name of the resource\n\nA deck of cards\n\n### Summary\n\nCards to talk about.\n"


@dataclass(frozen=True)
class Step:
    """One step that runs something."""

    name: str
    run: str
    settings: Mapping[str, str]


def steps() -> Iterator[Step]:
    """Give every such step of every workflow, and of the one action they share."""
    for path in WORKFLOWS:
        for job, found in read(path)["jobs"].items():
            yield from _steps(f"{path.stem}/{job}", found.get("steps", ()))
    yield from _steps("setup", read(SETUP)["runs"]["steps"])


def _steps(name: str, found: list[dict[str, Any]]) -> Iterator[Step]:
    running = (step for step in found if "run" in step)
    for number, step in enumerate(running, 1):
        yield Step(f"{name}/{number}", step["run"], {key: str(value) for key, value in step.get("env", {}).items()})


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


STEPS = {step.name: step for step in steps()}


def test_every_step_is_run_here() -> None:
    assert set(STEPS) == set(SAID)


def test_no_step_holds_what_github_puts_in() -> None:
    """Values from outside reach a step by its environment alone."""
    assert [step.name for step in STEPS.values() if "${{" in step.run] == []


class Runner:
    """A machine such as GitHub gives: a checked-out pull request, and stand-ins first on the PATH."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said = root.parent / "said"
        self.said.touch()
        tools = root.parent / "tools"
        tools.mkdir()
        git = shutil.which("git")
        self._program(tools / "git", f'case "$1" in push) {{ echo "git $*"; }} >> "$SAID";; *) exec {git} "$@";; esac')
        reads = 'case "$*" in *"--body-file -") cat > /dev/null;; esac'  # a pipe that nobody reads breaks
        self._program(tools / "gh", f'echo "gh $*" >> "$SAID"; {reads}; [ "$2" != list ] || printf "%s" "$OPEN_ISSUE"')
        for name in ("make", "python"):
            self._program(tools / name, f'echo "{name} $*" >> "$SAID"')
        self.environment = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(root.parent),
            "SAID": str(self.said),
            "OPEN_ISSUE": "",
            "GITHUB_EVENT_PATH": str(root.parent / "event.json"),
            "GITHUB_STEP_SUMMARY": str(root.parent / "summary.md"),
            "RUNNER_TEMP": "temp",
        }

    def _program(self, path: Path, body: str) -> None:
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def run(self, name: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a step the way GitHub does."""
        step = STEPS[name]
        settings = {key: re.sub(r"\$\{\{ (.+?) \}\}", _from_github, value) for key, value in step.settings.items()}
        environment = {**self.environment, **settings, **more}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run]
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def calls(self) -> tuple[str, ...]:
        """Give what the stand-ins were told."""
        return tuple(self.said.read_text(encoding="utf-8").splitlines())


def _from_github(match: re.Match[str]) -> str:
    return GITHUB[match[1]]


@pytest.fixture
def runner(project: Project, tmp_path: Path) -> Runner:
    """A hub whose main line holds one book; the pull request adds another. Everything else is as in this repository."""
    made = project({"resources/books/first.yml": BOOK.format(title="Five Talks")})
    root = tmp_path / "checkout"
    root.mkdir()
    for name in ("content", "resources", "overrides"):
        (made / name).rename(root / name)
    for name in (".github", "hooks", "mkdocs.yml", "tools"):
        (root / name).symlink_to(ROOT / name)
    (root / ".venv").symlink_to(sys.prefix)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("<p>No link leads out.</p>", encoding="utf-8")
    runner = Runner(root)
    runner.git("init", "--initial-branch", "main")
    runner.git("add", "content", "resources")
    runner.git("commit", "-m", "Start")
    runner.git("switch", "--create", "change")
    (root / "resources/books/second.yml").write_text(BOOK.format(title="Number Tricks"), encoding="utf-8")
    runner.git("add", "resources")
    runner.git("commit", "-m", "Change")
    issue = {"number": 7, "body": ISSUE, "created_at": "2026-11-20T08:00:00Z", "user": {"login": "ada", "id": 1}}
    (tmp_path / "event.json").write_text(json.dumps({"issue": issue}), encoding="utf-8")
    return runner


def prepare(runner: Runner, name: str) -> None:
    """Leave what earlier steps or jobs would have left."""
    if name == "from-issue/propose/1":
        suggestion = runner.root / "temp" / "suggestion"
        book = suggestion / "files" / "resources" / "books" / "third.yml"
        book.parent.mkdir(parents=True)
        book.write_text(BOOK.format(title="Third"), encoding="utf-8")
        for file, text in (("body.md", "Words."), ("message.txt", "Add the book"), ("unfinished", "")):
            (suggestion / file).write_text(text, encoding="utf-8")
    if name == "keep-issue/issue/1":
        (runner.root / "report.md").write_text("Read this again.\n", encoding="utf-8")


@pytest.mark.parametrize("name", SAID)
def test_a_step_runs_as_it_is_written(runner: Runner, name: str) -> None:
    prepare(runner, name)
    done = runner.run(name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert runner.calls() == SAID[name]


def test_a_pull_request_is_told_on_its_summary_page(runner: Runner) -> None:
    runner.run("check/records/1")
    runner.run("check/records/2")
    text = Path(runner.environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert text.index("## What the check found") < text.index("## What this pull request changes")
    assert "### New: `resources/books/second.yml`" in text
    assert "<h1>Number Tricks</h1>" in (runner.root / "preview.html").read_text(encoding="utf-8")


def test_a_wrong_record_turns_the_check_red_and_the_rest_is_still_told(runner: Runner) -> None:
    (runner.root / "resources/books/second.yml").write_text("title: [\n", encoding="utf-8")
    runner.git("commit", "-am", "Break it")
    done = runner.run("check/records/1")
    assert done.returncode == 1
    assert "::error file=resources/books/second.yml," in done.stdout
    assert runner.run("check/records/2").returncode == 0
    assert "It cannot be published yet" in Path(runner.environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def test_what_is_due_becomes_the_text_of_the_issue(runner: Runner) -> None:
    runner.run("freshness/report/1")
    assert "Five Talks (`resources/books/first.yml`)" in (runner.root / "report.md").read_text(encoding="utf-8")


def test_an_issue_becomes_a_record_for_the_next_job(runner: Runner) -> None:
    runner.run("from-issue/record/1")
    found = {path.relative_to(runner.root / "suggestion").as_posix() for path in runner.root.glob("suggestion/**/*.*")}
    assert found == {"body.md", "message.txt", "files/resources/collections/a-deck-of-cards.yml"}


@pytest.mark.parametrize(
    ("report", "open_issue", "told"),
    [
        ("", "", ()),
        ("", "12", ("gh issue close 12 --comment Nothing is left to do here.",)),
        ("Read this.\n", "12", ("gh issue edit 12 --body-file -",)),
        ("Read this.\n", "", ("gh issue create --title Records due for review --body-file -",)),
    ],
)
def test_one_issue_is_kept(runner: Runner, report: str, open_issue: str, told: tuple[str, ...]) -> None:
    (runner.root / "report.md").write_text(report, encoding="utf-8")
    assert runner.run("keep-issue/issue/1", OPEN_ISSUE=open_issue).returncode == 0
    assert runner.calls()[1:] == told


def test_publishing_writes_the_history_and_knows_the_repository(runner: Runner) -> None:
    """Without the repository's address no page could offer "Suggest a change to this page"."""
    runner.run("pages/build/1")
    assert "added resources/books/second.yml" in (runner.root / "history.txt").read_text(encoding="utf-8")
    assert STEPS["pages/build/2"].settings == {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}/",
        "REPOSITORY_URL": "${{ github.server_url }}/${{ github.repository }}",
    }


def test_what_workflows_make_is_there_to_be_made() -> None:
    made = {target for step in STEPS.values() for target in re.findall(r"^make ([a-z-]+)$", step.run, re.MULTILINE)}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"build", "lint", "test"} <= made | {"setup"}
    assert made <= targets
    whole = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [target for target in sorted(made) if f"make {target}" not in whole] == []
