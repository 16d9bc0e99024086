r"""A formula as teachers type it, read into a tree: what may stand in it, and how it is said in words.

latex2mathml draws formulas but lets mistakes through (``\foo`` becomes the letters ``\foo``, ``\frac{1}`` half a
fraction). This reader accepts the school's part of LaTeX and says where and how anything else is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fieldguide.notation.commands import ACCENTS, DIRECT, FRACTIONS, SYMBOLS, TABLES, TEXTS

MOST_CHARACTERS = 600
MOST_LEVELS = 12


class NotationError(ValueError):
    """A formula that cannot be read: what is wrong, and after how many characters of the formula."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


_TYPED = re.compile(r"\\.|(?<=\d),(?=\d{3}(?!\d))|[" + "".join(set(DIRECT) - {","}) + "]", re.DOTALL)
_TOKEN = re.compile(r"\\([A-Za-z]+|.)|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A character or a command (with its backslash) and where it stands."""

    text: str
    offset: int


@dataclass(frozen=True)
class Node:
    """A part of a formula, by the words that say it."""

    kind: str
    words: str
    parts: tuple[Node, ...] = field(default=())


def tidy(tex: str) -> str:
    """Write signs typed directly (×, ÷, °, 1,200) the way LaTeX writes them."""
    return _TYPED.sub(lambda match: DIRECT.get(match[0], match[0]), tex).strip()


def _origin(tex: str, offset: int) -> int:
    """Give the place in a formula as typed that a place in the tidied one comes from."""
    longer = len(tex) - len(tex.lstrip())
    for match in _TYPED.finditer(tex):
        if match.start() + 1 > offset + longer:
            break
        longer -= len(DIRECT.get(match[0], match[0])) - len(match[0])
    return max(0, min(offset + longer, len(tex)))


def read(tex: str) -> tuple[Node, ...]:
    """Read a formula; a mistake says its place in the text as it was typed."""
    try:
        return _read(tidy(tex))
    except NotationError as problem:
        raise NotationError(str(problem), _origin(tex, problem.offset)) from None


def _read(tex: str) -> tuple[Node, ...]:
    if not tex.strip():
        raise NotationError("the formula is empty", 0)
    if len(tex) > MOST_CHARACTERS:
        raise NotationError(f"the formula is longer than {MOST_CHARACTERS} characters", MOST_CHARACTERS)
    return _Reader(tex).whole()


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, tex: str) -> None:
        self.tokens = [Token(match[0], match.start()) for match in _TOKEN.finditer(tex)]
        self.position = 0
        self.level = 0
        self.end = len(tex)

    def whole(self) -> tuple[Node, ...]:
        nodes = self.row(frozenset())
        if token := self.peek():
            raise NotationError(_stray(token.text), token.offset)
        return nodes

    def peek(self) -> Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def row(self, stops: frozenset[str]) -> tuple[Node, ...]:
        """Read until a stop (left for the caller) or something that closes nothing here."""
        nodes: list[Node] = []
        letters = 0
        while (token := self.peek()) and token.text not in stops | {"}", "&", "\\\\", "\\right", "\\end"}:
            letters = letters + 1 if token.text.islower() and token.text.isalpha() else 0
            if letters == 4:
                raise NotationError(
                    "a word inside a formula is written \\text{…}; money is written \\$5", token.offset - 3
                )
            if token.text in {"^", "_"}:
                nodes.append(self.script(nodes, self.take()))
            elif (node := self.one()) is not None:
                self.add(nodes, node, token)
        return tuple(nodes)

    def add(self, nodes: list[Node], node: Node, token: Token) -> None:
        """Append a part; digits that touch make one number."""
        touching = self.position > 1 and self.tokens[self.position - 2].offset == token.offset - 1
        if nodes and touching and node.kind == nodes[-1].kind == "number":
            node = Node("number", nodes.pop().words + node.words)
        nodes.append(node)

    def one(self) -> Node | None:
        """Read one atom; nothing for white space."""
        token = self.take()
        if token.text.isspace():
            return None
        if token.text == "{":
            return Node("group", "", self.group(token))
        if token.text.startswith("\\"):
            return self.command(token.text[1:], token)
        if token.text in {"$", "#", "\\"} or not token.text.isprintable():
            raise NotationError(f"“{token.text}” cannot stand in a formula: write \\{token.text}", token.offset)
        return Node("number" if token.text.isdigit() or token.text == "." else "atom", token.text)

    def group(self, opened: Token, close: str = "}") -> tuple[Node, ...]:
        self.level += 1
        if self.level > MOST_LEVELS:
            raise NotationError(f"the formula is nested more than {MOST_LEVELS} deep", opened.offset)
        nodes = self.row(frozenset({close}))
        token = self.peek()
        if token is None or token.text != close:
            raise NotationError(f"“{opened.text}” is not closed by “{close}”", opened.offset)
        self.take()
        self.level -= 1
        return nodes

    def argument(self, owner: Token) -> Node:
        """Read what a command or a script works on."""
        while (token := self.peek()) and token.text.isspace():
            self.take()
        if token is None or token.text in {"}", "&", "^", "_", "\\\\", "\\right", "\\end"}:
            raise NotationError(f"“{owner.text}” needs something after it, in braces: {owner.text}{{…}}", owner.offset)
        node = self.one()
        return node or self.argument(owner)

    def script(self, before: list[Node], token: Token) -> Node:
        if not before:
            raise NotationError(f"“{token.text}” needs something before it", token.offset)
        kind = "power" if token.text == "^" else "index"
        base = before.pop()
        if base.kind == kind or (base.kind in {"power", "index"} and base.parts[0].kind == kind):
            raise NotationError(f"two “{token.text}” in a row: use braces to say what belongs together", token.offset)
        written = self.argument(token)
        following = self.peek()
        if written.kind == "number" and following and following.text.isdigit():
            raise NotationError(
                f"write braces around all that belongs to “{token.text}”: {token.text}{{…}}", token.offset
            )
        return Node(kind, "", (base, written))

    def command(self, name: str, token: Token) -> Node:
        if name in SYMBOLS:
            return Node("symbol", SYMBOLS[name])
        if name in FRACTIONS:
            return Node(name, "", (self.argument(token), self.argument(token)))
        if name in ACCENTS:
            return Node("accent", ACCENTS[name], (self.argument(token),))
        own = {"sqrt": self.root, "left": self.fence, "begin": self.table, **dict.fromkeys(TEXTS, self.words)}
        if name not in own:
            raise NotationError(f"“\\{name}” is not a command that formulas here know", token.offset)
        return own[name](token)

    def root(self, token: Token) -> Node:
        following = self.peek()
        if following and following.text == "[":
            degree = self.group(self.take(), "]")
            return Node("root", "", (Node("group", "", degree), self.argument(token)))
        return Node("root", "", (Node("group", ""), self.argument(token)))

    def words(self, token: Token) -> Node:
        r"""Read the words of \text{…} as they are."""
        text, opened = "", self.peek()
        if opened is None or opened.text != "{":
            raise NotationError(f"“{token.text}” needs its words in braces: {token.text}{{…}}", token.offset)
        self.take()
        while (inner := self.peek()) and inner.text != "}":
            if inner.text == "{" or (
                inner.text.startswith("\\") and inner.text[1:] not in {"%", "$", "#", "_", "&", " "}
            ):
                raise NotationError(f"only plain words can stand in {token.text}{{…}}", inner.offset)
            text += self.take().text.lstrip("\\")
        if inner is None:
            raise NotationError(f"“{token.text}{{” is not closed by “}}”", token.offset)
        self.take()
        return Node("text", text)

    def fence(self, token: Token) -> Node:
        opened = self.bracket(token)
        inner = self.row(frozenset())
        close = self.peek()
        if close is None or close.text != "\\right":
            raise NotationError("“\\left” needs its “\\right”", token.offset)
        self.take()
        return Node("group", "", (opened, *inner, self.bracket(close)))

    def bracket(self, owner: Token) -> Node:
        token = self.peek()
        if token is None or token.text not in {"(", ")", "[", "]", "|", ".", "\\{", "\\}", "<", ">", "/"}:
            raise NotationError(f"“{owner.text}” is followed by a bracket, such as {owner.text}(", owner.offset)
        self.take()
        return Node("atom", "" if token.text == "." else token.text.lstrip("\\"))

    def table(self, token: Token) -> Node:
        name = self.name(token)
        if name not in TABLES:
            raise NotationError(f"“\\begin{{{name}}}” is not known; try {', '.join(sorted(TABLES))}", token.offset)
        if name == "array" and (following := self.peek()) and following.text == "{":
            self.name(token)
        cells: list[Node] = []
        while True:
            cells.append(Node("group", "", self.row(frozenset())))
            closing = self.peek()
            if closing is None or closing.text not in {"&", "\\\\", "\\end"}:
                raise NotationError(f"“\\begin{{{name}}}” needs its “\\end{{{name}}}”", token.offset)
            self.take()
            if closing.text == "\\end":
                if self.name(closing) != name:
                    raise NotationError(f"“\\begin{{{name}}}” needs its “\\end{{{name}}}”", closing.offset)
                return Node("table", "", tuple(cells))

    def name(self, owner: Token) -> str:
        """Read a name in braces, such as {cases} or {lcr}."""
        text, opened = "", self.peek()
        if opened and opened.text == "{":
            self.take()
            while (inner := self.peek()) and inner.text != "}":
                text += self.take().text
            if inner:
                self.take()
                return text
        raise NotationError(f"“{owner.text}” is followed by a name in braces", owner.offset)


def _stray(text: str) -> str:
    return {
        "}": "“}” closes nothing",
        "&": "“&” belongs into a table; for the sign write \\&",
        "\\\\": "a new line “\\\\” belongs into \\begin{aligned} … \\end{aligned}",
        "\\right": "“\\right” needs its “\\left”",
    }.get(text, f"“{text}” needs its beginning")
