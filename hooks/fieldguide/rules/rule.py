"""What the catalogue of codes knows about one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    """One code: what it means, why it is a rule, and the mistake beside its cure."""

    code: str
    title: str
    """The rule itself, as a short sentence."""
    means: str
    """What was found and why it matters, for somebody who does not program."""
    wrong: str
    right: str
    severity: Literal["error", "warning", "advice"] = "error"
    mended: bool = False
    """Whether ``fieldguide fix`` mends it."""

    def plain_text(self) -> str:
        """Give the rule for a terminal."""
        fix = "\nfieldguide fix mends this.\n" if self.mended else ""
        head = f"{self.code} ({self.severity})\n{self.title}\n\n{self.means}\n\n"
        return f"{head}Wrong:\n{_indent(self.wrong)}\n\nRight:\n{_indent(self.right)}\n{fix}"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
