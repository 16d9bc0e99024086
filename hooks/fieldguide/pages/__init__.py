"""One module a family of pages; each offers a function from the site to the pages it publishes."""

from __future__ import annotations

from fieldguide import search
from fieldguide.pages import (
    browse,
    contribute,
    data_page,
    diagram_gallery,
    field_guide,
    finders,
    home,
    plan,
    quality,
    record_pages,
    rules_pages,
    sections,
    terms,
    whats_new,
    workbench,
)
from fieldguide.tree import Producer

PAGES: tuple[Producer, ...] = (
    home.pages,
    record_pages.pages,
    finders.pages,
    browse.pages,
    sections.pages,
    terms.pages,
    workbench.pages,
    search.pages,
    plan.pages,
    quality.pages,
    whats_new.pages,
    contribute.pages,
    rules_pages.pages,
    field_guide.pages,
    diagram_gallery.pages,
    data_page.pages,
)
"""Every family of pages, in the order they are made."""
