"""Upright and lying bars over a scale that starts at zero: the ground of bar graphs and histograms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import thin
from fieldguide.diagrams.text import block

HIGH = 170.0


@dataclass(frozen=True)
class Upright:
    """The upright scale of a bar graph: its end, its ticks as written, and its name."""

    end: float
    values: Sequence[float]
    texts: Sequence[str]
    label: str | None
    above: float = 20
    """How far above the end of the scale its name stands."""


def upright(c: Canvas, scale: Upright) -> float:
    """Draw the scale with lines across the picture; give the left edge of the bars."""
    blocks = [block(text) for text in scale.texts]
    left = max(body.width for body in blocks) + 14
    places = [HIGH * value / scale.end for value in scale.values]
    written = thin(places, [body.height for body in blocks], 0, [1, 2, 5, 10, 20], gap=0)
    for index, place in enumerate(places):
        c.line(left, HIGH - place, 332, HIGH - place, "grid")
        if index in written:
            c.text(blocks[index], left - 6, HIGH - place, anchor="end", at="middle")
    c.line(left, -4, left, HIGH)
    c.line(left, HIGH, 332, HIGH)
    if scale.label:
        c.text(block(scale.label, 320), 6, -scale.above, anchor="start", at="bottom")
    return left


def bar(c: Canvas, x: float, wide: float, height: float, text: str) -> None:
    """Draw one upright bar and write its number on top."""
    if height:
        c.rect(x, HIGH - height, wide, height, "line tint")
    if text:
        c.text(block(text), x + wide / 2, HIGH - height - 2, at="bottom", halo=True)
