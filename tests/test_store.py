"""Pages kept from build to build: never stale, whatever is edited; never trusted when damaged; never in the way."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from places import ROOT

from fieldguide import stamp
from fieldguide.catalogue import load_catalogue
from fieldguide.origins import inputs
from fieldguide.store import Store
from fieldguide.timings import Clock, told
from fieldguide.tree import Asset, Page, build_tree, open_site

WORDS = ("quietly", "bravely", "slowly", "kindly", "gladly")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A copy of the records that may be edited, with the real templates."""
    folder = tmp_path / "hub"
    folder.mkdir()
    for name in ("content", "resources"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    for name in ("published-urls.txt", "history.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def build(hub: Path, store: Store | None = None) -> dict[str, Page | Asset]:
    catalogue, problems = load_catalogue(hub)
    assert not [problem for problem in problems if problem.severity == "error"], problems[:3]
    tree = build_tree(open_site(hub, catalogue, url="https://example.org/hub/"), store)
    if store:
        store.keep()
    return tree


def edit(hub: Path, chance: random.Random, folder: str) -> Path:
    """Change a word somewhere in some record of a folder: in its summary, which other pages show."""
    path = chance.choice(sorted((hub / folder).glob("*.yml")))
    text = path.read_text("utf-8")
    start = text.index("summary:") + len("summary:")
    place = next(number for number in range(start, len(text)) if text[number - 2 : number] == "e ")
    path.write_text(f"{text[:place]}{chance.choice(WORDS)} {text[place:]}", "utf-8")
    return path


@pytest.mark.this_hub
def test_a_build_from_the_store_is_a_build_from_nothing(hub: Path, tmp_path: Path) -> None:
    where = tmp_path / "pages.sqlite3"
    begun = Store(where)
    build(hub, begun)
    assert begun.found == 0

    edit(hub, chance := random.Random(20261122), "content/strategies")  # noqa: S311 - a choice that can be repeated
    one = Store(where)
    assert build(hub, one) == build(hub)
    assert 0 < one.made < begun.made / 4

    for folder in ("content/strategies", "content/case-studies", "content/pathways", "resources/research"):
        edit(hub, chance, folder)
    named = hub / "content" / "strategies" / "three-reads.yml"
    named.write_text(named.read_text("utf-8").replace("title: Three Reads", "title: Three Good Reads"), "utf-8")
    clean = build(hub)
    assert build(hub, Store(where)) == clean
    again = Store(where)
    assert build(hub, again) == clean
    assert again.made == 0


def test_a_damaged_page_is_made_again(tmp_path: Path) -> None:
    where = tmp_path / "pages.sqlite3"
    page = Page("a.md", "A", "About A", "<h1>A</h1>", scripts=("a.js",))
    first = Store(where)
    assert first.fetch("key", lambda: [page, Asset("a.txt", "text")]) == [page, Asset("a.txt", "text")]
    first.keep()
    assert Store(where).fetch("key", list) == [page, Asset("a.txt", "text")]
    with sqlite3.connect(where) as file:
        file.execute("UPDATE page SET items = replace(items, 'About', 'Wrong')")
    file.close()
    again = Store(where)
    assert again.fetch("key", lambda: [page]) == [page]
    assert again.made == 1


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to be looked at" * 40])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    where = tmp_path / "pages.sqlite3"
    where.write_bytes(damage)
    page = Page("a.md", "A", "About A", "<h1>A</h1>")
    first = Store(where)
    assert first.fetch("key", lambda: [page]) == [page]
    first.keep()
    second = Store(where)
    assert second.fetch("key", list) == [page]


def test_what_an_interrupted_build_made_is_not_found(tmp_path: Path) -> None:
    where = tmp_path / "pages.sqlite3"
    interrupted = Store(where)
    interrupted.fetch("key", lambda: [Page("a.md", "A", "About A", "half")])
    del interrupted
    page = Page("a.md", "A", "About A", "whole")
    assert Store(where).fetch("key", lambda: [page]) == [page]


def test_where_nothing_can_be_written_the_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    page = Page("a.md", "A", "About A", "<h1>A</h1>")
    store = Store(tmp_path / "file" / "pages.sqlite3")
    assert store.fetch("key", lambda: [page]) == [page]
    store.keep()


def test_a_page_nobody_asks_for_leaves_the_store(tmp_path: Path) -> None:
    where = tmp_path / "pages.sqlite3"
    for key in ("old", "new"):
        store = Store(where)
        store.fetch(key, lambda: [Page("a.md", "A", "About A", "<h1>A</h1>")])
        store.keep()
    with sqlite3.connect(where) as file:
        assert file.execute("SELECT key FROM page").fetchall() == [("new",)]
    file.close()


def test_what_changed_is_named(tmp_path: Path, site: object) -> None:
    where = tmp_path / "pages.sqlite3"
    before = inputs(site)  # type: ignore[arg-type]
    first = Store(where)
    assert first.changed(before) == []
    first.keep()
    name = "content/strategies/three-reads.yml"
    after = {key: value for key, value in before.items() if key != "settings"} | {name: "other"}
    assert Store(where).changed(after) == [name, "settings"]
    assert told(1, 886, [name]) == f"1 record page made, 886 as they were. Changed: {name}."
    assert told(900, 0, []) == "900 record pages made."
    assert told(9, 1, list("abcdef")) == "9 record pages made, 1 as they were. Changed: 6 files."


def test_the_clock_names_each_step_and_their_sum() -> None:
    clock = Clock()
    with clock.time("reading"):
        pass
    clock.lap("writing")
    assert [line.split(" s  ")[1] for line in str(clock).splitlines()] == ["reading", "writing", "together"]


def test_a_stamp_stands_until_an_input_or_the_site_changes(tmp_path: Path) -> None:
    record, page = tmp_path / "content" / "a.yml", tmp_path / "site" / "index.html"
    for path in (record, page):
        path.parent.mkdir()
        path.write_text("one")
    settings = {"SITE_URL": "https://example.org/"}
    made_from = stamp.inputs(tmp_path, settings)
    assert not stamp.stands(tmp_path, tmp_path / "site", made_from)
    stamp.write(tmp_path, tmp_path / "site", made_from)
    assert stamp.stands(tmp_path, tmp_path / "site", stamp.inputs(tmp_path, settings))
    assert stamp.inputs(tmp_path, {}) != made_from
    page.write_text("other")
    assert not stamp.stands(tmp_path, tmp_path / "site", made_from)
    stamp.write(tmp_path, tmp_path / "site", made_from)
    record.write_text("other")
    assert stamp.inputs(tmp_path, settings) != made_from
    (tmp_path / stamp.FILE).write_text("{")
    assert not stamp.stands(tmp_path, tmp_path / "site", made_from)
