"""Array: rows and columns of dots or squares, cut for the distributive property or shaded as on a hundred grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from fieldguide.diagrams.base import DiagramModel, Fault

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
