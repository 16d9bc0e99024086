"""Strategy: one thing a teacher can do tomorrow, for every learner in the room."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from fieldguide.diagrams import Diagram
from fieldguide.records.base import (
    Domain,
    Evidence,
    Frameworks,
    Grade,
    Line,
    MinuteRange,
    Model,
    Phrase,
    Prose,
    Record,
    Ref,
    Roadblock,
    Slug,
    Standard,
    Term,
)


class Prep(Model):
    """Minutes to get ready."""

    first: int = Field(ge=0, le=600)
    """Minutes of preparation the first time."""
    later: int = Field(ge=0, le=600)
    """Minutes of preparation once it is familiar."""


class Minutes(Model):
    """How long it takes."""

    in_class: MinuteRange
    """Class time, in minutes."""
    prep: Prep
    """Preparation time, in minutes."""


class Step(Model):
    """One step of the strategy."""

    do: Phrase
    """What the teacher does and what students do, in one or two sentences."""
    say: Line
    """Exact words to say aloud."""
    minutes: int = Field(ge=0, le=120)
    """About how long this step takes."""


class NonExample(Model):
    """What the strategy looks like when it is misused."""

    what: Phrase
    """The misuse, as you might really see it."""
    why: Phrase
    """Why it does not help students."""


class WorkedExample(Model):
    """The strategy at work on a real task."""

    grade: Grade
    """The grade of this example."""
    domain: Domain
    """The domain of this example."""
    standard: Standard | None = None
    """The code of the standard, as the standards write it."""
    problem: Prose
    """The task as students meet it, with its real numbers and words."""
    work: Prose
    """What happens: what students do and say, step by step, to the end."""
    diagrams: tuple[Diagram, ...] = ()
    """Pictures a teacher would draw on the board for this example."""
    non_example: NonExample
    """A real misuse, and why it does not help."""


class NoneFound(Model):
    """Said instead of an adaptation when nothing sound was found."""

    none_found: Line
    """Why there is no advice here, and where to look or whom to ask."""


class LanguageLevel(Model):
    """What to do for students at one WIDA band."""

    do: Phrase
    """What the teacher and the student do at this level of English."""
    frames: tuple[Line, ...] = Field(default=(), max_length=4)
    """Sentence frames students can really say in this lesson; blanks as three underscores."""


class EnglishLearnerAdaptation(Model):
    """How multilingual learners get into the same task."""

    keep: Phrase
    """What must not change: the ideas they are after."""
    entering_emerging: LanguageLevel
    """WIDA levels 1 and 2."""
    developing_expanding: LanguageLevel
    """WIDA levels 3 and 4."""
    bridging_reaching: LanguageLevel
    """WIDA levels 5 and 6."""
    home_language: Phrase
    """How students use the languages they already have."""


class BarrierMove(Model):
    """A barrier in this task, and what takes it away."""

    barrier: Line
    """The barrier in the task or setting, not in the child."""
    do: Phrase
    """What to do about it."""


class TierMoves(Model):
    """The same ideas with more support; a tier is a use of the strategy, never a kind of student."""

    tier_1: Phrase
    """For everyone, in the whole class."""
    tier_2: Phrase
    """When a student needs Tier 2 support: a small group, more turns."""
    tier_3: Phrase
    """When a student needs Tier 3 support: more often, smaller, more individual."""


class DisabilityAdaptation(Model):
    """How students with disabilities get into the same task."""

    keep: Phrase
    """What must not change."""
    barriers: tuple[BarrierMove, ...] = Field(min_length=2, max_length=5)
    """Two to five barriers, each with what removes it."""
    tiers: TierMoves
    """What it looks like in each tier of support."""


class AdvancedAdaptation(Model):
    """How gifted and advanced learners go deeper, rather than do more."""

    keep: Phrase
    """What must not change."""
    deepen: Prose
    """Where the same idea goes deeper, with real numbers or a real question."""
    ask: tuple[Phrase, ...] = Field(min_length=2, max_length=4)
    """Questions worth a long thought."""
    avoid: Phrase
    """What looks like challenge and is not."""


class AccessAdaptation(Model):
    """How students in economic disadvantage get equal access: materials, time, family."""

    keep: Phrase
    """What must not change."""
    barriers: tuple[BarrierMove, ...] = Field(min_length=2, max_length=4)
    """Barriers of access (materials, time, unfinished learning, connection), each with what removes it."""
    family: Phrase
    """How a family can join in without buying, printing or connecting anything."""


def _advice_or_none(value: object) -> str:
    fields = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    return "none" if fields.get("none_found") is not None else "advice"


_NONE = Annotated[NoneFound, Tag("none")]
_CHOICE = Discriminator(_advice_or_none)


class Adaptations(Model):
    """The same strategy for each of the four learner groups: what changes, and what must not."""

    english_learners: Annotated[Annotated[EnglishLearnerAdaptation, Tag("advice")] | _NONE, _CHOICE]
    """Multilingual and English learners."""
    students_with_disabilities: Annotated[Annotated[DisabilityAdaptation, Tag("advice")] | _NONE, _CHOICE]
    """Students with disabilities."""
    gifted_advanced: Annotated[Annotated[AdvancedAdaptation, Tag("advice")] | _NONE, _CHOICE]
    """Gifted and advanced learners."""
    economically_disadvantaged: Annotated[Annotated[AccessAdaptation, Tag("advice")] | _NONE, _CHOICE]
    """Economically disadvantaged students."""


class ExitCheck(Model):
    """One question that shows whether it worked today."""

    question: Prose
    """The question, ready to copy."""
    success: Phrase
    """What counts as success, so that two teachers would agree."""
    diagram: Diagram | None = None
    """A picture that belongs to the question."""


class Relation(Model):
    """A link to another strategy, with its reason."""

    to: Annotated[Slug, Ref("strategy", "")]
    """The other strategy's id."""
    why: Line
    """The reason, in one sentence a teacher can use."""


class PairsWith(Relation):
    """Goes well together."""

    to: Annotated[Slug, Ref("strategy", "pairs_with")]
    """The other strategy's id."""


class BuildsOn(Relation):
    """Should come after."""

    to: Annotated[Slug, Ref("strategy", "builds_on")]
    """The other strategy's id."""


class AlternativeTo(Relation):
    """Could be used instead."""

    to: Annotated[Slug, Ref("strategy", "alternative_to")]
    """The other strategy's id."""


class Relations(Model):
    """How this strategy stands to others. At least one link in all."""

    pairs_with: tuple[PairsWith, ...] = ()
    """Strategies to use together with this one."""
    builds_on: tuple[BuildsOn, ...] = ()
    """Strategies to have in place first."""
    alternative_to: tuple[AlternativeTo, ...] = ()
    """Strategies to use instead, and when."""


class CoachKit(Model):
    """What a coach brings: talk about the task and the thinking, before and after."""

    before: tuple[Line, ...] = Field(min_length=3, max_length=5)
    """Prompts for the planning talk, about the task itself and the students' thinking."""
    after: tuple[Line, ...] = Field(min_length=3, max_length=5)
    """Prompts for the debrief."""
    collect: Phrase
    """What to collect as evidence of student thinking."""


class Strategy(Record):
    """One thing a teacher can do tomorrow, for every learner in the room."""

    kind: Literal["strategy"] = "strategy"
    """Set by the folder; never written."""
    type: Annotated[str, Term("strategy-types")]
    """What sort of thing it is, for example ``routine``."""
    focus: tuple[Annotated[str, Term("focus")], ...] = Field(min_length=1, max_length=4)
    """What it is for, for example ``discourse``."""
    use_when: tuple[Line, ...] = Field(min_length=2, max_length=5)
    """Problems in a teacher's words; the first stands on the card after "Use it when" (at most 15 words)."""
    avoid_when: tuple[Line, ...] = Field(min_length=1, max_length=3)
    """When to choose something else."""
    needs: tuple[Annotated[Slug, Ref("learner-group", "for_learners")], ...] = Field(min_length=1, max_length=4)
    """Learner groups it serves first; the first one is the primary audience."""
    grades: tuple[Grade, ...] = Field(min_length=1)
    """Single grades: ``pk``, ``k``, ``1`` … ``12``."""
    domains: tuple[Domain, ...] = Field(min_length=1)
    """Domains where it is at its best."""
    practices: Annotated[dict[str, tuple[str, ...]], Frameworks()] = Field(default_factory=dict)
    """Frameworks it really serves: below the name of each list, its terms."""
    tiers: tuple[Annotated[str, Term("tiers")], ...] = Field(min_length=1)
    """MTSS tiers it can be used in."""
    group: tuple[Annotated[str, Term("group-sizes")], ...] = Field(min_length=1)
    """Group sizes."""
    minutes: Minutes
    """Class time and preparation."""
    cost: Annotated[str, Term("costs")]
    """What it costs."""
    technology: Annotated[str, Term("technology")] = "none"
    """The least technology it needs."""
    materials: tuple[Line, ...] = ()
    """What to have at hand."""
    first_move: Phrase
    """The one thing to do tomorrow to begin."""
    steps: tuple[Step, ...] = Field(min_length=4, max_length=7)
    """Four to seven steps."""
    example: WorkedExample
    """A worked example and a non-example."""
    adaptations: Adaptations
    """What changes, and what must not, for each learner group."""
    look_fors: tuple[Line, ...] = Field(min_length=3, max_length=3)
    """Three things a visitor would see or hear students do."""
    roadblocks: tuple[Roadblock, ...] = Field(min_length=2, max_length=3)
    """Two things that often go wrong, with fixes."""
    exit_check: ExitCheck
    """One question, and what counts as success."""
    why: Prose
    """Why it works, in plain words: the idea, not the studies."""
    evidence: Evidence
    """What research says and does not say."""
    relations: Relations
    """Links to other strategies, with reasons."""
    coach: CoachKit
    """Prompts and evidence for a coaching conversation."""
    resources: tuple[Annotated[Slug, Ref("resource", "uses_resource")], ...] = ()
    """Ids of resources in the library."""
