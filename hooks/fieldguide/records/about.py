"""What the hub says of itself: its name, its subject, and the words that no record holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from fieldguide.diagrams import EXAMPLES
from fieldguide.records.base import Label, Line, Model, Phrase, Record, Ref, Slug

if TYPE_CHECKING:
    DiagramKind = str
else:
    DiagramKind = Literal[tuple(EXAMPLES)]


class Standards(Model):
    """The standards that worked examples name."""

    name: Label
    """Their full name, as their publishers write it."""
    short: Label
    """Their short name."""
    code: Line
    """How a code is written, as a regular expression."""
    example: Label
    """A code, to show how it is written."""
    page_code: Line | None = None
    """Codes that have a page of their own on the publishers' site: a regular expression with groups in ( )."""
    page: Line | None = None
    """The address of that page, with {1}, {2} … for what stands in the groups."""

    @field_validator("code", "page_code")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise PydanticCustomError("regular_expression", "{reason}", {"reason": str(error)}) from error
        return value

    def accepts(self, code: str) -> bool:
        """Say whether ``code`` is written as these standards write theirs."""
        return re.fullmatch(self.code, code) is not None

    def page_of(self, code: str) -> str:
        """Give the address of a standard's own page; nothing where we do not know the form."""
        found = re.fullmatch(self.page_code, code) if self.page_code and self.page else None
        if found is None:
            return ""
        return re.sub(r"\{(\d)\}", lambda place: found[int(place[1])], self.page or "")


class CoachDoor(Model):
    """One door on the home page for coaches and leaders."""

    title: Label
    """What stands on the door."""
    text: Line
    """What is behind it."""
    page: Literal["coach", "coaching-models", "coaching-practices", "challenges", "case-studies", "resources"] = "coach"
    """The page it leads to; ``coach`` is the workbench."""
    guide: Annotated[Slug, Ref("guide", "mentions")] | None = None
    """The id of a guide, when it leads to that instead. As long as the guide is a draft, the door is not shown."""


class Hints(Model):
    """Examples in grey beside the empty fields of search and workbench."""

    search: Label = "They can do it but cannot explain it"
    """Something a teacher might type to find help."""
    cycle: Label = "Grade 4, autumn"
    """The name of a coaching cycle."""
    goal: Line = "By the end of October, students explain their answer, and a classmate can check it."
    """A goal for students, with a date."""
    numbers: Label = "points on the task, 0 to 12"
    """What the numbers of a before-and-after comparison are."""


class About(Record):
    """The words of this hub that no other record holds: its name, its subject, its standards, its doors."""

    kind: Literal["about"] = "about"
    """Set by the file's name; never written."""
    subject: Label = "subject matter"
    """What is taught, as in the middle of a sentence: "strategies for teaching history"."""
    lead: Line | None = None
    """The first sentences on the home page; the summary when left out."""
    standards: Standards | None = None
    """The standards that worked examples name; leave out when there are none."""
    diagrams: tuple[DiagramKind, ...] | None = None
    """Kinds of diagrams this hub offers; all when left out, none with ``[]``. Gallery and blank sheets follow."""
    coach_doors: tuple[CoachDoor, ...] = ()
    """Doors for coaches and leaders on the home page, in order."""
    surveys: tuple[Annotated[Slug, Ref("resource", "mentions")], ...] = ()
    """Instruments of the library that ask people; all others are for observing."""
    no_ranking: Line = "No model is ranked."
    """What stands above the comparison of coaching models."""
    research: tuple[Phrase, ...] = ()
    """What the brief for a leader says of research, a sentence each, with its study: ``[@study-id]``."""
    hints: Hints = Field(default_factory=Hints)
    """Examples beside empty fields."""

    @property
    def subject_heading(self) -> str:
        """The subject as a heading or a label: ``Mathematics``."""
        return self.subject[:1].upper() + self.subject[1:]

    def offers(self, diagram_kind: str) -> bool:
        """Say whether this hub uses a kind of diagram."""
        return self.diagrams is None or diagram_kind in self.diagrams
