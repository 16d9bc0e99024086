"""What a keeper of the hub looks out for: twins, orphans, words nobody uses, records due for another look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from fieldguide.checks.around import Around
from fieldguide.graph import Key
from fieldguide.loaded import Loaded
from fieldguide.problem import Problem

USUAL_INTERVAL = timedelta(days=3 * 365)
_SMALL = frozenset({"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_LONG_WORD = 5
_NAMED_ELSEWHERE = frozenset({"vocabulary", "study"})
"""Kinds whose titles are not ours to choose, or stand beside their terms."""
_OFFERED = frozenset({"strategy", "coaching-practice", "coaching-model", "resource"})
"""Kinds that readers reach through other records."""


def twin_titles(around: Around) -> Iterator[Problem]:
    """Two records of a kind do not go by nearly the same name."""
    first: dict[tuple[str, tuple[str, ...]], Loaded] = {}
    for key, item in sorted(around.read.items()):
        title = vars(item.entry.record)["title"]
        traces = tuple(_traces(title)) if isinstance(title, str) and key.kind not in _NAMED_ELSEWHERE else ()
        twin = next((first[key.kind, trace] for trace in traces if (key.kind, trace) in first), None)
        if twin:
            message = f'this is nearly the name of "{twin.entry.record.title}" ({twin.entry.path}).'
            hint = "If they are one thing, merge them; if not, let the names say the difference."
            yield item.problem(("title",), "twin-titles", message, hint, severity="warning")
        for trace in traces:
            first.setdefault((key.kind, trace), item)


def _traces(title: str) -> Iterator[tuple[str, ...]]:
    """Give what nearly equal names share: their letters, their words in any order, all but one letter of a long word.

    Comparing each name with every other would take a hub of 10,000 records many minutes.
    """
    letters = title.lower()
    yield ("".join(re.findall(r"\w", letters)),)
    words = sorted(_singular(word) for word in re.findall(r"\w+", letters) if word not in _SMALL)
    yield ("", *words)
    for index, word in enumerate(words):
        for cut in range(len(word) if len(word) >= _LONG_WORD and not word.isdigit() else 0):
            yield ("", *sorted([*words[:index], word[:cut] + word[cut + 1 :], *words[index + 1 :]]))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def orphan(around: Around) -> Iterator[Problem]:
    """Something that is offered is linked from somewhere, or links to something itself."""
    named = {link.target for link in around.links if link.target != link.source}
    named |= {link.source for link in around.links}
    for key, item in sorted(around.loaded.items()):
        if key.kind in _OFFERED and item.entry.record.status == "active" and key not in named:
            message = "no record links here, and this one links to none."
            yield item.problem(
                ("title",),
                "orphan",
                message,
                "Name it where it helps, or name here what it helps with.",
                severity="warning",
            )


def stale_review(item: Loaded, today: date) -> Iterator[Problem]:
    """A record is read again by its review_by date, or three years after it was last read."""
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


def future_review(item: Loaded, today: date) -> Iterator[Problem]:
    """Nobody has read a record tomorrow, nor looked at what it speaks of."""
    record = item.entry.record
    for loc, day in ((("review", "reviewed"), record.review.reviewed), (("checked",), vars(record).get("checked"))):
        if day and day > today:
            message = f"{day} has not come yet."
            yield item.problem(loc, "future-review", message, "Write the day you read it.", severity="warning")


def unused_terms(around: Around) -> Iterator[Problem]:
    """A word of the vocabulary is carried by some record; listed only on request, since a scale is kept whole."""
    used = {pair for item in around.read.values() for pair in item.terms}
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
                    severity="warning",
                )


REVIEW = (stale_review, future_review)
"""Rules for the days of a record, given today."""
