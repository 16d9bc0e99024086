"""One reference as it was read: what we understood in the words of CSL, what we did not, and where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fieldguide.records.library import AND_OTHERS

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass
class Draft:
    """A reference on its way to a record. Made while its file is read, then only looked at."""

    line: int
    item: dict[str, Any] = field(default_factory=dict)
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    """What was not understood: line, name, value. It is kept as a comment in the draft and told to the curator."""

    def add(self, line: int, name: str, wanted: str | None, value: str) -> None:
        """Keep a text under its CSL name; without one, or when the place is taken, keep it as not understood."""
        value = " ".join(value.split())
        if not value:
            return
        if wanted is None or wanted in self.item:
            self.unread.append((line, name, value))
        elif wanted == "issued":
            self._year(line, name, value)
        else:
            self.item[wanted] = value

    def _year(self, line: int, name: str, value: str) -> None:
        found = YEAR.search(value)
        if found is None:
            self.unread.append((line, name, value))
        else:
            self.item["issued"] = int(found[0])

    def person(self, name: str) -> None:
        """Keep an author: "Family, Given", "Given Family", or an organization in braces."""
        name = " ".join(name.split())
        if name.startswith("{") and name.endswith("}"):
            found = {"literal": name[1:-1]}
        elif "," in name:
            family, *rest = (part.strip() for part in name.split(","))
            given = f"{rest[-1]}, {rest[0]}" if len(rest) == 2 else ", ".join(rest)
            found = {"family": family, "given": given} if given else {"literal": family}
        elif name == "others":
            found = {"literal": AND_OTHERS}
        elif " " in name:
            given, _, family = name.rpartition(" ")
            found = {"family": family, "given": given}
        else:
            found = {"literal": name}
        self.item.setdefault("author", []).append(found)
