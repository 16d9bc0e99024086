"""Words and numbers in a picture: how wide they are, where they wrap, and fractions as fractions.

Widths are estimates on the safe side of the usual sans-serif fonts: a page cannot be measured while it is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

SIZE = 14.0
"""Size of letters in picture units; with pictures 340 wide it is 11.9 px on a 320 px phone."""
FRACTION_SIZE = 13.0
"""Size of the digits of a fraction: 11 px on that phone, and no letter may be smaller."""

_AXIS = 0.33  # height of a fraction bar over the baseline, in letter sizes
_FRACTION = re.compile(r"(?<![\w/.,])(\d{1,6})/(\d{1,6})(?![\w/.,]*\d)|\(([^()\s]{1,8})\)/(\d{1,4})")
_MIXED = re.compile(r"(?<![\w/.,])(\d+) (?=\d+/\d+(?![\w/]))")
_POWER = re.compile(r"\^([-−]?\d+|[nx])")
_MINUS = re.compile(r"(?<![\w)\]])-(?=[\d.a-z(]\b|[\d.(])|(?<= )-(?= )")
_RAISED = str.maketrans("0123456789nx-−", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿˣ⁻⁻")
_VARIABLE = re.compile(r"(?<![A-Za-zÀ-ÿ’'])(?!(?<=[\d?] )[mghls]\b)[a-z](?![A-Za-zÀ-ÿ’'])")  # the m of 5 m is a unit
_TOGETHER = re.compile(r"\([^()]{1,12}\)|(?<![\w.,])\d[\d.,]* [^\W\d_]+|(?<= )[−+=×÷·] (?=\S)")

_NARROW = set("ijlt.,:;'|!I()[]/ fr’")
_WIDE = set("mwMW@%—…ABCDEFGHKNOPQRSTUVXYZ&")


@lru_cache(maxsize=4096)
def width(text: str, size: float = SIZE) -> float:
    """Estimate how wide text is, never less than in Arial, Liberation Sans, Roboto or Segoe UI."""
    return size * sum(map(_em, text))


@cache
def _em(character: str) -> float:
    if character == "\u00a0":  # between the whole and the fraction of a mixed number
        return 0.2
    if character in _NARROW:
        return 0.36
    if character in "mwMW@%—…":
        return 1.02
    if character in _WIDE:
        return 0.78
    if character in "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿˣ⁻":
        return 0.42
    return 0.6 if ord(character) < 0x2000 else 1.05 if ord(character) > 0x2E00 else 0.72


def typeset(text: str) -> str:
    """Write a true minus sign and raised powers; the text stays readable as text."""
    return _MINUS.sub("\u2212", _POWER.sub(lambda match: match[1].translate(_RAISED), text))


@dataclass(frozen=True)
class Run:
    """A piece of a line: plain letters, or one stacked fraction."""

    text: str
    top: str = ""
    bottom: str = ""

    @cached_property
    def width(self) -> float:
        """Give the estimated width."""
        if self.bottom:
            return max(width(self.top, FRACTION_SIZE), width(self.bottom, FRACTION_SIZE)) + 3
        return width(self.text)


@dataclass(frozen=True)
class Block:
    """Wrapped text, measured and ready to be placed."""

    lines: tuple[tuple[Run, ...], ...]
    math: bool = False
    strong: bool = False

    @cached_property
    def width(self) -> float:
        """Give the width of the widest line."""
        return max(line_width(line) for line in self.lines) * (1.06 if self.strong else 1)

    @cached_property
    def height(self) -> float:
        """Give the height of all lines."""
        return sum(sum(line_extent(line)) for line in self.lines)


def line_width(line: tuple[Run, ...]) -> float:
    """Give the width of a line."""
    return sum(run.width for run in line)


def line_extent(line: tuple[Run, ...]) -> tuple[float, float]:
    """Give how far a line reaches over and under its baseline."""
    if any(run.bottom for run in line):
        return SIZE * _AXIS + 3 + FRACTION_SIZE * 0.8, FRACTION_SIZE * 0.8 + 4 - SIZE * _AXIS
    return SIZE * 0.84, SIZE * 0.30


def fraction_bar(baseline: float) -> float:
    """Give the height of a fraction bar on a line."""
    return baseline - SIZE * _AXIS


@lru_cache(maxsize=4096)
def block(text: str, limit: float = 320, *, math: bool = False, strong: bool = False) -> Block:
    """Wrap text to a width, in lines of even length; a word that is wider than a line is cut."""
    room = limit / (1.06 if strong else 1)
    words = _words(typeset(text), room)
    lines = _wrap(words, room)
    low = max(map(_text_width, words))
    while len(lines) > 1 and room - low > 2:
        middle = (low + room) / 2
        tighter = _wrap(words, middle)
        if len(tighter) == len(lines):
            lines, room = tighter, middle
        else:
            low = middle
    return Block(tuple(lines), math, strong)


def _wrap(words: list[str], room: float) -> list[tuple[Run, ...]]:
    lines: list[tuple[Run, ...]] = []
    current = ""
    for word in words:
        longer = f"{current} {word}".strip()
        if current and _text_width(longer) > room + 0.01:
            lines.append(_runs(current))
            longer = word
        current = longer
    return [*lines, _runs(current)]


def _words(text: str, limit: float) -> list[str]:
    words: list[str] = []
    for word in _split(_MIXED.sub("\\1\u00a0", text), limit):
        rest = word
        while width(rest) > limit + 0.01 and len(rest) > 1 and "/" not in rest:
            cut = max((i for i in range(1, len(rest)) if width(rest[:i]) <= limit), default=1)
            words.append(rest[:cut])
            rest = rest[cut:]
        words.append(rest)
    return words


def _split(text: str, limit: float) -> list[str]:
    """Cut text at its spaces, but keep (x + 3), 2 points, and a sign with what follows where a line can hold it."""
    kept = _TOGETHER.sub(lambda match: match[0].replace(" ", "\ue000"), text).split(" ")
    pairs = ((word.replace("\ue000", " "), "\ue000" in word) for word in kept)
    return [part for word, whole in pairs for part in ([word] if whole and width(word) <= limit else word.split(" "))]


@lru_cache(maxsize=4096)
def _text_width(text: str) -> float:
    return line_width(_runs(text))


@lru_cache(maxsize=4096)
def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for match in _FRACTION.finditer(text.replace("\u00a0", " ")):
        if match.start() > end:
            runs.append(Run(text[end : match.start()]))
        runs.append(Run(match[0], match[1] or match[3], match[2] or match[4]))
        end = match.end()
    if end < len(text) or not runs:
        runs.append(Run(text[end:]))
    return tuple(runs)


def pieces(text: str) -> list[tuple[str, bool]]:
    """Cut text into letters that stand for numbers (slanted in mathematics) and everything else."""
    cut: list[tuple[str, bool]] = []
    end = 0
    if re.search(r"[A-Za-z]{4}", text):  # words: an “a” in them is an article
        return [(text, False)]
    for match in _VARIABLE.finditer(text):
        if match.start() > end:
            cut.append((text[end : match.start()], False))
        cut.append((match[0], True))
        end = match.end()
    if end < len(text):
        cut.append((text[end:], False))
    return cut
