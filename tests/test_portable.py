"""The tree as plain files builds, without any hook, into a site with the same pages, headings, words and links."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from fieldguide.portable import to_markdown, write_tree
from fieldguide.tree import Asset, Page


class Reader(HTMLParser):
    """Reads headings, words and links from the part of a page that is its content."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self._in_heading = False

    def handle_starttag(self, tag, attrs):
        if re.fullmatch("h[1-4]", tag):
            self.headings.append("")
            self._in_heading = True
        self.links += [value for name, value in attrs if name == "href" and tag == "a"]

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-4]", tag):
            self._in_heading = False

    def handle_data(self, data):
        self.words += data.split()
        if self._in_heading:
            self.headings[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def sample(tree: dict[str, Page | Asset]) -> dict[str, Page]:
    """Two pages of every family, so that the plain build stays short."""
    found: dict[str, list[Page]] = {}
    for item in tree.values():
        if isinstance(item, Page):
            found.setdefault(item.path.rpartition("/")[0], []).append(item)
    return {page.path: page for pages in found.values() for page in pages[:2]}


@pytest.fixture(scope="module")
def plain_site(sample, tmp_path_factory):
    """Build the exported pages with MkDocs' own theme and no hook."""
    folder = tmp_path_factory.mktemp("plain")
    write_tree(sample, folder / "docs")
    (folder / "mkdocs.yml").write_text(
        json.dumps({"site_name": "Plain", "validation": {"links": {"not_found": "ignore"}}})
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "site"]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_plain_builder_finds_the_same_pages_headings_words_and_links(plain_site, sample):
    for page in sample.values():
        built = (plain_site / page.url / "index.html").read_text(encoding="utf-8")
        content = (
            built.split('role="main">', 1)[1].split("<footer", 1)[0] if page.url else built.split('role="main">', 1)[1]
        )
        ours, theirs = read(page.html.split("<footer", 1)[0]), read(content)
        assert theirs.headings[: len(ours.headings)] == ours.headings, page.path
        assert theirs.words[: len(ours.words)] == ours.words, page.path
        assert set(ours.links) <= set(theirs.links), page.path


def test_a_page_as_markdown():
    page = Page(
        "a/b.md",
        'Two "reads"',
        "About <it>",
        '<p class="x">Lead</p>\n<h1>Two</h1>\n<p>One\n\ntwo</p>\n<h2 id="why">Why &amp; how</h2>\n<p>Because</p>\n',
    )
    assert to_markdown(page) == (
        '---\ntitle: "Two \\"reads\\""\ndescription: "About <it>"\n---\n\n'
        '<div>\n<p class="x">Lead</p>\n</div>\n\n# Two\n\n<div>\n<p>One\ntwo</p>\n</div>\n\n'
        "## Why &amp; how\n\n<div>\n<p>Because</p>\n</div>\n\n"
    )


def test_nothing_is_written_outside_the_folder(tmp_path):
    with pytest.raises(ValueError, match="leave the folder"):
        write_tree({"../x.json": Asset("../x.json", "{}")}, tmp_path / "out")
    assert not (tmp_path / "x.json").exists()
