"""CSV to drafts: a row is a reference or, where ``kind`` says so, a resource; columns stand in any order."""

from __future__ import annotations

import csv
import io
import re

from fieldguide.imports.draft import Draft

FIELDS = {
    "kind": "kind",
    "type": "type",
    "title": "title",
    "year": "issued",
    "journal": "container-title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "summary": "abstract",
    "access": "access",
    "audience": "audience",
    "use_for": "use_for",
}


def read(text: str) -> list[Draft]:
    """Read every row that says anything."""
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    drafts: list[Draft] = []
    for row in rows:
        draft = Draft(rows.line_num)
        for name, value in row.items():
            _cell(draft, rows.line_num, (name or "beyond the last column").strip().lower(), value)
        if draft.item:
            drafts.append(draft)
    return drafts


def _cell(draft: Draft, line: int, name: str, value: str | list[str] | None) -> None:
    text = " ".join(value) if isinstance(value, list) else (value or "")
    text = text.removeprefix("'")
    if name in {"authors", "author"}:
        for person in re.split(r"\s*;\s*", text):
            if person:
                draft.person(person)
    else:
        draft.add(line, name, FIELDS.get(name), text)
