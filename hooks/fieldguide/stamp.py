"""Whether a site stands as its last build left it, from the same inputs: then there is nothing to build.

A stamp is taken of every input before a build and written after it ended well without a warning, so that a build that
was skipped never hides one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from fieldguide.digest import digest, files_below, versions

FILE = Path(".cache", "fieldguide", "built.json")
INPUTS = ("mkdocs.yml", "published-urls.txt", "history.txt", "content", "resources", "overrides", "hooks")
SETTINGS = ("SITE_URL", "REPOSITORY_URL")
"""What the configuration takes from outside."""


def inputs(root: Path, settings: Mapping[str, str]) -> str:
    """Give a digest of all a build reads: files by their bytes, settings, the versions of all that is installed."""
    chosen = (f"{name}={settings.get(name)}" for name in SETTINGS)
    return digest((*versions(), *chosen, *_contents(root)))


def outcome(site: Path) -> str:
    """Give a digest of how a built site lies there: names, sizes and times, which any later hand would change."""
    return digest(_lies(path) for path in files_below(site))


def _lies(path: Path) -> str:
    about = path.stat()
    return f"{path} {about.st_size} {about.st_mtime_ns}"


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


def _contents(root: Path) -> Iterator[str | bytes]:
    for name in INPUTS:
        for path in (root / name,) if (root / name).is_file() else files_below(root / name):
            yield path.relative_to(root).as_posix()
            yield path.read_bytes()
