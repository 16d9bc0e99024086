"""The workbench's pages and data: forms that stand without a script, and files that say what the records say."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from fieldguide.catalogue import Catalogue
from fieldguide.exports import workbench_data
from fieldguide.pages import workbench
from fieldguide.records import CoachingModel, CoachingPractice, Strategy
from fieldguide.tree import Asset, Page, Site

VOID = {"input", "br", "hr", "img", "meta", "link"}


class Outline(HTMLParser):
    """What the tests ask of a page: its ids, its fields outside any label, its headings with ids inside a wrapper."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.unnamed: list[str] = []
        self.wrapped: list[str] = []
        self.levels: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if "id" in has:
            self.ids.append(has["id"] or "")
        if (
            tag in ("input", "select", "textarea")
            and has.get("type") != "hidden"
            and "label" not in self.open
            and "aria-label" not in has
        ):
            self.unnamed.append(self.get_starttag_text() or "")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
            if self.open and "id" in has:
                self.wrapped.append(has["id"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"


@pytest.fixture(scope="session")
def pages(tree: dict[str, Page | Asset]) -> dict[str, Page]:
    """Every page of the workbench, by path."""
    return {path: page for path, page in tree.items() if path.startswith("coach/") and isinstance(page, Page)}


@pytest.fixture(scope="session")
def files(site: Site) -> dict[str, dict[str, dict[str, object]]]:
    """The data files, read back."""
    return {asset.path: json.loads(asset.content) for asset in workbench_data.exports(site) if isinstance(asset, Asset)}


def test_every_page_is_sound(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        found = Outline(page.html)
        assert found.open == [], path
        assert len(found.ids) == len(set(found.ids)), path
        assert found.unnamed == [], path
        assert found.wrapped == [], path
        assert found.levels[0] == 1, path
        assert found.levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in zip(found.levels, found.levels[1:], strict=False)), path
        assert "fg-lead" in page.html, path
    assert len({page.description for page in pages.values()}) == len(pages)


def test_every_script_a_page_asks_for_exists(pages: dict[str, Page], site: Site) -> None:
    for page in pages.values():
        for script in page.scripts:
            assert (site.root / "overrides" / script).is_file(), script


def test_nothing_is_asked_of_another_site(site: Site) -> None:
    for script in (site.root / "overrides/assets/fieldguide/workbench").glob("*.js"):
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", script.read_text(encoding="utf-8")), script.name


def test_forms_ask_for_no_names(pages: dict[str, Page]) -> None:
    asked = [name.lower() for page in pages.values() for name in re.findall(r' name="([^"]+)"', page.html)]
    assert not {"student", "teacher", "email", "phone"} & set(asked)


def test_forms_and_shapes_have_the_same_fields(pages: dict[str, Page], site: Site) -> None:
    """A field the shape does not know would be lost on the way to storage and back."""
    shape = (site.root / "overrides/assets/fieldguide/workbench/shape.js").read_text(encoding="utf-8")
    known = set(re.findall(r"\b([a-zA-Z]+): (?:TEXT|FLAG|\[)", shape))
    for path in ("cycle", "look-fors", "evaluation", "surveys"):
        html = pages[f"coach/{path}/index.md"].html
        fields = set(re.findall(r' (?:name|data-list)="([^"]+)"', html))
        assert fields <= known, (path, fields - known)


@pytest.mark.this_hub
def test_a_page_for_every_group_meeting(pages: dict[str, Page], catalogue: Catalogue) -> None:
    expected = {
        f"coach/meetings/{entry.key.id}.md"
        for entry in catalogue.all("coaching-practice")
        if isinstance(entry.record, CoachingPractice) and entry.record.format == "group-meeting"
    }
    assert {path for path in pages if re.fullmatch(r"coach/meetings/(?!index).+\.md", path)} == expected
    assert expected


def test_an_agenda_adds_its_minutes(catalogue: Catalogue) -> None:
    for entry in workbench.meetings(catalogue):
        assert isinstance(entry.record, CoachingPractice)
        items = workbench.agenda(entry.record)
        assert [item.start for item in items] == [
            sum(step.minutes for step in entry.record.steps[: item.number - 1]) for item in items
        ]


def test_data_says_what_the_records_say(files: dict[str, dict[str, dict[str, object]]], catalogue: Catalogue) -> None:
    models, strategies = files[workbench_data.MODELS], files[workbench_data.STRATEGIES]
    for entry in catalogue.all("coaching-model"):
        assert isinstance(entry.record, CoachingModel)
        phases = models[entry.key.id]["phases"]
        assert isinstance(phases, list)
        assert [phase["prompts"] for phase in phases] == [list(phase.prompts) for phase in entry.record.phases]
    for entry in catalogue.all("strategy"):
        assert isinstance(entry.record, Strategy)
        assert strategies[entry.key.id]["lookFors"] == list(entry.record.look_fors)
        assert strategies[entry.key.id]["before"] == list(entry.record.coach.before)
    assert (len(models), len(strategies)) == (len(catalogue.all("coaching-model")), len(catalogue.all("strategy")))


def test_data_holds_plain_words(site: Site) -> None:
    for asset in workbench_data.exports(site):
        assert isinstance(asset.content, str)
        assert not re.search(r"\[@|\]\((?:[a-z-]+):|</?[a-z]+>", asset.content)


def test_every_case_is_in_the_comparison_once(catalogue: Catalogue) -> None:
    found = [row.key for model in workbench.model_rows(catalogue) for row in model.cases]
    found += [row.key for row in workbench.cases_without_model(catalogue)]
    assert sorted(found) == [entry.key for entry in catalogue.all("case-study")]


def test_filters_offer_only_what_a_case_has(catalogue: Catalogue) -> None:
    rows = [row for model in workbench.model_rows(catalogue) for row in model.cases]
    words = {word for row in (*rows, *workbench.cases_without_model(catalogue)) for word in row.settings.split()}
    assert {
        f"{name}={term}" for name, _, options in workbench.settings_filters(catalogue) for term, _ in options
    } == words


def test_the_brief_cites_only_what_the_hub_has(pages: dict[str, Page]) -> None:
    assert "[@" not in pages["coach/brief/index.md"].html
