"""The coach's workbench: forms that print empty without a script, and with one keep what is typed in the browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from fieldguide import urls, views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.origins import origins_of
from fieldguide.records import CaseStudy, CoachingModel, CoachingPractice, Resource
from fieldguide.tree import Page, Recipe, Site, recipe_of

GROUP_FORMAT = "group-meeting"
SETTINGS = (
    ("locale", "locales", "Place"),
    ("school", "school-types", "School"),
    ("mode", "modes", "Coaching"),
    ("outcome", "case-outcomes", "Outcome"),
)


SHOWN = ("coaching-model", "coaching-practice", "case-study", "resource")
"""The kinds of which a tool shows more than a name."""


@dataclass(frozen=True)
class Tool:
    """One page of the workbench: where it is, what it is called, what it is for, and its scripts."""

    slug: str
    title: str
    lead: str
    scripts: tuple[str, ...] = ()
    wide: bool = False

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return f"coach/{self.slug}/"


TOOLS = (
    Tool(
        "cycle",
        "Coaching-cycle workbook",
        "One cycle from goal to reflection, with prompts and look-fors from the models and strategies you choose.",
        ("cycle",),
    ),
    Tool(
        "look-fors",
        "Look-for form",
        "Tick, count and note what students do in one visit. One printed page, and never a rating.",
        ("look-fors",),
    ),
    Tool(
        "summary",
        "Summary for a principal",
        "What your cycles aimed for and what students could do before and after, without what was said in confidence.",
        ("summary",),
    ),
    Tool(
        "evaluation",
        "Evaluation planner",
        "Objectives, measures, a baseline and check-in dates; then before and after, with honest statistics.",
        ("evaluation",),
    ),
    Tool(
        "surveys",
        "Surveys and tally sheet",
        "Validated instruments with what is known of their terms, and a sheet to count answers to your own questions.",
        ("surveys",),
    ),
    Tool("meetings", "Meeting kit", "Agendas for teams, with a clock, the words to say and a page to print."),
    Tool(
        "compare",
        "Compare coaching models",
        "Time, conditions and evidence side by side, with the cases from settings like yours.",
        ("compare-early", "compare"),
        wide=True,
    ),
    Tool(
        "brief",
        "One-page brief for a leader",
        "What coaching needs, what research found and what to ask each month, on one sheet of paper.",
        ("brief",),
    ),
)


@dataclass(frozen=True)
class ModelRow:
    """A coaching model in the comparison: its record, its evidence in words, the cases that used it."""

    entry: Entry
    model: CoachingModel
    evidence: str
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True)
class CaseRow:
    """A case in the comparison, with the terms it can be filtered by."""

    key: Key
    case: CaseStudy
    settings: str
    """Every term of its setting, as ``facet=term`` words."""


@dataclass(frozen=True)
class AgendaItem:
    """One agenda item with the minute it begins at."""

    number: int
    start: int
    step: Any


def pages(site: Site) -> Iterator[Page | Recipe]:
    """Make the landing page, every tool, and one page for each meeting."""
    title = "Coach's workbench"
    lead = "Plan, observe, debrief and show what changed. What you type stays in your browser; forms work on paper too."
    html = site.renderer.page("workbench/landing.html", "coach/", title=title, lead=lead, tools=TOOLS)
    yield Page("coach/index.md", title, lead, html, scripts=(_script("landing"),), wide=True)
    guides = frozenset(entry.key.id for entry in site.catalogue.all("guide"))
    shown = [entry.digest for kind in SHOWN for entry in site.catalogue.all(kind)]
    for tool in TOOLS:
        key = origins_of(site).of_words(__name__, tool.slug, shown)
        yield recipe_of(urls.section_uri(tool.url), partial(_tool_page, site, tool, guides), key)
    for entry in meetings(site.catalogue):
        yield _meeting(entry, site)


def _tool_page(site: Site, tool: Tool, guides: Collection[str]) -> Page:
    html = site.renderer.page(
        f"workbench/{tool.slug}.html", tool.url, tool=tool, guides=guides, **_view(tool, site.catalogue)
    )
    return Page(
        urls.section_uri(tool.url),
        tool.title,
        tool.lead,
        html,
        scripts=tuple(map(_script, tool.scripts)),
        wide=tool.wide,
    )


def _script(name: str) -> str:
    return f"assets/fieldguide/workbench/{name}.js"


def _view(tool: Tool, catalogue: Catalogue) -> dict[str, Any]:
    """Give what one tool's template sees beside the tool itself."""
    if tool.slug == "compare":
        return {
            "rows": model_rows(catalogue),
            "filters": settings_filters(catalogue),
            "others": cases_without_model(catalogue),
        }
    if tool.slug == "meetings":
        return {"entries": meetings(catalogue)}
    if tool.slug in ("evaluation", "surveys"):
        found = instruments(catalogue)
        return {
            "surveys": [entry for entry in found if entry.key.id in catalogue.about.surveys],
            "protocols": [entry for entry in found if entry.key.id not in catalogue.about.surveys],
        }
    if tool.slug == "brief":
        return {"models": catalogue.all("coaching-model")}
    return {"models": catalogue.all("coaching-model"), "strategies": by_title(catalogue.all("strategy"))}


def by_title(entries: tuple[Entry, ...]) -> list[Entry]:
    """Sort entries the way people look for them."""
    return sorted(entries, key=lambda entry: (entry.record.title.lower(), entry.key.id))


def meetings(catalogue: Catalogue) -> list[Entry]:
    """Give the practices that are meetings of a group."""
    return by_title(
        tuple(
            entry
            for entry in catalogue.all("coaching-practice")
            if isinstance(entry.record, CoachingPractice) and entry.record.format == GROUP_FORMAT
        )
    )


def instruments(catalogue: Catalogue) -> list[Entry]:
    """Give the library's instruments."""
    return by_title(
        tuple(
            entry
            for entry in catalogue.all("resource")
            if isinstance(entry.record, Resource) and entry.record.type == "instrument"
        )
    )


def agenda(practice: CoachingPractice) -> tuple[AgendaItem, ...]:
    """Give the steps of a practice with the minute each begins at."""
    starts = [sum(step.minutes for step in practice.steps[:place]) for place in range(len(practice.steps))]
    return tuple(
        AgendaItem(place + 1, start, step)
        for place, (start, step) in enumerate(zip(starts, practice.steps, strict=True))
    )


def _meeting(entry: Entry, site: Site) -> Page:
    practice = cast("CoachingPractice", entry.record)
    items = agenda(practice)
    url = f"coach/meetings/{entry.key.id}/"
    title = f"Agenda: {practice.title}"
    total = sum(item.step.minutes for item in items)
    html = site.renderer.page(
        "workbench/meeting.html", url, title=title, entry=entry, r=practice, items=items, total=total
    )
    lead = f"A printable agenda of {len(items)} items with a clock. {practice.summary}"
    return Page(urls.src_uri(url), title, lead, html, source=entry.path, scripts=(_script("meeting"),))


def model_rows(catalogue: Catalogue) -> list[ModelRow]:
    """Give every model with its evidence in words and its cases."""
    return [
        ModelRow(
            entry,
            entry.record,
            views.EVIDENCE_LABELS[views.evidence_state(entry.record.evidence)],
            tuple(_cases(catalogue, entry.key.id)),
        )
        for entry in by_title(catalogue.all("coaching-model"))
        if isinstance(entry.record, CoachingModel)
    ]


def cases_without_model(catalogue: Catalogue) -> list[CaseRow]:
    """Give the cases that no model of ours describes."""
    return list(_cases(catalogue, None))


def _cases(catalogue: Catalogue, model: str | None) -> Iterator[CaseRow]:
    for entry in by_title(catalogue.all("case-study")):
        if isinstance(entry.record, CaseStudy) and entry.record.model == model:
            yield CaseRow(entry.key, entry.record, " ".join(_settings(entry.record)))


def _settings(case: CaseStudy) -> Iterator[str]:
    yield from (f"locale={locale}" for locale in case.snapshot.locale)
    yield from (f"school={case.snapshot.school_type}", f"mode={case.snapshot.mode}", f"outcome={case.outcome}")


def settings_filters(catalogue: Catalogue) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Give the filters of the comparison: name, label, and the terms at least one case has."""
    used = {
        word
        for entry in catalogue.all("case-study")
        if isinstance(entry.record, CaseStudy)
        for word in _settings(entry.record)
    }
    words = catalogue.vocabulary.terms
    return [
        (name, label, [(term.id, term.label) for term in words.get(facet, {}).values() if f"{name}={term.id}" in used])
        for name, facet, label in SETTINGS
    ]
