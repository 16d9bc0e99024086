"""What a rule may know besides its own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fieldguide.graph import Key, Link
from fieldguide.loaded import Loaded, former_names, untold
from fieldguide.records import About
from fieldguide.vocabulary import Vocabulary


@dataclass(frozen=True)
class Around:
    """The records that were read, their words and links, and the files of all records, read or not."""

    loaded: Mapping[Key, Loaded]
    words: Vocabulary
    files: Mapping[Key, str]
    about: About = field(default_factory=untold)
    unfinished: Mapping[Key, Loaded] = field(default_factory=dict)
    """The files that were read and whose shape is wrong."""

    @cached_property
    def read(self) -> Mapping[Key, Loaded]:
        """All that was read, finished or not."""
        return {**self.loaded, **self.unfinished}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of what was read."""
        return tuple(link for item in self.read.values() for link in item.links)

    @cached_property
    def former(self) -> Mapping[Key, Key]:
        """Each earlier name of a record with its name of today."""
        return former_names(item.entry for item in self.read.values())
