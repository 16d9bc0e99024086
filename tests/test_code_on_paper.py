"""The code on paper: what is drawn are the squares that the library worked out, with a border around them."""

from __future__ import annotations

import re

import pytest
import segno

from fieldguide.paper import BORDER, MASK, qr


def squares(svg: str) -> set[tuple[int, int]]:
    """Follow the path; give the dark squares as (column, row)."""
    found: set[tuple[int, int]] = set()
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+)(?:\.5)?)?", svg.partition(' d="')[2]):
        if command == "M":
            x, y = int(first), int(second)
        elif command == "m":
            x += int(first)
        else:
            found |= {(x + step, y) for step in range(int(first))}
            x += int(first)
    return found


@pytest.mark.parametrize(
    "address", ["https://e.org/", "https://example.org/hub/strategies/three-reads/", "https://e.org/" + "a" * 90]
)
def test_a_code_is_drawn_square_by_square(address):
    matrix = segno.make(address, error="m", micro=False, mask=MASK).matrix
    drawn = str(qr(address))
    assert squares(drawn) == {
        (x + BORDER, y + BORDER) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    }
    side = len(matrix) + 2 * BORDER
    assert f'viewBox="0 0 {side} {side}"' in drawn
