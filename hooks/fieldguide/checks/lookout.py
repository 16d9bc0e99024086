"""What a keeper of the hub looks out for: twins, orphans, words nobody uses, records due for another look."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date, timedelta

from fieldguide.checks.around import Around
from fieldguide.graph import Key
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem
from fieldguide.records.base import Term
from fieldguide.records.leaves import leaves

USUAL_INTERVAL = timedelta(days=3 * 365)
_SMALL = frozenset({"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_OFFERED = frozenset({"strategy", "coaching-practice", "coaching-model"})
"""Kinds that readers reach through other records."""


def twin_titles(around: Around) -> Iterator[Problem]:
    """Two records of a kind do not go by nearly the same name."""
    kinds: dict[str, list[Loaded]] = {}
    for key in sorted(around.loaded):
        if key.kind not in ("vocabulary", "study"):
            kinds.setdefault(key.kind, []).append(around.loaded[key])
    for kind, items in kinds.items():  # resources come in editions and series, whose titles differ in one word
        plain = [_plain(item.entry.record.title) for item in items]
        for index, item in enumerate(items):
            for other in range(index):
                if plain[index] == plain[other] or (kind != "resource" and _alike(plain[index], plain[other])):
                    title = items[other].entry.record.title
                    message = f'this is nearly the name of "{title}" ({items[other].entry.path}).'
                    yield item.problem(
                        ("title",),
                        "twin-titles",
                        message,
                        "If they are one thing, merge them; if not, let the names say the difference.",
                        severity="warning",
                    )


def _plain(title: str) -> str:
    return " ".join(sorted(word for word in re.findall(r"\w+", title.lower()) if word not in _SMALL))


def _alike(one: str, two: str) -> bool:
    if one == two:
        return bool(one)
    matcher = difflib.SequenceMatcher(None, one, two)
    return matcher.real_quick_ratio() > 0.92 and matcher.quick_ratio() > 0.92 and matcher.ratio() > 0.92


def orphan(around: Around) -> Iterator[Problem]:
    """Something that is offered is linked from somewhere, or links to something itself."""
    linked = {link.target for link in around.links if link.target != link.source}
    linking = {link.source for link in around.links}
    for key in sorted(around.loaded):
        item = around.loaded[key]
        if key.kind in _OFFERED and item.entry.record.status == "active" and key not in linked | linking:
            message = "no record links here, and this one links to none."
            yield item.problem(
                ("title",),
                "orphan",
                message,
                "Name it where it helps, or name here what it helps with.",
                severity="warning",
            )


def stale_review(around: Around, today: date) -> Iterator[Problem]:
    """A record is read again by its review_by date, or three years after it was last read."""
    for key in sorted(around.loaded):
        item = around.loaded[key]
        review = item.entry.record.review
        due = review.review_by or review.reviewed + USUAL_INTERVAL
        if item.entry.record.status in ("active", "needs-review") and due < today:
            loc = ("review", "review_by" if review.review_by else "reviewed")
            message = f"this record was due for another look on {due}."
            yield item.problem(
                loc,
                "stale-review",
                message,
                "Read it through, mend what has changed, and set reviewed to today.",
                severity="warning",
            )


def future_review(around: Around, today: date) -> Iterator[Problem]:
    """Nobody has read a record tomorrow."""
    for key in sorted(around.loaded):
        item = around.loaded[key]
        if item.entry.record.review.reviewed > today:
            message = f"{item.entry.record.review.reviewed} has not come yet."
            yield item.problem(
                ("review", "reviewed"), "future-review", message, "Write the day you read it.", severity="warning"
            )


def unused_terms(around: Around) -> Iterator[Problem]:
    """A word of the vocabulary is carried by some record."""
    used = {
        (leaf.marker.facet, leaf.value)
        for item in around.loaded.values()
        for leaf in leaves(item.entry.record)
        if isinstance(leaf.marker, Term)
    }
    facets = {facet for facet, _ in used}
    for facet in sorted(facets & set(around.words.terms)):
        item = around.loaded[Key("vocabulary", facet)]
        for index, name in enumerate(around.words.terms[facet]):
            if (facet, name) not in used:
                yield item.problem(
                    ("terms", index, "id"),
                    "unused-term",
                    f'no record uses "{name}".',
                    "Use it where it fits; a word that stays unused is a gap to know of.",
                    severity="advice",
                )
