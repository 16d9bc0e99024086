"""Short names for long things: equal contents, equal digests. What keys of pages and the memory of a site rest on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_DESCRIBED = (".dist-info", ".egg-info")


def digest(parts: Iterable[str | bytes]) -> str:
    """Give one short name for a run of contents; where one ends and the next begins counts."""
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def files_below(folder: Path) -> Iterator[Path]:
    """Give every file of a folder in a fixed order, but for what Python compiled."""
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(base, name) for name in sorted(files))


def contents(folder: Path, ending: str = "") -> Iterator[str | bytes]:
    """Give the name and the bytes of every file of a folder, of one kind where its ending is given."""
    for path in files_below(folder):
        if path.name.endswith(ending):
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


@lru_cache(maxsize=1)
def package() -> str:
    """Give the digest of this package and of all that runs it: equal ones make the same of the same."""
    return digest((*versions(), *contents(Path(__file__).parent)))


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """Give what runs a build: Python, and every library installed beside it, by the folder that names its version."""
    folders = (folder for folder in sys.path if os.path.isdir(folder))  # noqa: PTH112 - as Python keeps them
    found = {name for folder in folders for name in os.listdir(folder) if name.endswith(_DESCRIBED)}  # noqa: PTH208
    return (sys.version, *sorted(found))
