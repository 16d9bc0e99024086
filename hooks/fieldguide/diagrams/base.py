"""What every diagram model shares: a caption, rules that point at the exact field, and the finished drawing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from fieldguide.diagrams.numbers import Number, decimal_places, over, plain, ticks
from fieldguide.meanings import Explained

Fault = tuple[tuple[str | int, ...], str]
"""Where in the diagram (``("marks", 0, "at")``) and what is wrong, in a coach's words."""


def _one_line(text: str) -> str:
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for character in text):
        raise ValueError("a label is one line of ordinary characters")
    return text


def _text(limit: int) -> tuple[StringConstraints, AfterValidator]:
    return StringConstraints(min_length=1, max_length=limit, strip_whitespace=True), AfterValidator(_one_line)


Name = Annotated[str, *_text(24)]
"""A short name in a picture: one line, at most 24 characters; 3/4 is drawn as a fraction, x^2 as a power."""

Words = Annotated[str, *_text(60)]
"""A label in a picture: at most 60 characters; it may be wrapped."""

Unit = Annotated[str, *_text(12)]
"""A unit of measure: cm, min, %, $."""


Line = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True), "plain"]
"""A sentence of plain text, no Markdown."""


class Checked(Explained):
    """A frozen value with rules of its own; every rule broken is reported at its own field, all in one run.

    Like ``records.base.Model``, but not made from it: records import diagrams, never the other way round.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with fields that are well formed one by one."""
        yield from ()

    @model_validator(mode="after")
    def _report_faults(self) -> Self:
        details = [
            InitErrorDetails(type="value_error", loc=where, input=None, ctx={"error": ValueError(message)})
            for where, message in self.faults()
        ]
        if details:
            # pydantic keeps the positions of a ValidationError raised inside a validator; a ValueError has none.
            raise ValidationError.from_exception_data(type(self).__name__, details)
        return self


class DiagramModel(Checked):
    """One picture, described by its data."""

    caption: Line | None = None
    """A sentence printed under the picture: what to notice in it."""
    sheet: bool = True
    """no where an empty one to print would give something away, such as how many answers there are."""


class Axis(Checked):
    """A scale with evenly spaced ticks."""

    start: Number
    """The first number on the scale."""
    end: Number
    """The last number on the scale."""
    step: Number
    """The distance from one tick to the next: 1, 1/4, 0.5, 10."""
    label: Words | None = None
    """What the numbers measure, with its unit."""

    def faults(self) -> Iterator[Fault]:
        """Hold the scale to a whole number of steps, few enough to be read."""
        yield from scale_faults(self.start, self.end, self.step)

    def ticks(self) -> list[str]:
        """Print each tick as the step was typed."""
        return tick_texts(self.start, self.end, self.step, mixed=True)


def scale_faults(start: Number, end: Number, step: Number | None, most: int = 60) -> Iterator[Fault]:
    """Hold a scale to: end after start, a positive step that divides the distance, at most so many ticks."""
    if end.value <= start.value:
        yield ("end",), f"the end ({end}) must be greater than the start ({start})"
    elif step is None:
        return
    elif step.value <= 0:
        yield ("step",), f"the step ({step}) must be greater than 0"
    elif ((end.value - start.value) / step.value).denominator != 1:
        yield ("step",), f"steps of {step} from {start} do not land on {end}"
    elif (end.value - start.value) / step.value > most:
        yield ("step",), f"steps of {step} make more than {most} ticks from {start} to {end}: use a larger step"


def tick_texts(start: Number, end: Number, step: Number, *, mixed: bool = False) -> list[str]:
    """Print the ticks of a scale, all in the form in which the step was typed."""
    values = ticks(start.value, end.value, step.value)
    if "/" in step:
        bottom = max(int(step.rpartition("/")[2]), *(value.denominator for value in values), 1)
        return [over(value, bottom, mixed=mixed) for value in values]
    if any("," in text for text in (start, end, step)):
        return [f"{value.numerator:,}" if value.denominator == 1 else plain(value) for value in values]
    places = max((decimal_places(text) or 0 for text in (start, step)), default=0)
    return [f"{float(value):.{places}f}" if places else plain(value) for value in values]


@dataclass(frozen=True)
class Drawing:
    """A finished picture: safe inline SVG, its title, and words from which a person could redraw it."""

    svg: str
    title: str
    description: str
