"""The library: resources to use, and the studies all claims rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.records.base import PLAIN, Grade, Label, Line, Model, Phrase, Record, Ref, Slug, Term

Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$", max_length=200)]
Isbn = Annotated[str, StringConstraints(pattern=r"^[0-9Xx -]{10,17}$")]
Issn = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[\dX]$")]
WorkTitle = Annotated[str, StringConstraints(min_length=1, max_length=240, strip_whitespace=True), PLAIN]
"""A published title, longer than a name of ours may be: the longest so far has 208 characters."""


class Resource(Record):
    """Something to read, join, use or measure with."""

    kind: Literal["resource"] = "resource"
    """Set by the folder; never written."""
    type: Annotated[str, Term("resource-types")]
    """What sort of thing it is, for example ``journal``."""
    publisher: Line | None = None
    """Who publishes or runs it."""
    creators: tuple[Label, ...] = ()
    """Authors or editors, for a book or article."""
    year: Label | None = None
    """Year or years, as published."""
    url: Url | None = None
    """The publisher's own address."""
    doi: Doi | None = None
    """DOI without the address in front."""
    isbn: Isbn | None = None
    """ISBN, ten or thirteen digits."""
    issn: Issn | None = None
    """ISSN."""
    access: Annotated[str, Term("access")]
    """``open``, ``free-login``, ``member`` or ``paid``."""
    cost: Line | None = None
    """What is known of the cost."""
    free_alternative: Annotated[Slug, Ref("resource", "free_alternative")] | None = None
    """The id of a free resource that serves the same purpose."""
    licence: Line | None = None
    """The licence, as its publisher states it."""
    audience: tuple[Annotated[str, Term("audiences")], ...] = Field(min_length=1)
    """Who it is for."""
    needs: tuple[Annotated[Slug, Ref("learner-group", "for_learners")], ...] = ()
    """Learner groups it is about, if any."""
    grades: tuple[Grade, ...] = ()
    """Single grades, if it is about some grades only."""
    use_for: tuple[Phrase, ...] = Field(min_length=1, max_length=4)
    """What to use it for, in our own words."""
    strategies: tuple[Annotated[Slug, Ref("strategy", "helps_with")], ...] = ()
    """Strategies it helps with."""
    practices: tuple[Annotated[Slug, Ref("coaching-practice", "helps_with")], ...] = ()
    """Coaching practices it helps with."""
    known: Literal["verified", "partly"]
    """``partly`` when some detail could not be checked; unknown fields are left out."""
    known_note: Line | None = None
    """What could not be checked."""
    checked: date
    """The day somebody last looked at it."""


AND_OTHERS = "and others"
"""The ``literal`` that stands last in a list of authors which is not known whole."""


class Person(Model):
    """An author or editor as CSL wants it."""

    family: Label | None = None
    """Family name."""
    given: Label | None = None
    """Given names or initials, as published."""
    literal: Label | None = None
    """An organization, or a name that must not be split. A last author "and others" says that the list is not whole."""


class Effect(Model):
    """One published effect, with what it needs to be read fairly."""

    outcome: Line
    """What was measured."""
    value: Label
    """The figure as published."""
    metric: Label
    """What the figure is, for example "Hedges g"."""
    interval: Label | None = None
    """The published interval."""
    studies: Label | None = None
    """How many studies or students it rests on."""


class PublishedRating(Model):
    """A rating a named body gave to this work or published in it."""

    scheme: Annotated[str, Term("rating-schemes")]
    """Who rates."""
    level: Label
    """The level in that scheme's own words."""
    outcome: Line
    """What it is about."""


class Study(Record):
    """A work that claims rest on: what it found, for whom, and its limits."""

    kind: Literal["study"] = "study"
    """Set by the folder; never written."""
    title: WorkTitle
    """The work's own title, as published."""
    design: Annotated[str, Term("study-designs")]
    """What sort of work it is."""
    authors: tuple[Person, ...] = ()
    """Authors in order."""
    year: int | None = Field(default=None, ge=1850, le=2100)
    """Year of publication."""
    container: Line | None = None
    """Journal, book or series."""
    volume: Label | None = None
    """Volume."""
    issue: Label | None = None
    """Issue."""
    pages: Label | None = None
    """Pages."""
    publisher: Line | None = None
    """Publisher or institution."""
    doi: Doi | None = None
    """DOI without the address in front."""
    url: Url | None = None
    """The publisher's own address."""
    isbn: Isbn | None = None
    """ISBN."""
    issn: Issn | None = None
    """ISSN."""
    topics: tuple[Slug, ...] = ()
    """What the work is evidence about, null and critical findings included."""
    finding: Phrase
    """What it found, with figures as published."""
    population: Line
    """Who was studied."""
    grades: Label | None = None
    """Grades studied, as published."""
    effects: tuple[Effect, ...] = ()
    """Published effects, if they were read."""
    ratings: tuple[PublishedRating, ...] = ()
    """Ratings published for or in this work."""
    caveat: Line | None = None
    """The most important limit."""
    read: Literal["full-text", "abstract", "secondary"]
    """How much of it was read for this record, honestly."""
    known: Literal["verified", "partly"]
    """``partly`` when some field could not be checked; such fields are left out."""
    known_note: Line | None = None
    """What could not be checked."""


class VocabularyTerm(Model):
    """One allowed value of a facet."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    """What records write."""
    label: Label
    """What readers see."""
    short: Label | None = None
    """A shorter label for chips and tables."""
    definition: Line
    """What it means, in plain words."""
    synonyms: tuple[Label, ...] = ()
    """Other words people search for."""
    source: Line | None = None
    """The framework or document the term comes from."""
    grades: tuple[str, ...] = ()
    """For a domain or a band: the grades it exists in."""
    replaced_by: str | None = None
    """For a term no longer used: the one to use instead."""


class Facet(Record):
    """A controlled list of terms, ``content/vocabulary/<facet>.yml``, in the order readers see."""

    kind: Literal["vocabulary"] = "vocabulary"
    """Set by the folder; never written."""
    source: Line | None = None
    """The framework the whole list comes from."""
    practices: bool = False
    """``yes`` for a framework of practices: strategies say below ``practices:`` which of its terms they serve."""
    terms: tuple[VocabularyTerm, ...] = Field(min_length=1)
    """The terms, in the order readers see them."""
