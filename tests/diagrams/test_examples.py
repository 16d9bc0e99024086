"""The examples of every kind, as the gallery shows them: their words and their drawing, to the byte.

After a change that is meant, run this file with FIELDGUIDE_UPDATE=1 and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from fieldguide.diagrams import _MODULES, BLANKS, EXAMPLES, Diagram, blank, draw, kind_of

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


def test_every_kind_has_an_example():
    assert list(EXAMPLES) == list(_MODULES)
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_a_blank_sheet_is_empty_unless_its_words_belong_to_it(kind):
    sheet = blank(kind)
    assert (sheet is None) == (kind not in BLANKS)
    if sheet:
        assert ("<text" in sheet.svg) == BLANKS[kind].keep
        assert sheet.title == BLANKS[kind].title


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
