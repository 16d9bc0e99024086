"""A horizontal scale with ticks, numbers and a name: the ground of number lines and data plots."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from fieldguide.diagrams.base import Axis
from fieldguide.diagrams.canvas import WIDTH, Canvas
from fieldguide.diagrams.layout import thin
from fieldguide.diagrams.numbers import ticks
from fieldguide.diagrams.text import block

LEFT, RIGHT = 30.0, 310.0
Place = Callable[[Fraction], float]


def ruler(start: Fraction, end: Fraction, left: float = LEFT, right: float = RIGHT) -> Place:
    """Give the function from a value to its place across the picture."""
    length = end - start

    def place(value: Fraction) -> float:
        return left + float((value - start) / length) * (right - left)

    return place


def hatch_marks(c: Canvas, y: float, places: list[float], written: set[int]) -> None:
    """Draw ticks, longer where a number stands."""
    for index, x in enumerate(places):
        reach = 7 if index in written else 4
        c.line(x, y - reach, x, y + reach)


def numbers(c: Canvas, y: float, places: list[float], texts: list[str], values: list[Fraction]) -> set[int]:
    """Write the numbers under a scale, as many as can be read, in even steps through zero or the start."""
    first = values.index(Fraction()) if Fraction() in values else 0
    blocks = [block(text) for text in texts]
    places = [min(max(x, b.width / 2 + 1), WIDTH - 1 - b.width / 2) for x, b in zip(places, blocks, strict=True)]
    chosen = thin(places, [b.width for b in blocks], first, _steps(values))
    for index in chosen:
        c.text(blocks[index], places[index], y, halo=True)
    return set(chosen)


def _steps(values: list[Fraction]) -> list[int]:
    """List how many ticks to skip, from none; fractions are thinned to whole numbers."""
    step = values[1] - values[0]
    ones = step.denominator if step.numerator == 1 else 0
    if ones in {0, 1, 10, 100}:
        return [1, 2, 5, 10, 20, 25, 50]
    return [1, *([ones // 2] if ones % 2 == 0 else []), ones, 2 * ones, 5 * ones, 10 * ones]


def axis(c: Canvas, scale: Axis, y: float, *, arrows: bool = False) -> Place:
    """Draw a whole scale with its name under it and give its ruler."""
    place = ruler(scale.start.value, scale.end.value)
    values = ticks(scale.start.value, scale.end.value, scale.step.value)
    places = [place(value) for value in values]
    c.line(LEFT - (14 if arrows else 6), y, RIGHT + (14 if arrows else 6), y)
    written = numbers(c, y + 10, places, scale.ticks(), values)
    hatch_marks(c, y, places, written)
    if scale.label:
        name(c, scale.label)
    return place


def name(c: Canvas, label: str) -> None:
    """Write what a scale measures under everything drawn so far."""
    c.text(block(label, WIDTH - 20, math=len(label) == 1), WIDTH / 2, max(box.bottom for box in c.extent) + 4)
