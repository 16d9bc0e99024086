"""What is wrong, where, and what to write instead: the one shape every check in the house speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place.

    ``line`` and ``column`` count from 1; 0 means "the file as a whole".
    ``code`` is a stable rule name (see :mod:`fieldguide.rules`), ``field`` a dotted path such as ``steps.2.say``.
    """

    path: str
    line: int
    column: int
    code: str
    field: str
    message: str
    hint: str = ""
    severity: Severity = attribute(default="error", compare=False)

    def __str__(self) -> str:
        """Give the one-line form: ``path:line:column: code: sentence (hint)``."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}{hint}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Keep what must stop a build; warnings only stop a strict one, advice never does."""
    return [problem for problem in problems if problem.severity == "error"]
