"""What holds for every diagram, whatever a writer describes."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from fieldguide.diagrams import _MODULES, Diagram, draw
from fieldguide.diagrams.canvas import WIDTH, Canvas
from fieldguide.diagrams.text import typeset

from .strategies import KINDS

READ = TypeAdapter(Diagram).validate_python
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    "svg", "title", "desc", "defs", "pattern", "g", "text", "tspan", "line", "rect", "circle", "ellipse", "polygon",
    "polyline", "path",
}  # fmt: skip
COLOURS = re.compile(r"\b(rgb|hsl|#[0-9a-f]{3,6}\b|red|blue|black|white|gr[ae]y)", re.IGNORECASE)

each_kind = pytest.mark.parametrize("kind", sorted(KINDS))
quick = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def made(kind):
    return KINDS[kind].map(lambda data: READ({"kind": kind, **data}))


def painted(diagram):
    canvas = Canvas("test")
    _MODULES[diagram.kind].paint(diagram, canvas)
    return canvas


def test_every_kind_has_a_strategy():
    assert sorted(KINDS) == sorted(_MODULES)


def test_the_numbers_of_an_axis_near_the_edge_stay_inside():
    axes = {"x": {"start": "-1", "end": "10", "step": "1"}, "y": {"start": "-100", "end": "0", "step": "100"}}
    canvas = painted(READ({"kind": "coordinate-graph", **axes}))
    assert min(label.left for label in canvas.labels) >= 0


def test_the_name_of_a_scale_stands_above_a_tall_fraction():
    axis = {"start": "0", "end": "12", "step": "2", "label": "Number of students"}
    bars = [{"name": "Ana", "value": "23/2"}, {"name": "Bo", "value": "0"}]
    canvas = painted(READ({"kind": "bar-graph", "axis": axis, "bars": bars}))
    assert not [pair for pair in combinations(canvas.labels, 2) if pair[0].hits(pair[1], -0.5)]


@each_kind
@quick
@given(st.data())
def test_labels_keep_apart_and_inside(kind, data):
    canvas = painted(data.draw(made(kind)))
    for a, b in combinations(canvas.labels, 2):
        assert not a.hits(b, -0.5), f"{a} overlaps {b}"
    for label in canvas.labels:
        assert label.left >= -0.5
        assert label.right <= WIDTH + 0.5


@each_kind
@quick
@given(st.data())
def test_the_svg_is_plain_and_safe(kind, data):
    diagram = data.draw(made(kind))
    drawing = draw(diagram, "uid-7")
    root = ET.fromstring(drawing.svg)  # noqa: S314 - our own bytes
    top, height = (float(part) for part in root.get("viewBox").split()[1::2])
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("uid-7-") for name in ids)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == ["uid-7-title", "uid-7-desc"]
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert not {"style", "onclick", "href"} & set(element.attrib)
        assert all(not COLOURS.search(value) for key, value in element.attrib.items() if key in {"fill", "stroke"})
        assert float(element.get("font-size", "14")) >= 13
        for value in element.attrib.values():
            for name in re.findall(r"url\(#(.*?)\)", value):
                assert name in ids
        for key in ("y", "y1", "y2", "cy"):
            if element.get(key) and element.tag != f"{SVG}pattern":
                assert top <= float(element.get(key)) <= top + height
    assert draw(diagram, "uid-7") == drawing


def numbers_in(value):
    """Yield every number of the data as it should be read out; an unused default does not count."""
    if isinstance(value, BaseModel):
        inner = [getattr(value, name) for name in value.model_fields_set - {"kind", "ticks", "columns"}]
    elif isinstance(value, dict | tuple):
        inner = value.values() if isinstance(value, dict) else value
    else:
        inner = []
        if isinstance(value, str):
            yield from re.findall(r"\d[\d,./]*", value)
        elif isinstance(value, int) and value and not isinstance(value, bool):
            yield str(abs(value))
    for part in inner:
        yield from numbers_in(part)


@each_kind
@quick
@given(st.data())
def test_every_number_of_the_data_is_said(kind, data):
    diagram = data.draw(made(kind))
    drawing = draw(diagram, "u")
    missing = [text for text in numbers_in(diagram) if typeset(text) not in drawing.description]
    # A power is read as one (x²); dots drawn by hand are said row by row.
    assert not [text for text in missing if "^" not in text and f"^{text}" not in str(diagram)], drawing.description
