"""CSL items to formatted references, APA 7 and MLA 9, for the kinds of work this guide cites.

Our own code, because citeproc-py needs 10 to 20 ms for each reference in each style, doubles a title without authors
and leaves the full stop outside the quotation marks. The tests hold APA to citeproc's output over every study there is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from fieldguide.records.library import AND_OTHERS

Item = dict[str, Any]
_ON, _OFF = "\ue010", "\ue011"
"""Italics on and off while a reference is put together: private-use characters, which no record holds."""

SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "paper-conference"})
_WHOLE = frozenset({"book", "report", "webpage", "article-journal", "article-magazine", "article-newspaper"})
_INITIAL = re.compile(r"[^\W\d_][^\s.\-‐]*\.?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;]")


def apa(item: Item) -> str:
    """Give a reference in APA style, italics marked; ``to_html`` or ``to_text`` finishes it."""
    container = item.get("container-title", "")
    title = item["title"] if container and item["type"] != "webpage" else _italic(item["title"])
    if item["type"] == "chapter" and not container and item.get("page"):
        title = f"{title} ({_pages_label(_pages(item['page']))})"
    if item["type"] == "thesis" and item.get("publisher"):
        title = f"{title} [{item['publisher']}]"
    authors = _apa_names(item.get("author", ()))
    date = f"({_year(item) or 'n.d.'})"
    head = [authors, date, title] if authors else [title, date]
    publisher = item.get("publisher", "") if item["type"] not in SERIALS | {"thesis"} else ""
    if item["type"] == "webpage":
        parts = [*head, *(dict.fromkeys([publisher, container]))]
    else:
        parts = [*head, _apa_container(item), publisher]
    return " ".join([_stop(part) for part in parts if part] + ([link] if (link := address(item)) else []))


def _apa_container(item: Item) -> str:
    """Say where a work appeared: a journal with volume, issue and pages, or "In" a book or series."""
    container, volume, issue = (item.get(name, "") for name in ("container-title", "volume", "issue"))
    pages = _pages(item.get("page", ""))
    if item["type"] in SERIALS and container:
        number = (_italic(volume) if volume else "") + (f"({issue})" if issue else "")
        return ", ".join(part for part in (_italic(container), number, pages) if part)
    where = [f"Vol. {volume}" if volume else "", f"Issue {issue}" if issue else "", _pages_label(pages)]
    inside = ", ".join(part for part in where if part)
    shown = f"In {_italic(container)}" if container else ""
    return " ".join(part for part in (shown, f"({inside})" if inside and container else "") if part)


def _pages_label(pages: str) -> str:
    """Put "p." or "pp." before page numbers; what is not a number ("Article 35") stays as it is."""
    if not pages or not pages[0].isdigit():
        return pages
    return f"{'pp' if '–' in pages or ',' in pages else 'p'}. {pages}"


def _apa_names(people: Sequence[dict[str, str]]) -> str:
    names = [_apa_name(person) for person in people if person.get("literal") != AND_OTHERS]
    if len(names) < len(people):
        return f"{', '.join(names)}, et al." if names else ""
    if len(names) > 20:
        return f"{', '.join(names[:19])}, … {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _apa_name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    return ", ".join(
        part
        for part in (person.get("family", ""), _initials(person.get("given", "")), person.get("suffix", ""))
        if part
    )


def _initials(given: str) -> str:
    """Give the initials of given names, hyphens kept: "Jean-Paul R" becomes "J.-P. R."."""
    spaced = re.sub(r"\.(?=[^\W\d_])", ". ", re.sub(r"\([^)]*\)", "", given))
    return " ".join(_initial(word) for word in spaced.split())


def _initial(word: str) -> str:
    """Give one given name's initial; a particle such as "del" stays."""
    parts = [found[0] for found in _INITIAL.finditer(word)]
    return "-".join(f"{part[0]}." for part in parts if part[0].isupper()) if word[0].isupper() else word


def mla(item: Item) -> str:
    """Give a reference in MLA style, italics marked."""
    container = item.get("container-title", "")
    whole = not container and item["type"] in _WHOLE
    title = _stop(_italic(item["title"])) if whole else f"“{_stop(item['title'])}”"
    publisher = item.get("publisher", "") if item["type"] not in SERIALS else ""
    pages = _short_range(_pages(item.get("page", "")))
    details = [
        _italic(container) if container else "",
        f"vol. {item['volume']}" if item.get("volume") else "",
        f"no. {item['issue']}" if item.get("issue") else "",
        publisher,
        _year(item),
        _pages_label(pages),
        address(item),
    ]
    last = ", ".join(part for part in details if part)
    return " ".join(part for part in (_stop(_mla_names(item.get("author", ()))), title, _stop(last)) if part)


def _mla_names(people: Sequence[dict[str, str]]) -> str:
    names = [person for person in people if person.get("literal") != AND_OTHERS]
    if not names:
        return ""
    first = names[0].get("literal") or ", ".join(
        part for part in (names[0].get(name, "") for name in ("family", "given", "suffix")) if part
    )
    if len(people) > 2 or len(names) < len(people):
        return f"{first}, et al."
    if len(names) == 1:
        return first
    second = names[1].get("literal") or _straight(names[1])
    return f"{first}, and {second}"


def _straight(person: dict[str, str]) -> str:
    name = " ".join(part for part in (person.get("given", ""), person.get("family", "")) if part)
    return f"{name}, {person['suffix']}" if person.get("suffix") else name


def _short_range(pages: str) -> str:
    """Give a page range as MLA wants it: 219–234 becomes 219–34."""

    def shorten(found: re.Match[str]) -> str:
        first, last = found.groups()
        return f"{first}–{last[-2:]}" if len(first) == len(last) > 2 and first[:-2] == last[:-2] else found[0]

    return re.sub(r"\b(\d+)–(\d+)\b", shorten, pages)


def address(item: Item) -> str:
    """Give where a work can be found: its DOI as an address, or its URL."""
    return f"https://doi.org/{item['DOI']}" if item.get("DOI") else str(item.get("URL", ""))


def _pages(pages: str) -> str:
    """Give pages with an en dash between first and last; a range without its end keeps the first."""
    return re.sub(r"(?<=\w)\s*[-–]\s*(?=\w)", "–", pages).rstrip("-–")


def _year(item: Item) -> str:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""


def _italic(text: str) -> str:
    return f"{_ON}{text}{_OFF}"


def _stop(text: str) -> str:
    """End with a full stop, unless it ends with a mark of its own."""
    return text if not text or text.rstrip(_OFF + "”").endswith((".", "?", "!")) else f"{text}."


def to_text(reference: str) -> str:
    """Give a formatted reference as plain text."""
    return reference.replace(_ON, "").replace(_OFF, "")


def to_html(reference: str) -> str:
    """Give a formatted reference as safe HTML: italics, and its address as a link."""
    safe = html.escape(reference, quote=True).replace(_ON, "<i>").replace(_OFF, "</i>")
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}" rel="noopener noreferrer">{found[0]}</a>', safe)
