"""Heads: read back by parsers we did not write, in words schema.org knows, and safe whatever a record says."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import extruct
import pytest
from rdflib.namespace import SDO

from fieldguide import urls
from fieldguide.exports.twins import markdown, twin
from fieldguide.graph import Key
from fieldguide.head import PICTURE_SIZE, Heads
from fieldguide.records import KINDS
from fieldguide.tree import Page

KNOWN = set(SDO.__annotations__)
WORDS_OF_JSON_LD = {"@context", "@graph", "@id", "@type"}


def page_of(entry) -> Page:
    return Page(urls.src_uri(urls.page_url(entry.key)), entry.record.title, entry.record.summary, "<h1>x</h1>")


@pytest.fixture(scope="module")
def heads(site):
    made = Heads(site)
    return {entry.key: made.of(page_of(entry)) for entry in site.catalogue if entry.key.kind != "vocabulary"}


def graph_of(head: str) -> list[dict]:
    found = extruct.extract(f"<html><head>{head}</head></html>", syntaxes=["json-ld"])["json-ld"]
    assert len(found) == 1
    return found[0]["@graph"]


def names(node) -> set[str]:
    if isinstance(node, dict):
        types = node.get("@type", [])
        own = set(node) | set([types] if isinstance(types, str) else types)
        return own.union(*(names(value) for value in node.values()))
    return set().union(*(names(value) for value in node)) if isinstance(node, list) else set()


@pytest.mark.this_hub
def test_every_word_is_one_schema_org_knows(heads):
    used = set().union(*(names(graph_of(head)) for head in heads.values()))
    assert used - KNOWN - WORDS_OF_JSON_LD == set()
    assert {"LearningResource", "ScholarlyArticle", "Book", "BreadcrumbList", "AlignmentObject"} <= used


@pytest.mark.this_hub
def test_pages_without_a_record_use_known_words_too(site):
    made = Heads(site)
    pages = [
        Page(path, "T", "D", "")
        for path in (
            "index.md",
            "data/index.md",
            "strategies/index.md",
            "vocabulary/domains/index.md",
            "vocabulary/domains/nf.md",
        )
    ]
    graphs = [graph_of(made.of(page)) for page in pages]
    assert set().union(*(names(graph) for graph in graphs)) - KNOWN - WORDS_OF_JSON_LD == set()
    assert [graph[0]["@type"] for graph in graphs] == [
        "WebSite",
        "Dataset",
        "CollectionPage",
        "DefinedTermSet",
        "DefinedTerm",
    ]


def test_a_strategy_says_what_it_teaches_and_rests_on(heads, catalogue, site):
    for entry in catalogue.all("strategy"):
        node, crumbs = graph_of(heads[entry.key])
        assert node["name"] == entry.record.title
        assert len(node["educationalLevel"]) == len(entry.record.grades)
        assert node["timeRequired"] == f"PT{entry.record.minutes.in_class.max}M"
        based = {address.removeprefix(f"{site.url}research/").rstrip("/") for address in node.get("isBasedOn", [])}
        assert set(entry.record.evidence.studies) & set(catalogue.entries["study"]) <= based
        assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3]


def metas(head: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "meta":
                found.append((given.get("name") or given["property"], given["content"]))

    Reader().feed(head)
    return found


def test_a_study_carries_what_zotero_reads(heads, catalogue):
    for entry in catalogue.all("study"):
        found = metas(heads[entry.key])
        said = dict(found)
        assert said["citation_title"] == entry.record.title
        assert said.get("citation_doi") == entry.record.doi
        assert said.get("citation_publication_date") == (str(entry.record.year) if entry.record.year else None)
        people = [person for person in entry.record.authors if person.literal != "and others"]
        assert len([name for name, _ in found if name == "citation_author"]) == len(people)


def test_a_page_of_ours_is_not_taken_for_an_article(heads):
    assert not any("citation_" in head for key, head in heads.items() if key.kind not in {"study", "resource"})


@pytest.mark.this_hub
def test_every_page_has_a_picture_that_is_there(heads, root):
    for head in heads.values():
        said = dict(metas(head))
        path = root / "overrides" / said["og:image"].split("/some-repo/")[1]
        assert path.is_file()
    for kind in (*(kind for kind in KINDS if kind != "vocabulary"), "site"):
        data = (root / "overrides/assets/fieldguide/og" / f"{kind}.png").read_bytes()
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == PICTURE_SIZE
        assert len(data) < 45_000


def test_other_forms_of_a_page_are_there(heads, files, site):
    offered = {
        link
        for head in heads.values()
        for link in re.findall(r'<link rel="alternate"[^>]* href="(?:\.\./)*([^"]+)"', head)
    }
    assert {link for link in offered if not link.endswith("index.md")} - set(files) == set()


def test_nothing_a_record_says_can_leave_the_head(site):
    bad = "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    head = Heads(site).of(Page("x.md", bad, bad, ""))
    assert "<script>alert" not in head
    assert "<img" not in head
    assert graph_of(head)[0]["name"] == bad
    assert dict(metas(head))["og:title"] == bad


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("4.OA.A.3", "https://thecorestandards.org/2010/math/content/4/OA/3"),
        ("4.NF", ""),
        ("HSA-REI.B.3", ""),
        ("4.NF.B.3a", ""),
    ],
)
@pytest.mark.this_hub
def test_only_addresses_we_know_are_given(catalogue, code, address):
    assert catalogue.about.standards.page_of(code) == address


TWINS = [
    ('<h2 id="a">Do <em>this</em></h2>\n<p>Say  *no*.</p>', "## Do *this*\n\nSay \\*no\\*."),
    ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n   - b\n- c"),
    ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
    ('<p><a href="../x/#y">z</a></p>', "[z](https://e.org/x/#y)"),
    (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td>3</td></tr></tbody></table>",
        "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |",
    ),
    ('<p><math alttext="3/4" xmlns="m"><mn>3</mn></math> of</p>', "3/4 of"),
    (
        '<svg aria-labelledby="t"><title id="t">Bar</title><desc>Two parts</desc><text>9</text></svg>',
        "*Bar*\n\n*Two parts*",
    ),
    ("<dl><dt>Time</dt><dd>10 min</dd></dl>", "**Time**\n\n10 min"),
    ("<p hidden>no</p><script>no</script><p>yes</p>", "yes"),
    ("<pre><code>a  b\n*c*</code></pre>", "```\na  b\n*c*\n```"),
    ("<p>&lt;script&gt;</p>", "\\<script\\>"),
]


@pytest.mark.parametrize(("html", "text"), TWINS)
def test_a_twin_says_what_the_page_says(html, text):
    assert markdown(html, "https://e.org/", "p/") == text


def test_a_twin_stands_beside_its_page(site):
    made = twin(site, Page("strategies/three-reads.md", 'A "b"', "c", "<h1>A</h1>"))
    assert made.published == "strategies/three-reads/index.md"
    assert not made.path.endswith(".md")
    front = made.content.split("---\n")[1]
    assert json.loads(front.splitlines()[0].removeprefix("title: ")) == 'A "b"'


@pytest.mark.this_hub
def test_a_real_page_keeps_every_heading(site):
    from fieldguide.pages.record_pages import Extras, record_page

    entry = site.catalogue.get(Key("strategy", "three-reads"))
    page = record_page(site, entry, Extras(site))
    text = markdown(page.html, site.url, page.url)
    assert [heading.text for heading in page.headings if heading.level == 2] == re.findall(
        r"^## (.+)$", text, re.MULTILINE
    )
    assert "<" not in re.sub(r"\\<|`[^`]*`|```.*?```", "", text, flags=re.DOTALL)
