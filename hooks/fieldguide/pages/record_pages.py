"""A page for every record, straight from its fields: one template a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from fieldguide import paper, urls, views
from fieldguide.catalogue import Entry
from fieldguide.graph import Key
from fieldguide.origins import origins_of
from fieldguide.pages import browse
from fieldguide.records import KINDS, Pathway
from fieldguide.similar import Like, Likeness
from fieldguide.tree import Page, Recipe, Site, recipe_of
from fieldguide.views import LinkGroup, LinkView

Relations = tuple[tuple[str, bool], ...]

LINKS: dict[str, Relations] = {
    "strategy": (
        ("pairs_with", False),
        ("pairs_with", True),
        ("builds_on", False),
        ("builds_on", True),
        ("alternative_to", False),
        ("alternative_to", True),
        ("suggests", True),
        ("stage_of", True),
        ("begin_with", True),
        ("used_strategy", True),
        ("uses_resource", False),
        ("helps_with", True),
        ("supports_strategy", True),
        ("mentions", True),
    ),
    "coaching-model": (("uses_practice", False), ("used_model", True), ("uses_resource", False), ("mentions", True)),
    "coaching-practice": (
        ("uses_practice", True),
        ("helped_by", True),
        ("used_practice", True),
        ("supports_strategy", False),
        ("uses_resource", False),
        ("helps_with", True),
        ("mentions", True),
    ),
    "challenge": (("helped_by", False), ("seen_in", False), ("mentions", True)),
    "case-study": (
        ("used_model", False),
        ("used_practice", False),
        ("used_strategy", False),
        ("seen_in", True),
        ("mentions", True),
    ),
    "learner-group": (("begin_with", False), ("overlaps", False), ("about_learners", True), ("mentions", True)),
    "starting-point": (("suggests", False), ("about_learners", False), ("mentions", True)),
    "pathway": (("stage_of", False), ("about_learners", False), ("mentions", True)),
    "resource": (
        ("helps_with", False),
        ("uses_resource", True),
        ("free_alternative", False),
        ("free_alternative", True),
        ("for_learners", False),
        ("mentions", True),
    ),
    "study": (("rated_in", True), ("cites", True), ("mentions", True)),
    "guide": (("mentions", False), ("mentions", True)),
}
"""Which links a kind's page shows beside its fields, in order; True reads a link from its other end."""


def pages(site: Site) -> Iterator[Recipe]:
    """Say how to make the page of every published record; the vocabulary has pages of its own."""
    extras = Extras(site)
    origins = origins_of(site)
    for entry in site.catalogue:
        if entry.key.kind != "vocabulary":
            path = urls.src_uri(urls.page_url(entry.key))
            key = origins.of(entry, extras.beyond(entry))
            yield recipe_of(path, partial(record_page, site, entry, extras), key)


def record_page(site: Site, entry: Entry, extras: Extras) -> Page:
    """Make one record's page."""
    kind = KINDS[entry.key.kind]
    url = urls.page_url(entry.key)
    groups = {
        (group.relation, group.heading): group
        for group in merged(views.link_groups(entry.key, site.catalogue, LINKS.get(kind.name, ())))
    }
    html = site.renderer.page(
        f"{kind.name}.html",
        url,
        r=entry.record,
        entry=entry,
        kind=kind,
        card=views.card(entry, site.catalogue),
        groups=tuple(groups.values()),
        group=partial(_group, groups),
        sources=sources(site, entry),
        edit_url=edit_url(site, entry),
        site=site,
        **extras.of(entry),
    )
    scripts = ("assets/fieldguide/record.js",) if kind.name == "strategy" else ()
    return Page(urls.src_uri(url), entry.record.title, entry.record.summary, html, source=entry.path, scripts=scripts)


@dataclass(frozen=True)
class Step:
    """The place of a strategy in a pathway, and its neighbours there as (title, address)."""

    title: str
    url: str
    place: int
    count: int
    before: tuple[str, str] | None
    after: tuple[str, str] | None


class Extras:
    """What some kinds' pages show besides the record and its links; worked out once a build."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.likeness = Likeness(site.catalogue)
        self._alike: dict[Key, tuple[Like, ...]] = {}
        self.counts = {pair: len(entries) for pair, entries in browse.found_by_pair(site.catalogue).items()}

    def of(self, entry: Entry) -> dict[str, Any]:
        """Give what this record's template asks for."""
        if entry.key.kind == "strategy":
            address = self.site.url + urls.page_url(entry.key)
            steps = tuple(pathway_steps(self.site, entry))
            return {
                "alike": self.alike(entry),
                "pathways": steps,
                "address": address,
                "qr": paper.qr(address),
            }
        return self.ways(entry)

    def beyond(self, entry: Entry) -> object:
        """Give what this record's page shows of records it is not linked with."""
        return self.alike(entry) if entry.key.kind == "strategy" else self.ways(entry)

    def ways(self, entry: Entry) -> dict[str, list[tuple[str, str, int]]]:
        """Give a learner group's pages by grade and by domain, with how many strategies are there."""
        if entry.key.kind != "learner-group":
            return {}
        _, grades, domains = browse.axes(self.site.catalogue)
        return {"by_grade": self._ways(entry, grades), "by_domain": self._ways(entry, domains)}

    def alike(self, entry: Entry) -> tuple[Like, ...]:
        """Give the strategies most like a strategy, which depends on all strategies; worked out once a build."""
        if entry.key.kind != "strategy":
            return ()
        if entry.key not in self._alike:
            self._alike[entry.key] = self.likeness.like(entry)
        return self._alike[entry.key]

    def _ways(self, entry: Entry, axis: browse.Axis) -> list[tuple[str, str, int]]:
        pairs = [(label, (entry.key.id, value)) for value, label, _ in axis.values]
        return [(label, browse.pair_url(pair), self.counts.get(pair, 0)) for label, pair in pairs]


def pathway_steps(site: Site, entry: Entry) -> Iterator[Step]:
    """Give the strategy's place in every pathway that has it as a stage."""
    for link in site.catalogue.graph.reaching(entry.key, "stage_of"):
        path = site.catalogue.entries[link.source.kind][link.source.id]
        if not isinstance(path.record, Pathway):
            continue
        found = [site.catalogue.get(Key("strategy", stage.strategy)) for stage in path.record.stages]
        stages = [(stage.record.title, urls.page_url(stage.key)) for stage in found if stage]
        place = next(number for number, (_, url) in enumerate(stages) if url == urls.page_url(entry.key))
        before = stages[place - 1] if place else None
        after = stages[place + 1] if place + 1 < len(stages) else None
        yield Step(path.record.title, urls.page_url(path.key), place + 1, len(stages), before, after)


def merged(groups: tuple[LinkGroup, ...]) -> list[LinkGroup]:
    """Join groups that share a heading (a symmetrical relation read from both ends); each record is named once.

    The first stands: a record's own reason before the one its partner gives.
    """
    found: dict[str, LinkGroup] = {}
    for group in groups:
        before = found.get(group.heading, LinkGroup(group.relation, group.heading, ()))
        links: dict[str, LinkView] = {}
        for link in (*before.links, *group.links):
            links.setdefault(link.url, link)
        found[group.heading] = replace(before, links=tuple(links.values()))
    return list(found.values())


def _group(groups: dict[tuple[str, str], LinkGroup], heading: str) -> LinkGroup | None:
    return next((group for group in groups.values() if group.heading == heading), None)


def sources(site: Site, entry: Entry) -> tuple[Entry, ...]:
    """Give the studies a record cites, sorted as a reference list is."""
    links = site.catalogue.graph.leaving(entry.key, "cites", "rated_in")
    found = {link.target: study for link in links if (study := site.catalogue.get(link.target))}
    return tuple(
        sorted(found.values(), key=lambda study: (views.short_name(study, site.catalogue).lower(), study.key.id))
    )


def edit_url(site: Site, entry: Entry) -> str:
    """Give the address where anyone can suggest a change to this record; empty when the repository is not known."""
    return f"{site.repo_url.rstrip('/')}/edit/main/{entry.path}" if site.repo_url else ""
