"""The gallery and the blank sheets: every kind with its text, its picture and its words."""

from __future__ import annotations

import pytest

from fieldguide.diagrams import BLANKS, EXAMPLES
from fieldguide.pages import diagram_gallery


def test_every_kind_is_shown_with_all_its_examples():
    kinds = diagram_gallery.kinds()
    assert [kind.name for kind in kinds] == list(EXAMPLES)
    for kind in kinds:
        assert [example.text for example in kind.examples] == EXAMPLES[kind.name]
        assert kind.says
        assert all(field.says for field in kind.fields), kind.name


def test_what_a_kind_needs_comes_first():
    line = next(kind for kind in diagram_gallery.kinds() if kind.name == "number-line")
    assert [field.name for field in line.fields if field.required] == [field.name for field in line.fields][:2]


def test_ids_on_a_page_are_unique():
    ids = [
        part.split('"')[0]
        for kind in diagram_gallery.kinds()
        for example in kind.examples
        for part in example.picture.split(' id="')[1:]
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.this_hub
def test_the_pages_are_made(site):
    made = {page.path: page for recipe in diagram_gallery.pages(site) for page in recipe.make()}
    assert sorted(made) == ["contribute/diagrams/index.md", "printables/index.md"]
    gallery = made["contribute/diagrams/index.md"]
    assert [heading.text for heading in gallery.headings] == list(EXAMPLES)
    assert "at: 5/4" in gallery.html
    assert [heading.id for heading in made["printables/index.md"].headings] == list(BLANKS)
