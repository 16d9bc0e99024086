"""Advice on reading: never an error, never a warning, only on request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldguide.checks.around import Around
from fieldguide.loaded import Loaded, texts_of
from fieldguide.problem import Problem

SENTENCE_WORDS = 35
_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+")
_FORMULA = re.compile(r"\$[^$]*\$")


def long_sentences(item: Loaded, _: Around) -> Iterator[Problem]:
    """A sentence of more than 35 words asks much of a tired reader."""
    if item.entry.key.kind in ("study", "vocabulary"):
        return
    for leaf in texts_of(item, "plain", "prose"):
        if leaf.loc[-1] in ("title", "steward"):
            continue
        for sentence in _sentences(leaf.value):
            count = len(_FORMULA.sub("formula", sentence).split())
            if count > SENTENCE_WORDS and "|" not in sentence:
                start = " ".join(sentence.split()[:5])
                message = f'the sentence that begins "{start} …" has {count} words.'
                place = leaf.value.find(sentence[:20])
                yield item.problem(
                    leaf.loc,
                    "long-sentence",
                    message,
                    "Two sentences may be easier to read.",
                    offset=max(place, 0),
                    severity="advice",
                )


def _sentences(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n|\n\s*[-*\d]|\n#", text):
        yield from _END.split(paragraph.strip())


ADVICE = (long_sentences,)
