"""The home page: doors by learner, by mathematics, by problem, and for coaches."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import views
from fieldguide.tree import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the home page."""
    catalogue = site.catalogue
    learners = sorted(catalogue.all("learner-group"), key=lambda entry: getattr(entry.record, "order", 99))
    recent = sorted((entry for entry in catalogue if entry.key.kind in {"strategy", "coaching-model", "case-study", "guide"}), key=lambda entry: (-entry.record.review.reviewed.toordinal(), entry.record.title))
    html = site.renderer.page(
        "home.html",
        "",
        site=site,
        learners=[views.card(entry, catalogue) for entry in learners],
        problems=[views.card(entry, catalogue) for entry in catalogue.all("starting-point")[:8]],
        recent=[views.card(entry, catalogue) for entry in recent[:6]],
        counts={kind: len(catalogue.all(kind)) for kind in catalogue.entries},
        domains=tuple(catalogue.vocabulary.terms.get("domains", {}).values()),
        bands=tuple(catalogue.vocabulary.terms.get("grade-bands", {}).values()),
    )
    yield Page("index.md", site.name, site.description or "Mathematics teaching strategies and coaching, by learner, with honest evidence.", html, wide=True)
