"""The history of records: from a real git history to a file, and from that file alone to pages and a feed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from places import ROOT, Project

from fieldguide import history
from fieldguide.catalogue import load_catalogue
from fieldguide.changes import Difference, differences, in_words
from fieldguide.cli import main
from fieldguide.tree import Asset, Page, build_tree, open_site

BOOK = """\
title: {title}
summary: Something to read.
{more}review: {{steward: Editorial team, reviewed: {reviewed}}}
type: book
access: open
audience: [teachers]
use_for: ["Reading it together."]
known: verified
checked: {reviewed}
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def book(title: str, more: str = "", reviewed: str = "2026-05-01") -> str:
    return BOOK.format(title=title, more=more, reviewed=reviewed)


def git(root: Path, *arguments: str, day: str = "2026-05-01") -> None:
    who = ("-c", "user.name=Ada Coach", "-c", "user.email=ada@example.org")
    moment = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    environment = {**os.environ, **moment}
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=environment)


def save(root: Path, day: str, files: dict[str, str | None]) -> None:
    """Write and delete files, and commit on a day."""
    for name, text in files.items():
        path = root / "resources/books" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "Change", day=day)


@pytest.fixture
def hub(project: Project) -> Path:
    """A hub whose three books have had four eventful days."""
    root = project({})
    git(root, "init", "--initial-branch", "main")
    save(root, "2026-05-01", {"talks.yml": book("Talks"), "draft.yml": book("Draft", "status: draft\n")})
    save(root, "2026-05-01", {"talks.yml": book("Five Talks")})
    save(
        root, "2026-05-02", {"talks.yml": book("Talks", "aka: [Short talks]\n").replace("together.", "on a Saturday.")}
    )
    save(root, "2026-06-01", {"talks.yml": book("Talks", "# no matter\naka: [Short talks]\n", "2026-06-01")})
    save(root, "2026-06-02", {"draft.yml": book("Draft"), "gone.yml": book("Gone")})
    save(
        root,
        "2026-07-01",
        {"talks.yml": None, "number-talks.yml": book("Talks", "formerly: [talks]\n"), "gone.yml": None},
    )
    return root


TOLD = """\
2026-07-01 renamed resources/books/number-talks.yml
2026-06-02 added resources/books/draft.yml
2026-06-01 changed resources/books/talks.yml: use_for
2026-05-02 changed resources/books/talks.yml: title, aka, use_for
2026-05-01 added resources/books/talks.yml
"""


def lines(root: Path) -> str:
    text = (root / history.FILE).read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if "books" in line)


def test_git_is_told_in_lines(hub: Path) -> None:
    """A day is one change; drafts are not told, nor what is gone for good; an earlier id keeps its past."""
    assert main(["--root", str(hub), "history", "--write"]) == 0
    assert lines(hub) == TOLD
    first = (hub / history.FILE).read_bytes()
    assert main(["--root", str(hub), "history", "--write"]) == 0
    assert (hub / history.FILE).read_bytes() == first


def test_no_name_of_a_person_is_kept(hub: Path) -> None:
    main(["--root", str(hub), "history", "--write"])
    assert "ada" not in (hub / history.FILE).read_text(encoding="utf-8").lower()


def test_reading_again_is_told_as_such() -> None:
    day = date(2026, 6, 1)
    before = {"title": "A", "review": {"reviewed": "2026-05-01"}}
    after = {"title": "A", "review": {"reviewed": "2026-06-01"}}
    assert [str(change) for change in history.tell(day, "resources/books/a.yml", before, after)] == [
        "2026-06-01 read resources/books/a.yml"
    ]
    retired = {**after, "status": "retired", "replaced_by": "b"}
    assert [change.mark for change in history.tell(day, "resources/books/a.yml", after, retired)] == ["retired"]
    assert list(history.tell(day, "resources/books/a.yml", after, None)) == []


def test_a_copy_without_git_keeps_the_file_it_came_with(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(hub), "history", "--write"])
    shutil.rmtree(hub / ".git")
    assert main(["--root", str(hub), "history", "--write"]) == 1
    assert capsys.readouterr().err == "history.txt stays as it is: there is no git history here.\n"
    assert lines(hub) == TOLD
    git(hub, "init", "--initial-branch", "main")
    save(hub, "2026-09-01", {})
    save(hub, "2026-09-02", {"draft.yml": book("Drafted")})
    assert main(["--root", str(hub), "history", "--write"]) == 0
    assert lines(hub) == "2026-09-02 changed resources/books/draft.yml: title\n" + TOLD


def test_a_shallow_copy_is_refused(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("copy") / "hub"
    git(hub, "clone", "--depth", "1", hub.as_uri(), str(copy))
    (copy / history.FILE).write_text(TOLD, encoding="utf-8")
    assert main(["--root", str(copy), "history", "--write"]) == 1
    assert (copy / history.FILE).read_text(encoding="utf-8") == TOLD


def test_a_line_that_is_none_stops_nothing() -> None:
    assert [str(change) for change in history.parse(f"<<<<<<< HEAD\n{TOLD}=======\nwords\n")] == TOLD.splitlines()


def test_pages_and_feed_come_from_the_file_alone(hub: Path) -> None:
    main(["--root", str(hub), "history", "--write"])
    shutil.rmtree(hub / ".git")
    tree = build_tree(open_site(hub, load_catalogue(hub)[0]))
    page = tree["about/whats-new/index.md"]
    assert isinstance(page, Page)
    assert re.findall(r'<h[23] id="([^"]+)"', page.html) == [
        "m-2026-07",
        "m-2026-07-changed",
        "m-2026-06",
        "m-2026-06-changed",
        "m-2026-05",
    ]
    assert 'New resource: <a href="../../resources/draft/">Draft</a>' in page.html
    assert '<a href="../../resources/number-talks/">Talks</a> (resource): has a new address' in page.html
    assert '<a href="../../resources/number-talks/">Talks</a> (resource): use for' in page.html
    record = tree["resources/number-talks.md"]
    assert isinstance(record, Page)
    told = re.findall(r'<li><time datetime="([^"]+)">[^<]*</time> ([^<]+)</li>', record.html)
    assert told == [
        ("2026-07-01", "Has a new address"),
        ("2026-06-01", "Changed: use for"),
        ("2026-05-02", "Changed: title, other names, use for"),
        ("2026-05-01", "Added"),
    ]
    once = tree["resources/draft.md"]
    assert isinstance(once, Page)
    assert "What changed" not in once.html
    feed = tree["feeds/whats-new.xml"]
    assert isinstance(feed, Asset)
    assert isinstance(feed.content, str)
    entries = list(ET.fromstring(feed.content).iter(f"{ATOM}entry"))  # noqa: S314 - our own file
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    assert [title for title in titles if "vocabulary" not in title] == [
        "Resource: Talks",
        "New resource: Draft",
        "Resource: Talks",
        "Resource: Talks",
        "New resource: Talks",
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_a_hub_without_a_history_says_so(project: Project) -> None:
    root = project({})
    tree = build_tree(open_site(root, load_catalogue(root)[0]))
    page = tree["about/whats-new/index.md"]
    assert isinstance(page, Page)
    assert "No history has been written yet" in page.html


@pytest.mark.this_hub
def test_the_real_history_can_be_read_and_names_records_that_are_there(site) -> None:
    """New records join when the site is published, or with: fieldguide history --write."""
    text = (ROOT / history.FILE).read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if not line.startswith("#")]
    assert [str(change) for change in history.parse(text)] == found
    assert len(site.renderer.history.told) > 800


def test_publishing_brings_the_history_up_to_date() -> None:
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    assert text.index("fetch-depth: 0") < text.index("fieldguide history --write") < text.index("make build")


def test_differences_are_told_value_by_value() -> None:
    old = {"title": "A", "steps": [{"do": "Show", "say": "Look"}, {"do": "Talk"}], "grades": ["3", "4"], "url": "x"}
    new = {"title": "B", "steps": [{"do": "Show", "say": "See"}, {"do": "Talk"}], "grades": ["4", "5", "6"]}
    assert list(differences(old, new)) == [
        Difference("title", "A", "B"),
        Difference("steps, 1, say", "Look", "See"),
        Difference("grades", "3, 4", "4, 5, 6"),
        Difference("web address", "x", ""),
    ]
    assert in_words(("steps", "look_fors", "doi")) == "steps, look-fors, DOI"
