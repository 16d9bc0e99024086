"""Safe repairs of a record's text: each a small function of text, kept only if the record says the same after it.

Text is moved and mended as it was typed, never written anew from data, so comments, quotes and line breaks stay. A
library that reads YAML and writes it back keeps comments too, but moves line breaks and indents nobody asked about,
and can mend nothing in a file that it cannot read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fieldguide import shape as shapes
from fieldguide import source, wording
from fieldguide.checks.links import grades_in
from fieldguide.records import Kind
from fieldguide.traps import in_spaces

GRADES = ["pk", "k", *map(str, range(1, 13))]
_TOP = re.compile(r"^([A-Za-z_][\w-]*):")
_FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[a-z_]+):(?P<gap> *)(?P<value>\S.*)$")
_INVISIBLE = re.compile("^\ufeff")


@dataclass(frozen=True)
class Repair:
    """One kind of repair: what it does in words, the change of text, and what it may change in the data."""

    name: str
    change: Callable[[str, Kind], str]
    same: Callable[[Any], Any] = lambda data: data
    """Data before and after are equal once both went through this."""


def mend(path: str, text: str, kind: Kind) -> tuple[str, list[str]]:
    """Give the mended text and what was done. Mending it once more changes nothing."""
    done: dict[str, None] = {}
    for _ in REPAIRS:  # one repair may make way for another
        before = text
        for repair in REPAIRS:
            changed = _apply(path, text, kind, repair)
            if changed != text:
                text = changed
                done[repair.name] = None
        if text == before:
            break
    return text, list(done)


def _apply(path: str, text: str, kind: Kind, repair: Repair) -> str:
    """Change the text unless that would change what it says, or break what could be read.

    What cannot be read says nothing yet: there a change must take mistakes away, and make none.
    """
    front, body = split_body(path, text)
    changed = repair.change(front, kind) + (repair.change(body, kind) if body and repair in ANYWHERE else body)
    if changed == text:
        return text
    before, wrong = _read(path, text)
    after, still = _read(path, changed)
    if before is None:
        return changed if after is not None or repair in ANYWHERE or still < wrong else text
    return changed if after is not None and repair.same(before) == repair.same(after) else text


def split_body(path: str, text: str) -> tuple[str, str]:
    """Cut a guide behind its front matter; other records have no body."""
    if not path.endswith(".md"):
        return text, ""
    match = re.match(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(\r?\n|$)", text, re.DOTALL)
    return (match[0], text[match.end() :]) if match else (text, "")


def _read(path: str, text: str) -> tuple[Any, set[tuple[int, str]]]:
    """Read what a text says, and which mistakes are on which lines; what YAML drops in silence counts as read."""
    found, problems = source.read_bytes(path, text.encode("utf-8", "surrogatepass"))
    return found.data, {(problem.line, problem.code) for problem in problems}


def no_mark(text: str, _: Kind) -> str:
    """Take an invisible mark off the start."""
    return _INVISIBLE.sub("", text)


def line_ends(text: str, _: Kind) -> str:
    """End lines as everywhere else, without spaces before the end, and the file with one line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def trailing_space(text: str, _: Kind) -> str:
    """Take spaces off the ends of lines."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).rstrip("\n") + "\n" if text.strip() else text


def composed(text: str, _: Kind) -> str:
    """Type accented letters as one character."""
    return unicodedata.normalize("NFC", text)


def tabs(text: str, _: Kind) -> str:
    """Move lines in with two spaces for a tab, and one for a space of another sort."""
    return "\n".join(map(in_spaces, text.split("\n")))


def space_after_colon(text: str, kind: Kind) -> str:
    """Put a space after the colon of a field whose name is known."""
    known = shapes.names(kind.model)

    def mended(line: str) -> str:
        match = _FIELD.match(line)
        if match and not match["gap"] and match["key"] in known and not match["value"].startswith("//"):
            return f"{match['lead']}{match['key']}: {match['value']}"
        return line

    return _lines(text, mended)


def colon_in_text(text: str, kind: Kind) -> str:
    """Put a text that holds a colon in quotes, if the file cannot be read without."""
    known = shapes.names(kind.model)

    def mended(line: str) -> str:
        match = _FIELD.match(line)
        plain = match and match["key"] in known and match["value"][0] not in "\"'[{|>&*!%@`#"
        if match and plain and match["gap"] and ": " in match["value"] and " #" not in match["value"]:
            quoted = match["value"].rstrip().replace("'", "''")
            return f"{match['lead']}{match['key']}: '{quoted}'"
        return line

    return _lines(text, mended)


def smart_quotes(text: str, _: Kind) -> str:
    """Let straight quotes, not curly ones, stand around a name."""

    def mended(line: str) -> str:
        match = _FIELD.match(line)
        inner = re.fullmatch(r"[“„]([^“”„\"\\]+)[”“]\s*", match["value"]) if match else None
        if match and inner and match["key"] in _NAMES:
            return f'{match["lead"]}{match["key"]}: "{inner[1]}"'
        return line

    return _lines(text, mended)


_NAMES = frozenset({"title", "label", "short", "name"})


def grade_range(text: str, kind: Kind) -> str:
    """List grades one by one where a range was written; a study's grades stay as published."""
    if any(shape.name == "grades" and not shape.many for shape in shapes.fields(kind.model).values()):
        return text

    def mended(line: str) -> str:
        match = re.match(r"^(\s*grades:\s*)\[?\s*[\"']?([\w]+\s*[-–—]\s*[\w]+)[\"']?\s*\]?\s*$", line)
        found = grades_in(match[2], GRADES) if match else []
        return f"{match[1]}[{', '.join(found)}]" if match and found else line

    return _lines(text, mended)


def date_form(text: str, _: Kind) -> str:
    """Write a date year-month-day where there is one way to read it."""

    def mended(match: re.Match[str]) -> str:
        fixed = wording.date_form(match[3])
        return f"{match[1]}{match[2]}{fixed}{match[2]}" if fixed else match[0]

    return re.sub(
        r"(\b(?:reviewed|review_by|checked):[ \t]*)([\"']?)(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\2(?=\s*(?:$|[,}]))",
        mended,
        text,
        flags=re.MULTILINE,
    )


def order(text: str, kind: Kind) -> str:
    """Put the fields in the order of their kind; a comment goes with the field below it."""
    lines = text.split("\n")
    first, last = (1, len(lines) - 2) if kind.suffix == ".md" else (0, len(lines))
    if kind.suffix == ".md" and (not lines or lines[0].strip() != "---"):
        return text
    head, blocks = _blocks(lines[first:last])
    names = [name for name, _ in blocks]
    rank = {name: place for place, name in enumerate(usual_order(kind))}
    if len(set(names)) != len(names) or any(name not in rank for name in names) or not _ends_plainly(blocks):
        return text
    moved = sorted(blocks, key=lambda block: rank[block[0]])
    if [name for name, _ in moved] == names:
        return text
    tail = []
    while blocks[-1][1] and not blocks[-1][1][-1].strip():
        tail.append(blocks[-1][1].pop())
    return "\n".join([*lines[:first], *head, *(line for _, block in moved for line in block), *tail, *lines[last:]])


def usual_order(kind: Kind) -> list[str]:
    """Give a kind's fields in the order they are written: the review stands before other names."""
    names = list(shapes.fields(kind.model))
    names.insert(names.index("aka"), names.pop(names.index("review")))
    return names


def _blocks(lines: list[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Cut lines into one block a field; comments right above a field are its own, those at the very top stay there."""
    head: list[str] = []
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _TOP.match(line)
        if match:
            above = _comments_above(blocks[-1][1] if blocks else [])
            blocks.append((match[1], [*above, line]))
        elif blocks:
            blocks[-1][1].append(line)
        else:
            head.append(line)
    return head, blocks


def _comments_above(block: list[str]) -> list[str]:
    """Take the comment lines from the end of a block: they speak of what follows."""
    taken: list[str] = []
    while block and block[-1].startswith("#"):
        taken.insert(0, block.pop())
    return taken


def _ends_plainly(blocks: list[tuple[str, list[str]]]) -> bool:
    """Blocks can be moved only if none begins or ends a document, or hangs over its end."""
    return bool(blocks) and not any(line.startswith(("---", "...", "%")) for _, block in blocks for line in block)


def _lines(text: str, change: Callable[[str], str]) -> str:
    """Change lines one by one, outside blocks that begin with | or >."""
    made: list[str] = []
    block = -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and (not line.strip() or indent > block):
            made.append(line)
            continue
        block = (
            indent
            if re.search(r":\s+[|>][-+\d]*\s*(#.*)?$", line) or re.search(r"^\s*-\s+[|>][-+\d]*\s*$", line)
            else -1
        )
        made.append(change(line))
    return "\n".join(made)


def _each_text(change: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Make a comparison that looks at every text through ``change``."""

    def through(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: through(value) for key, value in data.items()}
        if isinstance(data, list):
            return [through(value) for value in data]
        return change(data) if isinstance(data, str) else data

    return through


def _without_grades(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_grades(value) for key, value in data.items() if key != "grades"}
    return [_without_grades(value) for value in data] if isinstance(data, list) else data


_MARK = Repair("took off an invisible mark at the start", no_mark)
_ENDS = Repair("made line ends alike", line_ends, _each_text(lambda text: text.replace("\r", "")))
_TABS = Repair("moved lines in with spaces instead of tabs", tabs)
_SPACES = Repair("took spaces off the ends of lines", trailing_space, _each_text(str.rstrip))
_NFC = Repair(
    "typed accented letters as one character", composed, _each_text(lambda text: unicodedata.normalize("NFC", text))
)
ANYWHERE = (_MARK, _ENDS, _SPACES, _NFC)
"""Repairs that also reach a guide's body, and files that cannot be read."""

REPAIRS: tuple[Repair, ...] = (
    _MARK,
    _ENDS,
    _NFC,
    _TABS,
    Repair("put a space after a colon", space_after_colon),
    Repair("put a text with a colon in quotes", colon_in_text),
    _SPACES,
    Repair("took curly quotes off a name", smart_quotes, _each_text(lambda text: text.strip("“”„"))),
    Repair("listed grades one by one", grade_range, _without_grades),
    Repair("wrote dates year-month-day", date_form, _each_text(lambda text: wording.date_form(text) or text)),
    Repair("put the fields in their usual order", order, lambda data: data),
)
"""Every repair, in the order it is tried."""
