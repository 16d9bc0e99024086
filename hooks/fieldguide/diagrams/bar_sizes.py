"""How long the unknown parts of a bar model are, worked out from the totals and the difference."""

from __future__ import annotations

from fractions import Fraction

from fieldguide.diagrams.numbers import Quantity

Row = list[Quantity]


def _known(row: Row) -> Fraction:
    return sum((q.value for q in row if q.value is not None), Fraction())


def _unknowns(row: Row) -> int:
    return sum(q.value is None for q in row)


def share(row: Row, total: Quantity | None) -> Fraction | None:
    """Share what a total leaves evenly among the unknown parts."""
    if total is None or total.value is None or not _unknowns(row):
        return None
    left = (total.value - _known(row)) / _unknowns(row)
    return left if left > 0 else None


def from_difference(rows: list[Row], difference: Fraction, total: Fraction | None) -> list[tuple[int, list[Fraction]]]:
    """List the ways in which two bars can differ so: which is longer (0 or 1), and the unknown part of each bar."""
    ways = []
    (a, b), (n, m) = (_known(rows[0]), _known(rows[1])), (_unknowns(rows[0]), _unknowns(rows[1]))
    for longer, sign in ((0, 1), (1, -1)):
        gap = sign * difference  # first bar minus second bar
        if n and m and total is not None and n == m == 1:
            first = (total + gap) / 2
            sizes = [first - a, total - first - b]
        elif n != m:
            unit = (gap - (a - b)) / (n - m)
            sizes = [unit, unit]
        else:
            continue
        fits = total is None or a + b + n * sizes[0] + m * sizes[1] == total
        if min(sizes) > 0 and fits:
            ways.append((longer, sizes))
    return ways


def lengths(
    rows: list[Row], totals: list[Quantity | None], total: Quantity | None, way: list[Fraction] | None
) -> list[list[Fraction]]:
    """Give every part a length; an unknown that nothing fixes gets a middling one."""
    everything = [q for row in rows for q in row]
    known = [q.value for q in everything if q.value is not None]
    fallback = sum(known, Fraction()) / len(known) if known else Fraction(1)
    letters: dict[str, Fraction] = {}
    result = []
    for index, row in enumerate(rows):
        unit = share(row, totals[index]) or (way[index] if way else None) or share(everything, total)
        for q in row:
            if q.value is None and q != "?" and unit:
                letters.setdefault(q, unit)
        result.append([q.value if q.value is not None else letters.get(q, unit or fallback) for q in row])
    return result
