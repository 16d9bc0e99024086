"""``fieldguide import FILE``: references and resources become draft records; nothing that is there is overwritten."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from fieldguide.catalogue import Catalogue, load_catalogue
from fieldguide.imports import READERS, Draft
from fieldguide.imports import records as drafts


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("file", type=Path, help="a .bib, .ris, .json (CSL) or .csv file")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    return "turn a file of references or resources into draft records"


def run(options: argparse.Namespace) -> int:
    """Import; 1 when the file cannot be read or a reference could not become a draft."""
    read = READERS.get(options.file.suffix.lower())
    if read is None:
        sys.stderr.write(f"{options.file} is none of {', '.join(READERS)}. Nothing was written.\n")
        return 1
    try:
        found = read(options.file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{options.file} cannot be read: {error}. Nothing was written.\n")
        return 1
    root = options.root.resolve()
    catalogue, _ = load_catalogue(root)
    importer = Importer(root, catalogue, options.file.name, dry=options.dry_run)
    for draft in found:
        importer.take(draft)
    sys.stdout.write("".join(f"{line}\n" for line in importer.told))
    sys.stdout.write(
        f"{importer.written} of {len(found)} became drafts. Drafts are not published until status is active.\n"
    )
    return 1 if importer.lost else 0


class Importer:
    """Takes drafts one by one and remembers what to tell."""

    def __init__(self, root: Path, catalogue: Catalogue, origin: str, *, dry: bool) -> None:
        self.root = root
        self.catalogue = catalogue
        self.origin = origin
        self.dry = dry
        self.told: list[str] = []
        self.written = 0
        self.lost = 0
        self._names: set[Path] = set()

    def take(self, draft: Draft) -> None:
        """Write one draft, or say why not; say as well what in it was not understood."""
        self.told += [f"{self.origin}:{line}: {message}" for line, message in drafts.problems(draft)]
        if not draft.item.get("title"):
            self.lost += 1
        elif (key := drafts.known(draft, self.catalogue)) is not None:
            self.told.append(f"{self.origin}:{draft.line}: is here already: {key.kind} {key.id}")
        else:
            self._write(draft)

    def _write(self, draft: Draft) -> None:
        path = self._free(self.root / drafts.folder_of(draft), drafts.name_of(draft))
        if not self.dry:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(drafts.to_yaml(draft, self.origin, date.today()))  # noqa: DTZ011 - the curator's own day
        self.written += 1
        self.told.append(f"{self.origin}:{draft.line}: {path.relative_to(self.root).as_posix()}")

    def _free(self, folder: Path, name: str) -> Path:
        """Give a path that nothing has: a name taken gets a number."""
        for number in range(1, 1000):
            path = folder / (f"{name}.yml" if number == 1 else f"{name[:56]}-{number}.yml")
            if not path.exists() and path not in self._names:
                self._names.add(path)
                return path
        message = f"no free name for {name}"
        raise FileExistsError(message)
