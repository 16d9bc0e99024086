"""Doors for programs: search and a name for browsers, and ``llms.txt`` for language models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from fieldguide import urls
from fieldguide.catalogue import Entry
from fieldguide.licence import LICENCE
from fieldguide.records import KINDS
from fieldguide.tree import Asset, Site

FULL = (
    "learner-group",
    "strategy",
    "starting-point",
    "pathway",
    "coaching-model",
    "coaching-practice",
    "challenge",
    "case-study",
    "guide",
)
"""Kinds whose every record is listed; the works they cite are reached through the data."""


def exports(site: Site) -> Iterator[Asset]:
    """Publish all three."""
    yield Asset("opensearch.xml", opensearch(site))
    yield Asset("manifest.webmanifest", manifest(site))
    yield Asset("llms.txt", llms(site))


def opensearch(site: Site) -> str:
    """Let a browser offer this site's search in its address bar."""
    root = ET.Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    for tag, text in (
        ("ShortName", site.name[:16]),
        ("LongName", site.name[:48]),
        ("Description", f"Search {site.name}."),
        ("InputEncoding", "UTF-8"),
    ):
        ET.SubElement(root, tag).text = text
    ET.SubElement(root, "Image", {"type": "image/svg+xml"}).text = f"{site.url}assets/fieldguide/icon.svg"
    ET.SubElement(root, "Url", {"type": "text/html", "template": f"{site.url}search/?q={{searchTerms}}"})
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def manifest(site: Site) -> str:
    """Let a phone keep the site among its apps."""
    icon = {"src": "assets/fieldguide/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    words = {"name": site.name, "short_name": site.name, "description": site.description}
    look = {"display": "standalone", "background_color": "#ffffff", "theme_color": "#14505c", "icons": [icon]}
    return json.dumps({**words, "start_url": "./", "scope": "./", **look}, ensure_ascii=False, indent=2) + "\n"


def llms(site: Site) -> str:
    """List the Markdown twins of the pages, as llmstxt.org proposes."""
    lines = [
        f"# {site.name}",
        "",
        f"> {site.description}",
        "",
    ]
    lines += [_LLMS_NOTE, ""]
    for kind in (KINDS[name] for name in FULL):
        entries = sorted(
            site.catalogue.all(kind.name),
            key=lambda entry: (getattr(entry.record, "order", 0), entry.record.title.lower()),
        )
        lines += [f"## {kind.plural}", ""]
        lines += [_llms_line(site, entry) for entry in entries]
        lines += [""]
    lines += ["## Optional", ""]
    for title, path, words in _OPTIONAL:
        lines.append(f"- [{title}]({site.url}{path}): {words}")
    return "\n".join(lines) + "\n"


def _llms_line(site: Site, entry: Entry) -> str:
    address = f"{site.url}{urls.page_url(entry.key)}index.md"
    return f"- [{_bare(entry.record.title)}]({address}): {_bare(entry.record.summary)}"


def _bare(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


_LLMS_NOTE = (
    "Every page has a Markdown twin: add `index.md` to its address. Every claim names a study; a rating is only ever "
    "one that a named body published, with its outcome and population. "
    f"Text under {LICENCE}: name the site and link to the page."
)
_OPTIONAL = (
    ("All records as JSON", "api/v1/index.json", "every record with its links, and the schemas of the answers"),
    ("Research", "research/index.md", "every work the claims rest on"),
    ("Library", "resources/index.md", "books, journals, tools and organizations"),
    ("References", "data/references.json", "all works as CSL-JSON"),
    ("Data", "data/index.md", "downloads, license, how to cite"),
)
