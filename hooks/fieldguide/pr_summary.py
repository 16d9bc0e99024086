"""A pull request told to a reviewer who reads no diffs. All that people wrote is shown as data, never as Markdown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fieldguide import validate, views
from fieldguide.catalogue import Catalogue, Entry, load_catalogue
from fieldguide.records import Resource
from fieldguide.source import read

CODE = ("hooks/", "overrides/", ".github/", ".ci/", "tools/", "tests/", ".devcontainer/", ".vscode/")
MOST = 20
"""So many records are shown; a change of everything is not read card by card."""
_MARKS = {"A": "New", "M": "Changed", "D": "Removed", "T": "Changed"}
_UNSAFE = re.compile(r"[`\x00-\x1f\u200b-\u202e]")
_URL = re.compile(r"https?://[^\s)\"'<>\]]+")


@dataclass(frozen=True)
class Changed:
    """One changed file: git's letter for what happened, and where."""

    mark: str
    path: str


@dataclass(frozen=True)
class Change:
    """One changed record, and which of its fields differ."""

    mark: str
    path: str
    entry: Entry | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """What a reviewer should know first."""

    records: tuple[Change, ...]
    code: tuple[str, ...]
    hosts: tuple[str, ...]
    twins: tuple[tuple[str, str, str], ...]
    """(new path, existing path, why they look alike)."""
    catalogue: Catalogue


def summarize(root: Path, changed: tuple[Changed, ...], before: Callable[[str], str]) -> Summary:
    """Compare the project as it is with how it was."""
    catalogue, _ = load_catalogue(root)
    entries = {entry.path: entry for entry in catalogue}
    records = tuple(
        Change(item.mark, item.path, entries.get(item.path), _fields(root, item, before))
        for item in changed
        if validate.kind_of(item.path)
    )
    paths = {item.path for item in changed}
    return Summary(
        records=records,
        code=tuple(item.path for item in changed if is_code(item.path)),
        hosts=tuple(sorted(_hosts_of(root, paths) - _hosts_of(root, set(entries) - paths))),
        twins=tuple(_twins(catalogue, {item.path for item in records if item.mark == "A"})),
        catalogue=catalogue,
    )


def is_code(path: str) -> bool:
    """Whether a file can change what runs: everything but records and what people read beside them."""
    return path.startswith(CODE) or not path.startswith(("content/", "resources/"))


def _fields(root: Path, item: Changed, before: Callable[[str], str]) -> tuple[str, ...]:
    if item.mark != "M":
        return ()
    path = root / item.path
    now = path.read_text(encoding="utf-8", errors="replace") if path.is_file() and not path.is_symlink() else ""
    old, new = (read(item.path, text)[0].data for text in (before(item.path), now))
    if not isinstance(old, dict) or not isinstance(new, dict):
        return ()
    return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


def _hosts_of(root: Path, paths: set[str]) -> set[str]:
    found: set[str] = set()
    for name in paths:
        path = root / name
        if validate.kind_of(name) and path.is_file() and not path.is_symlink():
            text = path.read_text(encoding="utf-8", errors="replace")
            found |= {urlsplit(url).netloc.lower() for url in _URL.findall(text)}
    return found - {""}


def _twins(catalogue: Catalogue, new: set[str]) -> Iterator[tuple[str, str, str]]:
    """Give pairs of resources that may be the same thing: one address, one number, or nearly one title."""
    entries = catalogue.all("resource")
    for entry in entries:
        for other in entries:
            if entry.path in new and other.path != entry.path and (why := _alike(entry, other)):
                yield entry.path, other.path, why


def _alike(one: Entry, other: Entry) -> str:
    first, second = one.record, other.record
    if not isinstance(first, Resource) or not isinstance(second, Resource):
        return ""
    for name in ("doi", "isbn", "url"):
        values = [re.sub(r"[\s/-]", "", str(getattr(record, name) or "")).lower() for record in (first, second)]
        if values[0] and values[0] == values[1]:
            return f"the same {name}"
    ratio = difflib.SequenceMatcher(None, first.title.lower(), second.title.lower()).ratio()
    return "nearly the same title" if ratio > 0.85 else ""


def to_markdown(summary: Summary) -> str:
    """Give the summary page of a pull request."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    yield "## What this pull request changes"
    yield ""
    if summary.code:
        yield "> [!CAUTION]"
        count = len(summary.code)
        yield f"> **This pull request also changes code or settings** ({count} files). A maintainer must read them:"
        yield from (f"> - {_code(path)}" for path in summary.code[:50])
        yield ""
    if not summary.records:
        yield "No record changes."
    for change in summary.records[:MOST]:
        yield f"### {_MARKS.get(change.mark, 'Changed')}: {_code(change.path)}"
        yield ""
        yield from _card(change, summary.catalogue)
    if len(summary.records) > MOST:
        yield f"… and {len(summary.records) - MOST} more records."
    if summary.hosts:
        yield "### New places that links lead to"
        yield ""
        yield "Open each one: is it what it says?"
        yield ""
        yield from (f"- {_code(host)}" for host in summary.hosts)
        yield ""
    if summary.twins:
        yield "### Is this already here?"
        yield ""
        yield from (f"- {_code(new)} and {_code(old)}: {why}" for new, old, why in summary.twins)


def _card(change: Change, catalogue: Catalogue) -> Iterator[str]:
    if change.fields:
        yield f"Changed fields: {', '.join(_code(name) for name in change.fields)}"
        yield ""
    if change.entry is None:
        yield "It is not published: it was removed, is a draft, or the check has something to say about it."
        yield ""
        return
    card = views.card(change.entry, catalogue)
    chips = " · ".join(chip.label for chip in card.chips)
    shown = [card.title, card.summary, f"Use it when {card.use_when}." if card.use_when else "", chips, card.evidence]
    yield "````text"
    yield from (line.replace("`", "'") for line in shown if line)
    yield "````"
    yield ""


def _code(text: str) -> str:
    """Give a name as code, so that nothing in it is read as Markdown, a mention or a reference."""
    return f"`{_UNSAFE.sub('?', text)[:200]}`"


def to_html(root: Path, summary: Summary) -> str:
    """Give the changed records as one HTML file, with the site's own styles in it."""
    from fieldguide.pages.record_pages import Extras, record_page  # noqa: PLC0415 - only the preview needs pages
    from fieldguide.tree import open_site  # noqa: PLC0415 - as above

    site = open_site(root, summary.catalogue)
    entries = [change.entry for change in summary.records if change.entry and change.entry.key.kind != "vocabulary"]
    assets = root / "overrides" / "assets" / "fieldguide"
    styles = "\n".join(
        (assets / f"{name}.css").read_text(encoding="utf-8") for name in ("tokens", "card", "record", "diagram")
    )
    extras = Extras(site)
    bodies = [record_page(site, entry, extras).html for entry in entries[:MOST]]
    return site.renderer.page("contribute/preview.html", "", styles=styles, bodies=bodies)
