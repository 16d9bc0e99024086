"""Diagrams as data: one model and one drawing function a kind; ``draw`` turns a checked diagram into inline SVG."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from fieldguide.diagrams import (
    algebra_tiles,
    area_model,
    array,
    balance,
    bar_graph,
    bar_model,
    base_ten,
    box_plot,
    clock,
    coordinate_graph,
    dot_pattern,
    dot_plot,
    double_number_line,
    figure,
    fraction_area,
    fraction_circles,
    fraction_strips,
    histogram,
    hundred_chart,
    integer_chips,
    number_bond,
    number_line,
    place_value_chart,
    probability_tree,
    ratio_table,
    table,
    ten_frame,
    two_way_table,
)
from fieldguide.diagrams.base import DiagramModel, Drawing
from fieldguide.diagrams.blanks import BLANKS, kind_of_sheet
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.text import typeset

__all__ = ["EXAMPLES", "Diagram", "DiagramModel", "Drawing", "blank", "draw", "kind_of"]

Diagram = Annotated[
    number_line.NumberLine
    | double_number_line.DoubleNumberLine
    | bar_model.BarModel
    | number_bond.NumberBond
    | area_model.AreaModel
    | fraction_area.FractionArea
    | array.Array
    | ten_frame.TenFrame
    | dot_pattern.DotPattern
    | base_ten.BaseTen
    | fraction_strips.FractionStrips
    | fraction_circles.FractionCircles
    | ratio_table.RatioTable
    | coordinate_graph.CoordinateGraph
    | balance.Balance
    | place_value_chart.PlaceValueChart
    | hundred_chart.HundredChart
    | two_way_table.TwoWayTable
    | dot_plot.DotPlot
    | box_plot.BoxPlot
    | bar_graph.BarGraph
    | histogram.Histogram
    | figure.GeometricFigure
    | table.Table
    | probability_tree.ProbabilityTree
    | integer_chips.IntegerChips
    | algebra_tiles.AlgebraTiles
    | clock.Clock,
    Field(discriminator="kind"),
]
"""A picture described by its data; ``kind`` says which."""

_MODULES = {
    "number-line": number_line,
    "double-number-line": double_number_line,
    "bar-model": bar_model,
    "number-bond": number_bond,
    "area-model": area_model,
    "fraction-area": fraction_area,
    "array": array,
    "ten-frame": ten_frame,
    "dot-pattern": dot_pattern,
    "base-ten": base_ten,
    "fraction-strips": fraction_strips,
    "fraction-circles": fraction_circles,
    "ratio-table": ratio_table,
    "coordinate-graph": coordinate_graph,
    "balance": balance,
    "place-value-chart": place_value_chart,
    "hundred-chart": hundred_chart,
    "two-way-table": two_way_table,
    "dot-plot": dot_plot,
    "box-plot": box_plot,
    "bar-graph": bar_graph,
    "histogram": histogram,
    "figure": figure,
    "table": table,
    "probability-tree": probability_tree,
    "integer-chips": integer_chips,
    "algebra-tiles": algebra_tiles,
    "clock": clock,
}

EXAMPLES: dict[str, list[str]] = {kind: module.EXAMPLES for kind, module in _MODULES.items()}
"""YAML to copy, a few for every kind; the gallery shows it and the tests draw it."""


def draw(diagram: DiagramModel, uid: str) -> Drawing:
    """Draw a diagram; ``uid`` makes the ids inside the picture unique on its page."""
    kind, canvas = kind_of(diagram), Canvas(uid)
    module: Any = _MODULES[kind]
    module.paint(diagram, canvas)
    title, description = (typeset(_STOPS.sub(r"\1", text)) for text in module.words(diagram))
    return Drawing(canvas.render(kind, title, description), title, description)


def sheet_for(diagram: DiagramModel) -> str | None:
    """Give the name of the empty sheet on which a diagram can be drawn, where there is one and it may be offered."""
    if not diagram.sheet:
        return None
    kind = kind_of(diagram)
    return next((name for name, sheet in BLANKS.items() if kind_of_sheet(name) == kind and sheet.fits(diagram)), None)


def blank(name: str) -> Drawing:
    """Draw an empty sheet to print and write on."""
    sheet, kind = BLANKS[name], kind_of_sheet(name)
    diagram = _reader().validate_python({"kind": kind, **sheet.data})
    canvas = Canvas(f"blank-{name}", blank=not sheet.keep)
    module: Any = _MODULES[kind]
    module.paint(diagram, canvas)
    description = "An empty drawing to print and write on."
    return Drawing(canvas.render(kind, sheet.title, description), sheet.title, description)


@cache
def _reader() -> TypeAdapter[Any]:
    """Make the reader of all kinds once, when it is first needed: that takes a while."""
    return TypeAdapter(Diagram)


def kind_of(diagram: DiagramModel) -> str:
    """Give the name of a diagram's kind."""
    kind: str = diagram.kind  # type: ignore[attr-defined]
    return kind


_STOPS = re.compile(r"([.?!])\.(?=\s|$)")
"""A label that ends in a stop does not get a second one."""
