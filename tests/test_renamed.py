"""A renamed record: links to its earlier id are found, said exactly, and mended where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import Project

from fieldguide.catalogue import load_hub
from fieldguide.cli import main

GUIDE = """\
---
title: "How to talk"
summary: "Nothing else."
review: {{steward: Editorial team, reviewed: 2026-11-22}}
audience: [coaches]
order: 1
---

## Begin

See [the book](resource:{0}), and [once more](resource:{0}). It is not {0}, a word; see [those too](resource:talks-2).
"""
BOOK = """\
title: {title}
summary: Something to read.
{more}review: {{steward: Editorial team, reviewed: 2026-11-22}}
type: book
access: open
{free}audience: [teachers]
use_for: ["Read it with [the other](resource:{link}) book."]
known: verified
checked: 2026-11-22
"""
PATHS = ("content/guides/how-to-talk.md", "resources/books/second.yml", "resources/books/third.yml")


@pytest.fixture
def hub(project: Project) -> Path:
    """One book was renamed; a guide and two books still use its earlier id."""
    return project(
        {
            "resources/books/five-talks.yml": BOOK.format(
                title="Talks", more="formerly: [talks]\n", free="", link="second"
            ),
            "resources/books/talks-2.yml": BOOK.format(title="More talks", more="", free="", link="second"),
            PATHS[0]: GUIDE.format("talks"),
            PATHS[1]: BOOK.format(
                title="Second", more="", free="free_alternative: 'talks' # see above\n", link="talks"
            ),
            PATHS[2]: BOOK.format(
                title="Third", more="status: retired\nreplaced_by: talks\n", free="", link="five-talks"
            ),
        }
    )


def said(root: Path) -> list[str]:
    return [str(problem) for problem in load_hub(root).problems]


def test_an_earlier_id_is_an_error_that_says_the_new_one(hub: Path) -> None:
    words = 'former-name: "talks" is an earlier id of the resource "five-talks".'
    words += ' Write "five-talks"; fieldguide fix does it.'
    assert said(hub) == [
        f"{place}: {words}"
        for place in (
            f"{PATHS[0]}:11:16",
            f"{PATHS[1]}:6:19",
            f"{PATHS[1]}:8:37",
            f"{PATHS[2]}:4:14",
        )
    ]


def test_one_file_alone_is_told_the_same(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Checking one file does not read the others: those that were renamed are looked for when a link is lost."""
    assert main(["--root", str(hub), "check", str(hub / PATHS[1])]) == 1
    assert capsys.readouterr().out.count("former-name") == 2


def test_fix_writes_the_new_id_and_nothing_else(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: (hub / path).read_text(encoding="utf-8") for path in PATHS}
    assert main(["--root", str(hub), "fix"]) == 0
    assert 'wrote "five-talks" for the earlier id "talks"' in capsys.readouterr().out
    assert said(hub) == []
    after = {path: (hub / path).read_text(encoding="utf-8") for path in PATHS}
    assert after[PATHS[0]] == before[PATHS[0]].replace("resource:talks)", "resource:five-talks)")
    assert after[PATHS[1]] == before[PATHS[1]].replace("'talks' #", "'five-talks' #").replace(":talks)", ":five-talks)")
    assert after[PATHS[2]] == before[PATHS[2]].replace("replaced_by: talks", "replaced_by: five-talks")
    assert main(["--root", str(hub), "fix", "--check"]) == 0


def test_fix_writes_the_new_id_in_a_record_that_is_not_finished(hub: Path) -> None:
    text = (hub / PATHS[1]).read_text(encoding="utf-8").replace("access: open\n", "")
    (hub / PATHS[1]).write_text(text, encoding="utf-8")
    assert main(["--root", str(hub), "fix", PATHS[1]]) == 0
    mended = text.replace("'talks' #", "'five-talks' #").replace(":talks)", ":five-talks)")
    assert (hub / PATHS[1]).read_text(encoding="utf-8") == mended
