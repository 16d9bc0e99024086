"""Works as reference managers want them (CSL-JSON), and as readers do: APA and MLA, ready to print."""

from __future__ import annotations

import re
from typing import Any

from fieldguide import reference_styles as styles
from fieldguide import urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.records import Resource, Study
from fieldguide.remember import remembered

Item = dict[str, Any]
"""One CSL-JSON item."""

WORK_TYPES = {
    "article": "article-magazine",
    "book": "book",
    "practice-guide": "report",
    "position-statement": "report",
    "video": "motion_picture",
}
"""Resources that are one work, which a reader may cite, with their CSL type; a journal or a platform is not."""

_STUDY_TYPES = {
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "conference-paper": "paper-conference",
    "magazine-article": "article-magazine",
    "news": "article-newspaper",
    "web": "webpage",
}
_REPORTS = frozenset({"report", "practice-guide", "framework", "standard", "instrument", "position-statement"})
_SUFFIX = re.compile(r",\s*(Jr\.?|Sr\.?|II|III|IV)$")
_ORGANIZATION = re.compile(
    r"\b(of|the|for|and|Council|National|Association|University|Cent(er|re)|Institute|Foundation|Project|Education|Mathematics|Society|Department|Team|Group|Learning|Math)\b"
)


def is_work(entry: Entry) -> bool:
    """Say whether a record is about one work that can be cited."""
    return isinstance(entry.record, Study) or (isinstance(entry.record, Resource) and entry.record.type in WORK_TYPES)


@remembered
def item(entry: Entry) -> Item:
    """Give a study, or a resource that is one work, as a CSL-JSON item; what the record leaves out stays out."""
    record = entry.record
    if isinstance(record, Study):
        return _study(entry.key.id, record)
    if isinstance(record, Resource) and record.type in WORK_TYPES:
        return _resource(f"resource-{entry.key.id}", record)
    message = f"{entry.key.kind}/{entry.key.id} is not one work"
    raise TypeError(message)


def _study(name: str, record: Study) -> Item:
    people = [_person(person.family, person.given, person.literal) for person in record.authors]
    fields = {
        "id": name,
        "type": study_type(record),
        "title": record.title,
        "author": people,
        "issued": {"date-parts": [[record.year]]} if record.year else None,
        "container-title": record.container,
        "volume": record.volume,
        "issue": record.issue,
        "page": record.pages,
        "publisher": record.publisher,
        "DOI": record.doi,
        "URL": record.url,
        "ISBN": record.isbn,
        "ISSN": record.issn,
    }
    return {name: value for name, value in fields.items() if value}


def study_type(record: Study) -> str:
    """Give the CSL type of a study: by its design, and where that says nothing by where it appeared."""
    if record.design in _STUDY_TYPES:
        return _STUDY_TYPES[record.design]
    if record.container and (record.design not in _REPORTS or record.volume):
        return "article-journal"
    return "report"


def _person(family: str | None, given: str | None, literal: str | None) -> dict[str, str]:
    if literal or not family:
        return {"literal": literal or given or ""}
    if _ORGANIZATION.search(family) or _ORGANIZATION.search(re.sub(r"\(.*", "", given or "")):
        whole = ", ".join(part for part in (family, given) if part)
        return {"literal": whole}  # an organization with a comma in its name
    suffix = _SUFFIX.search(given or "")
    person = {"family": family, "given": _SUFFIX.sub("", given or ""), "suffix": suffix[1] if suffix else ""}
    return {name: value for name, value in person.items() if value}


def _resource(name: str, record: Resource) -> Item:
    year = re.match(r"(1[89]|20)\d\d", record.year or "")
    fields = {
        "id": name,
        "type": WORK_TYPES[record.type],
        "title": record.title,
        "author": [split_name(creator) for creator in record.creators],
        "issued": {"date-parts": [[int(year[0])]]} if year else None,
        "publisher": record.publisher,
        "DOI": record.doi,
        "URL": record.url,
        "ISBN": record.isbn,
        "ISSN": record.issn,
    }
    return {name: value for name, value in fields.items() if value}


def split_name(name: str) -> dict[str, str]:
    """Split "Lucy West" into given and family name; a name that looks like an organization stays whole."""
    words = name.split()
    if not 2 <= len(words) <= 4 or _ORGANIZATION.search(name) or not all(word[0].isupper() for word in words):
        return {"literal": name}
    return {"family": words[-1], "given": " ".join(words[:-1])}


@remembered
def apa_html(entry: Entry) -> str:
    """Give a work's reference in APA style as safe HTML."""
    return styles.to_html(styles.apa(item(entry)))


@remembered
def apa_text(entry: Entry) -> str:
    """Give a work's reference in APA style as plain text."""
    return styles.to_text(styles.apa(item(entry)))


def mla_html(entry: Entry) -> str:
    """Give a work's reference in MLA style as safe HTML."""
    return styles.to_html(styles.mla(item(entry)))


def mla_text(entry: Entry) -> str:
    """Give a work's reference in MLA style as plain text."""
    return styles.to_text(styles.mla(item(entry)))


def works(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Give every work this guide holds, studies first, each sorted by id."""
    return tuple(entry for kind in ("study", "resource") for entry in catalogue.all(kind) if is_work(entry))


@remembered
def cited_by(key: Key, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Give what a record rests on, in the order of a reference list; a work rests on itself."""
    entry = catalogue.get(key)
    if entry is not None and is_work(entry):
        return (entry,)
    links = catalogue.graph.leaving(key, "cites", "rated_in")
    found = {link.target: study for link in links if (study := catalogue.get(link.target)) and is_work(study)}
    return tuple(sorted(found.values(), key=lambda study: (apa_text(study).lower(), study.key.id)))


def page_item(entry: Entry, site_name: str, site_url: str) -> Item:
    """Give a page of ours as a CSL item, for readers who cite it; its year is that of its last reading."""
    return {
        "id": f"{entry.key.kind}-{entry.key.id}",
        "type": "webpage",
        "title": entry.record.title,
        "author": [{"literal": f"{site_name} contributors"}],
        "issued": {"date-parts": [[entry.record.review.reviewed.year]]},
        "container-title": site_name,
        "URL": site_url + urls.page_url(entry.key),
    }
