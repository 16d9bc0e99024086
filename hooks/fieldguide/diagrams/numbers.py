"""Exact numbers as a writer typed them: 3/4 stays 3/4, 0.50 stays 0.50, and both can be computed with."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_DECIMAL = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,9})?(\.\d{1,6})?\Z", re.ASCII)
_FRACTION = re.compile(r"(?P<sign>[+-]?)((?P<whole>\d{1,6}) )?(?P<top>\d{1,6})/(?P<bottom>\d{1,6})\Z", re.ASCII)
_PLURAL = re.compile(r"(?<=[a-z]{2})(?:(x|ch|sh|ss)es|(?<![su])s)\Z")
_UNKNOWN = re.compile(r"\?|[A-Za-z]\Z")
_HOW = "write a number such as 3, -2, 0.75, 3/4, 1 3/4 or 1,200"


@lru_cache(maxsize=4096)
def parse(text: str) -> Fraction | None:
    """Give the exact value of a typed number, or nothing when it is not one."""
    text = text.strip().replace("\u2212", "-")
    if match := _FRACTION.match(text):
        bottom = int(match["bottom"])
        if not bottom:
            return None
        size = int(match["whole"] or 0) + Fraction(int(match["top"]), bottom)
        return -size if match["sign"] == "-" else size
    if text.strip("+-.,") and _DECIMAL.match(text):
        return Fraction(text.replace(",", ""))
    return None


class _Typed(str):
    """Text from a record that has a value; printing it gives what was typed."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Refuse what is not a number, in words that say what to write."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        typed = core_schema.str_schema(strip_whitespace=True, max_length=20, coerce_numbers_to_str=True)
        return core_schema.no_info_after_validator_function(cls.read, typed)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # An editor sees 3 as a number and 3/4 as text; both are right.
        return {"type": ["number", "string"], "maxLength": 20}


class Number(_Typed):
    """A whole number, decimal, fraction or mixed number, exactly as typed."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Accept 3, -2, 0.75, 3/4, 1 3/4 and 1,200."""
        if parse(text) is None:
            raise ValueError(f"“{text}” is not a number: {_HOW}")
        return cls(text)

    @property
    def value(self) -> Fraction:
        """Give the exact value."""
        return parse(self) or Fraction()  # read() lets nothing in but numbers


class Quantity(_Typed):
    """A number, or something unknown: a question mark or a letter."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Accept a number, "?" or one letter."""
        if parse(text) is None and not _UNKNOWN.match(text):
            raise ValueError(
                f"“{text}” is not a number or an unknown: {_HOW}; for an unknown, one letter or “?” in quotes"
            )
        return cls(text)

    @property
    def value(self) -> Fraction | None:
        """Give the exact value, or nothing when it is unknown."""
        return parse(self)


def whole(value: Fraction) -> bool:
    """Say whether a value is a whole number."""
    return value.denominator == 1


def plain(value: Fraction, places: int | None = None) -> str:
    """Print a computed value: as a whole number, as a decimal of so many places, or as a fraction."""
    if whole(value):
        return f"{value.numerator:,}" if abs(value.numerator) >= 10_000 else str(value.numerator)
    if places is not None:
        return f"{float(value):.{places}f}"
    return f"{value.numerator}/{value.denominator}"


def over(value: Fraction, denominator: int, *, mixed: bool = False) -> str:
    """Print a value in so many-ths, unsimplified as on a classroom number line: 2/4, 5/4 or 1 1/4."""
    if whole(value):
        return str(value.numerator)
    sign, size = ("-" if value < 0 else ""), abs(value)
    ones = int(size) if mixed else 0
    top = (size - ones) * denominator
    return f"{sign}{f'{ones} ' if ones else ''}{top.numerator}/{denominator}"


def decimal_places(text: str) -> int | None:
    """Count the digits typed after the point; nothing when it was not typed as a decimal."""
    return len(text.rpartition(".")[2]) if "." in text else None


def like(value: Fraction, sample: str) -> str:
    """Print a computed value the way a sample was typed: as a decimal, in its denominator, or mixed."""
    if (places := decimal_places(sample)) is not None:
        return plain(value, places)
    if "/" in sample and not whole(value):
        bottom = int(sample.rpartition("/")[2])
        if bottom % value.denominator == 0:
            return over(value, bottom)
    return plain(value)


def ticks(start: Fraction, end: Fraction, step: Fraction) -> list[Fraction]:
    """List the values from start to end, one a step."""
    one = math.lcm(start.denominator, step.denominator)  # whole numbers over it are as exact, and faster
    first, stride = int(start * one), int(step * one)
    return [Fraction(first + stride * index, one) for index in range(int((end - start) / step) + 1)]


def with_unit(text: str, unit: str | None) -> str:
    """Join a number and its unit as people write them: $5, 20%, 5 cm."""
    if not unit:
        return text
    if unit in {"$", "€", "£"}:
        return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"
    if text == "1" and unit not in _UNITS:
        unit = _PLURAL.sub(r"\1", unit)
    return f"{text}{unit}" if unit in {"%", "°", "¢"} else f"{text} {unit}"


_UNITS = {
    "$": "dollars", "€": "euros", "£": "pounds", "¢": "cents", "%": "percent", "°": "degrees",
    "in": "inches", "ft": "feet", "yd": "yards", "mi": "miles", "mm": "millimeters", "cm": "centimeters",
    "m": "meters", "km": "kilometers", "g": "grams", "kg": "kilograms", "oz": "ounces", "lb": "pounds",
    "L": "liters", "mL": "milliliters", "gal": "gallons", "s": "seconds", "min": "minutes", "h": "hours",
}  # fmt: skip


def unit_words(unit: str) -> str:
    """Say what numbers stand for: inches for in, and whatever is counted as it is."""
    return f"The numbers are in {_UNITS[unit]}." if unit in _UNITS else f"The numbers count {unit}."


def series(items: Sequence[str]) -> str:
    """Join words as in a sentence: a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def labelled(label: str | None) -> str:
    """Say what is written there, if anything is."""
    return f", labelled “{label}”" if label else ""


def count(amount: int, one: str, many: str = "") -> str:
    """Say how many: 1 dot, 2 dots."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


_ORDINALS = {
    2: "halves",
    3: "thirds",
    4: "fourths",
    5: "fifths",
    6: "sixths",
    7: "sevenths",
    8: "eighths",
    9: "ninths",
    10: "tenths",
    12: "twelfths",
    16: "sixteenths",
    100: "hundredths",
}


def step_name(step: str) -> str:
    """Name the steps of a scale: in fourths, in ones, in steps of 5."""
    value = parse(step)
    if value == 1:
        return "ones"
    if value is not None and value.numerator == 1 and value.denominator in _ORDINALS:
        return _ORDINALS[value.denominator]
    return f"steps of {step}"
