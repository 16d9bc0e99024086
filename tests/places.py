"""Where things are, for tests: the project's folder, and the shape of the fixture that writes a small one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = "https://github.com/example/math-field-guide"
"""Where the sites that tests build say they come from."""
Project = Callable[[Mapping[str, str]], Path]
