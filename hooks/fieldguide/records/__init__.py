"""Every kind of record, its folder, and its model: the one table the rest of the house reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fieldguide.records.about import About
from fieldguide.records.base import Record
from fieldguide.records.case_study import CaseStudy
from fieldguide.records.coaching import Challenge, CoachingModel, CoachingPractice
from fieldguide.records.entry import Guide, LearnerGroup, Pathway, StartingPoint
from fieldguide.records.library import Facet, Resource, Study
from fieldguide.records.strategy import Strategy


@dataclass(frozen=True)
class Kind:
    """A kind of record: where its files live, where its pages live, and what to call it."""

    name: str
    model: type[Record]
    folder: str
    """Source folder from the project's root."""
    slug: str
    """First part of its pages' addresses."""
    label: str
    plural: str
    suffix: str = ".yml"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("vocabulary", Facet, "content/vocabulary", "vocabulary", "Vocabulary", "Vocabulary"),
        Kind("learner-group", LearnerGroup, "content/learners", "learners", "Learner group", "Learner groups"),
        Kind("strategy", Strategy, "content/strategies", "strategies", "Strategy", "Strategies"),
        Kind(
            "starting-point",
            StartingPoint,
            "content/starting-points",
            "starting-points",
            "Starting point",
            "Starting points",
        ),
        Kind("pathway", Pathway, "content/pathways", "pathways", "Pathway", "Pathways"),
        Kind(
            "coaching-model",
            CoachingModel,
            "content/coaching-models",
            "coaching-models",
            "Coaching model",
            "Coaching models",
        ),
        Kind(
            "coaching-practice",
            CoachingPractice,
            "content/coaching-practices",
            "coaching-practices",
            "Coaching practice",
            "Coaching practices",
        ),
        Kind("challenge", Challenge, "content/challenges", "challenges", "Challenge", "Challenges"),
        Kind("case-study", CaseStudy, "content/case-studies", "case-studies", "Case study", "Case studies"),
        Kind("guide", Guide, "content/guides", "guides", "Guide", "Guides", ".md"),
        Kind("study", Study, "resources/research", "research", "Study", "Studies"),
        Kind("resource", Resource, "resources", "resources", "Resource", "Resources"),
    )
}
"""In the order the site tells them. ``resource`` comes last: it owns every other folder under ``resources/``."""

ABOUT = Kind("about", About, "content", "", "About this hub", "About this hub")
"""The one record without a page or a folder of its own: the file ``content/about.yml``. It is no kind among kinds."""
ABOUT_PATH = f"{ABOUT.folder}/{ABOUT.name}{ABOUT.suffix}"
WRITTEN: dict[str, Kind] = {ABOUT.name: ABOUT, **KINDS}
"""All that people write: the kinds, and the one record beside them."""
_KINDS_AT = {(kind.folder, kind.suffix): kind for kind in KINDS.values()}


@cache
def kind_of(path: str) -> Kind | None:
    """Give the kind a path belongs to by its folder; ``None`` when no kind lives there."""
    if path == ABOUT_PATH:
        return ABOUT
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if not stem or name == "index.md":
        return None
    shelves, _, shelf = folder.rpartition("/")
    kind = _KINDS_AT.get((folder, dot + ending))
    return kind or (_KINDS_AT.get((shelves, dot + ending)) if shelves == KINDS["resource"].folder and shelf else None)


__all__ = [
    "ABOUT",
    "ABOUT_PATH",
    "KINDS",
    "WRITTEN",
    "About",
    "CaseStudy",
    "Challenge",
    "CoachingModel",
    "CoachingPractice",
    "Facet",
    "Guide",
    "Kind",
    "LearnerGroup",
    "Pathway",
    "Record",
    "Resource",
    "StartingPoint",
    "Strategy",
    "Study",
    "kind_of",
]
