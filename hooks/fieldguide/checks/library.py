"""Rules for addresses, numbers of books and journals, years and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fieldguide.checks.around import Around
from fieldguide.graph import Loc
from fieldguide.loaded import Loaded, texts_with
from fieldguide.problem import Problem
from fieldguide.records import Resource, Study

SHORTENERS = frozenset(
    {
        "bit.ly",
        "buff.ly",
        "cutt.ly",
        "goo.gl",
        "is.gd",
        "lnkd.in",
        "ow.ly",
        "rb.gy",
        "rebrand.ly",
        "shorturl.at",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "v.gd",
    }
)
_PROSE_ADDRESS = re.compile(r"\]\((https?://[^)\s]*)")
_YEAR = re.compile(r"\b(1[5-9]\d\d|2\d\d\d)\b")
FIRST_YEAR = 1800


def addresses(item: Loaded) -> Iterator[tuple[Loc, str, int | None]]:
    """Give every web address of a record: those of its own fields, and those in its prose."""
    record = item.entry.record
    if isinstance(record, (Resource, Study)) and record.url:
        yield ("url",), record.url, None
    for leaf in texts_with(item, "prose", "](http"):
        for found in _PROSE_ADDRESS.finditer(leaf.value):
            yield leaf.loc, found[1], found.start(1)


def hidden_address(item: Loaded, _: Around) -> Iterator[Problem]:
    """An address shows where it leads: no link shortener, no look-alike (punycode) name, no password."""
    for loc, address, offset in addresses(item):
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").lower()
        except ValueError:
            host = ""
        if not host or "." not in host:
            yield item.problem(
                loc,
                "address-form",
                f'"{address}" is not a web address.',
                "Copy it from the browser: https://…",
                offset=offset,
            )
        elif host.removeprefix("www.") in SHORTENERS:
            yield item.problem(
                loc,
                "link-shortener",
                f"{host} hides where the link leads.",
                "Open it, and copy the address you arrive at.",
                offset=offset,
            )
        elif not host.isascii() or any(label.startswith("xn--") for label in host.split(".")):
            yield item.problem(
                loc,
                "look-alike-address",
                f"{host} is written in letters that can imitate another name.",
                "Use the publisher's address in plain letters.",
                offset=offset,
            )
        elif "@" in parts.netloc:
            yield item.problem(
                loc,
                "look-alike-address",
                f'what stands before the "@" is not where this leads; it leads to {host}.',
                "Copy the address from the browser.",
                offset=offset,
            )


def isbn(item: Loaded, _: Around) -> Iterator[Problem]:
    """An ISBN's last digit must fit the others."""
    number = vars(item.entry.record).get("isbn")
    if number is None:
        return
    from stdnum import isbn as isbns  # noqa: PLC0415 - few records hold one

    if not isbns.is_valid(number):
        digits = re.sub(r"[ -]", "", number)
        reason = (
            "its last digit does not fit the others"
            if len(digits) in (10, 13)
            else f"it has {len(digits)} digits, not 10 or 13"
        )
        yield item.problem(
            ("isbn",),
            "isbn-digits",
            f"{number} is not an ISBN: {reason}.",
            "Compare it with the back cover or the publisher's page.",
        )


def issn(item: Loaded, _: Around) -> Iterator[Problem]:
    """An ISSN's last digit must fit the others."""
    number = vars(item.entry.record).get("issn")
    if number is None:
        return
    from stdnum import issn as issns  # noqa: PLC0415 - as above

    if not issns.is_valid(number):
        yield item.problem(
            ("issn",),
            "issn-digits",
            f"{number} is not an ISSN: its last digit does not fit the others.",
            "Compare it with the journal's own page.",
        )


def year_range(item: Loaded, _: Around) -> Iterator[Problem]:
    """A work cannot have appeared before printing found schools, nor long after its record was read."""
    year = vars(item.entry.record).get("year")
    last = item.entry.record.review.reviewed.year + 1
    for found in _YEAR.findall(str(year or "")):
        if not FIRST_YEAR <= int(found) <= last:
            yield item.problem(
                ("year",),
                "year-range",
                f"{found} cannot be right: this record was read in {last - 1}.",
                f"Write the year of publication, {FIRST_YEAR} to {last}.",
            )


def review_order(item: Loaded, _: Around) -> Iterator[Problem]:
    """The day to read a record again comes after the day it was read."""
    review = item.entry.record.review
    if review.review_by and review.review_by <= review.reviewed:
        yield item.problem(
            ("review", "review_by"),
            "review-order",
            f"{review.review_by} is not after the last review, {review.reviewed}.",
            "Write a later day, or leave the field out.",
        )


def http_address(item: Loaded, _: Around) -> Iterator[Problem]:
    """An address begins with https."""
    for loc, address, offset in addresses(item):
        if address.startswith("http://"):
            message = "this address is not protected on its way (http)."
            hint = "Try it with https:// and keep that if it opens."
            yield item.problem(loc, "http-address", message, hint, offset=offset, severity="warning")


ERRORS = (hidden_address, isbn, issn, year_range, review_order)
WARNINGS = (http_address,)
