"""What search takes for a word: forms of one word are one, little words are none. ``search.js`` does the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LITTLE = """a an and are as at be but by can cannot do does for from get gets give going had has have how i in is it its
just me my not of on or our so some still than that the their them then there these they this to too up us was we what
when where which who why will with would you your dont doesnt cant wont im ive isnt"""
"""Words that say nothing about what somebody looks for."""
STOP = frozenset(LITTLE.split())
COMMON = frozenset({"student", "kid", "child", "children", "teacher"})
"""Words, as looked up, that nearly every page could carry, beside those of the subject: they hardly count."""
_TOKEN = re.compile(r"(?:[^\W_]|['’])+")
_MARKS = re.compile("[\u0300-\u036f'’]")
_ENDING = re.compile(r"(ing|ed)s?$")
_DOUBLED = re.compile(r"([^aeiouls])\1$")


def words(text: str) -> list[str]:
    """Give the words of a text as they are looked up, little words left out."""
    return [word for token in _TOKEN.findall(text) if (word := _looked_up(token))]


@lru_cache(maxsize=65536)
def _looked_up(token: str) -> str:
    """Give a word as it is looked up; nothing for a little word."""
    word = _MARKS.sub("", unicodedata.normalize("NFD", token.lower()))
    return root(word) if word and word not in STOP else ""


def root(word: str) -> str:
    """Bring the forms of a word together: fractions and fraction, tutoring and tutored. Short words stay."""
    stem = _ENDING.sub("", word) if len(word) > 6 else word
    if stem != word and _DOUBLED.search(stem):
        stem = stem[:-1]
    if len(stem) > 4 and stem.endswith("ies"):
        return f"{stem[:-3]}y"
    if len(stem) > 3 and stem.endswith("s") and not stem.endswith("ss"):
        return stem[:-1]
    return stem
