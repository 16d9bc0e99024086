"""Box plot: five numbers of each data set over one scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import Axis, Checked, DiagramModel, Fault, Name
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.layout import tiers
from fieldguide.diagrams.numbers import Number, series
from fieldguide.diagrams.scale import axis, ruler
from fieldguide.diagrams.strokes import hang
from fieldguide.diagrams.text import block

EXAMPLES = [
    """\
kind: box-plot
axis: {start: 0, end: 60, step: 10, label: Minutes to get to school}
plots:
  - {name: Bus, minimum: 10, lower: 20, median: 28, upper: 35, maximum: 55}
  - {name: Walk, minimum: 3, lower: 6, median: 10, upper: 15, maximum: 25}
""",
]

FIVE = ("minimum", "lower", "median", "upper", "maximum")


class Plot(Checked):
    """Five numbers of one data set."""

    name: Name | None = None
    """Which data set."""
    minimum: Number
    """The least value."""
    lower: Number
    """The lower quartile."""
    median: Number
    """The median."""
    upper: Number
    """The upper quartile."""
    maximum: Number
    """The greatest value."""

    def faults(self) -> Iterator[Fault]:
        """Keep the five numbers in order."""
        for before, after in pairwise(FIVE):
            if getattr(self, after).value < getattr(self, before).value:
                yield (after,), f"{after} ({getattr(self, after)}) is less than {before} ({getattr(self, before)})"


class BoxPlot(DiagramModel):
    """One to four box plots to compare."""

    kind: Literal["box-plot"]
    axis: Axis
    """The number line, with a label for what was measured."""
    plots: Annotated[tuple[Plot, ...], Field(min_length=1, max_length=4)]
    """The data sets from top to bottom."""

    def faults(self) -> Iterator[Fault]:
        """Keep every plot on the line."""
        for index, plot in enumerate(self.plots):
            for field in ("minimum", "maximum"):
                number = getattr(plot, field)
                if not self.axis.start.value <= number.value <= self.axis.end.value:
                    yield (
                        ("plots", index, field),
                        f"{number} is not on the line, which runs from {self.axis.start} to {self.axis.end}",
                    )


def paint(d: BoxPlot, c: Canvas) -> None:
    """Draw each plot over the common scale, with its five numbers over it."""
    place = ruler(d.axis.start.value, d.axis.end.value)
    for plot in d.plots:
        top = max((box.bottom for box in c.extent), default=-14) + 14
        if plot.name:
            top = c.text(block(plot.name), 8, top, anchor="start").bottom + 2
        _plot(c, plot, [place(getattr(plot, field).value) for field in FIVE], top)
    axis(c, d.axis, max(box.bottom for box in c.extent) + 16)


def _plot(c: Canvas, plot: Plot, xs: list[float], top: float) -> None:
    shown: dict[str, float] = {}
    for field, x in zip(FIVE, xs, strict=True):
        shown.setdefault(getattr(plot, field), x)
    y = top + max(block(text).height for text in shown) * tiers([block(text).width for text in shown], 332) + 30
    c.rect(xs[1], y - 14, xs[3] - xs[1], 28, "line tint")
    c.line(xs[2], y - 14, xs[2], y + 14, "heavy")
    for a, b, end in ((xs[0], xs[1], xs[0]), (xs[3], xs[4], xs[4])):
        c.line(a, y, b, y)
        c.line(end, y - 7, end, y + 7)
    hang(c, list(shown), list(shown.values()), y - 14, up=True, reach=3)


def words(d: BoxPlot) -> tuple[str, str]:
    """Say the five numbers of every plot."""
    label = f", labelled “{d.axis.label}”" if d.axis.label else ""
    said = [f"A scale from {d.axis.start} to {d.axis.end} in steps of {d.axis.step}{label}."]
    said += [_five_words(plot) for plot in d.plots]
    names = [plot.name for plot in d.plots if plot.name]
    return f"Box plot{'s' if len(d.plots) > 1 else ''}: {series(names) or d.axis.label or 'one data set'}", " ".join(
        said
    )


def _five_words(plot: Plot) -> str:
    return (
        f"{plot.name or 'Box plot'}: minimum {plot.minimum}, lower quartile {plot.lower}, median {plot.median}, "
        f"upper quartile {plot.upper}, maximum {plot.maximum}."
    )
