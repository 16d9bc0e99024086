"""A formula in words: what search finds, what a screen reader says, what plain text shows."""

from __future__ import annotations

import re
from collections.abc import Callable

from fieldguide.notation.formula import Node

_SCRIPTS = {"2": "squared", "3": "cubed"}


def say(nodes: tuple[Node, ...]) -> str:
    """Say a formula in words that can be searched and read aloud."""
    text = re.sub(r"\s+", " ", _join(nodes)).strip()
    for pattern, plain in _POLISH:
        text = pattern.sub(plain, text)
    return text


_POLISH = [
    (re.compile(r" (?=[%'!])|(?<=\$) "), ""),
    (re.compile(r"\| ?([^|]*?) ?\|"), r"|\1|"),
    (re.compile(r"(^|[=(+\-<>≤≥≠≈,:] ?|\b(?:times|by|power|sub) )- ?(?=\S)"), "\\1\u2212"),
    (re.compile(r"-"), "\u2212"),
]
"""Small repairs of spaces and signs: 20%, |x|, −3 (never “- 3” where it is a negative number)."""


def _join(nodes: tuple[Node, ...]) -> str:
    text = ""
    for index, node in enumerate(nodes):
        word = _say(node)
        before = nodes[index - 1] if index else None
        close = before is None or not _parted(before, node)
        text += word if close else f" {word}"
    return re.sub(r"(?<=[(\[{]) | (?=[)\]},;.!?])", "", text)


def _parted(a: Node, b: Node) -> bool:
    """Say whether a space stands between two parts: not inside numbers, nor between a number and its letter."""
    if b.kind == "group" and len(b.parts) > 1 and b.parts[0].words == "(":
        return _parted(a, b.parts[0])
    if a.kind == "number" or (a.kind not in {"power", "index"} and _tight(a)):
        return not (b.kind == "number" or _tight(b) or b.words in {"(", ")", ","})
    return not (a.words == "(" or b.words in {")", ",", "'"} or (b.words == "(" and a.words.isalpha()))


def _tight(node: Node) -> bool:
    """Say whether a part is a letter, or a comma between digits."""
    if node.kind == "group" and len(node.parts) == 1:
        return node.parts[0].words == ","
    letter = node.parts[0] if node.kind in {"power", "index"} else node
    return letter.kind == "atom" and letter.words.isalpha()


def _say(node: Node) -> str:
    said = [_say(part) if part.kind != "group" else _join(part.parts) for part in node.parts]
    if node.kind in _SPOKEN:
        return _SPOKEN[node.kind](said[0], said[1])
    if node.kind == "accent":
        return f"{node.words} {_join(node.parts)}".strip()
    if node.kind == "table":
        return "; ".join(filter(None, said))
    return node.words or _join(node.parts)


def _fraction(top: str, bottom: str) -> str:
    return "/".join(part if re.fullmatch(r"[\w.,]+", part) else f"({part})" for part in (top, bottom))


def _root(degree: str, inside: str) -> str:
    return {"": "square", "2": "square", "3": "cube"}.get(degree, f"{degree}th") + f" root of {inside}"


def _power(base: str, power: str) -> str:
    if power in {"degrees", "prime"}:
        return f"{base} {power}"
    return f"{base} {_SCRIPTS.get(power, f'to the power {power}')}"


_SPOKEN: dict[str, Callable[[str, str], str]] = {
    "frac": _fraction,
    "dfrac": _fraction,
    "tfrac": _fraction,
    "binom": lambda top, bottom: f"{top} choose {bottom}",
    "root": _root,
    "power": _power,
    "index": lambda base, index: f"{base} sub {index}",
}
"""How parts with two halves are said."""
