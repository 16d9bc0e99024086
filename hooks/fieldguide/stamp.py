"""Whether a site stands as its last build left it, from the same inputs: then there is nothing to build.

A stamp is taken of every input before a build and written after it ended well without a warning, so that a build that
was skipped never hides one.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

FILE = Path(".cache", "fieldguide", "built.json")
INPUTS = ("mkdocs.yml", "published-urls.txt", "history.txt", "content", "resources", "overrides", "hooks")
SETTINGS = ("SITE_URL", "REPOSITORY_URL")
"""What the configuration takes from outside."""


def inputs(root: Path, settings: Mapping[str, str]) -> str:
    """Give a digest of all a build reads: files by their bytes, settings, the versions of all that is installed."""
    found = blake2b(digest_size=20)
    for name in (sys.version, *(f"{name}={settings.get(name)}" for name in SETTINGS), *_installed()):
        found.update(name.encode() + b"\0")
    for path in _files(root):
        data = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def outcome(site: Path) -> str:
    """Give a digest of how a built site lies there: names, sizes and times, which any later hand would change."""
    found = blake2b(digest_size=20)
    for base, folders, files in os.walk(site):
        folders.sort()
        for name in sorted(files):
            about = Path(base, name).stat()
            found.update(f"{base}/{name}\0{about.st_size}\0{about.st_mtime_ns}\0".encode())
    return found.hexdigest()


def stands(root: Path, site: Path, made_from: str) -> bool:
    """Whether the site was built from the same inputs and nobody touched it since."""
    return _read(root).get(str(site)) == [made_from, outcome(site)]


def write(root: Path, site: Path, made_from: str) -> None:
    """Remember a build that ended well."""
    stamps = _read(root) | {str(site): [made_from, outcome(site)]}
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(stamps, indent=1), "utf-8")
    fresh.replace(path)


def _read(root: Path) -> dict[str, object]:
    try:
        found = json.loads((root / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _installed() -> list[str]:
    return sorted(f"{item.name} {item.version}" for item in distributions())


def _files(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        path = root / name
        if path.is_file():
            yield path
        for base, folders, files in os.walk(path):
            folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
            yield from (Path(base, file) for file in sorted(files))
