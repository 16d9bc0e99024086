"""Case study: what happened in one real place, what moved, and what did not."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fieldguide.records.base import Grade, Line, Model, Phrase, Prose, Record, Ref, Slug, Term


class Snapshot(Model):
    """The place at a glance, so that readers can find a setting like their own."""

    place: Line
    """Where: state or district, country."""
    locale: tuple[Annotated[str, Term("locales")], ...] = Field(min_length=1)
    """Urban, suburban, town, rural (NCES), as far as published."""
    school_type: Annotated[str, Term("school-types")]
    """Regular, charter, alternative …"""
    mode: Annotated[str, Term("modes")]
    """In person, virtual or hybrid coaching."""
    grades: tuple[Grade, ...] = Field(min_length=1)
    """Single grades."""
    period: Line
    """When."""
    size: Line | None = None
    """How many schools, teachers, students: only what was published."""
    dosage: Line
    """How much coaching; say when it was not published."""
    cost: Line | None = None
    """Cost, only if published."""


class Result(Model):
    """One published result."""

    measure: Line
    """What was measured."""
    change: Phrase
    """What was found, with its figure if published: ``[@study-id]``."""
    comparison: Line | None = None
    """Compared with whom."""
    n: Line | None = None
    """How many."""


class CaseStudy(Record):
    """What happened in one real place: the problem, the work, the results, and what did not move."""

    kind: Literal["case-study"] = "case-study"
    """Set by the folder; never written."""
    snapshot: Snapshot
    """The place at a glance."""
    subject: Annotated[str, Term("case-subjects")]
    """What the coaching was about; a case from another subject must say so."""
    approach: Line
    """How the place described its coaching."""
    model: Annotated[Slug, Ref("coaching-model", "used_model")] | None = None
    """The nearest coaching model on this site."""
    practices: tuple[Annotated[Slug, Ref("coaching-practice", "used_practice")], ...] = ()
    """Coaching practices seen in it."""
    strategies: tuple[Annotated[Slug, Ref("strategy", "used_strategy")], ...] = ()
    """Teaching strategies seen in it."""
    problem: Prose
    """What they were trying to solve, as published; say so when it was not published."""
    done: Prose
    """What they did."""
    results: tuple[Result, ...] = Field(min_length=1)
    """What was found."""
    not_moved: Prose
    """What did not move, or was not measured."""
    helped: tuple[Phrase, ...] = ()
    """What helped."""
    hindered: tuple[Phrase, ...] = ()
    """What got in the way."""
    lessons: tuple[Phrase, ...] = Field(min_length=1)
    """What another school can take from it."""
    outcome: Annotated[str, Term("case-outcomes")]
    """``success``, ``mixed`` or ``failure``, judged by what the sources report."""
    evidence_label: Annotated[str, Term("evidence-labels")]
    """What this case can and cannot show: ``causal``, ``comparison`` or ``local``."""
    known: Literal["verified", "partly"]
    """``partly`` when some detail could not be checked; say which in ``known_note``."""
    known_note: Line | None = None
    """What could not be checked."""
    sources: tuple[Annotated[Slug, Ref("study", "cites")], ...] = Field(min_length=1)
    """Ids of the studies and reports this rests on."""
