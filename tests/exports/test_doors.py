"""Feeds, lists of feeds, OpenSearch and llms.txt: read by real parsers, and leading to what there is."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest

from fieldguide.catalogue import Catalogue, Entry
from fieldguide.exports import feeds
from fieldguide.records import KINDS


def parsed(text):
    return ET.fromstring(text)  # noqa: S314 - a file of our own


NAMES = ["all", *(kind.slug for kind in KINDS.values() if kind.name != "vocabulary")]


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_is_read_without_complaint(name, files, catalogue):
    found = feedparser.parse(files[f"feeds/{name}.xml"])
    assert found.bozo is False
    assert found.version == "atom10"
    assert len(found.entries) <= feeds.LIMIT
    titles = {entry.record.title for entry in catalogue}
    for item in found.entries:
        assert item.title in titles
        assert item.updated_parsed is not None
    identities = [item.id for item in found.entries]
    assert len(identities) == len(set(identities))
    assert [item.updated for item in found.entries] == sorted((item.updated for item in found.entries), reverse=True)


def test_every_learner_group_has_a_feed_of_what_names_it(files, catalogue):
    for entry in catalogue.all("learner-group"):
        found = feedparser.parse(files[f"feeds/learners/{entry.key.id}.xml"])
        assert found.bozo is False
        assert len(found.entries) > 1


def test_opml_lists_every_feed(files, site):
    listed = {outline.get("xmlUrl") for outline in parsed(files["feeds/index.opml"].encode()).iter("outline")}
    assert listed == {site.url + path for path in files if path.startswith("feeds/") and path.endswith(".xml")}


@pytest.mark.this_hub
def test_markup_in_a_title_stays_text(site):
    entry = next(iter(site.catalogue.all("strategy")))
    bad = Entry(
        entry.key, entry.record.model_copy(update={"title": "]]></title><script>&", "summary": "<b>"}), entry.path, ""
    )
    entries = {kind: {} for kind in KINDS} | {"strategy": {entry.key.id: bad}}
    poisoned = replace(site, catalogue=Catalogue(entries, site.catalogue.vocabulary, site.catalogue.graph))
    found = feedparser.parse(next(asset.content for asset in feeds.exports(poisoned)), sanitize_html=False)
    assert found.bozo is False
    assert (
        parsed(next(asset.content for asset in feeds.exports(poisoned)).encode())
        .find("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title")
        .text
        == "]]></title><script>&"
    )


def test_opensearch_names_the_search_page(files, site):
    root = parsed(files["opensearch.xml"].encode())
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(root.find(f"{space}ShortName").text) <= 16
    assert root.find(f"{space}Url").get("template") == f"{site.url}search/?q={{searchTerms}}"


def test_llms_leads_to_twins(files, site, catalogue):
    found = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): .+$", files["llms.txt"], re.MULTILINE)
    wanted = {f"{site.url}strategies/{entry.key.id}/index.md" for entry in catalogue.all("strategy")}
    assert wanted <= set(found)
    assert files["llms.txt"].startswith(f"# {site.name}\n\n> ")
