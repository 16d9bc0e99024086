"""The home page: doors by learner, by mathematics, by problem, and for coaches."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.pages.browse import matrices
from fieldguide.tree import Page, Site

NEW = frozenset({"strategy", "coaching-model", "case-study", "guide", "pathway"})
COACH_DOORS = (
    (
        "coach/",
        "Coach's workbench",
        "Plan a cycle, tick look-fors, run a meeting, show what changed. It stays in your browser.",
    ),
    (
        "guides/first-month-as-a-coach/",
        "First month as a coach",
        "What to do in the first weeks, and what to leave for later.",
    ),
    ("coaching-models/", "Coaching models", "Twelve ways of coaching: cycles, agreements, conditions, evidence."),
    (
        "coaching-practices/",
        "Coaching practices",
        "Co-planning, modelling, observing, looking at student work: steps and prompts.",
    ),
    (
        "challenges/",
        "When coaching gets stuck",
        "Resistance, time, misalignment, showing impact: signs, causes, what helps.",
    ),
    ("case-studies/", "What happened elsewhere", "Real schools and districts: what moved, and what did not."),
    ("guides/evaluating-impact/", "Show impact", "From objectives and a baseline to outcomes, told honestly."),
)


def pages(site: Site) -> Iterator[Page]:
    """Make the home page."""
    catalogue = site.catalogue
    learners = sorted(catalogue.all("learner-group"), key=lambda entry: getattr(entry.record, "order", 99))
    html = site.renderer.page(
        "home.html",
        "",
        site=site,
        learners=[views.card(entry, catalogue) for entry in learners],
        problems=[views.card(entry, catalogue) for entry in spread(catalogue.all("starting-point"), 10)],
        recent=[views.card(entry, catalogue) for entry in recent(catalogue)],
        counts={kind: len(catalogue.all(kind)) for kind in catalogue.entries},
        table=matrices(catalogue)[2],
        coach_doors=coach_doors(catalogue),
    )
    yield Page(
        "index.md",
        "Home",
        site.description or "Teaching strategies and coaching, by learner, with honest evidence.",
        html,
        wide=True,
    )


def coach_doors(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Give the doors for coaches whose page this hub has: a fork may have no such guide."""
    guides = {f"guides/{entry.key.id}/" for entry in catalogue.all("guide")}
    return tuple(door for door in COACH_DOORS if door[0] in guides or not door[0].startswith("guides/"))


def spread(entries: tuple[Entry, ...], count: int) -> list[Entry]:
    """Take ``count`` entries evenly from the whole list, so that the home page shows its breadth."""
    step = max(1, len(entries) // count) if entries else 1
    return list(entries[::step][:count])


def recent(catalogue: Catalogue) -> list[Entry]:
    """Give the six records reviewed last, of different kinds where dates are equal."""
    found = sorted(
        (entry for entry in catalogue if entry.key.kind in NEW),
        key=lambda entry: (-entry.record.review.reviewed.toordinal(), entry.record.title),
    )
    return (
        spread(tuple(found), 6)
        if found and found[0].record.review.reviewed == found[-1].record.review.reviewed
        else found[:6]
    )
