"""The index, read in pieces: a search fetches the words it asks for and the pages it shows, however many there are.

A word's weight for a page is worked out here (BM25+ by field, times what kind of page it is), so the browser only adds.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldguide.json_text import compact
from fieldguide.search_words import COMMON, STOP, words
from fieldguide.tree import Asset

FOLDER = "assets/fieldguide/search"
FIELDS: Mapping[str, float] = {"title": 6, "also": 5, "phrases": 4, "terms": 1, "summary": 1.5}
"""How much a word counts by where it stands."""
KINDS: Mapping[str, float] = {
    "Learner group": 2.4,
    "Strategy": 1.5,
    "Coaching model": 1.3,
    "Starting point": 1.25,
    "Guide": 1.25,
    "Coaching practice": 1.2,
    "Challenge": 1.2,
    "Pathway": 1.1,
    "Resource": 0.95,
    "Case study": 0.9,
    "Term": 0.7,
    "Study": 0.35,
}
"""How much a page counts by its kind; teachers look for what to do before what it rests on."""
SATURATION, LENGTH, FLOOR = 1.2, 0.4, 0.5  # a long list of other names does not make a name count less
PER_FILE = 16
LONGEST = 9_000
LESS = 0.2
"""How much of its weight a word keeps that could stand on any page here."""
MOST_PAGES = 300
"""A word on more pages than this leads nowhere; the best of them are enough."""


@dataclass(frozen=True)
class Document:
    """One page as search knows it: what is shown, and its words by field."""

    url: str
    kind: str
    title: str
    summary: str
    fields: Mapping[str, str]


Postings = dict[str, dict[int, int]]


def exports(found: Iterable[Document], common: Collection[str] = COMMON) -> Iterator[Asset]:
    """Publish the index: one small file that leads to files of words and files of pages, each named by its content."""
    order = list(KINDS)
    pages = sorted(found, key=lambda page: (order.index(page.kind), page.url))
    index: dict[str, object] = {"kinds": order, "stop": sorted(STOP), "common": sorted(common), "per": PER_FILE}
    leading = []
    for first, text in _shards(weigh(pages, common)):
        asset = _asset("w", text)
        leading.append([first, _mark(asset)])
        yield asset
    showing = []
    for start in range(0, len(pages), PER_FILE):
        batch = pages[start : start + PER_FILE]
        rows = [[page.url, order.index(page.kind), page.title, page.summary] for page in batch]
        asset = _asset("p", compact(rows))
        showing.append(_mark(asset))
        yield asset
    yield Asset(f"{FOLDER}/index.json", compact(index | {"words": leading, "pages": showing}))


def weigh(pages: Sequence[Document], common: Collection[str]) -> Postings:
    """Give for every word the pages it leads to, by their place, with its weight there; common words weigh little."""
    totals: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for field, boost in FIELDS.items():
        texts = [Counter(words(page.fields.get(field, ""))) for page in pages]
        average = sum(map(len, texts)) / len(texts) if texts else 0
        spread = Counter(word for text in texts for word in text)
        rare = {word: math.log(1 + (len(pages) - found + 0.5) / (found + 0.5)) for word, found in spread.items()}
        for place, text in enumerate(texts):
            weight = boost * KINDS[pages[place].kind]
            long = SATURATION * (1 - LENGTH + LENGTH * len(text) / average) if text else 0
            for word, count in text.items():
                totals[word][place] += weight * rare[word] * (FLOOR + count * (SATURATION + 1) / (count + long))
    return {word: _best(found, LESS if word in common else 1) for word, found in totals.items()}


def _best(found: Mapping[int, float], share: float) -> dict[int, int]:
    """Keep the pages a word leads to best; weights as small whole numbers."""
    best: Iterable[int] = found
    if len(found) > MOST_PAGES:
        best = sorted(found, key=lambda place: (-found[place], place))[:MOST_PAGES]
    return {place: max(1, round(4 * share * found[place])) for place in sorted(best)}


def _shards(postings: Postings) -> Iterator[tuple[str, str]]:
    """Give files of neighbouring words, each with its first word."""
    held: dict[str, list[int]] = {}
    size = 0
    for word in sorted(postings):
        row = _row(postings[word])
        if held and size > LONGEST:
            yield next(iter(held)), compact(held)
            held, size = {}, 0
        held[word] = row
        size += len(word) + 5 * len(row) // 2
    if held:
        yield next(iter(held)), compact(held)


def _row(found: Mapping[int, int]) -> list[int]:
    """Give pages as steps from one to the next, each followed by its weight: small numbers compress well."""
    row: list[int] = []
    last = 0
    for place, weight in found.items():
        row += (place - last, weight)
        last = place
    return row


def _asset(letter: str, text: str) -> Asset:
    return Asset(f"{FOLDER}/{letter}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.json", text)


def _mark(asset: Asset) -> str:
    return asset.path.rpartition("-")[2].removesuffix(".json")
