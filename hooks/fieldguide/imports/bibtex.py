"""BibTeX to drafts: braces are counted, accents of LaTeX become letters, and no file can stop the reading."""

from __future__ import annotations

import re
import unicodedata

from fieldguide.imports.draft import Draft

TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
}
FIELDS = {
    "title": "title",
    "year": "issued",
    "date": "issued",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "school": "publisher",
    "institution": "publisher",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "abstract": "abstract",
}
_ENTRY = re.compile(r"@\s*(\w+)\s*\{\s*([^,\s{}]*)\s*,?")
_FIELD = re.compile(r"\s*,?\s*([\w-]+)\s*=\s*")
_WHOLE = re.compile(r"\{(?:[^{}]|\\[{}]|\{[^{}]*\})*\}")
_BARE = re.compile(r"[^,}\s]+")
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    '"': "\u0308",
    "v": "\u030c",
    "c": "\u0327",
}
_ACCENT = re.compile(r"\\([`'^~=\"vc])\s*\{?\\?([A-Za-z])\}?")
_LETTERS = {
    r"\ss": "ß",
    r"\o": "ø",
    r"\O": "Ø",
    r"\ae": "æ",
    r"\aa": "å",
    r"\l": "ł",
    r"\textbackslash": "\\",
    r"\textasciitilde": "~",
}


def read(text: str) -> list[Draft]:
    """Read every entry; comments, strings and preambles are passed over."""
    drafts: list[Draft] = []
    place = 0
    while (found := _ENTRY.search(text, place)) is not None:
        place = found.end()
        if found[1].lower() in {"comment", "string", "preamble"}:
            continue
        draft = Draft(_line(text, found.start()), {"type": TYPES.get(found[1].lower(), "document")})
        place = _fields(text, place, draft)
        drafts.append(draft)
    return drafts


def _fields(text: str, place: int, draft: Draft) -> int:
    """Read the fields of one entry; give where it ends."""
    while (found := _FIELD.match(text, place)) is not None:
        name = found[1].lower()
        value, place = _value(text, found.end())
        line = _line(text, found.start(1))
        if name == "author":
            for person in people(value):
                draft.person(f"{{{plain(person[1:-1])}}}" if _WHOLE.fullmatch(person) else plain(person))
        else:
            draft.add(line, name, FIELDS.get(name), plain(value).replace("--", "-"))
    return place


def _value(text: str, place: int) -> tuple[str, int]:
    """Read a value in braces, in quotes, or bare; an unfinished one ends with the file."""
    if place < len(text) and text[place] in '{"':
        closing, depth, start = ("}" if text[place] == "{" else '"'), 0, place + 1
        for index in range(start, len(text)):
            mark = text[index]
            if text[index - 1] == "\\":
                continue
            if mark == closing and depth == 0:
                return text[start:index], index + 1
            depth += (mark == "{") - (mark == "}")
        return text[start:], len(text)
    found = _BARE.match(text, place)
    return (found[0], found.end()) if found else ("", place)


def people(value: str) -> list[str]:
    """Split a list of names at each "and" outside braces."""
    found, depth = [""], 0
    for piece in re.split(r"([{}]|\s+and\s+)", value):
        if depth == 0 and piece.strip() == "and":
            found.append("")
            continue
        depth += (piece == "{") - (piece == "}")
        found[-1] += piece
    return [name.strip() for name in found if name.strip()]


def plain(value: str) -> str:
    """Give a value without LaTeX: accents joined to their letters, escapes and braces gone."""
    value = _ACCENT.sub(lambda found: unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]]), value)
    for name, letter in _LETTERS.items():
        value = re.sub(re.escape(name) + r"(?![A-Za-z])(\{\})?", lambda _found, letter=letter: letter, value)  # type: ignore[misc]
    value = re.sub(r"\\([&%$#_{}])", lambda found: {"{": "\ue000", "}": "\ue001"}.get(found[1], found[1]), value)
    return value.replace("{", "").replace("}", "").replace("\ue000", "{").replace("\ue001", "}")


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
