r"""Mathematics in contributed text: ``$…$`` in a line, ``$$…$$`` on its own, ``\$5`` for money.

A dollar opens a formula when no space follows it, and the next dollar of the paragraph closes it when no space stands
before and no digit after it; so “$5 and $7” stays money. Formulas become MathML while the site is built, with words
for whoever cannot see them; nothing is left to a script in the reader's browser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree as ET

from fieldguide.notation.breaks import parts
from fieldguide.notation.formula import NotationError, read, tidy
from fieldguide.notation.speech import say
from fieldguide.remember import shared

__all__ = ["NotationError", "Piece", "faults", "split", "to_inline", "to_mathml", "to_words"]

_ALLOWED: dict[str, frozenset[str]] = {
    "math": frozenset({"display"}),
    "mrow": frozenset(),
    "mi": frozenset({"mathvariant"}),
    "mn": frozenset(),
    "mo": frozenset({"stretchy", "fence", "form", "accent", "lspace", "rspace", "movablelimits"}),
    "mtext": frozenset(),
    "mspace": frozenset({"width"}),
    "mfrac": frozenset({"linethickness"}),
    "msqrt": frozenset(),
    "mroot": frozenset(),
    "msup": frozenset(),
    "msub": frozenset(),
    "msubsup": frozenset(),
    "mover": frozenset({"accent"}),
    "munder": frozenset({"accentunder"}),
    "munderover": frozenset(),
    "mstyle": frozenset({"displaystyle", "scriptlevel"}),
    "mtable": frozenset({"displaystyle"}),
    "mtr": frozenset(),
    "mtd": frozenset({"columnalign"}),
}
"""All elements and attributes that reach a page; a formula that needs another is refused."""

_SIGNS = frozenset("+-\u2212\u00b1")
_ENDS = frozenset(")]}|!%\u2032\u00b0\u2026\u22ef\u2223")
"""Marks after which a minus stands between two numbers."""

_MATHML = "http://www.w3.org/1998/Math/MathML"
_CODE = re.compile(r"(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_FORMULA = r"""\$(?:
    (?<![\\$]\$) (?P<inline> (?![\s$]) [^$\\]* (?:\\.[^$\\]*)* ) (?<!\s)\$(?![\d$])
    | (?<!\\\$) \$(?!\$) (?P<block> [^$\\]* (?:\\.[^$\\]*)* ) \$\$
)"""
_FORMULAS = re.compile(_FORMULA, re.DOTALL | re.VERBOSE)
_FORMULAS_OR_CODE = re.compile(rf"{_CODE.pattern} | {_FORMULA}", re.DOTALL | re.VERBOSE)
_EMPTY_LINE = re.compile(r"\n\s*\n")
_LONE = re.compile(r"(?<!\\)\$+(?!\d|\.\d)")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: a formula without its dollars, or the words between formulas."""

    text: str
    is_math: bool = False
    is_block: bool = False
    start: int = 0
    """Where the piece begins in the text (a formula: behind its dollars)."""


def split(text: str) -> list[Piece]:
    r"""Cut text into words and formulas; code in backticks is words; ``\$`` becomes a dollar. Never fails."""
    pieces: list[Piece] = []
    end = 0
    for start, stop, formula in _formulas(text):
        if start > end:
            pieces.append(Piece(_money(text[end:start]), start=end))
        pieces.append(formula)
        end = stop
    if end < len(text) or not pieces:
        pieces.append(Piece(_money(text[end:]), start=end))
    return pieces


def _formulas(text: str) -> Iterator[tuple[int, int, Piece]]:
    """Yield formulas with their dollars' bounds, from left to right."""
    pattern = _FORMULAS_OR_CODE if "`" in text else _FORMULAS
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        kind = match.lastgroup
        if kind is None:
            continue  # code
        formula = match[kind]
        if "\n" in formula and _EMPTY_LINE.search(formula):
            position = match.start() + 1  # dollars of two paragraphs do not belong together
        else:
            piece = Piece(formula, is_math=True, is_block=kind == "block", start=match.start(kind))
            yield match.start(), position, piece


def _money(words: str) -> str:
    return words.replace("\\$", "$")


@lru_cache(maxsize=8192)
def to_inline(tex: str) -> str:
    """Give a formula for a line of text: a long one in several pieces, so that the line can break between them."""
    whole = to_mathml(tex)
    cut = parts(tex)
    if len(cut) == 1:
        return whole
    try:
        return "<wbr>".join(to_mathml(part, goes_on=bool(index)) for index, part in enumerate(cut))
    except NotationError:  # a piece that says nothing by itself
        return whole


def to_mathml(tex: str, *, block: bool = False, goes_on: bool = False) -> str:
    """Give a formula as MathML, clean and with words for readers without it; a wrong one raises NotationError.

    One that goes on from another begins with an operator between the two, and not with a sign.
    """
    return _mathml(tex, block, goes_on)


@shared
def _mathml(tex: str, block: bool, goes_on: bool) -> str:
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - slow to load; many runs meet no formula

    words = to_words(tex)
    try:
        element = convert_to_element(_known_tables(tidy(tex)), display="block" if block else "inline")
    except Exception as problem:  # its errors share no base class and some are plain IndexErrors
        raise NotationError("the formula cannot be drawn; check its braces and commands", 0) from problem
    made = _clean(element)
    made.set("xmlns", _MATHML)
    made.set("alttext", words)
    if goes_on and (first := next(made.iter("mo"), None)) is not None and made[0][0] is first:
        first.set("form", "infix")
    return ET.tostring(made, encoding="unicode", short_empty_elements=False)


def _known_tables(tex: str) -> str:
    """Write aligned lines as a table of two columns: the converter does not know the environment."""
    return tex.replace(r"\begin{aligned}", r"\begin{array}{rl}").replace(r"\end{aligned}", r"\end{array}")


@lru_cache(maxsize=8192)
def to_words(tex: str) -> str:
    """Give a formula in words: 3/4, x squared, 4 times 5."""
    return say(read(tex))


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the mathematics in a text: after how many characters, and what."""
    formulas = list(_formulas(text))
    for _, _, piece in formulas:
        try:
            to_mathml(piece.text, block=piece.is_block)
        except NotationError as problem:
            yield piece.start + problem.offset, str(problem)
    taken = [(start, stop) for start, stop, _ in formulas] + [match.span() for match in _CODE.finditer(text)]
    for match in _LONE.finditer(text):
        if not any(start <= match.start() < stop for start, stop in taken):
            yield match.start(), "a $ without its partner: a formula is written $…$, money \\$5"


def _clean(element: ET.Element) -> ET.Element:
    """Copy what is allowed, and mend what browsers draw badly."""
    if element.tag not in _ALLOWED:
        raise NotationError(f"the formula uses “{element.tag}”, which browsers do not draw", 0)
    kept = {key: value for key, value in element.attrib.items() if key in _ALLOWED[element.tag]}
    made = ET.Element("mo" if element.text == ":" else element.tag, kept)
    made.text = html.unescape(element.text) if element.text else None
    made.extend(_clean(child) for child in element)
    if made.tag == "mover" and made[1].text == "\u2015":
        # Without a mathematical font the dash stays short; a border is as long as what it covers.
        covered = ET.Element("mrow", {"class": "fg-math-line"})
        covered.append(made[0])
        return covered
    _join_thousands(made)
    _mark_signs(made)
    return made


def _mark_signs(element: ET.Element) -> None:
    """Tell the sign of a number from the operator between two: browsers would put the operator's space around both."""
    for before, after in pairwise(element):
        if after.tag == before.tag == "mo" and after.text in _SIGNS and before.text not in _ENDS:
            after.set("form", "prefix")


def _join_thousands(element: ET.Element) -> None:
    """Make one number of 1, comma, 200, which came apart."""
    index = 0
    while index + 2 < len(element):
        a, comma, b = element[index], element[index + 1], element[index + 2]
        if a.tag == b.tag == "mn" and comma.tag == "mrow" and [child.text for child in comma] == [","]:
            a.text = f"{a.text},{b.text}"
            element.remove(comma)
            element.remove(b)
        else:
            index += 1
