"""The form as a coach meets it: fill it in, get a file, and the check takes that file as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from accessible import violations
from places import REPOSITORY
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fieldguide import views
from fieldguide.catalogue import Hub, load_hub
from fieldguide.cli import main
from fieldguide.form_spec import LEFT_OUT, Spec, spec
from fieldguide.records import KINDS
from fieldguide.source import read, read_bytes
from fieldguide.tree import open_site

ROOT = Path(__file__).resolve().parents[2]
Check = Callable[[str, str], int]


@pytest.fixture
def check(tmp_path: Path) -> Iterator[Check]:
    """Put a file into a copy of the real hub and check it there."""
    for folder in ("content", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder)

    def run(path: str, text: str) -> int:
        (tmp_path / path).write_text(text, encoding="utf-8")
        return main(["--root", str(tmp_path), "check", str(tmp_path / path)])

    yield run
    shutil.rmtree(tmp_path)


def open_form(page: Page, kind: str) -> None:
    page.goto(f"contribute/form/{kind}/")
    expect(page.locator(".fg-form__form")).to_be_visible()


def written(page: Page) -> str:
    return page.locator("#fg-form-yaml").input_value()


def add(page: Page, legend: str, *texts: str) -> None:
    """Fill a list of lines, adding lines where there are too few."""
    box = page.locator(
        f"fieldset:has(> legend:text-is('{legend}')), fieldset:has(> legend:text-matches('^{legend} '))"
    ).first
    for index, text in enumerate(texts):
        if box.locator("> ol > li").count() <= index:
            box.locator("> button").click()
        box.locator("> ol > li").nth(index).locator("input, textarea").first.fill(text)


def test_a_resource_goes_from_the_form_to_a_file_that_passes_the_check_unchanged(page: Page, check: Check) -> None:
    open_form(page, "resource")
    page.get_by_label("Title", exact=True).fill('Cards: a deck #1, by "us" — it\'s free')
    page.get_by_label("Summary", exact=True).fill("A deck of prompts for looking at student work: notice, name, next.")
    page.get_by_label("Steward", exact=True).fill("Editorial team")
    page.get_by_label("Type", exact=True).select_option("tool")
    page.get_by_label("Web address").fill("https://example.org/cards")
    page.get_by_label("Access", exact=True).select_option("open")
    page.get_by_label("Coaches", exact=True).check()
    add(page, "Use for", "- Look at three pieces of work: before, during, after.\nThen talk.")
    page.get_by_label("Known", exact=True).select_option("verified")
    page.get_by_label("Shelf").select_option("resources/tools")
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.locator(".fg-form__status")).to_have_text("Nothing to mend. The check on GitHub has the last word.")
    assert page.get_by_label("Id", exact=True).input_value() == "cards-a-deck-1-by-us-its-free"
    assert 'title: "Cards: a deck #1, by \\"us\\" — it\'s free"\n' in written(page)
    assert check("resources/tools/cards-a-deck-1-by-us-its-free.yml", written(page)) == 0


def test_a_challenge_with_groups_passes_the_check_unchanged(page: Page, check: Check) -> None:
    open_form(page, "challenge")
    page.get_by_label("Title", exact=True).fill("The room is never free")
    page.get_by_label("Summary", exact=True).first.fill(
        "There is no place where a coach and a teacher can talk undisturbed."
    )
    page.get_by_label("Steward", exact=True).fill("Editorial team")
    add(page, "Signs", "Talks take place in the corridor.", "Someone always comes in.", "Notes are written in the car.")
    add(page, "Causes", "Rooms are given to classes first.", "Nobody booked one.")
    page.get_by_label("First move").fill("Book one room for one hour a week, today.")
    helps = page.locator("fieldset:has(> legend:text-is('Helps'))")
    for index, (practice, how) in enumerate(
        (("co-planning", "Gives the hour a purpose."), ("coaching-log", "Shows how often it fails."))
    ):
        if helps.locator("> ol > li").count() <= index:
            helps.locator("> button").click()
        row = helps.locator("> ol > li").nth(index)
        row.get_by_label("Practice", exact=True).fill(practice)
        row.get_by_label("How", exact=True).fill(how)
    page.get_by_label("Leaders").fill("Name a room in the timetable.")
    evidence = page.locator("fieldset:has(> legend:text-is('Evidence'))")
    evidence.get_by_label("Summary").fill("Nothing was found that looks at rooms.")
    evidence.get_by_label("What is not known").fill("Whether a room of one's own changes anything.")
    evidence.get_by_label("If nothing was found").fill("Looked for in the studies of this guide.")
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.locator(".fg-form__status")).to_have_text("Nothing to mend. The check on GitHub has the last word.")
    assert check("content/challenges/the-room-is-never-free.yml", written(page)) == 0


def test_mistakes_are_said_with_the_codes_and_words_of_the_check(page: Page) -> None:
    open_form(page, "resource")
    page.get_by_label("Title", exact=True).fill("A < B")
    page.get_by_label("DOI").fill("https://doi.org/10.1/x")
    page.get_by_role("button", name="Check what I wrote").click()
    problems = page.locator(".fg-form__problems")
    expect(problems).to_be_focused()
    expect(problems).to_contain_text('missing-field: "summary" is missing.')
    expect(problems).to_contain_text(
        'angle-bracket: this field is plain text and cannot hold "<". Write "less than", or leave out the tag.'
    )
    expect(problems).to_contain_text('doi-form: "https://doi.org/10.1/x" is not a DOI.')
    problems.get_by_role("button", name="doi-form").click()
    expect(page.get_by_label("DOI")).to_be_focused()
    expect(page.get_by_label("DOI")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("DOI").fill("10.1234/x")
    expect(problems).not_to_contain_text("doi-form")


def test_the_card_shows_while_writing_and_the_draft_stays(page: Page) -> None:
    open_form(page, "strategy")
    page.get_by_label("Title", exact=True).fill("Silent sort")
    add(page, "Use when", "everyone waits for the first answer")
    expect(page.locator(".fg-form__card")).to_contain_text("Silent sort")
    expect(page.locator(".fg-form__card")).to_contain_text("Use it when: Everyone waits for the first answer.")
    before = written(page)
    page.reload()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Silent sort")
    assert written(page) == before


def test_one_button_opens_github_with_the_file_filled_in(page: Page) -> None:
    open_form(page, "resource")
    page.get_by_label("Title", exact=True).fill("Cards & dice: 100%")
    send = page.get_by_role("link", name="Open on GitHub")
    address = urlsplit(send.get_attribute("href") or "")
    asked = parse_qs(address.query)
    assert f"https://{address.netloc}{address.path}" == f"{REPOSITORY}/new/main"
    assert asked["filename"][0].endswith("/cards-dice-100.yml")
    assert asked["value"][0] == written(page)
    page.get_by_label("Summary", exact=True).fill("ä" * 1200)
    copying = page.get_by_role("link", name="Copy the file and open GitHub")
    assert "value=" not in (copying.get_attribute("href") or "")


EDITOR = "<!doctype html><title>Editing</title><button onclick=\"document.title = 'Proposed'\">Propose changes</button>"


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("strategies/number-talks/", "content/strategies/number-talks.yml"),
        ("guides/evaluating-impact/", "content/guides/evaluating-impact.md"),
        ("vocabulary/grades/", "content/vocabulary/grades.yml"),
    ],
)
def test_a_correction_takes_two_clicks(context: BrowserContext, address: str, source: str) -> None:
    """One on the page, one on GitHub, whose editor a page of ours plays here; between them the words are changed."""
    page = context.new_page()
    page.route(f"{REPOSITORY}/**", lambda route: route.fulfill(body=EDITOR, content_type="text/html"))
    page.goto(address)
    page.get_by_role("link", name="Suggest a change to this page").click()
    assert page.url == f"{REPOSITORY}/edit/main/{source}"
    assert (ROOT / source).is_file()
    page.get_by_role("button", name="Propose changes").click()
    expect(page).to_have_title("Proposed")


HOSTILE = [
    "a: b # c",
    "- x",
    "&a *a !!b",
    "'\"",
    "no",
    "1:1",
    "{{ x }}",
    "a\nb\n\nc",
    "- a\n  b",
    " a",
    "…—’",
    "\u2028x\ny",
    "x\n\ty",
    "~",
    "0x1F",
    "key: |",
    "\\n",
    "%TAG",
    "@a",
    "`a`",
    "😀\nx",
]


def test_whatever_is_typed_the_file_can_be_read_back(page: Page) -> None:
    page.goto("contribute/")
    yaml = page.evaluate(
        """async (texts) => {
            const { dump } = await import(new URL('../assets/fieldguide/form-yaml.js', location.href));
            return dump({ texts, inner: { text: texts[7], list: texts.map((text) => ({ text, other: text })) } });
        }""",
        HOSTILE,
    )
    source, problems = read("content/strategies/x.yml", yaml)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert source.data["texts"] == HOSTILE
    assert source.data["inner"] == {"text": HOSTILE[7], "list": [{"text": text, "other": text} for text in HOSTILE]}


@pytest.mark.parametrize("kind", ["strategy", "resource", "vocabulary", "guide"])
def test_every_kind_has_a_form_that_everyone_can_use(page: Page, kind: str) -> None:
    open_form(page, kind)
    if kind in {"strategy", "resource"}:
        page.get_by_role("button", name="Check what I wrote").click()
    assert violations(page) == []


Data = dict[str, Any]


def written_by_hand(hub: Hub, kind: str) -> Data:
    """Give a real record as a coach would write it: as typed, without diagrams and what belongs to its later life."""
    (item, *_) = (
        item for item in hub.loaded.values() if item.entry.key.kind == kind and not item.entry.record.formerly
    )

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: kept(inner) for name, inner in value.items() if name not in ("diagram", "diagrams")}
        return [kept(inner) for inner in value] if isinstance(value, list) else value

    return {name: kept(value) for name, value in item.source.data.items() if name not in LEFT_OUT}


def said(value: Any) -> Any:
    """Blank lines around a body say nothing."""
    if isinstance(value, dict):
        return {name: said(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [said(item) for item in value]
    return value.strip()


@pytest.fixture(scope="module")
def hub() -> Hub:
    """The real records with their sources."""
    return load_hub(ROOT)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_every_kind_survives_the_form(page: Page, check: Check, hub: Hub, kind: str) -> None:
    """What the form reads in as a draft it writes out as a record that says the same."""
    data = written_by_hand(hub, kind)
    page.goto("contribute/")
    page.evaluate(
        "([kind, draft]) => localStorage.setItem(`fg-form-${kind}`, JSON.stringify(draft))",
        [kind, {"data": data, "id": "tried-again"}],
    )
    open_form(page, kind)
    folder = "resources/books" if kind == "resource" else KINDS[kind].folder
    path = f"{folder}/tried-again{KINDS[kind].suffix}"
    assert said(read_bytes(path, written(page).encode())[0].data) == said(data)
    assert check(path, written(page)) == 0


class Hand:
    """Fills in a form field by field: it clicks, chooses and types, and knows only what the form shows."""

    def __init__(self, form: Spec) -> None:
        self.form = form

    def fields(self, group: Locator, asked: list[Spec], data: Data) -> None:
        for place, field in enumerate(asked):
            if field["name"] in data:
                self.field(group.locator("> *").nth(place), field, data[field["name"]])

    def field(self, here: Locator, field: Spec, value: Any) -> None:
        if not field.get("many"):
            self.group(here, field, value) if field.get("options") else self.type(here, value)
            return
        boxes = here.locator("> .fg-form__boxes input")
        if boxes.count():
            for name in value:
                here.locator(f"> .fg-form__boxes input[value='{name}']").check()
            return
        for place, item in enumerate(value):
            if here.locator("> ol > li").count() <= place:
                here.locator("> button").click()
            row = here.locator("> ol > li").nth(place)
            self.group(row, field, item) if field.get("options") else self.type(row, item)

    def group(self, here: Locator, field: Spec, value: Data) -> None:
        options = field["options"]
        (chosen, *_) = (place for place, option in enumerate(options) if value.keys() <= names(option))
        if len(options) > 1:
            here.locator("> div > select").select_option(str(chosen))
            here = here.locator("> div > div")
        self.fields(here.locator("> .fg-form__group"), options[chosen]["fields"], value)

    def type(self, here: Locator, value: str) -> None:
        control = here.locator("input, textarea, select").first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def names(option: Spec) -> set[str]:
    return {field["name"] for field in option["fields"]}


@pytest.mark.parametrize("kind", ["strategy", "case-study"])
def test_a_whole_record_typed_into_the_form_passes_the_check_unchanged(
    page: Page, check: Check, hub: Hub, kind: str
) -> None:
    data = {**written_by_hand(hub, kind), "title": "Something of our own"}
    open_form(page, kind)
    form = spec(KINDS[kind], hub.catalogue())
    Hand(form).fields(page.locator(".fg-form__form > .fg-form__group"), form["fields"], data)
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.locator(".fg-form__status")).to_have_text("Nothing to mend. The check on GitHub has the last word.")
    path = f"{KINDS[kind].folder}/something-of-our-own.yml"
    assert page.get_by_label("Id", exact=True).input_value() == "something-of-our-own"
    assert said(read_bytes(path, written(page).encode())[0].data) == said(data)
    assert check(path, written(page)) == 0


CARDS = """async ([spec, cards]) => {
    const { card } = await import(new URL('../assets/fieldguide/form-card.js', location.href));
    const plain = (node) => node.nodeType === Node.TEXT_NODE
        ? node.textContent.replace(/\\s+/g, " ")
        : [/^H\\d$/.test(node.tagName) ? "H" : node.tagName, node.className,
           ...[...node.childNodes].map(plain).filter((part) => typeof part !== "string" || part.trim())];
    const parsed = (html) => new DOMParser().parseFromString(`<ul>${html}</ul>`, "text/html").querySelector("li");
    const told = (node) => JSON.stringify(plain(node));
    const both = cards.map(([data, html]) => [told(card(data, spec)), told(parsed(html))]);
    return both.filter(([one, other]) => one !== other);
}"""


def test_the_card_in_the_form_is_the_card_on_the_site(page: Page, hub: Hub) -> None:
    """Drawn by a script from what was typed, and by card.html from the record: the same words in the same elements."""
    catalogue = hub.catalogue()
    renderer = open_site(ROOT, catalogue).renderer
    page.goto("contribute/")
    for kind in KINDS.values():
        entries = [item for item in hub.loaded.values() if item.entry in catalogue.all(kind.name)]
        cards = [[item.source.data, renderer.card(views.card(item.entry, catalogue), 1, 3)] for item in entries]
        assert cards
        assert page.evaluate(CARDS, [spec(kind, catalogue), cards]) == []


def test_the_form_knows_every_field(catalogue: object) -> None:
    made = spec(KINDS["strategy"], catalogue)  # type: ignore[arg-type]
    assert [field["name"] for field in made["fields"]][:3] == ["title", "summary", "aka"]
    steps = next(field for field in made["fields"] if field["name"] == "steps")
    assert (steps["least"], steps["most"], [inner["name"] for inner in steps["options"][0]["fields"]]) == (
        4,
        7,
        ["do", "say", "minutes"],
    )
    title = made["fields"][0]
    assert (title["longest"], title["plain"], title["required"]) == (120, True, True)
