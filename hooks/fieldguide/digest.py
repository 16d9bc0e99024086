"""Short names for long things: equal contents, equal digests. What keys of pages and the memory of a site rest on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path


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


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """Give what runs a build: Python, and every library that is installed beside it."""
    return (sys.version, *sorted(f"{item.name} {item.version}" for item in distributions()))
