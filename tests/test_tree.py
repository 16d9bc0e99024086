"""The generated tree: every link and anchor leads somewhere; the same input gives the same bytes."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

from fieldguide.catalogue import load_catalogue
from fieldguide.problem import errors
from fieldguide.tree import Asset, Page, build_tree, open_site

HREF = re.compile(r'(?:href|src|action)="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')
HEADING = re.compile(r'<h[234] id="([^"]*)"')
PUBLISHED_BY_THEME = ("assets/",)


def pages_of(tree: dict[str, Page | Asset]) -> dict[str, Page]:
    return {item.url: item for item in tree.values() if isinstance(item, Page)}


def test_the_real_records_have_no_errors(loaded):
    assert [str(problem) for problem in errors(loaded[1])] == []


def test_every_internal_link_and_anchor_resolves(tree):
    pages = pages_of(tree)
    files = {path for path, item in tree.items() if isinstance(item, Asset)}
    ids = {url: set(ID.findall(page.html)) for url, page in pages.items()}
    broken = []
    for url, page in pages.items():
        for href in set(HREF.findall(page.html)):
            if re.match(r"(https?|mailto|data|webcal):", href):
                continue
            target, anchor = urldefrag(urljoin(f"https://x/{url}", href.replace("&amp;", "&")))
            path = target.removeprefix("https://x/").partition("?")[0]
            if path in files or path.startswith(PUBLISHED_BY_THEME):
                continue
            if path not in pages or (anchor and anchor not in ids[path]):
                broken.append(f"{url} -> {href}")
    assert broken == []


def test_ids_are_unique_on_every_page(tree):
    twice = {
        url: [name for name, count in Counter(ID.findall(page.html)).items() if count > 1]
        for url, page in pages_of(tree).items()
    }
    assert {url: names for url, names in twice.items() if names} == {}


def test_every_heading_that_can_be_linked_to_is_in_the_table_of_contents(tree):
    lost = {
        url: names
        for url, page in pages_of(tree).items()
        if (names := set(HEADING.findall(page.html)) - {heading.id for heading in page.headings})
    }
    assert lost == {}


def test_every_page_has_one_h1_and_a_description_of_its_own(tree):
    pages = pages_of(tree)
    assert {url: page.html.count("<h1") for url, page in pages.items() if page.html.count("<h1") != 1} == {}
    shared = Counter(page.description for page in pages.values())
    assert [text for text, count in shared.items() if count > 1] == []


def test_headings_never_skip_a_level(tree):
    skipping = []
    for url, page in pages_of(tree).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.html)]
        skipping += [url for before, after in pairwise(levels) if after > before + 1]
    assert skipping == []


def test_paths_stay_inside_the_site(tree):
    assert [path for path in tree if posixpath.normpath(path) != path or path.startswith(("/", ".."))] == []


def test_two_builds_give_the_same_bytes(tree, root):
    again, _ = load_catalogue(root)
    site = open_site(
        root, again, url="https://example.org/some-repo/", repo_url="https://github.com/example/math-field-guide"
    )
    other = build_tree(site)
    assert list(other) == list(tree)
    assert [path for path, item in other.items() if item != tree[path]] == []
