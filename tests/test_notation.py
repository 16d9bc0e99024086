"""Formulas in text: where they begin and end, their MathML, their words, and what is wrong with a wrong one."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from latex2mathml.converter import convert

from fieldguide.notation import _ALLOWED, NotationError, faults, split, to_inline, to_mathml, to_words
from fieldguide.notation.breaks import parts
from fieldguide.notation.commands import ACCENTS, DIRECT, SYMBOLS, TABLES

MATHML = "{http://www.w3.org/1998/Math/MathML}"


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own bytes


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Half is $1/2$.", ["1/2"]),
        ("$x$ and $$y^2$$", ["x", "y^2"]),
        ("$5 and $7", []),
        ("costs $5", []),
        ("$5-$7 a piece", []),
        ("It costs \\$5 or $x$ dollars", ["x"]),
        ("It costs $5, and x is $y$", ["y"]),
        ("`$x$` is how to write $x$", ["x"]),
        ("one $a\n\nparagraph$ later", []),
        ("a line $a +\nb$ goes on", ["a +\nb"]),
        ("$ x$ and $x $", []),
        ("$20\\%$ of \\$5", ["20\\%"]),
        ("", []),
    ],
)
def test_dollars_open_and_close_formulas(text, formulas):
    assert [piece.text for piece in split(text) if piece.is_math] == formulas


def test_a_piece_knows_where_it_was():
    text = "Half is $1/2$, and $$x$$."
    for piece in split(text):
        assert text[piece.start :].startswith(piece.text)


def test_money_loses_its_backslash():
    assert split("It is \\$5.")[0].text == "It is $5."


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\frac{3}{4}", "3/4"),
        (r"2\frac14", "2 1/4"),
        ("x^2", "x squared"),
        ("y = -3x^2 - 5", "y = −3x squared − 5"),
        (r"4 \times 5 = 20", "4 times 5 = 20"),
        ("4 × 5 ÷ 2", "4 times 5 divided by 2"),
        ("1,200 + 3", "1,200 + 3"),
        ("(2, 3)", "(2, 3)"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\sqrt{8} + \sqrt[3]{27}", "square root of 8 + cube root of 27"),
        ("90°", "90 degrees"),
        ("20%", "20%"),
        ("|x-3|", "|x − 3|"),
        ("7 - -3", "7 − −3"),
        ("a_{n-1}", "a sub n − 1"),
        ("2^{10}", "2 to the power 10"),
        (r"\text{area} = l \times w", "area = l times w"),
        (r"\square + 3 = 8", "blank + 3 = 8"),
        (r"f\left(x\right) \le 4", "f(x) ≤ 4"),
        (r"\overline{AB} \cong \overline{CD}", "line AB is congruent to line CD"),
        (r"\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}", "x + y = 3; x − y = 1"),
        (r"\$5.50", "$5.50"),
    ],
)
def test_formulas_in_words(tex, words):
    assert to_words(tex) == words


@pytest.mark.parametrize(
    ("tex", "offset", "message"),
    [
        ("", 0, "the formula is empty"),
        (r"3 + \foo", 4, "“\\foo” is not a command that formulas here know"),
        (r"\frac{1}", 0, "“\\frac” needs something after it, in braces: \\frac{…}"),
        ("{x", 0, "“{” is not closed by “}”"),
        ("x}", 1, "“}” closes nothing"),
        ("x^", 1, "“^” needs something after it, in braces: ^{…}"),
        ("^2", 0, "“^” needs something before it"),
        ("x^2^3", 3, "two “^” in a row: use braces to say what belongs together"),
        ("x^12", 1, "write braces around all that belongs to “^”: ^{…}"),
        (r"\left(x", 0, "“\\left” needs its “\\right”"),
        (r"x \right)", 2, "“\\right” needs its “\\left”"),
        (r"\begin{cases} x", 0, "“\\begin{cases}” needs its “\\end{cases}”"),
        ("a & b", 2, "“&” belongs into a table; for the sign write \\&"),
        ("area = 5", 0, "a word inside a formula is written \\text{…}; money is written \\$5"),
        (r"\href{javascript:alert(1)}{x}", 0, "“\\href” is not a command that formulas here know"),
        ("4 × 5 ÷ \\foo", 8, "“\\foo” is not a command that formulas here know"),
        ("{" * 40 + "x" + "}" * 40, 12, "the formula is nested more than 12 deep"),
        ("x" * 3 + "+1" * 400, 600, "the formula is longer than 600 characters"),
    ],
)
def test_a_wrong_formula_says_what_and_where(tex, offset, message):
    with pytest.raises(NotationError) as caught:
        to_mathml(tex)
    assert (str(caught.value), caught.value.offset) == (message, offset)


def test_faults_of_a_text_count_from_its_beginning():
    text = "Half is $1/2$, not $\\foo$, and $x is lost."
    assert list(faults(text)) == [
        (20, "“\\foo” is not a command that formulas here know"),
        (31, "a $ without its partner: a formula is written $…$, money \\$5"),
    ]


def test_mathml_carries_its_words_and_its_place():
    element = parsed(to_mathml("x^2", block=True))
    assert element.get("display") == "block"
    assert element.get("alttext") == "x squared"
    assert [child.tag.removeprefix(MATHML) for child in element.iter()] == ["math", "mrow", "msup", "mi", "mn"]


def test_thousands_are_one_number():
    numbers = [node.text for node in parsed(to_mathml("1,200 + 12,345,678")).iter(f"{MATHML}mn")]
    assert numbers == ["1,200", "12,345,678"]


def test_what_is_typed_cannot_become_markup():
    made = to_mathml(r"\text{<script>alert(1)</script> &lt;b&gt;} < 3")
    assert "<script" not in made
    assert "<b>" not in made


@pytest.mark.parametrize("command", sorted(SYMBOLS))
def test_the_converter_knows_every_symbol(command):
    if command not in {"{", "}", "\\"}:
        assert f"\\{command}" not in convert(f"x \\{command} y")


@pytest.mark.parametrize("command", sorted(ACCENTS))
def test_the_converter_knows_every_accent(command):
    made = to_mathml(f"\\{command}{{x}}")
    assert f"\\{command}" not in made


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_converter_knows_every_table(table):
    columns = "{rl}" if table == "array" else ""
    made = to_mathml(f"\\begin{{{table}}}{columns} a & b \\\\ c & d \\end{{{table}}}")
    assert made.count("<mtr") == 2
    assert "&amp;" not in made


SIGNS = st.sampled_from([*"x3+-={}^_&[]%#$<>\"'\\ \u202e", *DIRECT])
COMMANDS = st.sampled_from(
    [
        "12",
        ",200",
        "\\frac",
        "\\sqrt",
        "\\left(",
        "\\right)",
        "\\\\",
        "\\text{a}",
        "\\times",
        "\\begin{cases}",
        "\\end{cases}",
    ]
)
PIECES = SIGNS | COMMANDS


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=30))
def test_any_formula_is_clean_mathml_or_refused_in_its_bounds(tex):
    try:
        made = to_mathml(tex)
    except NotationError as caught:
        problem = caught
        made = ""
    if not made:
        assert 0 <= problem.offset <= len(tex)
        return
    for element in parsed(made).iter():
        tag = element.tag.removeprefix(MATHML)
        assert set(element.attrib) <= _ALLOWED[tag] | {"alttext", "class"}
    assert to_words(tex) == parsed(made).get("alttext")


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(["$", "$$", "\\$", "`", "x", " ", "\n\n", "5", "\\"]), max_size=16).map("".join))
def test_split_never_fails_and_loses_nothing_but_dollars(text):
    joined = "".join(piece.text for piece in split(text))
    assert joined.replace("$", "").replace("\\", "") == text.replace("$", "").replace("\\", "")
    for offset, _ in faults(text):
        assert 0 <= offset <= len(text)


@pytest.mark.parametrize(
    ("tex", "pieces"),
    [
        ("x + 4 = 10", ["x + 4 = 10"]),
        (
            r"18 \times 26 = 20 \times 26 - 2 \times 26 = 520 - 52",
            [r"18 \times 26 ", r"= 20 \times 26 ", r"- 2 \times 26 ", "= 520 - 52"],
        ),
        ("10 + 10 + 10 + 10 + 10 = 50", ["10 + 10 + 10 ", "+ 10 + 10 ", "= 50"]),
        (r"-5(t^2 - 4t + 4) + 45 = -5t^2", ["-5(t^2 - 4t + 4) ", "+ 45 ", "= -5t^2"]),
        (r"\sqrt{6^2 + 2^2 + 3^2 + 4^2} = \sqrt{65}", [r"\sqrt{6^2 + 2^2 + 3^2 + 4^2} ", r"= \sqrt{65}"]),
        ("1, 4, 9, 16, 25, 36, 49", ["1, 4, 9, 16,", " 25, 36, 49"]),
        (
            r"\frac{1}{2} \cdot 8\sqrt{2} \cdot 4\sqrt{2} = 32",
            [r"\frac{1}{2} \cdot 8\sqrt{2} ", r"\cdot 4\sqrt{2} ", "= 32"],
        ),
        (r"|x + 100| = 200 + 300 + 400", [r"|x + 100| = 200 + 300 + 400"]),
    ],
)
def test_a_long_formula_is_cut_where_a_line_may_end(tex, pieces):
    assert parts(tex) == pieces


def test_a_piece_that_goes_on_begins_with_an_operator_and_not_a_sign():
    first, second, third = to_inline("-123456 - 1234567 = -12").split("<wbr>")
    assert 'form="infix"' not in first
    assert '<mo form="infix">' in second
    assert third.count('form="infix"') == 1


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_cutting_a_formula_loses_nothing(tex):
    try:
        whole = to_mathml(tex)
    except NotationError:
        return
    shown = [parsed(piece) for piece in to_inline(tex).split("<wbr>")]
    assert "".join("".join(piece.itertext()) for piece in shown) == "".join(parsed(whole).itertext())


@pytest.mark.parametrize(
    ("tex", "signs"),
    [
        ("x = -1", ["prefix"]),
        ("f(-1) - 2", ["prefix", None]),
        ("(3) - 4", [None]),
        ("50\\% - 4", [None]),
        (r"3 \times -2 + -1", ["prefix", None, "prefix"]),
    ],
)
def test_the_sign_of_a_number_is_no_operator(tex, signs):
    marks = [node for node in parsed(to_mathml(tex)).iter(f"{MATHML}mo") if node.text in {"+", "\u2212"}]
    assert [node.get("form") for node in marks] == signs
