"""RIS to drafts, line by line."""

from __future__ import annotations

import re

from fieldguide.imports.draft import Draft

TYPES = {
    "JOUR": "article-journal",
    "JFULL": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
}
FIELDS = {
    "TI": "title",
    "T1": "title",
    "PY": "issued",
    "Y1": "issued",
    "T2": "container-title",
    "JO": "container-title",
    "JF": "container-title",
    "VL": "volume",
    "IS": "issue",
    "SP": "page",
    "PB": "publisher",
    "DO": "DOI",
    "UR": "URL",
    "AB": "abstract",
}
_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_PASSED = frozenset({"ER", "ID"})


def read(text: str) -> list[Draft]:
    """Read every record; a line that is no tag belongs to the one before, or is told."""
    drafts: list[Draft] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        found = _LINE.match(line.rstrip())
        if found is None:
            if line.strip() and drafts:
                drafts[-1].unread.append((number, "line", line.strip()))
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "TY":
            drafts.append(Draft(number, {"type": TYPES.get(value, "document")}))
        elif drafts and tag not in _PASSED:
            _tag(drafts[-1], number, tag, value)
    return drafts


def _tag(draft: Draft, number: int, tag: str, value: str) -> None:
    if tag in {"AU", "A1"}:
        draft.person(value)
    elif tag == "EP" and value and "page" in draft.item:
        draft.item["page"] += f"-{value}"
    elif tag == "SN":
        draft.add(number, tag, "ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dX]", value) else "ISBN", value)
    else:
        draft.add(number, tag, FIELDS.get(tag), value)
