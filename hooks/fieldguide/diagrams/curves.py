"""Simple functions by a few numbers each: their values, their equations, and words for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from fieldguide.diagrams.base import Checked, Fault, Words
from fieldguide.diagrams.numbers import Number


class LineForm(Checked):
    """y = slope · x + intercept."""

    slope: Number
    """How much y grows when x grows by 1."""
    intercept: Number
    """y where x is 0."""


class VertexForm(Checked):
    """A curve by its turning point (h, k)."""

    a: Number
    """The stretch: negative opens down."""
    h: Number
    """x of the turning point."""
    k: Number
    """y of the turning point."""

    def faults(self) -> Iterator[Fault]:
        """Refuse what would be a flat line."""
        if not self.a.value:
            yield ("a",), "a must not be 0"


class ExponentialForm(Checked):
    """y = a · b^x."""

    a: Number
    """y where x is 0."""
    b: Number
    """The factor for each step of 1 in x."""

    def faults(self) -> Iterator[Fault]:
        """Hold the base to what has a graph."""
        if self.b.value <= 0 or self.b.value == 1:
            yield ("b",), "b must be greater than 0 and not 1"
        if not self.a.value:
            yield ("a",), "a must not be 0"


class Curve(Checked):
    """One function: exactly one of line, vertical, parabola, absolute, exponential."""

    line: LineForm | None = None
    """A straight line, {slope: 2, intercept: 1}."""
    vertical: Number | None = None
    """The vertical line where x is this number."""
    parabola: VertexForm | None = None
    """y = a(x − h)² + k, {a: 1, h: 0, k: -4}."""
    absolute: VertexForm | None = None
    """y = a|x − h| + k."""
    exponential: ExponentialForm | None = None
    """y = a · b^x, {a: 1, b: 2}."""
    label: Words | None = None
    """What is written at the curve, such as y = 2x + 1."""
    dashed: bool = False
    """yes for a dashed line."""
    shade: Literal["above", "below"] | None = None
    """For an inequality: the side of the line that is shaded."""

    def faults(self) -> Iterator[Fault]:
        """Ask for exactly one form."""
        given = [name for name in FORMS if getattr(self, name) is not None]
        if len(given) != 1:
            yield ("line",), f"a curve needs exactly one of {', '.join(FORMS)}; this one has {len(given) or 'none'}"
        if self.shade and given != ["line"]:
            yield ("shade",), "only the side of a line can be shaded"

    def course(self, start: Fraction, end: Fraction) -> Iterator[tuple[float, float]]:
        """Give x and y of a curve that is not vertical, from one x to another in 240 steps.

        Whole numbers over one denominator are as exact as fractions, and much faster.
        """
        step, numbers = (end - start) / 240, self._numbers()
        one = math.lcm(*(value.denominator for value in (start, step, *numbers)))
        first, stride = int(start * one), int(step * one)
        xs = range(first, first + 240 * stride + 1, stride)
        if self.exponential:
            return _growth([x / one for x in xs], *map(float, numbers))
        a, h, k = (int(value * one) for value in numbers)
        if self.parabola:
            return ((x / one, (a * (x - h) ** 2 + k * one**2) / one**3) for x in xs)
        if self.absolute:
            return ((x / one, (a * abs(x - h) + k * one) / one**2) for x in xs)
        return ((x / one, (a * (x - h) + k * one) / one**2) for x in xs)

    def _numbers(self) -> tuple[Fraction, ...]:
        if self.exponential:
            return self.exponential.a.value, self.exponential.b.value
        if form := self.parabola or self.absolute:
            return form.a.value, form.h.value, form.k.value
        return (self.line.slope.value, Fraction(), self.line.intercept.value) if self.line else ()


def _growth(xs: Iterable[float], a: float, b: float) -> Iterator[tuple[float, float]]:
    for x in xs:
        try:
            yield x, a * math.pow(b, x)
        except OverflowError:
            continue


FORMS = ("line", "vertical", "parabola", "absolute", "exponential")


def formula(curve: Curve) -> str:
    """Write the equation of a curve."""
    if curve.line:
        slope, intercept = curve.line.slope, curve.line.intercept
        terms = [_times(slope, "x")] if slope.value else []
        terms += [intercept] if intercept.value or not terms else []
        text = "y = " + " + ".join(terms)
    elif curve.vertical is not None:
        text = f"x = {curve.vertical}"
    elif form := curve.parabola or curve.absolute:
        inner = f"x + {form.h}" if form.h.startswith("-") else f"x - {form.h}"
        inner = inner.replace("+ -", "+ ") if form.h.value else "x"
        body = f"|{inner}|" if curve.absolute else f"({inner})^2" if form.h.value else "x^2"
        text = f"y = {_times(form.a, body)}" + (f" + {form.k}" if form.k.value else "")
    elif curve.exponential:
        a, b = curve.exponential.a, curve.exponential.b
        text = f"y = {b}^x" if a.value == 1 else f"y = {a} · {b}^x"
    else:
        text = ""
    return text.replace("+ -", "- ")


def _times(factor: Number, body: str) -> str:
    signs = {Fraction(1): "", Fraction(-1): "-"}
    return signs.get(factor.value, str(factor)) + body


def curve_words(curve: Curve) -> str:
    """Say what a curve looks like, with its equation."""
    name = f" labelled “{curve.label}”" if curve.label else ""
    if curve.line:
        said = f"A straight line{name} with slope {curve.line.slope} that meets the y-axis at {curve.line.intercept}"
    elif curve.vertical is not None:
        said = f"A vertical line{name} where x is {curve.vertical}"
    elif form := curve.parabola or curve.absolute:
        shape = "parabola" if curve.parabola else "V-shaped graph of an absolute value"
        opens = "up" if form.a.value > 0 else "down"
        said = f"A {shape}{name} that opens {opens} from its turning point ({form.h}, {form.k}), factor {form.a}"
    elif curve.exponential:
        a, b = curve.exponential.a, curve.exponential.b
        said = f"An exponential curve{name}: y is {a} where x is 0 and is multiplied by {b} each time x grows by 1"
    else:
        said = ""
    said += ", drawn dashed" if curve.dashed else ""
    said += f"; everything {curve.shade} it is shaded" if curve.shade else ""
    return f"{said}: {formula(curve)}."
