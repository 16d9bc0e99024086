"""Makes a large hub from the real one: real records again and again, each under an id, a title and words of its own.

Beside it stands the same as a plain site: the records as Markdown on disk.
"""

from __future__ import annotations

import json
import re
import shutil
from itertools import product
from pathlib import Path

from plain import markdown_pages

from fieldguide.catalogue import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
STRATEGIES = ROOT / "content" / "strategies"
COPIED = ("mkdocs.yml", "hooks", "overrides")
STAND_INS = ("the", "this", "that", "each", "every", "any", "one", "some", "our", "their", "another")
"""Words that can stand where "the" and "a" stood: texts stay as long as they were, and no two records share them."""
ROUNDS = tuple(product(STAND_INS, STAND_INS))


def make_both(folder: Path, count: int) -> tuple[Path, Path, int]:
    """Write a hub of ``count`` strategies, and a plain site of all its records; give their folders, and how many."""
    ours, plain = folder / "ours", folder / "plain"
    ours.mkdir()
    plain.mkdir()
    catalogue, problems = load_catalogue(make_hub(ours, count))
    assert not problems, problems[:3]
    make_plain(plain, markdown_pages(catalogue))
    return ours, plain, len(tuple(catalogue))


def make_hub(target: Path, count: int) -> Path:
    """Write a hub of ``count`` strategies (and everything they link to) below ``target``."""
    for name in COPIED:
        (target / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "content", target / "content", ignore=shutil.ignore_patterns("strategies"))
    shutil.copytree(ROOT / "resources", target / "resources")
    folder = target / "content" / "strategies"
    folder.mkdir()
    originals = sorted(STRATEGIES.glob("*.yml"))
    for number in range(max(count, len(originals))):
        original = originals[number % len(originals)]
        text = original.read_text("utf-8")
        turn = number // len(originals)
        name = f"{original.stem[:50]}-{turn}" if turn else original.stem
        (folder / f"{name}.yml").write_text(_variant(text, turn) if turn else text, "utf-8")
    return target


def _variant(text: str, turn: int) -> str:
    """Give a record a title of its own and other small words, so that nothing made for one serves another."""
    titled = re.sub(
        r"^title: (['\"]?)(.*?)\1$",
        lambda found: f"title: {json.dumps(f'{found[2]} {turn}')}",
        text,
        count=1,
        flags=re.MULTILINE,
    )
    the, a = ROUNDS[turn % len(ROUNDS)]
    return re.sub(r"(?<= )a(?= [a-z])", a, re.sub(r"(?<= )the(?= [a-z])", the, titled))


def make_plain(target: Path, pages: dict[str, str]) -> Path:
    """Write the same pages as Markdown on disk, with MkDocs, Material and its search, and a small nav."""
    for path, text in pages.items():
        file = target / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    settings = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "md_in_html",
            "def_list",
            "footnotes",
            "tables",
            {"toc": {"permalink": True}},
        ],
        "nav": [{"Home": "index.md"}],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
        },
    }
    (target / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return target
