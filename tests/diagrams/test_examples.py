"""The examples of every kind, as the gallery shows them: their words and their drawing, to the byte.

After a change that is meant, run this file with FIELDGUIDE_UPDATE=1 and read the difference.
"""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from fieldguide.diagrams import _MODULES, BLANKS, EXAMPLES, Diagram, blank, draw, kind_of, kind_of_sheet, sheet_for
from fieldguide.diagrams.canvas import Canvas
from fieldguide.diagrams.plane import plane

READER = TypeAdapter(Diagram)
GOLDEN = Path(__file__).parent / "golden"
CASES = [(kind, index) for kind, texts in EXAMPLES.items() for index in range(len(texts))]


def read(text):
    return READER.validate_python(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - scalars stay text


def check(name, text):
    path = GOLDEN / name
    if os.environ.get("FIELDGUIDE_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_words_and_drawing(kind):
    drawn = [draw(read(text), f"example-{index}") for index, text in enumerate(EXAMPLES[kind])]
    words = "".join(f"{one.title}\n  {one.description}\n" for one in drawn)
    check(f"{kind}.txt", words)
    check(f"{kind}.svg", drawn[0].svg.replace("><", ">\n<") + "\n")


@pytest.mark.parametrize(("kind", "index"), CASES)
def test_an_example_is_of_its_kind(kind, index):
    assert kind_of(read(EXAMPLES[kind][index])) == kind


@pytest.mark.parametrize(("kind", "index"), CASES)
def test_a_page_can_keep_a_drawing_of_any_example(kind, index):
    """Pages draw equal diagrams once, so a diagram has to work as a key."""
    assert len({read(EXAMPLES[kind][index]), read(EXAMPLES[kind][index])}) == 1


def test_every_kind_has_an_example():
    assert list(EXAMPLES) == list(_MODULES)
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("name", list(BLANKS))
def test_a_blank_sheet_is_empty_unless_its_words_belong_to_it(name):
    sheet = blank(name)
    assert ("<text" in sheet.svg) == BLANKS[name].keep
    assert sheet.title == BLANKS[name].title
    assert kind_of_sheet(name) in EXAMPLES


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{kind: table, columns: [x, y], rows: [[1, 2]]}", "table"),
        ("{kind: table, columns: [x, y], rows: [[1, 2]], sheet: 'no'}", None),
        ("{kind: number-line, start: 0, end: 40, step: 2}", "number-line"),
        ("{kind: number-line, start: 0, end: 2, step: 1/4}", None),
        ('{kind: bar-model, bars: [{parts: [{value: 3}, {value: "?"}]}, {groups: 5, each: 4}]}', "bar-model"),
        ('{kind: bar-model, bars: [{groups: 3, each: "?"}]}', None),
        ("{kind: number-line, start: 0, end: 60, jumps: [{start: 0, end: 45}]}", None),
        ("{kind: table, columns: [x, y, z], rows: [[1, 2, 3]]}", "table-3"),
        ("{kind: table, columns: [a, b, c, d, e], rows: [[1, 2, 3, 4, 5]]}", None),
        (
            "{kind: coordinate-graph, x: {start: 0, end: 8, step: 1}, y: {start: -4, end: 10, step: 2}}",
            "coordinate-graph",
        ),
        ("{kind: coordinate-graph, x: {start: 0, end: 12, step: 1}, y: {start: 0, end: 1200, step: 100}}", None),
        ("{kind: clock, clocks: [{hour: 3, minute: 15}]}", "clock"),
    ],
)
def test_a_sheet_is_offered_where_the_diagram_can_be_drawn_on_it(text, name):
    assert sheet_for(read(text)) == name


def test_the_published_examples_of_the_issue():
    drawing = draw(read("{kind: number-line, start: 0, end: 2, step: 1/4, marks: [{at: 3/4}, {at: 5/4}]}"), "u")
    assert drawing.title == "Number line from 0 to 2 in fourths; 3/4 and 5/4 marked"
    assert drawing.description == (
        "A horizontal number line from 0 to 2 with a tick every 1/4. "
        "A point is marked at 3/4. A point is marked at 5/4."
    )


def test_labels_are_escaped():
    drawing = draw(read('{kind: table, columns: ["<b>&"], rows: [["\\"</svg>"]]}'), "u")
    assert "<b>" not in drawing.svg
    assert drawing.svg.count("</svg>") == 1


def described(text):
    return draw(read(text), "u").description


@pytest.mark.parametrize(
    ("hour", "minute", "hand"),
    [(2, 45, "just before 3"), (12, 30, "about halfway from 12 to 1"), (4, 20, "a little past 4"), (7, 0, "at 7")],
)
def test_the_short_hand_moves_with_the_minutes(hour, minute, hand):
    assert f"the short hand points {hand}," in described(
        f"{{kind: clock, clocks: [{{hour: {hour}, minute: {minute}}}]}}"
    )


def test_a_pattern_is_said_so_that_it_can_be_laid():
    assert described('{kind: dot-pattern, shape: square, figures: [{rows: [ooo, oxo, ".o."]}]}') == (
        "The figure: 7 squares, in 3 rows; from the top, each row from the left: 3 filled squares; "
        "1 filled square, 1 hollow square, 1 filled square; 1 empty place, 1 filled square."
    )


def test_a_tree_writes_the_chance_of_each_end():
    tree = """\
kind: probability-tree
products: yes
branches:
  - {label: Miss, chance: 0.4}
  - label: Make
    chance: 0.6
    then: [{label: Miss, chance: 1/3}, {label: Make, chance: 2/3}]
"""
    assert "stands the product of the chances: 0.4, 1/5 and 2/5." in described(tree)
    assert ["= 0.4" in draw(read(tree), "u").svg, "= 0.4" in draw(read(tree.replace("yes", "no")), "u").svg] == [
        True,
        False,
    ]


def test_the_smaller_shape_lies_striped_over_the_larger_one():
    figure = """\
kind: figure
points:
  - {name: A, x: 1, y: 0}
  - {name: B, x: 2, y: 1}
  - {name: C, x: 1, y: 2}
  - {name: P, x: 0, y: 0}
  - {name: Q, x: 3, y: 0}
  - {name: R, x: 0, y: 3}
polygons: [ABC, PQR]
"""
    drawing = draw(read(figure), "u")
    assert drawing.svg.index("fg-diagram__tint") < drawing.svg.index("fg-diagram__hatch ")
    assert "Triangle ABC is drawn and striped. Triangle PQR is drawn and shaded." in drawing.description


CROSSING = """\
kind: coordinate-graph
x: {start: -2, end: 8, step: 2, label: x}
y: {start: 0, end: 60, step: 10}
points: [{x: 6, y: 36}]
curves:
  - {parabola: {a: 1, h: 0, k: 0}, label: square}
  - {line: {slope: 6, intercept: 0}, label: line}
"""


def test_a_name_stands_nearest_to_its_own_curve():
    diagram, canvas = read(CROSSING), Canvas("u")
    _MODULES["coordinate-graph"].paint(diagram, canvas)
    p = plane(diagram.x, diagram.y)
    ends = diagram.x.start.value, diagram.x.end.value
    courses = [[(p.across(x), p.up(y)) for x, y in curve.course(*ends)] for curve in diagram.curves]
    for index, label in enumerate(canvas.labels[-2:]):
        near = [min(away(label, spot) for spot in course) for course in courses]
        assert near[index] + 4 < near[1 - index], f"name {index} lies {near} from the two curves"


def away(label, spot):
    x = max(label.left - spot[0], 0, spot[0] - label.right)
    y = max(label.top - spot[1], 0, spot[1] - label.bottom)
    return math.hypot(x, y)
