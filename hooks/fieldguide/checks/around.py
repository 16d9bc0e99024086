"""What a rule may know besides its own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fieldguide.graph import Key, Link
from fieldguide.loaded import Loaded, untold
from fieldguide.records import About
from fieldguide.vocabulary import Vocabulary


@dataclass(frozen=True)
class Around:
    """The records that were read, their words and links, and the files of all records, read or not."""

    loaded: Mapping[Key, Loaded]
    words: Vocabulary
    files: Mapping[Key, str]
    about: About = field(default_factory=untold)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the records that were read."""
        return tuple(link for item in self.loaded.values() for link in item.links)
