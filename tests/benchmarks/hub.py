"""Makes a large hub from the real one: real records again and again, under new ids and titles."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRATEGIES = ROOT / "content" / "strategies"
COPIED = ("mkdocs.yml", "hooks", "overrides")


def make_hub(target: Path, count: int) -> Path:
    """Write a hub of ``count`` strategies (and everything they link to) below ``target``."""
    for name in COPIED:
        (target / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "content", target / "content", ignore=shutil.ignore_patterns("strategies"))
    shutil.copytree(ROOT / "resources", target / "resources")
    folder = target / "content" / "strategies"
    folder.mkdir()
    originals = sorted(STRATEGIES.glob("*.yml"))
    for number in range(count):
        original = originals[number % len(originals)]
        round_number = number // len(originals)
        (folder / f"{_name(original.stem, round_number)}.yml").write_text(
            _variant(original.read_text("utf-8"), round_number), "utf-8"
        )
    for original in originals[count:]:
        shutil.copy(original, folder)
    return target


def _name(stem: str, round_number: int) -> str:
    return f"{stem[:50]}-{round_number}" if round_number else stem


def _variant(text: str, round_number: int) -> str:
    """Give a record a title of its own and numbers that differ, so that no two pages hold the same words."""
    if not round_number:
        return text
    titled = re.sub(
        r"^title: (['\"]?)(.*?)\1$",
        lambda found: f"title: {json.dumps(f'{found[2]} {round_number}')}",
        text,
        count=1,
        flags=re.MULTILINE,
    )
    return (
        re.sub(r"^summary: ", f"summary: Version {round_number}. ", titled, count=1, flags=re.MULTILINE)
        if "\nsummary: >" not in titled
        else titled
    )


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
