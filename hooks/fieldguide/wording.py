"""What pydantic finds, in a coach's words: one sentence and one piece of help for each kind of error."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from fieldguide import shape as shapes
from fieldguide import traps
from fieldguide.records.base import Frameworks, Ref, Term
from fieldguide.shape import Loc, Shape

Said = tuple[str, str, str]
"""Code, sentence, help."""


@dataclass(frozen=True)
class Finding:
    """One error of pydantic with what the model says about its place."""

    error: str
    message: str
    context: Mapping[str, Any]
    value: Any
    loc: Loc
    shape: Shape | None
    """The field it is about, if the model has it."""
    owner: type[BaseModel] | None
    """The group of fields around it."""
    below: bool = False
    """Whether the value stands on the lines below its field's name."""

    @property
    def name(self) -> str:
        """The nearest field's name: of ``steps.2`` it is ``steps``."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "the record")

    @property
    def label(self) -> str:
        """How to speak of the place: ``steps, item 3``."""
        if self.loc and isinstance(self.loc[-1], int):
            return f"{self.name}, item {self.loc[-1] + 1},"
        return self.name


def say(found: Finding) -> Said:
    """Give the code, the sentence and the help for one error."""
    if found.error in _SAY:
        return _SAY[found.error](found)
    for start, function in _SAY_BY_START.items():
        if found.error.startswith(start):
            return function(found)
    return "not-accepted", f"{found.label} is not accepted: {_lower(found.message)}.", ""


def _missing(found: Finding) -> Said:
    shape = found.shape
    help_ = f" {_first_sentence(shape.description)}" if shape and shape.description else ""
    lines = f"{found.name}:" if shape and (shape.many or shape.models) else f"{found.name}: …"
    if shape and len(shape.models) > 1 and any("none_found" in model.model_fields for model in shape.models):
        help_ += " If there is no sound advice, write none_found: below it, with the reason."
    where = f" in {_dotted(found.loc[:-1])}" if len(found.loc) > 1 else ""
    return "missing-field", f'"{found.name}" is missing{where}.', f"Add  {lines} {help_}".replace("  ", " ").rstrip()


def _unknown(found: Finding) -> Said:
    known = [name for name in (shapes.fields(found.owner) if found.owner else ()) if name != "body"]
    name = str(found.loc[-1])
    if traps.LEAD.match(name):
        return "tab", *traps.lead_said(name[0])
    close = difflib.get_close_matches(name.lower().replace("-", "_").replace(" ", "_"), known, 1, 0.6)
    help_ = f'Did you mean "{close[0]}"?' if close else f"Allowed here: {', '.join(known)}." if known else ""
    return "unknown-field", f'"{name}" is not a field here.', help_


def _empty(found: Finding) -> Said:
    help_ = (
        _first_sentence(found.shape.description)
        if found.shape and found.shape.description
        else "Write the text, or delete the line."
    )
    return "empty-text", f"{found.label} is empty.", help_


def _long(found: Finding) -> Said:
    most, length = found.context.get("max_length", 0), len(str(found.value).strip())
    return "text-too-long", f"{found.label} has {length} characters; {most} fit.", f"Take out {length - most}."


def _few(found: Finding) -> Said:
    least, have = found.context.get("min_length", 1), found.context.get("actual_length", 0)
    missing = least - have
    return (
        "too-few",
        f"{found.name} has {_count(have)}; at least {least} {'is' if least == 1 else 'are'} needed.",
        f"Add {missing} more.",
    )


def _many(found: Finding) -> Said:
    most = found.context.get("max_length", 0)
    have = len(found.value) if isinstance(found.value, list) else found.context.get("actual_length", 0)
    return "too-many", f"{found.name} has {_count(int(have))}; at most {most} fit.", f"Keep the best {most}."


_BULLET = re.compile(r"([–—−•‣·▪●○*]|\d+[.)])\s")
"""What other programs put before the items of a list."""


def _list(found: Finding) -> Said:
    if not isinstance(found.value, str):
        return "not-a-list", f"{found.name} is a list; fields stand here.", "Put a hyphen and a space before each item."
    if not found.value:
        hint = "Write the items below it, each on a line with a hyphen, or delete the line."
        return "empty-text", f"{found.name} is empty.", hint
    return _misread_items(found, found.value) or _one_text(found, found.value)


def _misread_items(found: Finding, value: str) -> Said | None:
    """Say it of items that were meant as a list and are none to YAML."""
    if re.match(r"^\s*(pk|k|\d{1,2})\s*[-–—]\s*(k|\d{1,2})\s*$", value, re.IGNORECASE):
        ends = [part.strip() for part in re.split(r"[-–—]", value)]
        message = f'"{value}" is a range; {found.name} are listed one by one.'
        return "range-not-list", message, f"Write {found.name}: {_spelled(ends)}"
    if re.match(r"-\S", value):
        message = f'in the list {found.name}, a space is missing after "-".'
        return "space-after-hyphen", message, "Write  - text  with a space after each hyphen."
    if sign := _BULLET.match(value):
        message = f'in the list {found.name}, "{sign[1]}" stands where a hyphen belongs.'
        return "not-a-list", message, "Begin each item with a hyphen and a space."
    return None


def _one_text(found: Finding, value: str) -> Said:
    """Say it of a text that stands where a list belongs."""
    if found.shape and found.shape.models:
        names = [f"{name}:" for name in shapes.fields(found.shape.models[0])][:4]
        begin = f"Below {found.name}: begin each with a hyphen and a space, then its fields: {', '.join(names)}"
        return "not-a-list", f"{found.name} is a list of fields; a text stands here.", f"{begin}."
    parts = re.sub(r"\s*[,;]\s*", ", ", value.strip("() "))
    apart = found.below or len(parts) > 60
    shown = "each item on a line of its own, with a hyphen and a space" if apart else f"{found.name}: [{parts}]"
    return "not-a-list", f"{found.name} is a list, even of one.", f"Write {shown}."


def _spelled(ends: list[str]) -> str:
    order = ["pk", "k", *map(str, range(1, 13))]
    first, last = (end.lower() for end in ends)
    if first in order and last in order and order.index(first) < order.index(last):
        return f"[{', '.join(order[order.index(first) : order.index(last) + 1])}]"
    return "[3, 4, 5]"


def _group(found: Finding) -> Said:
    known = list(shapes.fields(found.owner)) if found.owner else []
    models = found.shape.models if found.shape else ()
    names = list(shapes.fields(models[0])) if models else known
    if found.shape and isinstance(found.shape.marker, Frameworks):
        names = ["the name of a list and its terms"]
    typed = re.match(r"(\w+)(:(?=\S)|\s*[：;=]\s*)(.+)", found.value) if isinstance(found.value, str) else None
    if typed and typed[1] in names:
        first = re.split(rf"\s(?:{'|'.join(names)})\s*[:：;=]", typed[3])[0]  # without the lines below it
        hint = f"Write {typed[1]}: {traps.short(first)}"
        if typed[2] == ":":
            return "space-after-colon", f'after "{typed[1]}:" a space is missing.', hint
        return "no-colon", f'after "{typed[1]}" a colon is missing.', hint
    inner = f"{', '.join(f'{name}:' for name in names[:6])}"
    have = (
        "a list stands here"
        if isinstance(found.value, list)
        else "a text stands here"
        if found.value
        else "nothing stands below it"
    )
    return (
        "not-fields",
        f"{found.label} holds fields; {have}.",
        f"Below it, two spaces further in, write {inner}." if inner else "",
    )


def _text(found: Finding) -> Said:
    value = found.value
    if isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        text = f"{key}: {rest}".replace("'", "''")
        return (
            "colon-in-text",
            "a colon and a space inside a text look like another field.",
            f"Put the text in quotes: '{traps.short(text)}'",
        )
    is_name = found.shape is not None and isinstance(found.shape.marker, (Ref, Term))
    if is_name and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return "not-text", f"{found.label} is one text; a list stands here.", f"Write {found.name}: {value[0]}"
    what = "a list" if isinstance(value, list) else "fields"
    return (
        "not-text",
        f"{found.label} is a text; {what} stands here.".replace("fields stands", "fields stand"),
        "Write one text; put it in quotes if it begins with [ or {.",
    )


def _number(found: Finding) -> Said:
    digits = re.search(r"\d+", str(found.value))
    help_ = (
        f"Write only the number: {found.name}: {digits[0]}" if digits else f"Write a number, such as {found.name}: 10"
    )
    return "not-a-number", f'{found.label} is a whole number; "{found.value}" is not.', help_


def _range(found: Finding) -> Said:
    limits = found.shape
    span = (
        f"{limits.least} to {limits.most}"
        if limits and limits.least is not None and limits.most is not None
        else _lower(found.message)
    )
    return "number-range", f"{found.label} is {found.value}.", f"Write a number from {span}."


def _choice(found: Finding) -> Said:
    allowed = [str(choice) for choice in found.shape.choices] if found.shape else []
    close = difflib.get_close_matches(str(found.value).lower(), allowed, 1, 0.6)
    mean = f'Did you mean "{close[0]}"? ' if close else ""
    return "not-allowed", f'{found.label} cannot be "{found.value}".', f"{mean}Allowed: {', '.join(allowed)}."


def _date(found: Finding) -> Said:
    fixed = date_form(str(found.value))
    help_ = f"Write {fixed}." if fixed else "Write year-month-day, such as 2026-03-09."
    return "date-form", f'"{found.value}" is not a date.', help_


def date_form(text: str) -> str:
    """Give a date in the form records use, when there is only one way to read it."""
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _spelled_out(text.strip()))
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        return ""
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = re.compile(
    r"(?:(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})|(?P<first>\d{1,2}) (?P<name>[A-Za-z]{3,9})\.?),? (?P<year>\d{4})"
)


def _spelled_out(text: str) -> str:
    """Give "November 9, 2026" and "9 Nov 2026" in figures; anything else as it is."""
    match = _NAMED_MONTH.fullmatch(text)
    month = (match["month"] or match["name"])[:3].lower() if match else ""
    if not match or month not in _MONTHS:
        return text
    return f"{match['year']}-{_MONTHS.index(month) + 1}-{match['day'] or match['first']}"


_FORMS: dict[str, Said] = {
    "url": ("address-form", "is not a web address.", "Copy it from the browser: https://…"),
    "doi": ("doi-form", "is not a DOI.", "Write only what follows doi.org/: it begins with 10. and has a slash."),
    "isbn": ("isbn-digits", "is not an ISBN.", "An ISBN has 10 or 13 digits; compare it with the back cover."),
    "issn": ("issn-digits", "is not an ISSN.", "An ISSN is four digits, a hyphen, and four more: 0021-8251."),
}


def _yes_no(found: Finding) -> Said:
    return "not-allowed", f"{found.label} is yes or no.", f"Write {found.name}: yes, or {found.name}: no."


def _pattern(found: Finding) -> Said:
    value = str(found.value)
    if found.name in _FORMS:
        code, sentence, help_ = _FORMS[found.name]
        if code == "doi-form" and (match := re.search(r"10\.\d{4,9}/\S+", value)):
            help_ = f"Write only {match[0]}"
        if code == "address-form" and (bare := re.fullmatch(r"<(https?://[^<>\s]+)>", value)):
            help_ = f"Write it without < and >: {bare[1]}"
        if code == "address-form" and re.match(r"(www\.)?[\w-]+(\.[\w-]+)+", value):
            help_ = f"Write https://{value}"
        return code, f'"{value}" {sentence}', help_
    stem = re.sub(r"\.(ya?ml|md)$", "", value.strip().rpartition("/")[2])
    fixed = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    kind = found.shape.marker.kind if found.shape and isinstance(found.shape.marker, Ref) else ""
    what = f"the id of a {kind.replace('-', ' ')}" if kind else "an id"
    return (
        "id-form",
        f'"{value}" cannot be {what}.',
        f'Small letters, digits and hyphens, as in the file\'s name: "{fixed}".',
    )


def _minutes(found: Finding) -> Said:
    return "minutes-order", f"{_lower(found.message)}.", "The shorter time stands at min, the longer at max."


def _diagram(found: Finding) -> Said:
    kinds = re.findall(r"'([^']+)'", str(found.context.get("expected_tags", "")))
    given = str(found.context.get("tag", "") or (found.value.get("kind", "") if isinstance(found.value, dict) else ""))
    close = difflib.get_close_matches(given, kinds, 1, 0.5)
    if not given:
        return (
            "diagram-kind",
            "the diagram does not say what kind it is.",
            "Begin with kind: number-line, bar-model, array …",
        )
    return (
        "diagram-kind",
        f'there is no diagram of kind "{given}".',
        f'Did you mean "{close[0]}"?' if close else f"Allowed: {', '.join(kinds)}.",
    )


def _fault(found: Finding) -> Said:
    sentence = found.message.removeprefix("Value error, ").rstrip(".")
    return "diagram", f"{sentence}.", "The gallery of diagrams shows one of each kind to copy."


def _expression(found: Finding) -> Said:
    return "not-accepted", f"{found.label} cannot be read: {_lower(found.message)}.", "Ask somebody who programs."


def _first_sentence(text: str) -> str:
    line = " ".join(text.replace("``", '"').split())
    match = re.match(r"(.+?[.!?])(?:\s|$)", line)
    return match[1] if match else line


def _count(number: int) -> str:
    return {0: "none", 1: "only one"}.get(number, str(number))


def _dotted(loc: Loc) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


_SAY: dict[str, Callable[[Finding], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_too_short": _empty,
    "string_too_long": _long,
    "too_short": _few,
    "too_long": _many,
    "tuple_type": _list,
    "model_type": _group,
    "model_attributes_type": _group,
    "dict_type": _group,
    "string_type": _text,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "minutes_order": _minutes,
    "union_tag_invalid": _diagram,
    "union_tag_not_found": _diagram,
    "value_error": _fault,
    "regular_expression": _expression,
}
_SAY_BY_START: dict[str, Callable[[Finding], Said]] = {
    "int_": _number,
    "float_": _number,
    "date_": _date,
    "bool_": _yes_no,
    "greater_than": _range,
    "less_than": _range,
}
