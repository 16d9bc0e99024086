"""The home page: doors by learner, by domain, by problem, and for coaches."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fieldguide import views
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.pages.browse import matrices
from fieldguide.tree import Page, Recipe, Site, recipe_of

PATH = "index.md"
NEW = frozenset({"strategy", "coaching-model", "case-study", "guide", "pathway"})


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the home page."""
    yield recipe_of(PATH, partial(_home, site))


def _home(site: Site) -> Page:
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
    return Page(PATH, "Home", site.description, html, wide=True)


def coach_doors(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Give the doors for coaches as (address, title, text); a guide that is not published has no door."""
    guides = {entry.key.id for entry in catalogue.all("guide")}
    return tuple(
        (f"guides/{door.guide}/" if door.guide else f"{door.page}/", door.title, door.text)
        for door in catalogue.about.coach_doors
        if door.guide is None or door.guide in guides
    )


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
