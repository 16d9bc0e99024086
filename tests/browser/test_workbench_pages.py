"""The coach's workbench as a coach uses it: type, leave, come back, finish, save, print; nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import statistics
from pathlib import Path
from typing import Any

import pytest
from accessible import violations
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Browser, BrowserContext, Page, expect

KEY = "fieldguide.workbench.v1"
PAGES = (
    "",
    "cycle/",
    "look-fors/",
    "summary/",
    "evaluation/",
    "surveys/",
    "meetings/",
    "meetings/plc-meeting/",
    "compare/",
    "brief/",
)
IN_PAGE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TWELVE = "4 6 5 7 8 3 5 6 7 9 4 5"
LATER = "6 8 5 9 9 6 7 8 8 10 6 6"


def js_url(name: str) -> str:
    """Give a module's address as JavaScript, for a page of the workbench's own level."""
    return f"new URL('../assets/fieldguide/workbench/{name}', location.href)"


def module(page: Page, name: str, body: str, argument: object = None) -> Any:
    """Run ``body`` in the page with the module as ``m`` and the argument as ``a``."""
    page.goto("coach/")
    return page.evaluate(
        f"async (a) => {{ const m = await import({js_url(name)}); {body} }}",
        argument,
    )


def stored(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def downloaded(page: Page, press: str) -> tuple[str, str]:
    """Press a button that saves a file; give its name and text."""
    with page.expect_download() as found:
        page.get_by_role("button", name=press, exact=True).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes().decode()


def give(page: Page, text: str) -> None:
    """Bring a file in."""
    page.locator("[data-import]").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def pdf_pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


# --- a whole cycle, as a coach would -----------------------------------------------------------------------------


def begin_cycle(page: Page) -> None:
    page.goto("coach/cycle/")
    page.get_by_label("A name for this cycle").fill("Grade 4 fractions")
    page.get_by_label("Coaching model").select_option("student-centered-coaching")
    expect(page.get_by_text("Set the student goal")).to_be_visible()
    page.locator("[data-part=chooser] select").select_option("three-reads")
    page.get_by_role("button", name="Add its look-fors").click()
    expect(page.locator("[data-list=rows] [name=text]").first).not_to_have_value("")
    page.get_by_label("What will students do and explain?").fill("Compare two fractions\nand give a reason.")
    page.get_by_label("Students who met the goal before").fill("6")
    page.get_by_label("Students who did the task before").fill("24")


def test_a_cycle_survives_closing_the_browser_and_ends_in_a_summary(context: BrowserContext, page: Page) -> None:
    begin_cycle(page)
    page.get_by_label("Seen").first.check()
    page.get_by_role("button", name="One more").first.click()
    page.get_by_role("button", name="One more").first.click()
    page.get_by_label("Notes on this visit").fill("Ask about units")
    page.close()
    back = context.new_page()
    back.goto("coach/cycle/")
    expect(back.get_by_label("A name for this cycle")).to_have_value("Grade 4 fractions")
    expect(back.get_by_label("How often").first).to_have_value("2")
    expect(back.get_by_label("Seen").first).to_be_checked()
    expect(back.get_by_text("Set the student goal")).to_be_visible()
    back.get_by_label("Students who met the goal after").fill("17")
    back.get_by_label("Students who did the task after").fill("24")
    back.get_by_label("What students did, first").fill("In confidence")
    back.get_by_label("What students can do now").fill("Most give a reason")
    expect(back.get_by_text("As it will be shared: 17 of 24 (71 percent).")).to_be_visible()
    name, text = downloaded(back, "This cycle as text (Markdown)")
    assert name.startswith("grade-4-fractions-")
    assert "# Grade 4 fractions" in text
    assert "**What students said or did:**" not in text, "an empty answer has no line"
    assert "**How often:** 2" in text
    assert "### Visit 1" in text
    _, table = downloaded(back, "This cycle as a table (CSV)")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert [
        "Grade 4 fractions",
        "Goal for students",
        "",
        "What will students do and explain?",
        "Compare two fractions\nand give a reason.",
    ] in rows
    _, copy = downloaded(back, "Save a copy of everything")
    assert json.loads(copy)["cycles"] == stored(back)["cycles"]
    back.get_by_role("link", name="See the summary for a principal").click()
    expect(back.get_by_role("cell", name="6 of 24 (25 percent)")).to_be_visible()
    paper = back.locator("article").inner_text()
    assert "17 of 24 (71 percent)" in paper
    assert "Most give a reason" in paper
    assert "In confidence" not in paper
    assert "Ask about units" not in paper


def test_what_was_typed_is_on_paper_in_full(page: Page) -> None:
    page.goto("coach/cycle/")
    page.get_by_label("What will students do and explain?").fill("\n".join(f"Line {number}" for number in range(40)))
    page.emulate_media(media="print")
    expect(page.locator(".fg-wb-filled + .fg-wb-mirror").first).to_be_visible()
    assert "Line 39" in page.locator(".fg-wb-mirror:visible").first.inner_text()
    expect(page.locator(".fg-wb-bar")).to_be_hidden()


def test_a_small_group_is_never_a_number_in_the_summary(page: Page) -> None:
    begin_cycle(page)
    page.get_by_label("Students who met the goal after").fill("5")
    page.get_by_label("Students who did the task after").fill("9")
    page.goto("coach/summary/")
    expect(page.get_by_text("fewer than 10 students, not shown")).to_be_visible()
    _, table = downloaded(page, "The overview as a table (CSV)")
    assert "5 of 9" not in table


def test_several_cycles_deleting_and_bringing_back(page: Page) -> None:
    begin_cycle(page)
    page.get_by_role("button", name="New cycle").click()
    page.get_by_label("A name for this cycle").fill("Grade 5 ratios")
    assert [cycle["title"] for cycle in stored(page)["cycles"]] == ["Grade 4 fractions", "Grade 5 ratios"]
    page.get_by_role("button", name="Delete this cycle").click()
    assert [cycle["title"] for cycle in stored(page)["cycles"]] == ["Grade 4 fractions"]
    expect(page.get_by_label("A name for this cycle")).to_have_value("Grade 4 fractions")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("A name for this cycle")).to_have_value("Grade 5 ratios")
    page.get_by_role("combobox", name="Open", exact=True).select_option("Grade 4 fractions")
    expect(page.get_by_label("What will students do and explain?")).to_have_value(
        "Compare two fractions\nand give a reason."
    )


def test_changing_model_or_strategies_never_drops_notes(page: Page) -> None:
    begin_cycle(page)
    page.get_by_label("Notes on this phase").first.fill("Kept")
    page.get_by_label("What students said or did").first.fill("Evidence")
    page.get_by_label("Coaching model").select_option("cognitive-coaching")
    expect(page.locator('[data-list="phases"] .fg-wb-part').first).not_to_have_text("Set the student goal")
    page.get_by_role("button", name="Take away").click()
    expect(page.get_by_role("button", name="Take away")).to_have_count(0)
    cycle = stored(page)["cycles"][0]
    assert {"name": "Set the student goal", "done": False, "notes": "Kept"} in cycle["phases"]
    assert [row["note"] for row in cycle["visits"][0]["rows"]] == ["Evidence"]


def test_two_tabs_do_not_overwrite_each_other(context: BrowserContext, page: Page) -> None:
    begin_cycle(page)
    other = context.new_page()
    other.goto("coach/evaluation/")
    other.get_by_label("A name for this plan").fill("Year one")
    page.get_by_label("What did not move").fill("Explaining")
    state = stored(page)
    assert state["evaluations"][0]["title"] == "Year one"
    assert state["cycles"][0]["notMoved"] == "Explaining"


def test_a_new_visit_brings_the_look_fors_and_the_focus(page: Page) -> None:
    begin_cycle(page)
    first = page.locator("[data-list=visits] > [data-item]").first.locator("[name=text]").all()
    texts = [field.input_value() for field in first]
    button = page.get_by_role("button", name="Another visit")
    button.focus()
    page.keyboard.press("Enter")
    second = page.locator("[data-list=visits] > [data-item]").nth(1)
    expect(second.locator("[name=date]")).to_be_focused()
    expect(second.locator("[name=text]").first).to_have_value(texts[0])
    assert [row["text"] for row in stored(page)["cycles"][0]["visits"][1]["rows"]] == texts


def test_a_look_for_form_can_be_opened_from_a_strategy(page: Page) -> None:
    page.goto("coach/look-fors/?strategy=three-reads&strategy=no-such-record")
    expect(page.locator("[data-list=rows] [name=text]").first).not_to_have_value("")
    form = stored(page)["forms"][0]
    assert form["strategies"] == ["three-reads"]
    assert len(form["rows"]) == 3


# --- files ----------------------------------------------------------------------------------------------------

WORDS = some.text(some.characters(blacklist_categories=["Cs"]), max_size=30)
ROWS = some.fixed_dictionaries({"text": WORDS, "from": WORDS, "seen": some.booleans(), "count": WORDS, "note": WORDS})
CYCLES = some.fixed_dictionaries(
    {
        "id": some.text("abcdef", min_size=1, max_size=6),
        "title": WORDS,
        "updated": WORDS,
        "goal": WORDS,
        "strategies": some.lists(WORDS, max_size=3),
        "phases": some.lists(
            some.fixed_dictionaries({"name": WORDS, "done": some.booleans(), "notes": WORDS}), max_size=3
        ),
        "visits": some.lists(
            some.fixed_dictionaries(
                {"date": WORDS, "kind": WORDS, "rows": some.lists(ROWS, max_size=3), "notes": WORDS}
            ),
            max_size=2,
        ),
    }
)
STATES = some.fixed_dictionaries({"cycles": some.lists(CYCLES, max_size=4, unique_by=lambda cycle: cycle["id"])})
HEAD = {"format": "fieldguide.workbench", "version": 1}


@pytest.fixture
def shape(page: Page) -> Page:
    """A page with the module that knows the shape of everything kept, as ``shape``."""
    module(page, "shape.js", "globalThis.shape = m;")
    return page


@given(state=STATES)
@IN_PAGE
def test_export_then_import_is_the_same(shape: Page, state: dict[str, Any]) -> None:
    text = json.dumps({**HEAD, **state})
    found = shape.evaluate(
        """(text) => { const first = shape.parse(text);
        const { state } = shape.merge(shape.emptyState(), shape.parse(shape.serialize(first)));
        return { first: JSON.stringify(first), second: JSON.stringify(state) }; }""",
        text,
    )
    assert found["first"] == found["second"]
    kept = json.loads(found["first"])["cycles"]
    assert [
        {name: cycle[name] for name in given_} for cycle, given_ in zip(kept, state["cycles"], strict=True)
    ] == state["cycles"]


@given(here=STATES, file=STATES)
@IN_PAGE
def test_import_never_replaces_and_twice_is_once(shape: Page, here: dict[str, Any], file: dict[str, Any]) -> None:
    found = shape.evaluate(
        """([here, file]) => { const before = shape.parse(here), incoming = shape.parse(file);
        const once = shape.merge(before, incoming).state;
        return { before, once, twice: shape.merge(once, incoming).state }; }""",
        [json.dumps({**HEAD, **here}), json.dumps({**HEAD, **file})],
    )
    assert found["once"]["cycles"][: len(found["before"]["cycles"])] == found["before"]["cycles"]
    assert found["twice"] == found["once"]
    assert len({cycle["id"] for cycle in found["once"]["cycles"]}) == len(found["once"]["cycles"])


@given(
    text=some.one_of(
        some.text(max_size=40),
        some.recursive(
            some.none() | some.booleans() | some.integers() | some.text(),
            lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
        ).map(json.dumps),
    )
)
@IN_PAGE
def test_any_other_text_is_refused_in_words(shape: Page, text: str) -> None:
    found = shape.evaluate(
        """(text) => { try { shape.parse(text); return 'taken'; }
        catch (problem) { return problem instanceof shape.Misfit ? problem.message : `${problem}`; } }""",
        text,
    )
    assert found.startswith("This file")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot be read"),
        ('{"format": "fieldguide.workbench", "version": 1, "cycles": [{"id": "a"', "cannot be read"),
        ('{"type": "FeatureCollection"}', "was not made by the workbench"),
        (json.dumps({**HEAD, "version": 2}), "of version 2"),
        (json.dumps({**HEAD, "cycles": {}}), "“cycles” should be a list"),
        (json.dumps({**HEAD, "cycles": [{"id": "a", "goal": 7}]}), "cycles, entry 1, “goal” should be text"),
        (
            json.dumps({**HEAD, "cycles": [{"id": "a", "visits": [{"rows": [{"seen": "yes"}]}]}]}),
            "“visits”, part 1, “rows”, part 1, “seen” should be yes or no",
        ),
        (json.dumps({**HEAD, "cycles": [{"id": "a", "student": "x"}]}), "“student”, which this page does not know"),
        (json.dumps({**HEAD, "cycles": [{"id": "a"}, {"id": "a"}]}), "has no mark of its own"),
        (json.dumps({**HEAD, "marks": []}), "“marks”, which this page does not know"),
        (
            '{"format": "fieldguide.workbench", "version": 1, "cycles": [{"id": "a", "__proto__": "x"}]}',
            "does not know",
        ),
    ],
)
def test_a_foreign_file_changes_nothing(page: Page, text: str, words: str) -> None:
    page.goto("coach/cycle/")
    page.get_by_label("A name for this cycle").fill("Mine")
    before = page.evaluate(f"localStorage.getItem('{KEY}')")
    give(page, text)
    expect(page.locator("[data-say]")).to_contain_text(words)
    expect(page.locator("[data-say]")).to_contain_text("Nothing was changed.")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == before
    expect(page.get_by_label("A name for this cycle")).to_have_value("Mine")


def test_a_copy_moves_to_another_browser(page: Page, phone: Page) -> None:
    begin_cycle(page)
    _, copy = downloaded(page, "Save a copy of everything")
    phone.goto("coach/")
    give(phone, copy)
    expect(phone.locator("[data-say]")).to_have_text("1 added, 0 already here.")
    phone.get_by_role("link", name="1 coaching cycle").click()
    expect(phone.get_by_label("A name for this cycle")).to_have_value("Grade 4 fractions")
    assert stored(phone) == stored(page)


def test_everything_can_be_deleted_and_brought_back(page: Page) -> None:
    begin_cycle(page)
    page.goto("coach/")
    before = stored(page)
    page.get_by_role("button", name="Delete everything from this browser").click()
    assert stored(page)["cycles"] == []
    page.get_by_role("button", name="Bring it all back").click()
    assert stored(page) == before


def test_a_cell_is_never_run_as_a_formula(page: Page) -> None:
    rows = [["=1+1", "+2", "-3", "@x", "-3.5", "a,b", 'say "so"', "two\nlines"]]
    text = module(page, "files.js", "return m.toCsv(a);", rows)
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["'=1+1", "'+2", "-3", "'@x", "-3.5", "a,b", 'say "so"', "two\nlines"]
    ]


def test_typed_words_cannot_change_the_shape_of_a_text(page: Page) -> None:
    answer = "# Big\n- one\n1. two\n0.86\n-3\n<b>"
    lines = [{"section": "Goal", "part": "", "question": "What", "answer": answer}]
    text = module(page, "files.js", "return m.toMarkdown('Mine', a);", lines)
    assert text == "# Mine\n\n## Goal\n\n**What:** \\# Big\n\\- one\n1\\. two\n0.86\n-3\n&lt;b>\n"


# --- when the browser will not keep things -----------------------------------------------------------------------


def test_a_full_browser_says_so_and_offers_a_file(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto("coach/cycle/")
    page.get_by_label("A name for this cycle").fill("Not stored")
    expect(page.get_by_role("alert").filter(has_text="no room left")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as found:
        page.get_by_role("alert").get_by_role("button", name="Save a copy of everything").click()
    assert json.loads(Path(found.value.path()).read_text())["cycles"][0]["title"] == "Not stored"
    assert stored(page) is None


def test_a_blocked_browser_says_so_and_still_works(context: BrowserContext) -> None:
    page = context.new_page()  # the theme's own script fails here, which is not ours to mend
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto("coach/look-fors/")
    expect(page.get_by_role("alert").filter(has_text="does not let this site keep anything")).to_be_visible()
    page.get_by_label("A name for this form").fill("On paper")
    with page.expect_download() as found:
        page.get_by_role("alert").get_by_role("button").click()
    assert json.loads(Path(found.value.path()).read_text())["forms"][0]["title"] == "On paper"


@pytest.mark.parametrize("raw", ["{not json", '{"format": "fieldguide.workbench", "version": 9}'])
def test_what_cannot_be_read_is_never_written_over(page: Page, raw: str) -> None:
    page.goto("coach/")
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [KEY, raw])
    page.goto("coach/cycle/")
    page.get_by_label("A name for this cycle").fill("New")
    expect(page.get_by_role("alert").filter(has_text="cannot be read")).to_be_visible()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == raw
    expect(page.get_by_role("button", name="Start afresh")).to_be_disabled()
    with page.expect_download() as found:
        page.get_by_role("button", name="Save what is stored as a file").click()
    assert Path(found.value.path()).read_text() == raw
    page.get_by_role("button", name="Start afresh").click()
    assert stored(page)["cycles"] == []


# --- statistics --------------------------------------------------------------------------------------------------


def test_two_groups_as_published(page: Page) -> None:
    """Borenstein and others (2009), chapter 4: means 103 and 100, SD 5.5 and 4.5, n 50 twice."""
    found = module(
        page, "stats.js", "return m.unpairedEffect({ n: 50, mean: 100, sd: 4.5 }, { n: 50, mean: 103, sd: 5.5 });"
    )
    assert found["d"] == pytest.approx(0.5970, abs=5e-5)
    assert found["j"] == pytest.approx(0.9923, abs=5e-5)
    assert found["g"] == pytest.approx(0.5924, abs=5e-5)
    assert found["se"] == pytest.approx(0.2028, abs=2e-4)
    assert found["low"] == pytest.approx(0.5924 - 1.96 * 0.2028, abs=5e-4)


def test_the_same_people_twice_as_published(page: Page) -> None:
    """The same chapter: change 3, SD of changes 5.5, r 0.7, n 50; d 0.4225 (SE 0.1143), J = 1 - 3/195."""
    found = module(page, "stats.js", "return m.pairedEffect({ n: 50, change: 3, sdChange: 5.5, r: 0.7 });")
    assert found["d"] == pytest.approx(0.4225, abs=5e-5)
    assert found["se"] / found["j"] == pytest.approx(0.1143, abs=1e-4)
    assert found["g"] == pytest.approx(0.4225 * (1 - 3 / 195), abs=5e-5)


NUMBERS = some.lists(some.integers(-500, 500).map(lambda value: value / 4), min_size=10, max_size=30)


@given(values=NUMBERS)
@IN_PAGE
def test_descriptions_agree_with_another_implementation(shape: Page, values: list[float]) -> None:
    found = shape.evaluate(
        f"async (values) => (await import({js_url('stats.js')})).describe(values)",
        values,
    )
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    expected = {
        "n": len(values),
        "mean": statistics.fmean(values),
        "sd": statistics.stdev(values),
        "median": middle,
        "q1": low,
        "q3": high,
        "iqr": high - low,
    }
    assert found == pytest.approx(expected, abs=1e-9)


@given(pairs=some.lists(some.tuples(some.integers(0, 20), some.integers(0, 20)), min_size=10, max_size=30))
@example(pairs=[(0, 0)] * 9 + [(1, 2)])
@example(pairs=[(number, 2 * number) for number in range(10)])
@IN_PAGE
def test_paired_effects_agree_with_the_formula(shape: Page, pairs: list[tuple[int, int]]) -> None:
    before, after = [one for one, _ in pairs], [two for _, two in pairs]
    changes = [two - one for one, two in pairs]
    found = shape.evaluate(
        f"async ([b, a]) => (await import({js_url('stats.js')})).compare('', b, a)",
        [" ".join(map(str, before)), "\n".join(map(str, after))],
    )
    if min(len(set(before)), len(set(after)), len(set(changes))) == 1:
        assert found["effect"] is None
        return
    r, n = statistics.correlation(before, after), len(pairs)
    if math.isclose(r, 1, abs_tol=1e-9):  # the formula divides by 1 - r
        assert found["effect"] is None
        return
    d = statistics.fmean(changes) / (statistics.stdev(changes) / math.sqrt(2 * (1 - r)))
    g = d * (1 - 3 / (4 * (n - 1) - 1))
    assert found["effect"]["g"] == pytest.approx(g, rel=1e-6, abs=1e-9)
    assert found["effect"]["low"] <= found["effect"]["g"] <= found["effect"]["high"]


def analyse(page: Page, before: str, after: str, design: str = "") -> str:
    page.goto("coach/evaluation/")
    page.get_by_label("Whose numbers").select_option(design)
    page.get_by_label("Before", exact=False).and_(page.locator("[name=before]")).fill(before)
    page.locator("[name=after]").fill(after)
    return page.locator("[data-part=analysis]").inner_text()


def test_before_and_after_with_tables_beside_the_charts(page: Page) -> None:
    shown = analyse(page, TWELVE, LATER)
    assert "Small group: with fewer than 30 students" in shown
    assert "cannot show that coaching made the difference" in shown
    assert page.locator("[data-part=analysis] svg[role=img][aria-label]").count() == 2
    assert page.locator("[data-part=analysis] table").count() == 2
    assert ["Students (n)", "12", "12"] in [
        row.all_inner_texts()
        for row in [line.locator("th, td") for line in page.locator("[data-part=analysis] tbody tr").all()]
    ]
    assert violations(page) == []
    page.get_by_label("A name for this plan").fill("Plan")
    _, text = downloaded(page, "This plan as text (Markdown)")
    assert "**Standardised mean difference (Hedges g):** 0.86\n" in text


@pytest.mark.parametrize(
    ("before", "after", "design", "words"),
    [
        ("1 2 3 4 5 6 7 8 9", "2 3 4 5 6 7 8 9 9", "", "Fewer than 10 students"),
        ("1 2 3 4 5 6 7 8 9 10", "2 3 4 5 6 7 8 9 9 .", "", "Fewer than 10 students"),
        (TWELVE, "1 2 3", "unpaired", "Fewer than 10 students"),
        (TWELVE, "1 2 3", "", "Before has 12 numbers, after has 3"),
        (TWELVE, "eleven 12", "", "Not a number: “eleven”"),
        (TWELVE, "", "unpaired", "One side has no numbers yet"),
        (TWELVE, TWELVE, "", "cannot be computed"),
    ],
)
def test_what_must_not_be_computed_is_not(page: Page, before: str, after: str, design: str, words: str) -> None:
    shown = analyse(page, before, after, design)
    assert words in shown
    if "cannot be computed" not in words:
        assert page.locator("[data-part=analysis] :is(svg, table)").count() == 0
        assert "Median" not in downloaded(page, "This plan as a table (CSV)")[1]


def test_a_tally_hides_few_answers_and_draws_many(page: Page) -> None:
    page.goto("coach/surveys/")
    page.get_by_label("Your question, in your own words").fill("Was it worth the time?")
    for place, count in enumerate((1, 2, 3, 3)):
        page.get_by_label("How many", exact=True).nth(place).fill(str(count))
    expect(page.locator("[data-part=results]")).to_contain_text("Fewer than 10")
    page.get_by_role("button", name="One more").first.click()
    expect(page.locator("[data-part=results] svg")).to_have_count(1)
    expect(page.locator("[data-part=results] table")).to_contain_text("30 percent")
    page.get_by_role("button", name="New sheet").click()
    expect(page.get_by_label("Answer", exact=True).first).to_have_value("Strongly disagree")


# --- a calendar --------------------------------------------------------------------------------------------------


def read_calendar(text: str) -> list[dict[str, str]]:
    """Read a calendar strictly: CRLF, lines of at most 75 octets, unfolding, nesting, escapes (RFC 5545)."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    raw = text.encode().split(b"\r\n")[:-1]
    assert max(map(len, raw)) <= 75
    lines = b"\r\n".join(raw).replace(b"\r\n ", b"").decode().split("\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0"} < set(lines[:4])
    assert any(line.startswith("PRODID:") for line in lines[:4])
    events: list[dict[str, str]] = []
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[A-Z0-9-]+)*", name), line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", value)
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)
            if name in ("SUMMARY", "DESCRIPTION"):
                assert not re.search(r"(?<!\\)(\\\\)*[,;]", value), "commas and semicolons are escaped"
    return events


@given(text=some.text(some.characters(blacklist_categories=["Cs", "Cc"]) | some.just("\n"), max_size=120))
@IN_PAGE
def test_any_words_make_a_valid_calendar(shape: Page, text: str) -> None:
    event = {"uid": "a@fieldguide.invalid", "date": "2027-02-28", "summary": text, "description": text}
    found = shape.evaluate(
        f"async (event) => (await import({js_url('files.js')})).toCalendar([event], '20261122T190000Z')",
        event,
    )
    (read,) = read_calendar(found)
    assert read["SUMMARY"] == text
    assert (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"], read["DTSTAMP"]) == (
        "20270228",
        "20270301",
        "20261122T190000Z",
    )


def test_check_ins_are_proposed_and_downloaded(page: Page) -> None:
    page.goto("coach/evaluation/")
    page.get_by_label("A name for this plan").fill("Fractions; grades 3, 4 and 5")
    page.get_by_label("First day").fill("2026-09-01")
    page.get_by_label("Last day").fill("2026-12-31")
    page.get_by_label("Weeks between check-ins").fill("6")
    page.get_by_role("button", name="Propose dates").click()
    name, text = downloaded(page, "Download as a calendar (.ics)")
    assert name.endswith(".ics")
    events = read_calendar(text)
    assert [event["DTSTART;VALUE=DATE"] for event in events] == ["20261013", "20261124"]
    assert events[0]["SUMMARY"] == "Check-in: Fractions; grades 3, 4 and 5"
    assert len({event["UID"] for event in events}) == 2


# --- meetings, comparison, brief ---------------------------------------------------------------------------------


def test_the_clock_of_a_meeting(page: Page) -> None:
    page.clock.install()
    page.goto("coach/meetings/plc-meeting/")
    face = page.locator("[data-timer=face]")
    expect(face).to_have_text("7:00")
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(6 * 60_000 + 5_000)
    expect(face).to_have_text("0:55")
    expect(page.locator("[data-timer=call]")).to_have_text("One minute left.")
    page.clock.run_for(65_000)
    expect(face).to_have_text("0:10 over")
    expect(page.locator("[data-timer=call]")).to_have_text("Time is up for this item.")
    page.get_by_role("button", name="Next item").click()
    expect(face).to_have_text("12:00")
    expect(page.locator("[data-timer=step]")).to_contain_text("Item 2 of 6, 12 min: Do today's task in pairs")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(face).to_have_text("12:00")
    page.get_by_label("Begins at").fill("14:30")
    expect(page.locator("[data-clock]").nth(1)).to_have_text("14:37")


def test_cases_are_filtered_by_setting(page: Page) -> None:
    page.goto("coach/compare/")
    status = page.locator("[data-compare] [role=status]")
    total = int(re.findall(r"\d+", status.inner_text())[1])
    page.get_by_label("Place").select_option("rural")
    shown = page.locator("[data-settings]:visible").count()
    assert 0 < shown < total
    expect(status).to_have_text(f"{shown} of {total} cases")
    assert page.url.endswith("?locale=rural")
    page.reload()
    assert page.locator("[data-settings]:visible").count() == shown


def test_one_page_on_paper(page: Page) -> None:
    """Even the four strategies with the longest look-fors fit."""
    longest = module(
        page,
        "page.js",
        """const size = ([, one]) => one.lookFors.join('').length;
        const found = Object.entries(await m.data('strategies')).sort((a, b) => size(b) - size(a));
        return found.slice(0, 4).map(([id]) => id);""",
    )
    page.goto("coach/look-fors/?" + "&".join(f"strategy={name}" for name in longest))
    expect(page.locator("[data-list=rows] > [data-item]")).to_have_count(12)
    assert pdf_pages(page) == 1
    page.goto("coach/look-fors/?empty")
    assert pdf_pages(page) == 1
    page.goto("coach/brief/")
    page.get_by_label("Our coaching model").select_option("student-centered-coaching")
    expect(page.get_by_text("What must be in place:")).to_be_visible()
    assert pdf_pages(page) == 1


# --- for everyone ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "scheme"), [*((url, "light") for url in PAGES), ("cycle/", "dark"), ("meetings/plc-meeting/", "dark")]
)
def test_accessible(page: Page, url: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"coach/{url}")
    assert violations(page) == []


def test_a_filled_workbook_is_accessible_and_fits_a_phone(phone: Page) -> None:
    begin_cycle(phone)
    phone.get_by_role("button", name="Another visit").click()
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_page_fits_a_phone(phone: Page) -> None:
    for url in PAGES:
        phone.goto(f"coach/{url}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, url


def test_keyboard_alone_fills_and_counts(page: Page) -> None:
    page.goto("coach/look-fors/")
    page.get_by_role("combobox", name="Open", exact=True).focus()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim().slice(0, 30)"))
    assert {
        "title",
        "date",
        "Add its look-fors",
        "seen",
        "text",
        "count",
        "note",
        "Another look-for",
        "strength",
        "next",
    } <= seen
    page.get_by_role("button", name="Another look-for").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert stored(page)["forms"][0]["rows"][-1]["seen"] is True


def test_nothing_leaves_the_browser(context: BrowserContext, page: Page, base: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    begin_cycle(page)
    page.get_by_label("Notes on this visit").fill("Private")
    assert all(line.startswith((f"GET {base}", "GET blob:")) for line in asked)
    assert not any("Private" in line for line in asked)


def test_without_a_script_there_is_a_form_and_no_dead_button(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    for url in PAGES:
        page.goto(f"coach/{url}", wait_until="domcontentloaded")
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("article button:visible").count() == 0, url
        assert (
            page.locator("article select:visible").count()
            == page.locator("article .fg-wb-field select:visible").count()
        )
        if url in ("cycle/", "look-fors/", "evaluation/"):
            assert page.locator("article textarea:visible").count() >= 8, url
    context.close()


def test_the_empty_form_stays_empty(page: Page) -> None:
    begin_cycle(page)
    before = stored(page)
    expect(page.get_by_text("This is the empty form.")).to_be_hidden()
    page.get_by_role("link", name="Empty form").click()
    expect(page.get_by_text("This is the empty form.")).to_be_visible()
    expect(page.locator(".fg-wb-bar").get_by_role("button")).to_have_text(["Print"])
    expect(page.get_by_label("A name for this cycle")).to_have_value("")
    assert page.get_by_label("Notes on this visit").count() == 3
    assert stored(page) == before
