"""Contributed prose: limited Markdown in, safe HTML out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_canary import dangers

from fieldguide import plain_markdown, prose


def linker(kind: str, name: str) -> tuple[str, str] | None:
    return (f"../{kind}/{name}/", "Fuchs et al. (2021)") if name != "unknown" else None


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("A & B, 3 - 2", "<p>A &amp; B, 3 - 2</p>"),
        ("**Bold** and *slanted*", "<p><strong>Bold</strong> and <em>slanted</em></p>"),
        ("See [three reads](strategy:three-reads).", '<p>See <a href="../strategy/three-reads/">three reads</a>.</p>'),
        ("See [nothing](strategy:unknown).", "<p>See nothing.</p>"),
        (
            "It helped [@fuchs-2021].",
            '<p>It helped <span class="fg-cite">(<a href="../study/fuchs-2021/">Fuchs et al. (2021)</a>)</span>.</p>',
        ),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
        ("[x](javascript:alert(1))", None),
        ("![x](https://a.example/b.png)", None),
        ("word {: onclick=alert(1) }", None),
    ],
)
def test_prose_becomes_html(text, html):
    found = prose.to_html(text, linker)
    assert dangers(found) == []
    if html is not None:
        assert found == html


def test_inline_drops_only_a_single_paragraph():
    assert prose.to_inline("one", linker) == "one"
    assert prose.to_inline("one\n\ntwo", linker).startswith("<p>one</p>")


def test_guides_have_headings_with_ids():
    assert '<h2 id="why-it-matters">Why it matters</h2>' in prose.guide_to_html("## Why it matters\n\nBecause.", linker)


def test_text_keeps_the_words_only():
    assert prose.to_text("**Bold** [words](strategy:a) [@fuchs-2021].") == "Bold words."


@given(st.text(max_size=200))
@settings(max_examples=400, deadline=None)
def test_nothing_typed_can_run(text):
    assert dangers(prose.to_html(text, linker)) == []
    assert dangers(prose.guide_to_html(text, linker)) == []


@given(st.text(alphabet="abc <>\"'=&;:()[]!{}#*_`|\\/\n$@javscriptonload", max_size=160))
@settings(max_examples=400, deadline=None)
def test_nothing_that_looks_like_markup_can_run(text):
    assert dangers(prose.to_html(text, linker)) == []


def test_a_table_can_be_scrolled_by_keyboard_and_a_formula_names_its_column():
    made = prose.to_html("| Hours | $x^2$ |\n|---|---|\n| 1 | $4$ |", linker)
    assert made.startswith(
        '<div class="fg-scroll fg-scroll--prose" role="group" aria-label="Table" tabindex="0"><table>'
    )
    assert made.rstrip().endswith("</table></div>")
    assert "<th>Hours</th>" in made
    assert made.count("aria-label") == 2
    assert '<th><math aria-label="x squared" ' in made


PIECES = (
    *(
        "one",
        "two.",
        "3",
        "1. ",
        "- ",
        "+",
        "# ",
        "> ",
        "---",
        "=",
        ":",
        "|",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\u00a0",
        "\u2003",
    ),
    *("*", "**", "_", "`", "[", "]", "(", ")", "\\", "!", "~", "{", "}", "&", "&amp;", "<", "'", '"', "\\$5", "$x^2$"),
    *("**bold**", "*slanted*", "[@a-2020]", "](record:a/b)", "[words](strategy:three-reads)", "[**w**](study:a#b)"),
    *("one\ntwo", "- one\n- two", "\n1. one", "\n2. **two**", "\n\n- one", "\n- [x](strategy:y)", "+5", "-5", "12. "),
    *("\n\n| a | b |\n|---|---|\n| c | d |", "\n| ", " | ", " |", "|---|---|", " *x* |"),
    "\ue0005\ue001",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=1500, deadline=None)
def test_the_short_way_for_plain_text_says_what_markdown_says(text):
    """Two ways through one text: ours for plain text, and Markdown with its cleaner for all."""
    quick = prose._convert(text, prose._PROSE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_markdown, "to_html", lambda _: "")
        assert quick == prose._convert(text, prose._PROSE)


CELLS = st.lists(
    st.sampled_from(["a b", "1. ", "- ", "+5", "*x*", " ", "\u2003", "#", ":", "[w](record:a/b)"]), max_size=2
)
BESIDE = st.sampled_from(["", "one", "- one\n- two", "4. one", "# one"])


def rows(columns: int) -> st.SearchStrategy[list[str]]:
    """Rows of a table with so many columns."""
    row = st.lists(CELLS.map("".join), min_size=columns, max_size=columns).map("|".join)
    return st.lists(row, min_size=2, max_size=4)


@given(st.tuples(BESIDE, st.integers(2, 3).flatmap(lambda columns: st.tuples(rows(columns), st.just(columns))), BESIDE))
@settings(max_examples=300, deadline=None)
def test_the_short_way_for_tables_says_what_markdown_says(parts):
    before, ((head, *more), columns), after = parts
    lines = (head, "|".join(["---"] * columns), *more)
    text = "\n\n".join((before, "\n".join(f"|{line}|" for line in lines), after)).strip()
    quick = plain_markdown.to_html(text)
    assert quick in ("", prose._marked_down(text, prose._PROSE))


def test_most_prose_takes_the_short_way():
    assert plain_markdown.to_html('He said, "**No!**" and [read](record:strategy/a#b) *it*.\n\n5 & 6 came.') == ""
    assert plain_markdown.to_html('He said, "**No!**" and [read](record:strategy/a#b) *it*.\n\nSix came.') == (
        '<p>He said, "<strong>No!</strong>" and <a href="record:strategy/a#b">read</a> <em>it</em>.</p>\n'
        "<p>Six came.</p>"
    )
    assert plain_markdown.to_html("Two\nlines.\n\n3. a\n4. *b*\n\n| x | y |\n|---|---|\n| 1. |  |") == (
        '<p>Two\nlines.</p>\n<ol start="3">\n<li>a</li>\n<li><em>b</em></li>\n</ol>\n'
        "<table>\n<thead>\n<tr>\n<th>x</th>\n<th>y</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1.</td>\n<td></td>\n</tr>\n</tbody>\n</table>"
    )
