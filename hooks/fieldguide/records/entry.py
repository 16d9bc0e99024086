"""Ways in: learner groups, starting points, pathways and guides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldguide.records.base import PROSE, Domain, Evidence, Grade, Label, Line, Model, Phrase, Prose, Record, Ref, Slug


class Subgroup(Model):
    """A part of the group whose needs differ."""

    name: Label
    """Its name, in the words the group itself uses."""
    note: Phrase
    """What is different, and what to ask first."""


class Barrier(Model):
    """A barrier in classrooms, and what takes it away."""

    barrier: Phrase
    """The barrier, in the setting and not in the child."""
    helps: Phrase
    """What helps."""


class Begin(Model):
    """A strategy to begin with."""

    strategy: Annotated[Slug, Ref("strategy", "begin_with")]
    """The strategy's id."""
    why: Line
    """Why this one first."""


class LearnerGroup(Record):
    """A group of learners a teacher looks for: strengths first, then what helps."""

    kind: Literal["learner-group"] = "learner-group"
    """Set by the folder; never written."""
    short: Label
    """A short label for chips and tables."""
    order: int = Field(ge=1, le=99)
    """Its place in lists."""
    words: Prose
    """What the words mean, where they come from, and how to use them with respect."""
    subgroups: tuple[Subgroup, ...] = ()
    """Parts of the group whose needs differ."""
    strengths: tuple[Phrase, ...] = Field(min_length=3)
    """What these students bring to class."""
    barriers: tuple[Barrier, ...] = Field(min_length=3)
    """Barriers, each with what helps."""
    principles: tuple[Phrase, ...] = Field(min_length=3)
    """What holds across all strategies."""
    avoid: tuple[Phrase, ...] = Field(min_length=2)
    """What to stop doing."""
    begin: tuple[Begin, ...] = Field(min_length=3, max_length=6)
    """Where to begin."""
    evidence: Evidence
    """What research says and does not say."""
    related: tuple[Annotated[Slug, Ref("learner-group", "overlaps")], ...] = ()
    """Groups that overlap with this one."""


class Choice(Model):
    """One of three strategies, with its reason."""

    strategy: Annotated[Slug, Ref("strategy", "suggests")]
    """The strategy's id."""
    why: Phrase
    """Why this one, at this place in the order."""


class StartingPoint(Record):
    """A situation in a teacher's words that leads to three strategies."""

    kind: Literal["starting-point"] = "starting-point"
    """Set by the folder; never written."""
    situation: Phrase
    """The situation as a teacher would tell it to a colleague."""
    grades: tuple[Grade, ...] = Field(min_length=1)
    """Single grades it is about."""
    domains: tuple[Domain, ...] = ()
    """Domains it is about, if any."""
    needs: tuple[Annotated[Slug, Ref("learner-group", "about_learners")], ...] = ()
    """Learner groups it is about, if any."""
    notice: Phrase
    """What to look at first, before choosing."""
    strategies: tuple[Choice, ...] = Field(min_length=3, max_length=3)
    """Three strategies, in the order to try them."""
    next: Phrase
    """What to do when these three are in place, or do not help."""


class Stage(Model):
    """Some weeks of a pathway."""

    weeks: Label
    """Which weeks, for example "Weeks 1 and 2"."""
    strategy: Annotated[Slug, Ref("strategy", "stage_of")]
    """The strategy's id."""
    do: Phrase
    """What to do in these weeks."""
    look_for: Line
    """What tells you to move on."""


class Pathway(Record):
    """A sequence of strategies over weeks."""

    kind: Literal["pathway"] = "pathway"
    """Set by the folder; never written."""
    goal: Phrase
    """What will be different at the end."""
    grades: tuple[Grade, ...] = Field(min_length=1)
    """Single grades it is for."""
    needs: tuple[Annotated[Slug, Ref("learner-group", "about_learners")], ...] = ()
    """Learner groups it is about, if any."""
    before: Phrase
    """What to have in place, and what to collect, before week 1."""
    stages: tuple[Stage, ...] = Field(min_length=3, max_length=8)
    """The stages, in order."""
    after: Phrase
    """How to see whether it worked, and what to keep."""


class Guide(Record):
    """A longer read in Markdown: ``content/guides/*.md``, with these fields as its front matter."""

    kind: Literal["guide"] = "guide"
    """Set by the folder; never written."""
    audience: tuple[Literal["teachers", "coaches", "leaders", "contributors"], ...] = Field(min_length=1)
    """Whom it is for."""
    order: int = Field(ge=1, le=999)
    """Its place in the list of guides."""
    body: Annotated[str, StringConstraints(min_length=1, max_length=60000), PROSE]
    """The text after the front matter: headings from ``##``, paragraphs, lists, tables, links and citations."""
