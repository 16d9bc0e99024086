"""Where things are, and what many tests begin with: the project's folder, the fixture of a small one, one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = "https://github.com/example/math-field-guide"
"""Where the sites that tests build say they come from."""
Project = Callable[[Mapping[str, str]], Path]
STUDY = """\
title: A study
summary: What it found.
review: {steward: Editorial team, reviewed: 2026-11-22}
design: descriptive
finding: It found a little.
population: Some teachers
read: abstract
known: verified
"""
"""The least that a study needs, for tests that want one record."""
