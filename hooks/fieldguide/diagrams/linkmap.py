"""A small map of a record's links: the record on top, what it is tied to below, grouped by how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from fieldguide.diagrams.base import Drawing
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.text import block

Link = tuple[str, str, str]
"""How (“Builds on”), to what (a title), and its address."""

SPINE, BRANCH, NODE, END = 20.0, 30.0, 54.0, 334.0
_SAFE = re.compile(r"(https?://|[./#]|[A-Za-z0-9_~%-]+([/?#.]|$))(?!.*[<>\"'\s])")


def draw_link_map(center: str, links: Sequence[Link], uid: str) -> Drawing:
    """Draw the links of a record in the order given; equal neighbours in relation share one heading.

    The boxes are links, so the picture is a group, not an image, for screen readers.
    """
    c = Canvas(uid)
    head = block(center, END - 30, strong=True)
    c.rect(6, 0, END - 6, head.height + 16, "node tint", 8)
    c.text(head, 6 + (END - 6) / 2, 8)
    y, last = head.height + 16, head.height + 16
    for relation, group in groupby(links, key=lambda link: link[0]):
        y = c.text(block(relation, END - BRANCH), BRANCH, y + 12, anchor="start").bottom + 4
        for _, title, href in group:
            last = _node(c, title, href, y)
            y = c.extent[-1].bottom + 6
    c.line(SPINE, head.height + 16, SPINE, last)
    title = f"Links of {center}"
    said = "; ".join(f"{relation}: {name}" for relation, name, _ in links)
    count = len({href for _, _, href in links})  # one may be tied in two ways
    others = "1 other" if count == 1 else f"{count} others"
    description = f"{center} is tied to {others}. {said}." if links else f"{center} has no links yet."
    return Drawing(c.render("linkmap", title, description, role="group"), title, description)


def _node(c: Canvas, title: str, href: str, y: float) -> float:
    """Draw a branch and a linked box; give the height of the branch."""
    if not _SAFE.match(href):
        raise ValueError(f"“{href}” is not an address that a page may link to")
    words = block(title, END - NODE - 16)
    high = words.height + 14
    c.line(SPINE, y + high / 2, NODE, y + high / 2)
    with c.linked(href):
        c.text(words, NODE + 8, y + high / 2, anchor="start", at="middle")
        c.rect(NODE, y, END - NODE, high, "node open", 6)
    return y + high / 2
