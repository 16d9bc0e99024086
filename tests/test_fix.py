"""Repairs are safe: the record says the same after them, comments stay, and mending twice changes nothing more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldguide import repair
from fieldguide.catalogue import load_hub, source_files
from fieldguide.cli import main
from fieldguide.records import KINDS, kind_of
from fieldguide.source import read_bytes

GUIDE, STRATEGY, FACET = KINDS["guide"], KINDS["strategy"], KINDS["vocabulary"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufefftitle: A\n", "title: A\n"),
        ("title: A\r\nsummary: B\r\n", "title: A\nsummary: B\n"),
        ("title: A   \nsummary: B", "title: A\nsummary: B\n"),
        ("title: Jose\u0301\n", "title: José\n"),
        ("review:\n\tsteward: A\n", "review:\n  steward: A\n"),
        ("title:A\nsummary: B\n", "title: A\nsummary: B\n"),
        ("title: Talks: why it's good\n", "title: 'Talks: why it''s good'\n"),
        ("title: “Talks”\n", 'title: "Talks"\n'),
        ("grades: 3–5\n", "grades: [3, 4, 5]\n"),
        ("grades: [k-2]\n", "grades: [k, 1, 2]\n"),
        ("review: {steward: A, reviewed: 2026/3/9}\n", "review: {steward: A, reviewed: 2026-03-09}\n"),
        ("summary: B\n# about the title\ntitle: A\n", "# about the title\ntitle: A\nsummary: B\n"),
        ("# of the file\n\nsummary: B\n\ntitle: A\n", "# of the file\n\ntitle: A\nsummary: B\n\n"[:-1]),
    ],
)
def test_what_is_mended(before, after):
    mended, done = repair.mend("content/strategies/x.yml", before, STRATEGY)
    assert [line for line in mended.split("\n") if line] == [line for line in after.split("\n") if line]
    assert done


@pytest.mark.parametrize(
    "text",
    [
        "why: |-\n  title:A\n  grades: 3–5\n",
        "title: 'Talks: why'\n",
        "why: |\n  Two spaces end a line in Markdown,  \n  and stay.\n",
        "say: “Stop,” she said. “Look.”\n",
        "url: https://example.org/a:b\n",
        "title: A # and a comment: with a colon\n",
        "unknown:B\n",
        "grades: 5–3\n",
    ],
)
def test_what_is_left_alone(text):
    mended, _ = repair.mend("content/strategies/x.yml", text, STRATEGY)
    before, after = (read_bytes("x.yml", part.encode())[0].data for part in (text, mended))
    assert before == after or (before or {}).get("why", "").split() == (after or {}).get("why", "").split()


def test_a_study_keeps_its_grades_as_published():
    assert repair.mend("resources/research/x.yml", "title: A\ngrades: 3-5\n", KINDS["study"])[1] == []


def test_a_guides_body_is_not_taken_for_fields():
    text = "---\nsummary: B\ntitle: A\n---\n\ntitle:not a field  \nsummary: neither\n"
    mended, _ = repair.mend("content/guides/x.md", text, GUIDE)
    assert mended == "---\ntitle: A\nsummary: B\n---\n\ntitle:not a field  \nsummary: neither\n"


def test_a_shuffled_record_is_put_in_order_and_says_the_same(root: Path):
    shuffle = random.Random(7)  # noqa: S311 - a fixed order, not a secret
    for path in source_files(root)[::40]:
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        kind = kind_of(name)
        if kind is None or kind.suffix == ".md":
            continue
        _, blocks = repair._blocks(text.split("\n"))
        shuffle.shuffle(blocks)
        mixed = "\n".join(line for _, block in blocks for line in block) + "\n"
        mended, _ = repair.mend(name, mixed, kind)
        data = read_bytes(name, mended.encode())[0].data
        assert data == read_bytes(name, text.encode())[0].data
        rank = [repair.usual_order(kind).index(field) for field in data]
        assert rank == sorted(rank), name


def test_mending_all_records_changes_no_meaning_and_is_done_once(root: Path):
    for path in source_files(root)[::15]:
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        kind = kind_of(name)
        assert kind is not None
        mended, _ = repair.mend(name, text, kind)
        assert read_bytes(name, mended.encode())[0].data == read_bytes(name, text.encode())[0].data
        assert repair.mend(name, mended, kind) == (mended, [])


def test_there_is_nothing_to_mend_in_the_records(root: Path, capsys):
    """What a curator commits went through `fieldguide fix`."""
    assert main(["--root", str(root), "fix", "--check"]) == 0, capsys.readouterr().out


def test_each_mistake_is_mended_that_can_be_though_another_is_in_the_way():
    """A file that cannot be read for several reasons: each repair that takes a mistake away counts."""
    wrong = (
        "title: Talks: why\nsummary:B\nreview:\n\tsteward: A\n\treviewed: 2026/3/9\nwhy: 'It works\ncost: @free\n"
        "technology: no: none\n"
    )
    mended, done = repair.mend("content/strategies/x.yml", wrong, STRATEGY)
    assert mended == (
        "title: 'Talks: why'\nsummary: B\nreview:\n  steward: A\n  reviewed: 2026/3/9\nwhy: 'It works\ncost: @free\n"
        "technology: 'no: none'\n"
    )
    assert len(done) == 3


@given(st.text(alphabet="ab:-–3 \n\t'\"“”#|>[]{}é\u0301", max_size=80).map(lambda text: f"title: A\ngrades: {text}"))
@settings(max_examples=200, deadline=None)
def test_mending_twice_is_mending_once(text):
    once, _ = repair.mend("content/strategies/x.yml", text, STRATEGY)
    twice, done = repair.mend("content/strategies/x.yml", once, STRATEGY)
    assert (twice, done) == (once, [])


WRONG = (
    "summary: How big.\n"
    "title: Sizes: a list\n"
    "review: {steward: Editorial team, reviewed: 2026/3/9}\n"
    "terms:\n"
    "  - {id: a, label: A, definition: The first.}\n"
)


def test_the_command_shows_a_diff_and_then_the_check_passes(project, capsys):
    root = project({"content/vocabulary/x.yml": WRONG})
    path = root / "content/vocabulary/x.yml"
    assert main(["--root", str(root), "check", "content/vocabulary/x.yml"]) == 1
    assert main(["--root", str(root), "fix", "--check", "content/vocabulary/x.yml"]) == 1
    assert path.read_text(encoding="utf-8") == WRONG
    assert main(["--root", str(root), "fix", "--dry-run"]) == 0
    assert path.read_text(encoding="utf-8") == WRONG
    capsys.readouterr()
    assert main(["--root", str(root), "fix", "content/vocabulary/x.yml"]) == 0
    shown = capsys.readouterr().out
    assert "-title: Sizes: a list\n" in shown
    assert "+title: 'Sizes: a list'\n" in shown
    assert "1 file mended." in shown
    assert [problem for problem in load_hub(root).problems if problem.path == "content/vocabulary/x.yml"] == []
    assert main(["--root", str(root), "fix", "--check", "content/vocabulary/x.yml"]) == 0


def test_links_and_unreadable_files_are_left_alone(project):
    root = project({"outside.yml": WRONG, "content/vocabulary/y.yml": ""})
    (root / "content/vocabulary/x.yml").symlink_to(root / "outside.yml")
    (root / "content/vocabulary/y.yml").write_bytes(b"title:A\xe9\n")
    assert main(["--root", str(root), "fix", "content/vocabulary/x.yml", "content/vocabulary/y.yml"]) == 0
    assert (root / "outside.yml").read_text(encoding="utf-8") == WRONG
    assert (root / "content/vocabulary/y.yml").read_bytes() == b"title:A\xe9\n"
