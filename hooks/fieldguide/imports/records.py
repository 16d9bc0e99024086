"""Drafts to record files: valid, unpublished, honest about what nobody has read yet; nothing there is touched."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from fieldguide.catalogue import Catalogue
from fieldguide.graph import Key
from fieldguide.imports.draft import Draft
from fieldguide.records import Resource, Study

DESIGNS = {
    "book": "book",
    "chapter": "book-chapter",
    "thesis": "dissertation",
    "paper-conference": "conference-paper",
    "article-magazine": "magazine-article",
    "article-newspaper": "news",
    "webpage": "web",
    "report": "report",
}
_SMALL = frozenset({"a", "an", "the", "of", "on", "in", "and", "for", "to", "with"})
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def known(draft: Draft, catalogue: Catalogue) -> Key | None:
    """Give the record that already holds this work: the same DOI, or the same title."""
    doi, title = doi_of(draft).lower(), plain(draft.item.get("title", ""))
    for kind in ("study", "resource"):
        for entry in catalogue.all(kind):
            if isinstance(entry.record, (Study, Resource)):
                same_doi = bool(doi) and (entry.record.doi or "").lower() == doi
                if same_doi or plain(entry.record.title) == title:
                    return entry.key
    return None


def doi_of(draft: Draft) -> str:
    """Give the bare DOI, also out of an address."""
    found = _DOI.search(draft.item.get("DOI", ""))
    return found[0] if found else ""


def plain(text: str) -> str:
    """Give a text without accents, marks and capitals, to compare."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


def name_of(draft: Draft) -> str:
    """Give an id in the house style: first author, year, first word of weight."""
    people = draft.item.get("author", [])
    first = plain(people[0].get("family") or people[0].get("literal", "")) if people else ""
    words = [word for word in plain(draft.item.get("title", "")).split() if word not in _SMALL]
    parts = [*first.split()[:2], str(draft.item.get("issued", "")), *words[: 1 if first else 4]]
    return "-".join(part for part in parts if part)[:60].strip("-") or f"line-{draft.line}"


def folder_of(draft: Draft) -> str:
    """Give where the draft goes."""
    return "resources/collections" if draft.item.get("kind") == "resource" else "resources/research"


def to_yaml(draft: Draft, origin: str, today: date) -> str:
    """Write one draft as a record file; what was not understood follows as comments."""
    fields = resource(draft) if draft.item.get("kind") == "resource" else study(draft)
    shared: dict[str, Any] = {
        "status": "draft",
        "review": {"steward": "Not yet assigned", "reviewed": today.isoformat()},
    }
    if draft.item.get("kind") == "resource":
        shared["checked"] = today.isoformat()
    note = f"Imported from {origin}, line {draft.line}; nothing has been checked yet."
    record = {"title": draft.item["title"], **fields, **shared, "known": "partly", "known_note": note}
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in record.items()
        if value not in (None, "", [])
    ]
    unread = [f"# not understood (line {line}): {name} = {value}" for line, name, value in draft.unread]
    return "\n".join([*lines, *unread]) + "\n"


def study(draft: Draft) -> dict[str, Any]:
    """Give the fields of a study; what it found is left to the person who reads it."""
    item = draft.item
    design = DESIGNS.get(item.get("type", ""), "journal-article" if item.get("container-title") else "report")
    return {
        "summary": "Imported reference; nobody has summarized it yet.",
        "design": design,
        "authors": item.get("author"),
        "year": item.get("issued"),
        "container": item.get("container-title"),
        "volume": item.get("volume"),
        "issue": item.get("issue"),
        "pages": item.get("page"),
        "publisher": item.get("publisher"),
        "doi": doi_of(draft),
        "url": item.get("URL"),
        "isbn": item.get("ISBN"),
        "issn": item.get("ISSN"),
        "finding": "Nobody has summarized what it found yet.",
        "population": "Not read yet.",
        "read": "secondary",
    }


def resource(draft: Draft) -> dict[str, Any]:
    """Give the fields of a resource."""
    item = draft.item
    return {
        "summary": item.get("abstract") or "Imported resource; nobody has described it yet.",
        "type": item.get("type") or "collection",
        "publisher": item.get("publisher"),
        "year": str(item["issued"]) if "issued" in item else None,
        "url": item.get("URL"),
        "doi": doi_of(draft),
        "isbn": item.get("ISBN"),
        "issn": item.get("ISSN"),
        "access": item.get("access") or "open",
        "audience": re.split(r"\s*;\s*", item.get("audience") or "teachers"),
        "use_for": [item.get("use_for") or "Nobody has written yet what to use it for."],
    }


def problems(draft: Draft) -> Iterator[tuple[int, str]]:
    """Say what the curator must look at, with its line."""
    if not draft.item.get("title"):
        yield draft.line, "has no title, so no draft was made."
    for line, name, value in draft.unread:
        yield line, f'"{name}" was not understood: {value[:80]}'
