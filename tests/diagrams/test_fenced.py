"""Diagrams in guides: drawn in their place, said in words, and refused where they are wrong."""

from __future__ import annotations

from fieldguide import fenced, prose

BOND = "```diagram\nkind: number-bond\nwhole: 13\nparts: [10, 3]\ncaption: Ten & three.\n```"
GOOD = f"## One\n\nBefore.\n\n{BOND}\n\nAfter $x$.\n"
WRONG = "Before.\n\n```diagram\nkind: dot-plot\naxis: {start: 0, end: 6, step: 1}\nvalues: [1, 7]\n```\n"


def nothing(_kind, _name):
    return None


def test_a_block_is_drawn_where_it_stands():
    made = prose.guide_to_html(GOOD, nothing)
    assert made.index("Before.") < made.index('<figure class="fg-figure"><svg') < made.index("After")
    assert "<figcaption>Ten &amp; three.</figcaption></figure>" in made
    assert "<p><figure" not in made
    assert "```" not in made


def test_a_block_is_said_in_words():
    assert "the whole, 13" in prose.to_text(GOOD)
    assert "kind:" not in prose.to_text(GOOD)


def test_faults_point_into_the_text():
    (block,) = fenced.blocks(WRONG)
    ((offset, message),) = block.faults
    assert message == "values.1: 7 is not on the line, which runs from 0 to 6"
    assert WRONG[offset:].startswith("7]")


def test_an_unknown_field_is_pointed_at():
    text = WRONG.replace("\n```\n", "\ncolour: red\n```\n")
    (block,) = fenced.blocks(text)
    assert [text[offset:].startswith("colour: red") for offset, _ in block.faults] == [True]


def test_a_broken_block_is_shown_as_text():
    made = prose.guide_to_html("```diagram\nkind: <b>\n```\n", nothing)
    assert made.strip() == "<pre><code>kind: &lt;b&gt;\n</code></pre>"


def test_yaml_that_cannot_be_read_says_where():
    (block,) = fenced.blocks("```diagram\nkind: table\ncolumns: [x\n```\n")
    assert block.diagram is None
    assert block.faults


def test_a_fence_of_another_language_is_left_alone():
    assert list(fenced.blocks("```yaml\nkind: table\n```\n")) == []
