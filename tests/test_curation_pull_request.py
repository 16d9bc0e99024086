"""What a reviewer is told about a pull request, from a real git history."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from places import ROOT, Project

from fieldguide.cli import main

RESOURCE = """\
title: "{title}"
summary: "{summary}"
review: {{steward: Editorial team, reviewed: 2026-05-01}}
type: book
url: {url}
access: open
audience: [teachers]
use_for: ["Reading it together."]
known: verified
checked: 2026-05-01
"""


def resource(title: str, url: str, summary: str = "Something to read.") -> str:
    return RESOURCE.format(title=title, url=url, summary=summary)


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def hub(project: Project) -> Path:
    """A hub with one book on main, and a branch to change it on."""
    root = project(
        {"resources/books/first.yml": resource("Five Talks", "https://a.example.org/x"), "mkdocs.yml": "site_name: x\n"}
    )
    git(root, "init", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "-m", "Start")
    git(root, "switch", "--create", "change")
    return root


def summary(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    git(root, "add", ".")
    git(root, "commit", "-m", "Change")
    assert main(["--root", str(root), "pr-summary", "main", *more]) == 0
    return capsys.readouterr().out


def test_changed_fields_and_new_places_are_told(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hub / "resources/books/first.yml").write_text(resource("Five Talks", "https://b.example.org/x"), encoding="utf-8")
    text = summary(hub, capsys)
    told = "````text\nweb address\n  before: https://a.example.org/x\n  now:    https://b.example.org/x\n````"
    assert f"### Changed: `resources/books/first.yml`\n\nChanged fields: `url`\n\n{told}\n\nIts card is now:" in text
    assert "download “preview” below" in text
    assert "### New places that links lead to\n\nOpen each one: is it what it says?\n\n- `b.example.org`" in text
    assert "CAUTION" not in text


def test_a_record_that_may_be_there_already_is_flagged(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hub / "resources/books/second.yml").write_text(resource("Other", "https://a.example.org/x/"), encoding="utf-8")
    (hub / "resources/books/third.yml").write_text(resource("Five Talks!", "https://a.example.org/y"), encoding="utf-8")
    text = summary(hub, capsys)
    assert "- `resources/books/second.yml` and `resources/books/first.yml`: the same url" in text
    assert "- `resources/books/third.yml` and `resources/books/first.yml`: nearly the same title" in text
    assert "New places" not in text


def test_code_is_said_loudly(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hub / "mkdocs.yml").write_text("site_name: y\n", encoding="utf-8")
    text = summary(hub, capsys)
    assert "> [!CAUTION]\n> **This pull request also changes code or settings** (1 file)." in text
    assert "> - `mkdocs.yml`" in text
    assert "No record changes." in text


def test_what_people_wrote_is_never_markdown(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hub / "resources/books/bad.yml").write_text(
        resource("A ```` b", "https://c.example.org", "@everyone **bold** [x](y)"), encoding="utf-8"
    )
    fenced = summary(hub, capsys).split("````")
    assert len(fenced) == 3
    assert "@everyone" in fenced[1]
    assert "@everyone" not in fenced[0] + fenced[2]


def test_the_preview_is_one_file_that_asks_for_nothing(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hub / "resources/books/second.yml").write_text(resource("Second", "https://d.example.org"), encoding="utf-8")
    preview = tmp_path / "preview.html"
    summary(hub, capsys, "--preview", str(preview))
    html = preview.read_text(encoding="utf-8")
    assert "<h1>Second</h1>" in html
    assert "Five Talks" not in html
    assert "<script" not in html
    assert '<html lang="en" dir="ltr">' in html  # the site's styles begin with [dir]
    assert "default-src 'none'" in html
    assert html.lstrip().startswith("<!doctype html>")


def test_why_a_record_has_no_card_is_said(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = resource("Another", "https://a.example.org/y")
    (hub / "resources/books/wrong.yml").write_text(book.replace("type: book", "type: bok"), encoding="utf-8")
    (hub / "resources/books/draft.yml").write_text(book.replace("type:", "status: draft\ntype:"), encoding="utf-8")
    (hub / "resources/books/first.yml").unlink()
    text = summary(hub, capsys)
    assert (
        "### New: `resources/books/wrong.yml`\n\nIt cannot be published yet: the check asks for 1 thing first." in text
    )
    assert "### New: `resources/books/draft.yml`\n\nIt is a draft: readers see it only when" in text
    assert "### Removed: `resources/books/first.yml`\n\nIt would be removed. If its page was published," in text


def test_many_changes_of_one_record_are_cut(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uses = ", ".join(f'"Way {number} {"x" * 300}."' for number in range(20))
    book = resource("Five Talks", "https://a.example.org/x").replace('["Reading it together."]', f"[{uses}]")
    (hub / "resources/books/first.yml").write_text(book, encoding="utf-8")
    text = summary(hub, capsys)
    assert "… and 9 more" in text
    assert max(map(len, text.splitlines())) < 400


def test_an_unknown_commit_is_said(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(hub), "pr-summary", "nowhere"]) == 1
    assert "git cannot compare with nowhere" in capsys.readouterr().err


def test_the_workflow_shows_the_summary_and_keeps_the_preview() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert 'fieldguide pr-summary "$BASE" --preview preview.html >> "$GITHUB_STEP_SUMMARY"' in text
