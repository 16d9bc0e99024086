"""Coaching models, coaching practices, and the challenges they meet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldguide.records.base import (
    Evidence,
    Label,
    Line,
    MinuteRange,
    Model,
    Phrase,
    Prose,
    Record,
    Ref,
    Roadblock,
    Slug,
    Term,
)

Basis = Literal["published", "judgement"]


class Phase(Model):
    """One phase of a coaching cycle."""

    name: Label
    """A short name, for example "Plan the lesson"."""
    coach: Phrase
    """What the coach does."""
    teacher: Phrase
    """What the teacher does."""
    artefact: Line
    """What exists afterwards that did not before, such as the planning page."""
    minutes: MinuteRange | None = None
    """Usual time; leave out when it spans lessons."""
    time: Line | None = None
    """Usual time in words, when minutes do not fit, for example "two to four lessons"."""
    prompts: tuple[Line, ...] = Field(min_length=2, max_length=5)
    """Questions about the subject itself for this phase."""
    basis: Basis
    """``published``: read on a public page; ``judgement``: our professional judgement."""


class Role(Model):
    """What one person brings."""

    who: Label
    """Coach, teacher, principal …"""
    does: Phrase
    """What that person does and does not do."""


class Dosage(Model):
    """How much, how often, for how many."""

    cycle: Line
    """How long a cycle lasts and how often people meet."""
    load: Line
    """How many teachers a coach can serve."""
    basis: Basis
    """Where these numbers come from."""


class Drift(Model):
    """How the model loses its point, and the way back."""

    sign: Phrase
    """What you would see."""
    fix: Phrase
    """What brings it back."""


class CoachingModel(Record):
    """A whole way of coaching: its cycle, its agreements, its conditions."""

    kind: Literal["coaching-model"] = "coaching-model"
    """Set by the folder; never written."""
    stance: Annotated[str, Term("stances")]
    """The coach's stance."""
    purpose: Prose
    """What it is for, and where it comes from."""
    suits: tuple[Phrase, ...] = Field(min_length=2)
    """When and for whom it fits."""
    not_for: tuple[Phrase, ...] = Field(min_length=1)
    """When another model is better."""
    phases: tuple[Phase, ...] = Field(min_length=3, max_length=7)
    """The cycle, in order."""
    roles: tuple[Role, ...] = Field(min_length=2)
    """Who does what."""
    agreements: tuple[Phrase, ...] = Field(min_length=2)
    """What is agreed before the first visit."""
    dosage: Dosage
    """How much and how often."""
    look_fors: tuple[Line, ...] = Field(min_length=3, max_length=6)
    """How you know it is happening."""
    conditions: tuple[Phrase, ...] = Field(min_length=2)
    """What must be in place around it."""
    drift: tuple[Drift, ...] = Field(min_length=2)
    """How it loses its point, and the way back."""
    notice: Phrase
    """Why and how this stays apart from teacher evaluation."""
    judgement: Phrase
    """What on this page is professional judgement rather than published."""
    practices: tuple[Annotated[Slug, Ref("coaching-practice", "uses_practice")], ...] = Field(min_length=1)
    """Coaching practices it uses."""
    evidence: Evidence
    """What research says and does not say."""
    resources: tuple[Annotated[Slug, Ref("resource", "uses_resource")], ...] = ()
    """Ids of resources in the library."""


class PracticeStep(Model):
    """One step of a coaching practice; in a meeting, one agenda item."""

    do: Phrase
    """What people do."""
    say: Line | None = None
    """Words that help."""
    minutes: int = Field(ge=0, le=240)
    """About how long."""


class CoachingPractice(Record):
    """One thing a coach does with teachers: co-planning, modelling, a data conversation."""

    kind: Literal["coaching-practice"] = "coaching-practice"
    """Set by the folder; never written."""
    format: Annotated[str, Term("practice-formats")]
    """One to one, in the classroom, group meeting, online."""
    purpose: Prose
    """What it is for."""
    use_when: tuple[Line, ...] = Field(min_length=2, max_length=5)
    """When to choose it, in a coach's words."""
    minutes: MinuteRange
    """Total time of one round."""
    people: Line
    """Who takes part."""
    materials: tuple[Line, ...] = ()
    """What to have at hand."""
    steps: tuple[PracticeStep, ...] = Field(min_length=4, max_length=8)
    """The steps, or the agenda."""
    prompts: tuple[Line, ...] = Field(min_length=4, max_length=10)
    """Questions that keep the talk on the subject and on students."""
    artefact: Phrase
    """What is left on paper afterwards."""
    look_fors: tuple[Line, ...] = Field(min_length=3, max_length=5)
    """How you know it went well."""
    roadblocks: tuple[Roadblock, ...] = Field(min_length=2, max_length=4)
    """What often goes wrong, and fixes."""
    online: Phrase | None = None
    """How to do it at a distance."""
    evidence: Evidence
    """What research says and does not say."""
    strategies: tuple[Annotated[Slug, Ref("strategy", "supports_strategy")], ...] = ()
    """Teaching strategies it is often used for."""
    resources: tuple[Annotated[Slug, Ref("resource", "uses_resource")], ...] = ()
    """Ids of resources in the library."""


class Help(Model):
    """A coaching practice that helps, and how."""

    practice: Annotated[Slug, Ref("coaching-practice", "helped_by")]
    """The coaching practice's id."""
    how: Phrase
    """How it helps with this challenge."""


class Challenge(Record):
    """Something that gets in the way of coaching, and what helps."""

    kind: Literal["challenge"] = "challenge"
    """Set by the folder; never written."""
    signs: tuple[Phrase, ...] = Field(min_length=3)
    """What you would see or hear."""
    causes: tuple[Phrase, ...] = Field(min_length=2)
    """What may lie behind it, fairly told."""
    first_move: Phrase
    """What to do this week."""
    helps: tuple[Help, ...] = Field(min_length=2)
    """Coaching practices that help, and how."""
    leaders: Phrase
    """What a principal or district can do."""
    evidence: Evidence
    """What research says and does not say."""
    cases: tuple[Annotated[Slug, Ref("case-study", "seen_in")], ...] = ()
    """Case studies where it was seen."""
