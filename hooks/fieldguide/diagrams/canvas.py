"""The sheet on which diagrams are drawn: lines, shapes and labels in, one safe SVG element out.

Every element has a class for the style sheet and, for places without it (feeds, downloads), plain attributes that
use only the colour of the text around. Labels lie over all lines; their boxes are kept for tests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from fieldguide.diagrams.text import FRACTION_SIZE, Block, block, fraction_bar, line_extent, line_width, pieces

WIDTH = 340.0
"""Every picture is as wide, so that letters have one size on a page."""
EDGE = 6.0

_ATTRIBUTES: dict[str, dict[str, str]] = {
    "line": {},
    "heavy": {"stroke-width": "2.5"},
    "hand": {"stroke-width": "4", "stroke-linecap": "round"},
    "thin": {"stroke-width": "1"},
    "grid": {"stroke-width": "1", "stroke-opacity": "0.3"},
    "dash": {"stroke-dasharray": "5 4"},
    "dots": {"stroke-width": "2", "stroke-dasharray": "1.5 4", "stroke-linecap": "round"},
    "solid": {"fill": "currentColor"},
    "tint": {"fill": "currentColor", "fill-opacity": "0.16"},
    "wash": {"fill": "currentColor", "fill-opacity": "0.08", "stroke": "none"},
    "hatch": {"fill": "hatch"},
    "cross": {"fill": "cross"},
    "ring": {"stroke-width": "2"},
    "open": {},
    "node": {},
    "none": {"stroke": "none"},
    "paper": {},
}
_SHARES = {"start": 0, "middle": 0.5, "end": 1, "top": 0, "bottom": 1}
_STROKES = {"hatch": ["M0 0V7"], "cross": ["M0 0V7", "M0 0H7"]}


class Box(NamedTuple):
    """A rectangle by two corners."""

    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: Box, gap: float = 0) -> bool:
        """Say whether two boxes overlap, or come closer than a gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def hits_any(self, others: Iterable[Box], gap: float = 0) -> bool:
        """Say whether one of many boxes overlaps, or comes closer than a gap."""
        left, top, right, bottom = self.left - gap, self.top - gap, self.right + gap, self.bottom + gap
        return any(left < high and low < right and top < under and over < bottom for low, over, high, under in others)


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Print a coordinate with at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass
class Canvas:
    """Collects one picture; the height follows from what is drawn."""

    uid: str = "diagram"
    blank: bool = False
    shapes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)
    blocked: set[Box] = field(default_factory=set)
    extent: list[Box] = field(default_factory=list)
    patterns: set[str] = field(default_factory=set)

    def add(self, tag: str, style: str, box: Box, **attributes: str) -> None:
        """Draw one shape in one or more styles ("line dash")."""
        own = {**attributes, **_styled(style)}
        if own.get("fill") in _STROKES:
            self.patterns.add(own["fill"])
            own["fill"] = f"url(#{self.uid}-{own['fill']})"
        self.shapes.append(_tag(tag, own))
        self.extent.append(box)

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str = "line") -> None:
        """Draw a straight line."""
        box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        self.add("line", style, box, x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2))

    def rect(self, x: float, y: float, w: float, h: float, style: str = "line", r: float = 0) -> None:
        """Draw a rectangle."""
        more = {"rx": number(r)} if r else {}
        box = Box(x, y, x + w, y + h)
        self.add("rect", style, box, x=number(x), y=number(y), width=number(w), height=number(h), **more)

    def circle(self, x: float, y: float, r: float, style: str = "line") -> None:
        """Draw a circle."""
        self.add("circle", style, Box(x - r, y - r, x + r, y + r), cx=number(x), cy=number(y), r=number(r))

    def polygon(self, points: Iterable[tuple[float, float]], style: str = "line", *, closed: bool = True) -> None:
        """Draw a polygon, or an open row of straight pieces."""
        pairs = list(points)
        xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        text = " ".join(f"{number(x)},{number(y)}" for x, y in pairs)
        self.add("polygon" if closed else "polyline", style, box, points=text)

    def path(self, d: str, box: Box, style: str = "line") -> None:
        """Draw a curve; the caller knows how far it reaches."""
        self.add("path", style, box, d=d)

    def arrow(self, x: float, y: float, angle: float, size: float = 8, style: str = "solid") -> None:
        """Draw an arrow head whose tip is at a point; the angle is the way it looks, 0 to the right, 90 down."""
        turn = math.radians(angle)
        corners = [(x, y)]
        for side in (1, -1):
            back = turn + math.pi + side * 0.42
            corners.append((x + size * math.cos(back), y + size * math.sin(back)))
        self.polygon(corners, style)

    def text(
        self,
        words: str | Block,
        x: float,
        y: float,
        *,
        anchor: str = "middle",
        at: str = "top",
        halo: bool = False,
    ) -> Box:
        """Write words around x; y is their top, middle or bottom. A blank sheet keeps their room only."""
        body = block(words) if isinstance(words, str) else words
        box = place(body, x, y, anchor, at)
        if self.blank:
            self.extent.append(box)
            return box
        self.labels.append(box)
        self.extent.append(box)
        top = box.top
        for line in body.lines:
            ascent, descent = line_extent(line)
            self._line(line, body, (box.left + box.right) / 2 if anchor == "middle" else x, top + ascent, anchor, halo)
            top += ascent + descent
        return box

    def _line(self, line: tuple, body: Block, x: float, baseline: float, anchor: str, halo: bool) -> None:  # type: ignore[type-arg]
        if len(line) == 1 and not line[0].bottom:
            self._letters(line[0].text, body, x, baseline, anchor, halo)
            return
        left = x - line_width(line) * _SHARES[anchor]
        for run in line:
            middle = left + run.width / 2
            if run.bottom:
                bar = fraction_bar(baseline)
                self._letters(run.top, body, middle, bar - 3, "middle", halo, FRACTION_SIZE)
                self._letters(run.bottom, body, middle, bar + 3 + FRACTION_SIZE * 0.73, "middle", halo, FRACTION_SIZE)
                ends = {
                    "x1": number(left + 1),
                    "x2": number(left + run.width - 1),
                    "y1": number(bar),
                    "y2": number(bar),
                }
                self.texts.append(_tag("line", {"class": "fg-diagram__bar", "stroke": "currentColor", **ends}))
            else:
                self._letters(run.text.strip(), body, middle, baseline, "middle", halo)
            left += run.width

    def _letters(
        self, words: str, body: Block, x: float, y: float, anchor: str, halo: bool, size: float | None = None
    ) -> None:
        attributes = {"x": number(x), "y": number(y)}
        if anchor != "middle":
            attributes["text-anchor"] = anchor
        if size:
            attributes["font-size"] = number(size)
        if body.strong:
            attributes["font-weight"] = "bold"
        if halo:
            attributes["class"] = "fg-diagram__halo"
        self.texts.append(_tag("text", attributes, _slant(words) if body.math else escape(words, quote=False)))

    @contextmanager
    def linked(self, href: str) -> Iterator[None]:
        """Make a link of everything that is drawn meanwhile."""
        shapes, texts = self.shapes, self.texts
        self.shapes, self.texts = [], []
        yield
        inner = "".join(self.shapes) + _words(self.texts)
        shapes.append(_tag("a", {"class": "fg-diagram__link", "href": escape(href)}, inner))
        self.shapes, self.texts = shapes, texts

    def free(self, box: Box, gap: float = 2) -> bool:
        """Say whether a label could stand here: inside the picture, away from labels and blocked places."""
        inside = box.left >= 1 and box.right <= WIDTH - 1
        return inside and not box.hits_any(self.labels, gap) and not box.hits_any(self.blocked, gap)

    def block(self, box: Box) -> None:
        """Keep labels that look for a place away from here."""
        self.blocked.add(box)

    def block_line(self, a: tuple[float, float], b: tuple[float, float], reach: float) -> None:
        """Keep labels off a straight line by blocking small boxes along it."""
        (x1, y1), (x2, y2) = a, b
        steps = max(1, int(math.dist(a, b) / 5))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            self.blocked.add(Box(x - reach, y - reach, x + reach, y + reach))

    def raise_text(self, words: str | Block, x: float, bottom: float, *, down: bool = False) -> Box:
        """Write words centered over (or under) a point, moved away from it until nothing is in the way."""
        body = block(words) if isinstance(words, str) else words
        x = min(max(x, body.width / 2 + 2), WIDTH - body.width / 2 - 2)
        at = "top" if down else "bottom"
        while not self.free(place(body, x, bottom, "middle", at)):
            bottom += 3 if down else -3
        return self.text(body, x, bottom, at=at, halo=True)

    def render(self, kind: str, title: str, description: str, *, role: str = "img") -> str:
        """Give the finished SVG element."""
        top = min((box.top for box in self.extent), default=0.0) - EDGE
        bottom = max((box.bottom for box in self.extent), default=0.0) + EDGE
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": f"fg-diagram fg-diagram--{kind}",
            "viewBox": f"0 {number(math.floor(top))} {number(WIDTH)} {number(math.ceil(bottom) - math.floor(top))}",
            "role": role,
            "aria-labelledby": f"{self.uid}-title {self.uid}-desc",
            "font-size": "14",
            "fill": "none",
            "stroke": "currentColor",
            "stroke-width": "1.5",
            "stroke-linejoin": "round",
        }
        inner = [
            _tag("title", {"id": f"{self.uid}-title"}, escape(title, quote=False)),
            _tag("desc", {"id": f"{self.uid}-desc"}, escape(description, quote=False)),
            _definitions(self.uid, sorted(self.patterns)) if self.patterns else "",
            *self.shapes,
            _words(self.texts),
        ]
        return _tag("svg", attributes, "".join(inner))


def _tag(name: str, attributes: dict[str, str], inner: str = "") -> str:
    """Write an element; words and addresses in it are escaped already, all else is ours."""
    said = "".join([f' {key}="{value}"' for key, value in attributes.items()])
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said} />"


@cache
def _styled(style: str) -> dict[str, str]:
    """Give the class and the plain attributes of one or more styles."""
    names = style.split()
    own = {"class": " ".join(f"fg-diagram__{name}" for name in names)}
    for name in names:
        own.update(_ATTRIBUTES[name])
    return own


def _words(texts: list[str]) -> str:
    """Put labels in one group, which says once how letters are drawn."""
    how = {"class": "fg-diagram__words", "fill": "currentColor", "stroke": "none", "text-anchor": "middle"}
    return _tag("g", how, "".join(texts))


def place(body: Block, x: float, y: float, anchor: str = "middle", at: str = "top") -> Box:
    """Give the box of words that would be written here."""
    left = x - body.width * _SHARES[anchor]
    top = y - body.height * _SHARES[at]
    return Box(left, top, left + body.width, top + body.height)


def _slant(words: str) -> str:
    return "".join(
        _tag("tspan", {"font-style": "italic"}, text) if variable else escape(text, quote=False)
        for text, variable in pieces(words)
    )


def _definitions(uid: str, names: list[str]) -> str:
    """Make the fillings that tell shapes apart without colour."""
    size = {"width": "7", "height": "7", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    patterns = []
    for name in names:
        strokes = [_tag("path", {"class": "fg-diagram__hatching", "d": d, "stroke-width": "2"}) for d in _STROKES[name]]
        patterns.append(_tag("pattern", {"id": f"{uid}-{name}", **size}, "".join(strokes)))
    return _tag("defs", {}, "".join(patterns))
