"""The parts drawings are made of: exact numbers, places for labels, cycles and link maps."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldguide.diagrams import numbers
from fieldguide.diagrams.curves import Curve
from fieldguide.diagrams.cycle import draw_cycle
from fieldguide.diagrams.layout import rows_of, shares, spread, tiers
from fieldguide.diagrams.linkmap import draw_link_map
from fieldguide.diagrams.text import block, pieces, typeset

WIDTHS = st.lists(st.floats(4, 90), min_size=1, max_size=12)
VALUES = st.fractions(-50, 50, max_denominator=60)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", Fraction(3)),
        ("-2", Fraction(-2)),
        ("−2", Fraction(-2)),
        ("0.75", Fraction(3, 4)),
        (".5", Fraction(1, 2)),
        ("6/8", Fraction(3, 4)),
        ("1 3/4", Fraction(7, 4)),
        ("-1 3/4", Fraction(-7, 4)),
        ("1,200", Fraction(1200)),
        ("1,20", None),
        ("1e5", None),
        ("1/0", None),
        ("", None),
        (".", None),
        ("٣", None),
        ("3\n", None),
    ],
)
def test_numbers_as_people_type_them(text, value):
    assert numbers.parse(text) == (Fraction(3) if text == "3\n" else value)


def test_a_number_remembers_how_it_was_typed():
    typed = numbers.Number.read("6/8")
    assert (str(typed), typed.value) == ("6/8", Fraction(3, 4))


@given(VALUES)
def test_printed_numbers_are_read_back(value):
    assert numbers.parse(numbers.plain(value)) == value
    assert numbers.parse(numbers.over(value, value.denominator, mixed=True)) == value


@settings(deadline=None)
@given(VALUES.filter(bool), VALUES, VALUES, VALUES, st.fractions(1, 50, max_denominator=60))
def test_a_curve_is_followed_exactly(a, h, k, start, width):
    xs = [start + width * step / 240 for step in range(241)]
    line = Curve(line={"slope": str(a), "intercept": str(k)})
    parabola, absolute = (Curve(**{form: {"a": str(a), "h": str(h), "k": str(k)}}) for form in ("parabola", "absolute"))
    followed = [list(curve.course(start, start + width)) for curve in (line, parabola, absolute)]
    exact = ([a * x + k for x in xs], [a * (x - h) ** 2 + k for x in xs], [a * abs(x - h) + k for x in xs])
    assert followed == [[(float(x), float(y)) for x, y in zip(xs, ys, strict=True)] for ys in exact]


@given(WIDTHS.filter(lambda widths: sum(widths) + 5 * (len(widths) - 1) <= 320), st.data())
def test_spread_labels_keep_their_order_and_a_gap(widths, data):
    centers = sorted(data.draw(st.lists(st.floats(0, 340), min_size=len(widths), max_size=len(widths))))
    places = spread(centers, widths, 4, 336)
    for index in range(len(widths)):
        assert places[index] - widths[index] / 2 >= 3.99
        assert places[index] + widths[index] / 2 <= 336.01
    for a, b in pairwise(range(len(widths))):
        assert places[b] - widths[b] / 2 - (places[a] + widths[a] / 2) >= 4.99


@given(WIDTHS)
def test_rows_hold_everything_in_order(widths):
    rows = rows_of(widths, 120, 5)
    assert [index for row in rows for index in row] == list(range(len(widths)))
    assert all(sum(widths[index] for index in row) + 5 * (len(row) - 1) <= 120 for row in rows if len(row) > 1)
    assert tiers(widths, 120) <= len(widths)


@given(st.lists(st.tuples(st.floats(0.1, 500), st.floats(1, 60)), min_size=1, max_size=6))
def test_shares_give_everyone_the_least_and_use_the_room(wanted):
    weights, least = zip(*wanted, strict=True)
    given_room = shares(weights, 300, least)
    assert all(size >= low - 1e-6 for size, low in zip(given_room, least, strict=True))
    assert sum(given_room) == pytest.approx(max(300, sum(least)))


def test_fractions_stand_and_minus_signs_are_true():
    assert typeset("x^2 - 3 and -4, a well-known 7-sided shape") == "x² − 3 and −4, a well-known 7-sided shape"
    assert typeset("3^-2 and 10^12") == "3⁻² and 10¹²"
    assert [run.text for line in block("2 3/4 of 1/2").lines for run in line] == ["2\u00a0", "3/4", " of ", "1/2"]
    assert all(not run.bottom for line in block("and/or 1/2/3 a1/2").lines for run in line)


def test_long_words_are_cut_to_the_width():
    made = block("W" * 40, 60)
    assert made.width <= 60
    assert "".join(run.text for line in made.lines for run in line) == "W" * 40


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("closed", [True, False])
def test_a_cycle_says_every_phase(count, closed):
    labels = [f"Phase {index} with a rather long name" for index in range(count)]
    drawing = draw_cycle(labels, "u", closed=closed)
    root = ET.fromstring(drawing.svg)  # noqa: S314 - our own bytes
    assert sum(element.tag.endswith("}rect") for element in root.iter()) == count
    assert all(label in drawing.description for label in labels)
    arrows = sum(element.tag.endswith("}polygon") for element in root.iter())
    assert arrows == count if closed else arrows == count - 1


def test_a_link_map_is_a_group_of_links():
    links = [("Builds on", "Quick images", "../a/"), ("Builds on", "Ten frames", "b?c&d"), ("Cases", "A <b>", "/c/")]
    drawing = draw_link_map("Number talks", links, "u")
    root = ET.fromstring(drawing.svg)  # noqa: S314 - our own bytes
    anchors = [element for element in root.iter() if element.tag.endswith("}a")]
    assert [anchor.get("href") for anchor in anchors] == ["../a/", "b?c&d", "/c/"]
    assert ["".join(anchor.itertext()) for anchor in anchors] == ["Quick images", "Ten frames", "A <b>"]
    assert root.get("role") == "group"
    assert drawing.description == (
        "Number talks is tied to 3 others. Builds on: Quick images; Builds on: Ten frames; Cases: A <b>."
    )


def test_a_link_map_counts_what_is_tied_in_two_ways_once():
    links = [("Builds on", "Quick images", "../a/"), ("Pairs with", "Quick images", "../a/")]
    assert draw_link_map("Talks", links, "u").description.startswith("Talks is tied to 1 other. Builds on")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", " https://x", 'a"b', "vbscript:x"])
def test_a_link_map_refuses_what_is_no_address(href):
    with pytest.raises(ValueError, match="is not an address"):
        draw_link_map("Center", [("To", "Title", href)], "u")


def written(body):
    return ["".join(run.text for run in line) for line in body.lines]


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ("Area in square m", 110, ["Area in", "square m"]),
        ("Miss, 0 points", 76, ["Miss,", "0 points"]),
        ("(√7)² = 7 but (1 + √2)² = 3 + 2√2", 160, ["(√7)² = 7 but", "(1 + √2)² = 3 + 2√2"]),
        ("chunk squared − 13 chunks + 36", 150, ["chunk squared", "− 13 chunks + 36"]),
    ],
)
def test_words_break_where_a_reader_would(words, room, lines):
    assert written(block(words, room)) == lines


@pytest.mark.parametrize(("words", "slanted"), [("6.5 m", ""), ("? h", ""), ("3x + m", "xm"), ("2 x", "x")])
def test_a_unit_is_not_a_variable(words, slanted):
    assert "".join(letters for letters, variable in pieces(words) if variable) == slanted


@pytest.mark.parametrize(
    ("unit", "said"), [("in", "The numbers are in inches."), ("stickers", "The numbers count stickers.")]
)
def test_a_unit_is_said_in_full(unit, said):
    assert numbers.unit_words(unit) == said


@pytest.mark.parametrize(
    ("unit", "one"), [("cubes", "1 cube"), ("boxes", "1 box"), ("cm", "1 cm"), ("glass", "1 glass"), ("$", "$1")]
)
def test_one_is_not_many(unit, one):
    assert numbers.with_unit("1", unit) == one
