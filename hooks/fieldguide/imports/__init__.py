"""References other people keep, read into drafts: BibTeX, RIS, CSL-JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable

from fieldguide.imports import bibtex, csl, ris, table
from fieldguide.imports.draft import Draft

READERS: dict[str, Callable[[str], list[Draft]]] = {
    ".bib": bibtex.read,
    ".ris": ris.read,
    ".json": csl.read,
    ".csv": table.read,
}
"""File ending to reader."""

__all__ = ["READERS", "Draft"]
