"""A fresh hub in the place of this one: which files are this hub's own and go, and which are written anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from fieldguide.template import slug

OWN = (
    "content",
    "resources",
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "history.txt",
    "published-urls.txt",
    ".github/images",
    "overrides/assets/fieldguide/og",
)
"""What speaks of this hub: files and whole folders."""
OF_THE_SUBJECT = frozenset({"domains", "case-subjects", "focus", "audiences", "grade-bands", "smp", "mtp", "mlr"})
"""Lists of the vocabulary that speak of this hub's subject. All others are of use to any hub, and stay."""
NAMING = ("LICENSE-content", "Makefile", ".devcontainer/devcontainer.json")
"""Files that stay and name the hub. LICENSE keeps its name: it says who made the machinery."""
TEMPLATES = Path(__file__).parent / "fresh_hub"
"""The files of a fresh hub, at their places below its root; words with a dollar are filled in."""
TESTS = ("pyproject.toml", '"-ra"]', '"-ra", "-m", "not this_hub"]')
"""How the tests that speak of this hub's records are left out: the file, what stands in it, what will."""
SAFE = re.compile(r"[\w ,.'’&()/–-]{2,80}")
"""What a name may hold, so that it can stand in quotes in YAML and in Markdown alike."""


@dataclass(frozen=True)
class Beginning:
    """What a fresh hub is told of itself."""

    name: str
    subject: str
    """As in the middle of a sentence."""
    summary: str
    areas: Sequence[str]
    """The areas of the subject, the first terms of ``domains.yml``."""
    today: date

    def unsafe(self) -> Iterator[str]:
        """Give every word that cannot stand in the files."""
        yield from (word for word in (self.name, self.subject, *self.areas) if not SAFE.fullmatch(word))
        if '"' in self.summary or "\\" in self.summary or "\n" in self.summary:
            yield self.summary

    @property
    def words(self) -> dict[str, str]:
        """What stands for each word with a dollar."""
        return {
            "name": self.name,
            "subject": self.subject,
            "Subject": self.subject[:1].upper() + self.subject[1:],
            "summary": self.summary,
            "today": self.today.isoformat(),
            "areas": "\n".join(map(self._area, self.areas)),
        }

    def _area(self, area: str) -> str:
        grades = ", ".join(["pk", "k", *map(str, range(1, 13))])
        lines = (
            f"id: {slug(area)}",
            f'label: "{area}"',
            f'definition: "{area}, in all grades."',
            f"grades: [{grades}]",
        )
        return "  - " + "\n    ".join(lines)


def leaving(root: Path) -> list[Path]:
    """Give every file that goes, sorted."""
    found = [path for name in OWN for path in (root / name, *(root / name).rglob("*")) if path.is_file()]
    lists = root / "content" / "vocabulary"
    return sorted(path for path in found if path.parent != lists or path.stem in OF_THE_SUBJECT)


def begin(root: Path, beginning: Beginning, old_name: str) -> None:
    """Take away what is this hub's own, and write the fresh one."""
    for path in leaving(root):
        path.unlink()
    for name in OWN:
        _drop_empty(root / name)
    for name, text in written(beginning).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    for path in (root / name for name in NAMING):
        if path.exists():
            named = path.read_text(encoding="utf-8").replace(old_name, beginning.name)
            path.write_text(named, encoding="utf-8", newline="\n")
    _leave_tests_out(root)


def _leave_tests_out(root: Path) -> None:
    name, before, after = TESTS
    path = root / name
    if path.exists():
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8", newline="\n")


def written(beginning: Beginning) -> dict[str, str]:
    """Give the files of the fresh hub, path to text."""
    files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    return {
        path.relative_to(TEMPLATES).as_posix(): Template(path.read_text(encoding="utf-8")).substitute(beginning.words)
        for path in files
    }


def _drop_empty(folder: Path) -> None:
    """Take away the folders in which no file is left."""
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            shutil.rmtree(path)
