"""The search index in pieces: what a search fetches stays small, however many records there are."""

from __future__ import annotations

import gzip
import json

from fieldguide.search import _document, entries
from fieldguide.search_index import FOLDER, Document, exports
from fieldguide.search_words import words


def pieces(documents: list[Document]) -> dict[str, str]:
    return {asset.path.removeprefix(f"{FOLDER}/"): str(asset.content) for asset in exports(documents)}


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def page(url: str, **fields: str) -> Document:
    return Document(url, "Strategy", fields.get("title", ""), fields.get("summary", ""), fields)


def test_ten_times_the_records_make_more_pieces_and_no_larger_ones(catalogue):
    real = [_document(entry, catalogue) for entry in entries(catalogue)]
    grown = [
        Document(f"{number}/{one.url}", one.kind, f"{one.title} {number}", one.summary, one.fields)
        for number in range(10)
        for one in real
    ]
    now, then = pieces(real), pieces(grown)
    assert len(then) > 3 * len(now)
    assert max(packed(text) for name, text in now.items() if name != "index.json") <= 6_000
    assert max(packed(text) for name, text in then.items() if name != "index.json") <= 6_000
    assert packed(now["index.json"]) <= 2_000
    assert packed(then["index.json"]) <= 12_000


def test_a_word_leads_to_its_pages_the_better_place_weighing_more():
    found = pieces([page("a/", summary="About fractions"), page("b/", title="Fractions")])
    rows = {word: row for name, text in found.items() if name[0] == "w" for word, row in json.loads(text).items()}
    first, light, step, heavy = rows["fraction"]
    assert (first, step) == (0, 1)
    assert heavy > light


def test_the_same_pages_make_the_same_files_whatever_their_order():
    both = [page("a/", title="Number talks"), page("b/", title="Three reads")]
    assert pieces(both) == pieces(both[::-1])


def test_forms_of_a_word_are_one_and_little_words_are_none():
    assert words("The students' fractions, tutored") == ["student", "fraction", "tutor"]
    assert words("grouping groups") == ["group", "group"]
    assert words("Stories of Ünal") == ["story", "unal"]
