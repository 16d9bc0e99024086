"""One module a format; each offers ``render(report)``: problems in, text out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldguide.problem import Problem


@dataclass(frozen=True)
class Report:
    """What a check found, with all that a format needs to show it."""

    problems: Sequence[Problem]
    root: Path
    guide: str = ""
    """Where the site explains codes, with its final slash; empty when unknown."""
    checked: int = 0
    """How many files were read."""
    unused: int = 0
    """How many words of the vocabulary no record uses."""
    colour: bool = False
    width: int = 100

    def count(self, severity: str) -> int:
        """Count the problems of one severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def by_file(self) -> dict[str, list[Problem]]:
        """Group the problems by file, in order."""
        files: dict[str, list[Problem]] = {}
        for problem in sorted(self.problems):
            files.setdefault(problem.path, []).append(problem)
        return files

    def lines(self, path: str) -> list[str]:
        """Give a file's lines as far as they can be shown."""
        try:
            return (self.root / path).read_bytes().decode("utf-8-sig", "replace").split("\n")
        except OSError:
            return []

    def address(self, problem: Problem) -> str:
        """Give the page that explains a problem's code."""
        return f"{self.guide}contribute/rules/{problem.code}/"

    def verdict(self) -> str:
        """Give the count in words."""
        errors, warnings, advice = (self.count(severity) for severity in ("error", "warning", "advice"))
        if not self.problems:
            return f"Nothing to mend in {_plural(self.checked, 'record')}."
        parts = [_plural(errors, "error")] if errors else []
        parts += [_plural(warnings, "warning")] if warnings else []
        parts += [_plural(advice, "piece") + " of advice"] if advice else []
        return f"{_and(parts)} in {_plural(len(self.by_file()), 'file')}."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def harmless(text: str) -> str:
    """Make text safe to print: nothing that moves a cursor, hides, or turns around stays."""
    return "".join(character if character.isprintable() else " " if character == "\t" else "�" for character in text)
