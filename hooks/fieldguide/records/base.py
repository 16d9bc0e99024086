"""The ground all records stand on: one strict frozen model, and the kinds of text, link and term a field may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from pydantic import (
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from fieldguide.meanings import Explained


class Model(Explained):
    """A frozen value that refuses fields nobody declared.

    Scalars arrive as text (the reader keeps what was typed), so pydantic's lax mode turns ``"10"`` into ``10``.
    The text below a field says what it means. It is written for a coach and feeds the schema, the forms and the
    contributor's guide.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


@dataclass(frozen=True)
class Text:
    """How a text field is read: ``plain`` (no Markdown at all) or ``prose`` (limited Markdown and ``$…$``)."""

    form: Literal["plain", "prose"]


@dataclass(frozen=True)
class Ref:
    """A field that names another record: the ``kind`` it must be, and what the link means (see ``graph.RELATIONS``)."""

    kind: str
    relation: str

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let the JSON Schema say which kind is meant."""
        return {**handler(core_schema), "x-kind": self.kind}


@dataclass(frozen=True)
class Term:
    """A field that names a term of the vocabulary: the ``facet`` (a file in ``content/vocabulary``) it must be in."""

    facet: str

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let the JSON Schema say which list is meant, so that editors can offer its terms."""
        return {**handler(core_schema), "x-facet": self.facet}


@dataclass(frozen=True)
class Frameworks:
    """A field that lists terms below the name of their facet: of any facet whose file says ``practices: yes``."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let the JSON Schema list these facets."""
        return {**handler(core_schema), "x-frameworks": True}


def _text(max_length: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=max_length, strip_whitespace=True)


PLAIN, PROSE = Text("plain"), Text("prose")
SLUG = StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)

Label = Annotated[str, _text(120), PLAIN]
"""A name: one line of plain text."""

Line = Annotated[str, _text(400), PLAIN]
"""A sentence or two of plain text."""

Phrase = Annotated[str, _text(900), PROSE]
"""A short piece of limited Markdown: a few sentences."""

Prose = Annotated[str, _text(6000), PROSE]
"""Limited Markdown: paragraphs, emphasis, lists, tables, links, ``$…$`` for formulas; no HTML."""

Slug = Annotated[str, SLUG]
"""An id: small letters, digits and single hyphens."""

Grade = Annotated[str, Term("grades")]
Domain = Annotated[str, Term("domains")]
Standard = Annotated[str, _text(60), PLAIN, Field(json_schema_extra={"x-standard": True})]
"""A code of the standards that ``content/about.yml`` names."""


class Gap:
    """Stands for what is wrong or missing in a record that is not finished: nobody can tell anything of it.

    Only ``text`` is at hand, for those who read texts and nothing else: one that is too long, or empty.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text

    def _tell(self, *_: object) -> NoReturn:
        message = "nobody knows what stands here"
        raise AttributeError(message)

    __getattr__ = __eq__ = __lt__ = __add__ = __radd__ = _tell
    __hash__ = __bool__ = __len__ = __iter__ = __str__ = _tell


class Review(Model):
    """Who looks after a record, and when it was last looked at."""

    steward: Label
    """The role or team that answers for this record, such as Editorial team. No private person without consent."""
    reviewed: date
    """The day somebody last read it through, as YYYY-MM-DD."""
    review_by: date | None = None
    """The day it should be read again; leave out for the usual interval of its kind."""


class Record(Model):
    """What every record carries, whatever its kind."""

    title: Label
    """The name people use, in plain text: the field's own name first, a nickname after it."""
    summary: Line
    """One or two plain sentences that stand alone in a list or a search result."""
    status: Literal["draft", "active", "needs-review", "retired"] = "active"
    """``draft`` is not published; ``needs-review`` shows a notice; ``retired`` keeps its address and points on."""
    replaced_by: Slug | None = None
    """For a retired record: the id of the record of the same kind to read instead."""
    retired_because: Line | None = None
    """For a retired record that nothing replaces: why it is retired, in a sentence."""
    aka: tuple[Label, ...] = ()
    """Other names and short forms people search for, for example ELL."""
    formerly: tuple[Slug, ...] = ()
    """Earlier ids of this record; their addresses lead here."""
    review: Review
    """Steward and review dates."""


class Rating(Model):
    """A rating that a named body published. Never one of ours, never converted between schemes."""

    scheme: Annotated[str, Term("rating-schemes")]
    """Who rates: for example ``wwc-practice-guide``, ``essa`` or ``eef-security``."""
    level: Label
    """The level in that scheme's own words, for example ``strong``."""
    outcome: Line
    """What was measured, for example "word-problem solving"."""
    population: Line
    """Who was studied."""
    source: Annotated[Slug, Ref("study", "rated_in")]
    """The id of the study or guide that publishes the rating."""


class Evidence(Model):
    """What research says, what it does not, and where to read it."""

    summary: Prose
    """About 80 words in plain language. Each figure or finding names its study: ``[@study-id]``."""
    studies: tuple[Annotated[Slug, Ref("study", "cites")], ...] = ()
    """Ids of the studies this rests on, null and critical ones included."""
    ratings: tuple[Rating, ...] = ()
    """Ratings published by a named body; leave out when there is none."""
    unknown: Prose
    """What is not known: who was not studied, which outcomes, how long it lasts."""
    none_found: Line | None = None
    """When no study was found: say where one was looked for. Then ``studies`` may be empty."""


class Roadblock(Model):
    """Something that often goes wrong, and a way past it."""

    problem: Phrase
    """What the teacher or coach will see."""
    fix: Phrase
    """What to try."""


class MinuteRange(Model):
    """A span of minutes."""

    min: int = Field(ge=0, le=2000)
    """The shortest sensible time."""
    max: int = Field(ge=0, le=2000)
    """The longest sensible time."""

    @field_validator("max")
    @classmethod
    def _not_below_min(cls, value: int, info: ValidationInfo) -> int:
        least = info.data.get("min", 0)
        if value < least:
            raise PydanticCustomError(
                "minutes_order",
                "the longest time ({value}) is below the shortest ({least})",
                {"value": value, "least": least},
            )
        return value
