"""Where labels go when places are tight: spread along a line, thinned out, or wrapped into rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def spread(centers: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 5) -> list[float]:
    """Move labels along a line as little as needed so that they keep a gap and stay between two ends.

    The labels keep their order; they must fit together (see ``fits``).
    """
    order = sorted(range(len(centers)), key=lambda index: (centers[index], index))
    clusters: list[tuple[list[int], float]] = []
    for index in order:
        members, start = [index], _clamp(centers[index] - widths[index] / 2, widths[index], low, high)
        while clusters and clusters[-1][1] + _span(clusters[-1][0], widths, gap) + gap > start:
            members = clusters.pop()[0] + members
            start = _best_start(members, centers, widths, low, high, gap)
        clusters.append((members, start))
    places = [0.0] * len(centers)
    for members, start in clusters:
        left = start
        for index in members:
            places[index] = left + widths[index] / 2
            left += widths[index] + gap
    return places


def _span(members: Sequence[int], widths: Sequence[float], gap: float) -> float:
    return sum(widths[index] for index in members) + gap * (len(members) - 1)


def _clamp(start: float, size: float, low: float, high: float) -> float:
    return max(low, min(start, high - size))


def _best_start(
    members: Sequence[int], centers: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float
) -> float:
    offset, wanted = 0.0, 0.0
    for index in members:
        wanted += centers[index] - (offset + widths[index] / 2)
        offset += widths[index] + gap
    return _clamp(wanted / len(members), _span(members, widths, gap), low, high)


def fits(widths: Sequence[float], room: float, gap: float = 5) -> bool:
    """Say whether labels fit side by side."""
    return sum(widths) + gap * (len(widths) - 1) <= room


def tiers(widths: Sequence[float], room: float, gap: float = 5) -> int:
    """Say in how many rows labels must be dealt out, turn by turn, so that each row fits."""
    rows = 1
    while any(not fits(widths[row::rows], room, gap) for row in range(rows)):
        rows += 1
    return rows


def thin(
    places: Sequence[float], widths: Sequence[float], first: int, steps: Sequence[int], gap: float = 4
) -> list[int]:
    """Choose which of many evenly spaced labels to write: in the smallest step that leaves a gap, through the first."""
    for step in steps:
        chosen = [index for index in range(len(places)) if (index - first) % step == 0]
        if all(places[b] - widths[b] / 2 - (places[a] + widths[a] / 2) >= gap for a, b in pairwise(chosen)):
            return chosen
    return [first]


def rows_of(widths: Sequence[float], room: float, gap: float) -> list[list[int]]:
    """Lay things of given widths into rows, in order, as many as fit."""
    rows: list[list[int]] = []
    used = 0.0
    for index, width in enumerate(widths):
        if rows and used + gap + width <= room:
            rows[-1].append(index)
            used += gap + width
        else:
            rows.append([index])
            used = width
    return rows


def shares(weights: Sequence[float], room: float, least: Sequence[float]) -> list[float]:
    """Share room in proportion to weights, giving each its least first; what cannot fit makes the whole larger."""
    fixed: dict[int, float] = {}
    while True:
        left = room - sum(fixed.values())
        weight = sum(w for index, w in enumerate(weights) if index not in fixed)
        short = [index for index, w in enumerate(weights) if index not in fixed and left * w / weight < least[index]]
        if not short:
            return [fixed.get(index, left * w / weight if weight else 0) for index, w in enumerate(weights)]
        fixed.update({index: least[index] for index in short})
        if len(fixed) == len(weights):
            return list(least)
