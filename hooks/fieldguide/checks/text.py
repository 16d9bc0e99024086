"""Rules for what is typed: plain text stays plain, nothing is invisible, a formula can be drawn."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from fieldguide import traps
from fieldguide.checks.around import Around
from fieldguide.loaded import Loaded, texts_with, typed
from fieldguide.problem import Problem
from fieldguide.records.leaves import Leaf
from fieldguide.source import walk

_FORBIDDEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(\s[^<>]*)?/?>|<!--")
_CODE = re.compile(r"`[^`]*`")
_ENTITY = re.compile(r"&(?:[A-Za-z]\w*|#\d+|#x[0-9A-Fa-f]+);")
_NAMED = frozenset({"title", "label", "short", "name"})
_NAMES = {
    "\u200b": "a zero-width space",
    "\u200d": "a zero-width joiner",
    "\ufeff": "a byte order mark",
    "\u00ad": "a soft hyphen",
    "\u202e": "a sign that turns text around",
}


def invisible_character(item: Loaded) -> Iterator[Problem]:
    """Nothing may be invisible: no control, bidirectional or zero-width characters."""
    if _shows(typed(item)):
        return
    for loc, value in walk(item.source.data):
        for offset, character in enumerate("" if _shows(value) else value):
            if character not in "\n\t" and unicodedata.category(character) in _FORBIDDEN:
                name = (
                    _NAMES.get(character)
                    or f"a character nobody sees ({unicodedata.name(character, f'U+{ord(character):04X}').lower()})"
                )
                yield item.problem(
                    loc,
                    "invisible-character",
                    f"the text holds {name}.",
                    "Delete it, or type this line again.",
                    offset=offset,
                )
                break


def not_composed(item: Loaded) -> Iterator[Problem]:
    """An accented letter is one character (Unicode NFC), or searching does not find it."""
    if unicodedata.is_normalized("NFC", typed(item)):
        return
    for loc, value in walk(item.source.data):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            offset = next(index for index, character in enumerate(value) if unicodedata.combining(character))
            yield item.problem(
                loc,
                "not-composed",
                "an accented letter is typed as two characters.",
                "Run fieldguide fix, or type the letter again.",
                offset=max(0, offset - 1),
            )


def html_in_plain_text(item: Loaded) -> Iterator[Problem]:
    """A plain field holds no < and no >: it is printed in places where they would be code."""
    for leaf in texts_with(item, "plain", "<", ">"):
        offset = next(index for index, character in enumerate(leaf.value) if character in "<>")
        words = '"less than"' if leaf.value[offset] == "<" else '"more than"'
        yield item.problem(
            leaf.loc,
            "angle-bracket",
            f'this field is plain text and cannot hold "{leaf.value[offset]}".',
            f"Write {words}, or leave out the tag.",
            offset=offset,
        )


def formula(item: Loaded) -> Iterator[Problem]:
    """A formula between dollars must be one that can be drawn."""
    for leaf in texts_with(item, "prose", "$"):
        from fieldguide import notation  # noqa: PLC0415 - loading it takes a tenth of a second, and many records have no formula

        for offset, sentence in notation.faults(leaf.value):
            yield item.problem(leaf.loc, "formula", f"{sentence}.", "", offset=offset + _stripped(item, leaf))


def diagram_block(item: Loaded) -> Iterator[Problem]:
    """A diagram between ```diagram and ``` in a guide must be one that can be drawn."""
    for leaf in texts_with(item, "prose", "```diagram"):
        from fieldguide import fenced  # noqa: PLC0415 - few texts hold one

        for block in fenced.blocks(leaf.value):
            for offset, sentence in block.faults:
                at = offset + _stripped(item, leaf)
                yield item.problem(leaf.loc, "diagram-block", f"{sentence}.", "", offset=at)


def conflict_marker(item: Loaded) -> Iterator[Problem]:
    """Where two changes met, somebody chose between them: in the text of a guide, too."""
    for leaf in texts_with(item, "prose", "<<<<<<< "):
        if found := traps.CONFLICT.search(leaf.value):
            at = found.start() + _stripped(item, leaf)
            yield item.problem(leaf.loc, "conflict-marker", *traps.CONFLICT_SAID, offset=at)


def html_in_prose(item: Loaded, _: Around) -> Iterator[Problem]:
    """Prose is Markdown without HTML: a tag would be shown as typed."""
    for leaf in texts_with(item, "prose", "<"):
        if found := _TAG.search(_CODE.sub(lambda code: " " * len(code[0]), leaf.value)):
            message = f'"{found[0]}" is HTML, which readers would see as typed.'
            hint = "Use Markdown: **strong**, *emphasis*, - lists, [words](https://…)."
            yield item.problem(
                leaf.loc,
                "html-in-prose",
                message,
                hint,
                offset=found.start() + _stripped(item, leaf),
                severity="warning",
            )


def html_code(item: Loaded, _: Around) -> Iterator[Problem]:
    """A sign in a plain field is typed as itself: its HTML code would be shown as typed."""
    for leaf in texts_with(item, "plain", "&"):
        if found := _ENTITY.search(leaf.value):
            sign = html.unescape(found[0])
            if sign != found[0]:
                yield item.problem(
                    leaf.loc,
                    "html-code",
                    f'"{found[0]}" is a code of HTML, which readers would see as typed.',
                    f'Type the sign itself: "{sign}".' if sign.strip() and sign not in "<>" else "Take it out.",
                    offset=found.start(),
                    severity="warning",
                )


def confusable_letter(item: Loaded, _: Around) -> Iterator[Problem]:
    """A title holds no letter of another alphabet that looks like one of ours: nobody could find it."""
    title = item.entry.record.title
    if title.isascii():
        return
    from confusable_homoglyphs import confusables  # noqa: PLC0415 - its tables are read from disk, and most titles are ASCII

    for offset, character in enumerate(title):
        if character.isascii() or not character.isalpha():
            continue
        found: Any = confusables.is_confusable(character, greedy=False, preferred_aliases=["latin"])
        if found and found[0]["alias"] != "LATIN":
            like = found[0]["homoglyphs"][0]["c"]
            message = (
                f'the letter "{character}" is {unicodedata.name(character).lower()}, though it looks like "{like}".'
            )
            yield item.problem(
                ("title",), "confusable-letter", message, "Type it again.", offset=offset, severity="warning"
            )
            return


def smart_quotes(item: Loaded, _: Around) -> Iterator[Problem]:
    """Curly quotes around a whole name do not quote it: they become part of it."""
    for leaf in texts_with(item, "plain", *"“”„‘"):
        if leaf.loc[-1] in _NAMED and re.fullmatch(r"[“”„‘][^“”„‘’]*[“”’]", leaf.value):
            yield item.problem(
                leaf.loc,
                "smart-quotes",
                "curly quotes around a text become part of it.",
                f'Write {leaf.value[1:-1]} without them, or with straight quotes "…".',
                severity="warning",
            )


def _stripped(item: Loaded, leaf: Leaf) -> int:
    """The model strips white space in front; positions count it."""
    value: object = item.source.data
    for part in leaf.loc:
        value = value[part]  # type: ignore[index]
    text = str(value)
    return len(text) - len(text.lstrip())


def _shows(text: str) -> bool:
    """Tell at once that a text holds nothing forbidden; one that holds a rare space must be looked at."""
    return text.replace("\n", " ").replace("\t", " ").isprintable()


ERRORS = (invisible_character, not_composed, html_in_plain_text, conflict_marker, formula, diagram_block)
WARNINGS = (html_in_prose, html_code, confusable_letter, smart_quotes)
