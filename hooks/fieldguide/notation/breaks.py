r"""Where a long formula in a line may break: browsers never break MathML, so it becomes several formulas side by side.

A break stands before a relation or an operator, or behind a comma, and never within brackets, roots or fractions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldguide.notation.formula import tidy

MOST = 9
"""About how many letters stay together: with letters of twice the size they still fit a line of a small phone."""

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_OPENS = frozenset({"{", "(", "[", "\\{", "\\left", "\\lvert", "\\lfloor", "\\lceil"})
_CLOSES = frozenset({"}", ")", "]", "\\}", "\\right", "\\rvert", "\\rfloor", "\\rceil"})
_RELATIONS = frozenset(
    ["=", "<", ">", "\\lt", "\\gt", "\\le", "\\leq", "\\ge", "\\geq", "\\ne", "\\neq", "\\approx", "\\equiv", "\\sim",
     "\\cong", "\\parallel", "\\perp", "\\to", "\\rightarrow", "\\Rightarrow", "\\implies", "\\iff", "\\Leftrightarrow"]
)  # fmt: skip
_SUMS = frozenset(["+", "-", "\\pm"])
_PRODUCTS = frozenset(["\\times", "\\cdot", "\\div"])


def parts(tex: str) -> list[str]:
    """Cut a formula where a line may end; a short one, or one with bars or tables, stays whole."""
    tex = tidy(tex)
    if _letters(tex) <= MOST or re.search(r"\||\\(begin|vert\b)", tex):
        return [tex]
    packed: list[str] = []
    terms = _pieces(tex, _RELATIONS | _SUMS)
    for piece in (part for term in terms for part in ([term] if _letters(term) <= MOST else _pieces(term, _PRODUCTS))):
        begins = _TOKEN.match(piece)
        if packed and begins and begins[0] not in _RELATIONS and _letters(packed[-1] + piece) <= MOST:
            packed[-1] += piece
        else:
            packed.append(piece)
    return packed


def _letters(tex: str) -> int:
    """Estimate how many letters wide a formula is."""
    return len(re.sub(r"[{}^_\s]", "", re.sub(r"\\[A-Za-z]+", "x", tex)))


def _pieces(tex: str, signs: frozenset[str]) -> Iterator[str]:
    """Cut before every such sign that stands between two numbers, and behind every comma of a list."""
    start, depth, before = 0, 0, ""
    for match in _TOKEN.finditer(tex):
        sign = match[0]
        depth += (sign in _OPENS) - (sign in _CLOSES)
        if sign.isspace():
            continue
        between = before not in {"", "^", "_", ","} and not (sign in _SUMS and before in _RELATIONS | _PRODUCTS | _SUMS)
        if not depth and sign in signs and between:
            yield tex[start : match.start()]
            start = match.start()
        elif not depth and sign == "," and tex[match.end() : match.end() + 1].isspace():
            yield tex[start : match.end()]
            start = match.end()
        before = sign
    if tex[start:].strip():
        yield tex[start:]
