"""CSL items to what reference managers read: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from fieldguide.json_text import compact
from fieldguide.records.library import AND_OTHERS

Item = dict[str, Any]

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
_BIBTEX_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_BIBTEX_PUBLISHER = {"phdthesis": "school", "techreport": "institution"}
_LATEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {mark: f"\\{mark}" for mark in "&%$#_{}"}
)
_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "webpage": "ELEC",
    "motion_picture": "VIDEO",
}


def bibtex(item: Item) -> str:
    """Give an item as a BibTeX entry, UTF-8."""
    kind = _BIBTEX_TYPES.get(item["type"], "misc")
    fields = {
        "title": item["title"].translate(_LATEX),
        "author": " and ".join(_bibtex_name(person) for person in item.get("author", ())),
        "year": _year(item),
        _BIBTEX_CONTAINER.get(kind, "series" if kind in {"book", "techreport"} else "howpublished"): _escaped(
            item, "container-title"
        ),
        "volume": _escaped(item, "volume"),
        "number": _escaped(item, "issue"),
        "pages": re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "--", _escaped(item, "page")),
        _BIBTEX_PUBLISHER.get(kind, "publisher"): _escaped(item, "publisher"),
        "doi": item.get("DOI", ""),
        "url": item.get("URL", ""),
        "isbn": item.get("ISBN", ""),
        "issn": item.get("ISSN", ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _escaped(item: Item, name: str) -> str:
    return str(item.get(name, "")).translate(_LATEX)


def _bibtex_name(person: dict[str, str]) -> str:
    literal = person.get("literal", "")
    if literal:
        return "others" if literal == AND_OTHERS else f"{{{literal.translate(_LATEX)}}}"
    return ", ".join(
        part.translate(_LATEX)
        for part in (person.get("family", ""), person.get("suffix", ""), person.get("given", ""))
        if part
    )


def _year(item: Item) -> str:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""


def ris(item: Item) -> str:
    """Give an item as a RIS record; a line of RIS ends with CR LF."""
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in _ris_lines(item)) + "ER  - \r\n\r\n"


def _ris_lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    yield "TI", item["title"]
    for person in item.get("author", ()):
        yield (
            "AU",
            person.get("literal")
            or ", ".join(part for part in (person.get(name, "") for name in ("family", "given", "suffix")) if part),
        )
    first, _, last = item.get("page", "").replace("–", "-").partition("-")
    numbered = first.strip().isalnum() and last.strip().isalnum()
    pages = (("SP", first), ("EP", last)) if numbered else (("SP", item.get("page", "")),)
    simple = (
        ("PY", _year(item)),
        ("T2", item.get("container-title")),
        ("VL", item.get("volume")),
        ("IS", item.get("issue")),
    )
    more = (
        ("PB", item.get("publisher")),
        ("SN", item.get("ISBN") or item.get("ISSN")),
        ("DO", item.get("DOI")),
        ("UR", item.get("URL")),
    )
    yield from ((tag, value) for tag, value in (*simple, *pages, *more) if value)


class Format(NamedTuple):
    """How a file of items is written."""

    one: Callable[[Item], str]
    """Gives one item."""
    all: Callable[[Iterable[str]], str]
    """Puts items together, in the order given."""


FORMATS = {
    "bib": Format(bibtex, "\n".join),
    "ris": Format(ris, "".join),
    "json": Format(compact, lambda items: "[\n" + ",\n".join(items) + "\n]\n"),
}
"""Each format by the ending of its files."""
