"""What YAML's reader complains about, said as the mistake really made: one function a trap, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fieldguide import shape
from fieldguide.problem import Problem
from fieldguide.records import kind_of

FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?P<gap>[ \t]*)(?P<value>.*)$")
ITEM = re.compile(r"^(?P<lead>\s*- +)(?P<value>.*)$")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')""")
_UNCOLONED = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[a-z_]+)(?:\s*[：;=]\s*|\s+)(?P<value>\S.*?)\s*$")
LEAD = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]*[\t\u00a0\u2000-\u200a\u202f\u3000]")
"""What begins a line that does not begin with spaces alone: a tab, or a space that YAML takes for a letter."""
CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*|^={7}$", re.MULTILINE)
"""What Git leaves in a file where two changes met."""
CONFLICT_SAID = (
    "two versions stand here, as Git left them where two changes met.",
    "Keep the lines that are right; delete the others, and the three that begin with <<<<<<<, ======= and >>>>>>>.",
)
_TEX = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[abefnrtv][A-Za-z]+|[A-Zc-dg-mo-quw-z])")


def indent(line: str) -> int:
    """Give how far in a line begins."""
    return len(line) - len(line.lstrip())


def below(lines: Sequence[str], number: int, column: int) -> Iterator[tuple[int, str]]:
    """Give the lines below one that begin further in than a column, with their numbers; empty lines among them."""
    for following, line in enumerate(lines[number:], number + 1):
        if line.strip() and indent(line) <= column:
            return
        yield following, line


def column_of(match: re.Match[str]) -> int:
    """Give the column of a field or of an item's hyphen: what belongs to it begins further in."""
    return len(match["lead"]) if match.re is FIELD else indent(match["lead"])


def short(text: str) -> str:
    """Give a text, or its beginning, to be shown in a sentence."""
    return text if len(text) <= 60 else f"{text[:57]}…"


@dataclass(frozen=True)
class Complaint:
    """One complaint of the reader: its words, the place it stopped at, and the line where its text began."""

    path: str
    text: str
    words: str
    line: int
    column: int
    began: int

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def line_at(self, number: int) -> str:
        """Give a line of the file, counted from 1; an empty one beyond its ends."""
        return self.lines[number - 1].rstrip("\r") if 0 < number <= len(self.lines) else ""

    def above(self, number: int) -> int:
        """Give the line above one that begins less far in: the field or item it belongs to; 0 when there is none."""
        inwards = indent(self.line_at(number))
        found = (n for n in range(number - 1, 0, -1) if self.line_at(n).strip() and indent(self.line_at(n)) < inwards)
        return next(found, 0)

    def problem(self, code: str, message: str, hint: str, *, line: int = 0, column: int = 0) -> Problem:
        """Say what is wrong, where the reader stopped or at a better place."""
        return Problem(self.path, line or self.line, column or self.column, code, "", message, hint)


def explain(complaint: Complaint) -> Problem:
    """Give the sentence of the first trap that fits; the reader's own words when none does."""
    for trap in TRAPS:
        if found := trap(complaint):
            return found
    words = complaint.words.rstrip(".")
    return complaint.problem(
        "yaml-syntax",
        f"cannot be read from here on ({words}).",
        "Compare this line and the one above with a record that works.",
    )


def conflict(case: Complaint) -> Problem | None:
    """Where two changes met, somebody chooses between them."""
    found = CONFLICT.search(case.text)
    if not found:
        return None
    return case.problem("conflict-marker", *CONFLICT_SAID, line=case.text.count("\n", 0, found.start()) + 1, column=1)


def tab(case: Complaint) -> Problem | None:
    """Indentation is made of spaces; YAML refuses tabs, and takes other spaces for letters."""
    for number in (case.line, case.line - 1):
        match = re.match(r"[ -]*\t", case.line_at(number)) or LEAD.match(case.line_at(number))
        if match:
            return case.problem("tab", *lead_said(match[0][-1]), line=number, column=match.end())
    return None


def lead_said(sign: str) -> tuple[str, str]:
    """Say what is wrong with a line that begins with ``sign``, and what to do."""
    if sign == "\t":
        return "this line begins with a tab.", "Press the space bar twice for each step inwards, never Tab."
    message = "this line begins with a no-break space, which looks like a space and is none."
    return message, "Delete what stands in front, and press the space bar instead."


def in_spaces(line: str) -> str:
    """Give a line that begins with spaces alone: two for a tab, one for another sort of space."""
    found = LEAD.match(line)
    return re.sub("[^ ]", " ", found[0].replace("\t", "  ")) + line[found.end() :] if found else line


def open_quote(case: Complaint) -> Problem | None:
    """A quotation mark that opens a text must close it."""
    unended = "quoted scalar" in case.words and re.search(r"end of stream|document indicator", case.words)
    escape = "escape" in case.words  # of a later text, that was taken for a part of this one
    if not unended and not escape and not re.search("expected key|expected '-'", case.words):
        return None
    for number in (case.began,) if escape else range(1, case.line + 1):
        match = FIELD.match(case.line_at(number)) or ITEM.match(case.line_at(number))
        if match and match["value"][:1] in ("'", '"') and not _is_closed(case, number, match):
            message = "the quotation mark that opens here is never closed."
            hint = "Put the same mark at the end of the text."
            return case.problem("open-quote", message, hint, line=number, column=match.start("value") + 1)
    return None


def _is_closed(case: Complaint, number: int, match: re.Match[str]) -> bool:
    """Tell whether a quotation ends in its own lines, or goes on in a line that begins no other text."""
    more = [line for _, line in below(case.lines, number, column_of(match))]
    after = case.line_at(number + len(more) + 1)
    ends = FIELD.match(after) or ITEM.match(after) or not after.strip("- ")
    return bool(_QUOTED.match(" ".join([match["value"], *more])) or not ends)


def backslash(case: Complaint) -> Problem | None:
    """In double quotes a backslash begins a code."""
    if "escape" not in case.words:
        return None
    hint = "Use single quotes ('…'), or put the text below  field: |-  with two spaces in front."
    return case.problem(
        "backslash-in-quotes", "inside double quotes a backslash begins a code, and this one is none.", hint
    )


def text_after_quote(case: Complaint) -> Problem | None:
    """Quotes go around the whole text or nowhere."""
    for number in (case.line, case.line - 1, case.began):
        line = case.line_at(number)
        match = FIELD.match(line) or ITEM.match(line)
        quoted = re.match(rf"{_QUOTED.pattern}\s*(?=[^\s#])", match["value"]) if match else None
        if match and quoted:
            column = match.start("value") + quoted.end() + 1
            hint = "Put quotes around the whole text; inside double quotes write quotation marks as “ ” or '."
            message = "the quotation closes here, and the text goes on."
            return case.problem("text-after-quote", message, hint, line=number, column=column)
    return None


def open_bracket(case: Complaint) -> Problem | None:
    """A list in square brackets ends with a bracket, its parts with commas."""
    line = case.line_at(case.line)
    if "expected node content" in case.words and (gap := re.search(r"[\[{,]\s*(?=,)", line)):
        message = "nothing stands before this comma."
        return case.problem("open-bracket", message, "Take the comma out.", column=gap.end() + 1)
    number = case.began if re.search("flow (?:sequence|mapping)", case.words) else _bracket_before(case)
    if not number:
        return None
    line = case.line_at(number)
    mapping = "flow mapping" in case.words or "[" not in line
    closing = "}" if mapping else "]"
    column = max(line.find("{" if mapping else "["), 0) + 1
    return case.problem(
        "open-bracket",
        "the bracket that opens here is not closed in order.",
        f"Put commas between the parts and {closing} at the end.",
        line=number,
        column=column,
    )


def _bracket_before(case: Complaint) -> int:
    """Give the line of a bracket still open above, where a sign came that cannot begin a part of a list."""
    if "cannot start any token" not in case.words:
        return 0
    starts = ((n, FIELD.match(case.line_at(n)) or ITEM.match(case.line_at(n))) for n in range(case.line - 1, 0, -1))
    number, match = next(((n, match) for n, match in starts if match), (0, None))
    text = "\n".join([match["value"], *case.lines[number : case.line - 1]]) if match else ""
    return number if text[:1] in ("[", "{") and not re.search(r"[]}]", text) else 0


def colon_in_text(case: Complaint) -> Problem | None:
    """A colon followed by a space begins a value, so a text that holds one needs quotes."""
    if "mapping values are not allowed" not in case.words:
        return None
    match = FIELD.match(case.line_at(case.line))
    if not match or match.start("value") >= case.column or not match["value"]:
        return None
    fixed = match["value"].replace("'", "''")
    hint = f"Put the text in quotes: {match['key']}: '{short(fixed)}'"
    name = re.search(r"(\w+)$", case.line_at(case.line)[: case.column - 1])
    if name and not match["lead"] and name[1] in _names(case.path):
        hint += f"; if {name[1]} is a field of its own, begin a new line with it."
    return case.problem("colon-in-text", "a colon and a space inside a text look like another field.", hint)


def without_colon(path: str, line: str) -> re.Match[str] | None:
    """Give ``key`` and ``value`` of a line that begins with a field's name, and has another sign or none behind it."""
    found = _UNCOLONED.match(line)
    return found if found and found["key"] in _names(path, further_in=True) else None


def is_remark(line: str) -> bool:
    """Tell whether a line is a remark as other languages write it."""
    return line.lstrip().startswith("//")


def _names(path: str, *, further_in: bool = False) -> Collection[str]:
    """Give the fields of a file's kind, and perhaps those below them."""
    kind = kind_of(path)
    if kind is None:
        return ()
    return shape.names(kind.model) if further_in else shape.fields(kind.model)


def text_below_field(case: Complaint) -> Problem | None:
    """A text that stands below its field and holds a colon needs ``>-`` behind the field."""
    if "mapping values are not allowed" not in case.words and "could not find expected ':'" not in case.words:
        return None
    number = case.began if "expected" in case.words else case.line
    above = case.above(number)
    field, first = FIELD.match(case.line_at(above)), case.line_at(above + 1)
    if not field or field["value"] or FIELD.match(first) or ITEM.match(first):
        return None
    if FIELD.match(case.line_at(number)) and without_colon(case.path, first):
        return None
    hint = f"Write {field['key']}: >- and leave the text below it as it is."
    message = f'the text below "{field["key"]}:" holds a colon and a space, which look like another field.'
    return case.problem("colon-in-text", message, hint, line=above, column=field.start("key") + 1)


def text_that_goes_on(case: Complaint) -> Problem | None:
    """A text of several lines that holds a colon needs ``>-`` in front of all of them."""
    line = case.line_at(case.line)
    if "mapping values are not allowed" not in case.words or FIELD.match(line) or ITEM.match(line):
        return None
    above = case.above(case.line)
    begins = FIELD.match(case.line_at(above)) or ITEM.match(case.line_at(above))
    if not begins or not re.match(r"[^\s\"'\[{|>]", begins["value"]):
        return None
    name = begins.groupdict().get("key")
    hint = f"Write {f'{name}:' if name else '-'} >- and put the whole text on the lines below it."
    message = "this text holds a colon and a space, which look like another field."
    return case.problem("colon-in-text", message, hint, line=above, column=begins.start("value") + 1)


def special_start(case: Complaint) -> Problem | None:
    """A text that begins with one of YAML's own signs needs quotes."""
    line = case.line_at(case.line)
    match = re.match(r"^\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?P<text>[@`%*&!|>?].*)$", line)
    if not match or not re.search(r"alias|anchor|tag|cannot start|directive|block scalar", case.words):
        return None
    text = short(match["text"].rstrip())
    if text.startswith("* "):
        message, hint = 'an item of a list begins with a hyphen, not with "*".', f"Write - {text[2:].lstrip()}"
    else:
        message, hint = f'a text cannot begin with "{text[0]}".', f"Put the text in quotes: '{text}'"
    return case.problem("special-start", message, hint, column=match.start("text") + 1)


def space_after_colon(case: Complaint) -> Problem | None:
    """After the colon of a field comes a space."""
    for number in (case.line, case.line - 1, case.began):
        match = FIELD.match(case.line_at(number))
        if match and match["value"] and not match["gap"] and not match["value"].startswith("//"):
            hint = f"Write {match['key']}: {short(match['value'].strip())}"
            return case.problem(
                "space-after-colon",
                f'after "{match["key"]}:" a space is missing.',
                hint,
                line=number,
                column=match.start("value") + 1,
            )
    return None


def no_colon(case: Complaint) -> Problem | None:
    """Each line is a field with a colon, a list item with a hyphen, or stands further in, as part of the text above."""
    seen_later = "mapping values are not allowed" in case.words
    if not seen_later and "could not find expected ':'" not in case.words:
        return None
    number = case.line - 1 if seen_later else case.began or case.line
    line, inwards = case.line_at(number), indent(case.line_at(case.line))
    meant = without_colon(case.path, line)
    if meant and (not seen_later or len(meant["lead"]) == inwards):
        message = f'after "{meant["key"]}" a colon is missing.'
        hint = f"Write {meant['key']}: {short(meant['value'])}"
        return case.problem("no-colon", message, hint, line=number, column=len(meant["lead"]) + 1)
    if seen_later and (not line.strip() or ":" in line or indent(line) != inwards or line.lstrip().startswith("-")):
        return None
    hint = "Add the colon; if the line belongs to the text above, give it the same space in front."
    if is_remark(line):
        hint = "A remark of your own begins with #."
    message = "this line is neither a field (name: …) nor part of the text above."
    return case.problem("no-colon", message, hint, line=number, column=indent(line) + 1)


def indentation(case: Complaint) -> Problem | None:
    """Fields of one level begin in the same column."""
    signs = (
        "mapping values are not allowed",
        "block mapping",
        "block collection",
        "block sequence",
        "block end",
        "did not find expected key",
        "simple key",
        "entries are not allowed",
    )
    if not any(sign in case.words for sign in signs):
        return None
    line = case.line_at(case.line)
    column = len(line) - len(line.lstrip()) + 1
    hint = f"Begin it in the same column as its neighbors{_neighbor(case)}."
    return case.problem("indentation", "this line is too far in or too far out.", hint, column=column)


def _neighbor(case: Complaint) -> str:
    above = case.line_at(case.line - 1)
    if not above.strip():
        return ""
    return f" (the line above begins in column {len(above) - len(above.lstrip()) + 1})"


TRAPS: tuple[Callable[[Complaint], Problem | None], ...] = (
    conflict,
    tab,
    open_quote,
    backslash,
    text_after_quote,
    open_bracket,
    colon_in_text,
    text_below_field,
    text_that_goes_on,
    special_start,
    space_after_colon,
    no_colon,
    indentation,
)


def silent(path: str, text: str, start: int, end: int, value: str) -> Iterator[Problem]:
    """What YAML accepts and nobody means: text cut off behind `` #``, formulas spoiled in double quotes."""
    if text.startswith('"', start):
        found = _TEX.search(text, start, end)
        if found and "$" in value:
            hint = "Use single quotes ('…'), or put the text below  field: |-  with two spaces in front."
            place = found.end() - len(found[0].lstrip("\\")) - 1
            before = text.rfind("\n", 0, place) + 1
            message = f'inside double quotes "{found[0]}" is not read as mathematics.'
            yield Problem(
                path, text.count("\n", 0, place) + 1, place - before + 1, "backslash-in-quotes", "", message, hint
            )
        return
    if text[start : start + 1] in ("'", "|", ">"):
        return
    rest_end = text.find("\n", end)
    rest = text[end : rest_end if rest_end >= 0 else len(text)].rstrip("\r")
    if rest[:1] in (" ", "\t") and rest.lstrip().startswith("#"):
        place = end + len(rest) - len(rest.lstrip())
        kept = f'only "{short(value)}" is kept' if value else "nothing is kept"
        hint = "Put the whole text in quotes; a comment stands on a line of its own."
        message = f'everything after " #" is cut off: {kept}.'
        yield Problem(
            path,
            text.count("\n", 0, place) + 1,
            place - (text.rfind("\n", 0, place) + 1) + 1,
            "text-after-hash",
            "",
            message,
            hint,
        )
