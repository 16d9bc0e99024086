"""Printing a site: what is kept from an earlier build is what would be printed now, whatever was edited."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from places import ROOT

from fieldguide import search
from fieldguide.catalogue import load_catalogue
from fieldguide.press import Press, Printed
from fieldguide.shell import Shells, contents
from fieldguide.tree import Asset, Page, Recipe, Site, open_site, page_paths, plan

NOWHERE = Path("nowhere")
WORDS = ("quietly", "bravely", "slowly", "kindly", "gladly")
THEME = {
    "main.html": "<title>{{ page.meta.title }}</title>{{ page.meta.fieldguide.head }}{{ page.content }}",
    "partials/toc.html": "{% for part in page.toc %}{{ part.title }}{% endfor %}",
    "partials/language.html": "",
}


class ThemePage:
    def __init__(self, page: Page) -> None:
        self.title, self.content, self.toc = page.title, page.html, contents(page.headings)
        self.canonical_url = ""
        self.meta = {"title": page.title, "fieldguide": {"head": page.head}}


def shells() -> Shells:
    environment = Environment(loader=DictLoader(THEME), autoescape=False)  # noqa: S701 - as MkDocs makes its own
    return Shells(environment, lambda page: {"page": ThemePage(page)})


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


def open_hub(hub: Path) -> Site:
    catalogue, problems = load_catalogue(hub)
    assert not [problem for problem in problems if problem.severity == "error"], problems[:3]
    return open_site(hub, catalogue, url="https://example.org/hub/")


def edit(hub: Path, chance: random.Random, folder: str) -> Path:
    """Change a word somewhere in some record of a folder: in its summary, which other pages show."""
    path = chance.choice(sorted((hub / folder).glob("*.yml")))
    text = path.read_text("utf-8")
    start = text.index("summary:") + len("summary:")
    place = next(number for number in range(start, len(text)) if text[number - 2 : number] == "e ")
    path.write_text(f"{text[:place]}{chance.choice(WORDS)} {text[place:]}", "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.this_hub
def test_after_any_edits_what_is_kept_and_printed_is_what_a_clean_build_prints(hub: Path, tmp_path: Path):
    first = tmp_path / "first"
    before = Press(site := open_hub(hub), shells(), first, NOWHERE).print(list(plan(site)), {})
    assert before.old == 0
    assert before.fresh == len(page_paths(plan(site)))

    chance = random.Random(20261130)  # noqa: S311 - a choice that can be repeated
    for folder in ("strategies", "case-studies", "pathways", "learners", "coaching-practices", "challenges"):
        edit(hub, chance, f"content/{folder}")
    for folder in ("resources/research", "resources/books"):
        edit(hub, chance, folder)
    named = hub / "content" / "strategies" / "three-reads.yml"
    named.write_text(named.read_text("utf-8").replace("title: Three Reads", "title: Three Good Reads"), "utf-8")
    site, fresh, clean = open_hub(hub), tmp_path / "fresh", tmp_path / "clean"
    again = Press(site, shells(), fresh, NOWHERE).print(list(plan(site)), before.made)
    Press(site, shells(), clean, NOWHERE).print(list(plan(site)), {})
    kept = {path: (first / path).read_bytes() for path in again.kept}
    assert files(fresh) | kept == files(clean)
    assert not kept.keys() & files(fresh).keys()


@pytest.mark.this_hub
def test_one_edit_leaves_nearly_everything_as_it_was(hub: Path):
    before = {recipe.key for recipe in plan(open_hub(hub)) if recipe.key}
    path = hub / "content" / "strategies" / "number-talks.yml"
    path.write_text(
        path.read_text("utf-8").replace("Students do not yet understand", "Some do not understand"), "utf-8"
    )
    after = {recipe.key for recipe in plan(open_hub(hub)) if recipe.key}
    assert 1 <= len(after - before) < len(before) / 10


@pytest.mark.this_hub
def test_the_search_index_is_made_again_only_for_what_it_shows(hub: Path):
    def key() -> str:
        return next(
            recipe.key for recipe in plan(open_hub(hub)) if getattr(recipe.make, "func", None) is search.exports
        )

    before = key()
    path = hub / "content" / "strategies" / "number-talks.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Students do not yet understand", "Some do not understand"), "utf-8")
    assert key() == before
    path.write_text(text.replace("title: Number Talks", "title: Number Chats"), "utf-8")
    assert key() != before


def test_another_theme_prints_everything_anew(tmp_path: Path, site: Site):
    recipe = Recipe(lambda: (Page("a.md", "A", "About A", "<h1>A</h1>"),), ("a.md",), "key")
    other = shells()
    other.environment.loader = DictLoader(THEME | {"main.html": "<p>New</p>" + THEME["main.html"]})
    one = Press(site, shells(), tmp_path / "one", NOWHERE).print([recipe], {})
    two = Press(site, shells(), tmp_path / "two", NOWHERE).print([recipe], one.made)
    three = Press(site, other, tmp_path / "three", NOWHERE).print([recipe], one.made)
    assert [(found.fresh, found.old) for found in (one, two, three)] == [(1, 0), (0, 1), (1, 0)]


def test_two_recipes_for_one_path_are_a_mistake(tmp_path: Path, site: Site):
    twice = [Recipe(lambda: (Asset("a.json", "{}"),))] * 2
    with pytest.raises(ValueError, match=r"two generated files want the path a\.json"):
        Press(site, shells(), tmp_path, NOWHERE).print(twice, {})


def test_files_are_printed_byte_by_byte(tmp_path: Path, site: Site):
    things = [Asset("a/b.bin", b"\x00\xff"), Asset("c.txt", "ü", published="d/c.md")]
    printed = Press(site, shells(), tmp_path, NOWHERE).print([Recipe(lambda: things)], {})
    assert files(tmp_path) == {"a/b.bin": b"\x00\xff", "d/c.md": "ü".encode()}
    assert printed == Printed(fresh=0, old=0)


def test_what_comes_out_as_it_was_is_not_written_again(tmp_path: Path, site: Site):
    recipe = Recipe(lambda: (Asset("a.json", "{}"), Asset("b.json", "[]"), Asset("c.json", "1")))
    before, folder = tmp_path / "before", tmp_path / "new"
    before.mkdir()
    for name, text in (("a.json", "{}"), ("b.json", "{}")):
        (before / name).write_text(text)
    printed = Press(site, shells(), folder, before).print([recipe], {})
    assert printed.kept == {"a.json"}
    assert files(folder) == {"b.json": b"[]", "c.json": b"1"}
