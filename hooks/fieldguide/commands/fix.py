"""``fieldguide fix``: mend what can be mended safely, and show every change."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from fieldguide import renamed, repair
from fieldguide.catalogue import source_files
from fieldguide.graph import Key
from fieldguide.records import kind_of
from fieldguide.source import MAX_BYTES


def add(parser: argparse.ArgumentParser) -> str:
    """Describe the command."""
    parser.add_argument("paths", nargs="*", help="files or folders; all when left out")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--check", action="store_true", help="as --dry-run, and exit 1 if something would change")
    return "mend what can be mended safely: quotes, dashes, dates, spaces, the order of fields, ids of renamed records"


def run(options: argparse.Namespace) -> int:
    """Mend and show a diff of every file; 1 with --check when something would change."""
    root = options.root.resolve()
    dry = options.dry_run or options.check
    former = renamed.former_ids(root, source_files(root))
    changed = sum(_mend(root, path, former, dry=dry) for path in _chosen(root, options.paths))
    verb = "would be mended" if dry else "mended"
    sys.stdout.write(f"{changed} file{'' if changed == 1 else 's'} {verb}.\n" if changed else "Nothing to mend.\n")
    return 1 if options.check and changed else 0


def _chosen(root: Path, paths: list[str]) -> list[Path]:
    files = source_files(root)
    if not paths:
        return files
    wanted = [Path(os.path.abspath(path if Path(path).exists() else root / path)) for path in paths]  # noqa: PTH100 - links are not followed
    return [file for file in files if any(file == path or file.is_relative_to(path) for path in wanted)]


def _mend(root: Path, path: Path, former: Mapping[Key, Key], *, dry: bool) -> bool:
    """Mend one file; links, files that are not UTF-8 and huge ones are left to the check."""
    kind, name = kind_of(path.relative_to(root).as_posix()), path.relative_to(root).as_posix()
    if kind is None or path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
        return False
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    mended, done = repair.mend(name, text, kind)
    mended, more = renamed.mend(name, mended, former)
    done += more
    if not done:
        return False
    lines = (text.splitlines(keepends=True), mended.splitlines(keepends=True))
    diff = difflib.unified_diff(*lines, name, name)
    sys.stdout.writelines(line if line.endswith("\n") else f"{line}\n" for line in diff)
    sys.stdout.write(f"{name}: {'; '.join(done)}.\n\n")
    if not dry:
        path.write_bytes(mended.encode("utf-8"))
    return True
