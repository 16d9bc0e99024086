"""Empty diagrams to print and write on: what is drawn, whether its words stay, and what to call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True)
class Blank:
    """One printable sheet."""

    data: dict[str, Any]
    title: str
    keep: bool = False
    """Whether words and numbers stay, as on a chart to mark or tiles to cut out."""
    kind: str = ""
    """The kind of diagram, where that is not the sheet's own name."""
    fits: Callable[[Any], bool] = _always
    """Whether a diagram of this kind can be drawn on the sheet."""


def _columns(count: int) -> Callable[[Any], bool]:
    return lambda table: len(table.columns) == count


def _counts_by_wholes(line: Any) -> bool:
    return line.step is not None and line.step.value.denominator == 1


def _has_its_groups(model: Any) -> bool:
    return all(bar.groups in (None, 2, 5) for bar in model.bars)


def _within_ten(graph: Any) -> bool:
    return all(abs(end.value) <= 10 for axis in (graph.x, graph.y) for end in (axis.start, axis.end))


_PAIRS = [{"top": str(value), "bottom": str(value)} for value in range(7)]
_AXIS = {"start": "-10", "end": "10", "step": "1"}

BLANKS: dict[str, Blank] = {
    "number-line": Blank(
        {"start": "0", "end": "20", "step": "1"}, "Blank number line with 20 equal spaces", fits=_counts_by_wholes
    ),
    "double-number-line": Blank(
        {"top": {"name": "Top"}, "bottom": {"name": "Bottom"}, "pairs": _PAIRS},
        "Blank double number line with 6 equal spaces",
    ),
    "bar-model": Blank(
        {"bars": [{"parts": [{"value": "?"}]}, {"groups": "2", "each": "?"}, {"groups": "5", "each": "?"}]},
        "Blank bars: one whole, 2 equal parts, 5 equal parts",
        fits=_has_its_groups,
    ),
    "number-bond": Blank({"whole": "?", "parts": ["?", "?"]}, "Blank number bond with two parts"),
    "area-model": Blank({"rows": ["10", "5"], "columns": ["10", "5"]}, "Blank area model, 2 rows by 2 columns"),
    "array": Blank({"rows": "10", "columns": "10", "shape": "square"}, "Blank hundred grid"),
    "ten-frame": Blank({"frames": [{}, {}]}, "Two blank ten frames"),
    "base-ten": Blank(
        {"sets": [{"hundreds": "2", "tens": "10", "ones": "20"}]},
        "Base-ten blocks to cut out: 2 flats, 10 rods, 20 units",
    ),
    "fraction-strips": Blank(
        {"strips": [{"parts": parts} for parts in ("1", "2", "3", "4", "6", "8")]},
        "Fraction strips to cut out: whole, halves, thirds, fourths, sixths, eighths",
        True,
    ),
    "fraction-circles": Blank(
        {"circles": [{"parts": parts} for parts in ("2", "3", "4", "6", "8", "12")]},
        "Blank fraction circles: halves, thirds, fourths, sixths, eighths, twelfths",
    ),
    "ratio-table": Blank(
        {"rows": [{"name": "First quantity", "values": ["?"] * 5}, {"name": "Second quantity", "values": ["?"] * 5}]},
        "Blank ratio table with 5 columns",
    ),
    "coordinate-graph": Blank({"x": _AXIS, "y": _AXIS}, "Coordinate plane from −10 to 10", True, fits=_within_ten),
    "balance": Blank({"left": [], "right": []}, "Empty balance scale"),
    "place-value-chart": Blank(
        {"rows": [{"counts": {"ones": "0"}}] * 4, "show": "discs", "largest": "thousands", "smallest": "hundredths"},
        "Blank place-value chart from thousands to hundredths",
        True,
    ),
    "hundred-chart": Blank({"start": "1", "end": "100"}, "Hundred chart", True),
    "two-way-table": Blank(
        {
            "columns": ["First", "Second"],
            "rows": [
                {"name": "One group", "values": ["?", "?"], "total": "?"},
                {"name": "Other group", "values": ["?", "?"], "total": "?"},
            ],
            "totals": ["?", "?", "?"],
        },
        "Blank two-way table with totals",
    ),
    "table": Blank(
        {"columns": ["input", "output"], "rows": [["input", "output"]] * 6},
        "Blank table with 2 columns and 6 rows",
        fits=_columns(2),
    ),
    "table-3": Blank(
        {"columns": ["quantity"] * 3, "rows": [["quantity"] * 3] * 6},
        "Blank table with 3 columns and 6 rows",
        kind="table",
        fits=_columns(3),
    ),
    "table-4": Blank(
        {"columns": ["amount"] * 4, "rows": [["amount"] * 4] * 6},
        "Blank table with 4 columns and 6 rows",
        kind="table",
        fits=_columns(4),
    ),
    "probability-tree": Blank(
        {"branches": [{"label": "Outcome", "chance": "1/2", "then": [{"label": "Outcome", "chance": "1/2"}] * 2}] * 2},
        "Blank probability tree with two stages",
    ),
    "integer-chips": Blank(
        {"positive": "10", "negative": "10"}, "Integer chips to cut out: 10 positive and 10 negative"
    ),
    "algebra-tiles": Blank({"sides": [{"squares": "2", "x": "6", "ones": "8"}]}, "Algebra tiles to cut out", True),
    "clock": Blank({"clocks": [{}, {}]}, "Two clock faces without hands", True),
}


def kind_of_sheet(name: str) -> str:
    """Give the kind of diagram that a sheet is for."""
    return BLANKS[name].kind or name
