"""Array: rows and columns of dots or squares, cut for the distributive property or shaded as on a hundred grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.numbers import count, series

EXAMPLES = [
    """\
kind: array
rows: 4
columns: 7
split_columns: [5, 2]
caption: 4 × 7 = 4 × 5 + 4 × 2
""",
    """\
kind: array
rows: 10
columns: 10
shape: square
shaded: 37
caption: 0.37 on a hundred grid.
""",
]

Side = Annotated[int, Field(ge=1, le=20)]


class Array(DiagramModel):
    """Equal rows of dots or squares."""

    kind: Literal["array"]
    rows: Side
    """How many rows, 1 to 20."""
    columns: Side
    """How many in each row, 1 to 20."""
    shape: Literal["dot", "square"] = "dot"
    """dot for counters, square for tiles and grids."""
    split_rows: Annotated[tuple[Side, ...], Field(max_length=4)] = ()
    """How the rows are cut, such as [5, 1]; they add up to rows."""
    split_columns: Annotated[tuple[Side, ...], Field(max_length=4)] = ()
    """How the columns are cut, such as [5, 2]; they add up to columns."""
    shaded: Annotated[int, Field(ge=0)] = 0
    """How many squares are shaded, column by column from the left; with shape: square."""

    def faults(self) -> Iterator[Fault]:
        """Check that the cuts add up and that the shading fits."""
        for field, whole in (("split_rows", self.rows), ("split_columns", self.columns)):
            cuts = getattr(self, field)
            if cuts and sum(cuts) != whole:
                yield (field,), f"{' + '.join(map(str, cuts))} is {sum(cuts)}, not {whole}"
        if self.shaded > self.rows * self.columns:
            yield ("shaded",), f"{self.shaded} cannot be shaded: the array has {self.rows * self.columns}"
        if self.shaded and self.shape == "dot":
            yield ("shape",), "shading needs shape: square"


def paint(d: Array, c: Canvas) -> None:
    """Draw the array with a little room and a dashed line at every cut."""
    rows, columns = d.split_rows or (d.rows,), d.split_columns or (d.columns,)
    gap = 14.0
    side = min(26.0, (292 - gap * len(columns)) / d.columns, (360 - gap * len(rows)) / d.rows)
    left = (340 - side * d.columns - gap * (len(columns) - 1)) / 2 + 10
    xs, ys = _places(columns, left, side, gap), _places(rows, 0, side, gap)
    for r, y in enumerate(ys):
        for i, x in enumerate(xs):
            _piece(d, c, x, y, side, i * d.rows + r, (_group(columns, i) + _group(rows, r)) % 2)
    _cuts(c, xs, ys, side, gap, (columns, rows))
    start = 0
    for part in columns:
        middle = (xs[start] + xs[start + part - 1] + side) / 2
        c.text(str(part), middle, -6, at="bottom")
        start += part
    start = 0
    for part in rows:
        c.text(str(part), left - 8, (ys[start] + ys[start + part - 1] + side) / 2, anchor="end", at="middle")
        start += part


def _places(parts: tuple[int, ...], start: float, side: float, gap: float) -> list[float]:
    return [start + index * side + _group(parts, index) * gap for index in range(sum(parts))]


def _group(parts: tuple[int, ...], index: int) -> int:
    """Say in which part of a cut side an index lies."""
    group = 0
    for part in parts:
        if index < part:
            break
        index -= part
        group += 1
    return group


def _piece(d: Array, c: Canvas, x: float, y: float, side: float, position: int, odd: int) -> None:
    if d.shape == "dot":
        c.circle(x + side / 2, y + side / 2, side * 0.36, "line hatch" if odd else "solid")
        return
    split = d.split_columns or d.split_rows
    tinted = position < d.shaded if d.shaded else bool(split) and not odd
    c.rect(x, y, side, side, "thin tint" if tinted else "thin open")


def _cuts(
    c: Canvas, xs: list[float], ys: list[float], side: float, gap: float, parts: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    for cut in range(1, len(parts[0])):
        x = xs[sum(parts[0][:cut])] - gap / 2
        c.line(x, -4, x, ys[-1] + side + 4, "dash")
    for cut in range(1, len(parts[1])):
        y = ys[sum(parts[1][:cut])] - gap / 2
        c.line(xs[0] - 4, y, xs[-1] + side + 4, y, "dash")


def words(d: Array) -> tuple[str, str]:
    """Say the rows, the columns and the cuts."""
    what = "dots" if d.shape == "dot" else "squares"
    said = f"An array of {what} in {count(d.rows, 'row')} with {d.columns} in each row."
    if d.split_columns:
        groups = series([str(part) for part in d.split_columns])
        said += f" Dashed lines from top to bottom cut the columns into groups of {groups}."
    if d.split_rows:
        said += f" Dashed lines across cut the rows into groups of {series([str(part) for part in d.split_rows])}."
    if (d.split_columns or d.split_rows) and not d.shaded:
        looks = "filled, then striped" if d.shape == "dot" else "shaded, then white"
        said += f" The groups take turns: {looks}."
    if d.shaded:
        said += f" {d.shaded} of the {d.rows * d.columns} squares are shaded, column by column from the left."
    return f"Array: {count(d.rows, 'row')} of {d.columns}", said
