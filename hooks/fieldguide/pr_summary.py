"""A pull request told to a reviewer who reads no diffs. All that people wrote is shown as data, never as Markdown."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fieldguide import changes, views
from fieldguide.catalogue import Catalogue, Entry, load_hub
from fieldguide.changes import Difference
from fieldguide.problem import errors
from fieldguide.records import Resource, kind_of
from fieldguide.source import read_bytes

CODE = ("hooks/", "overrides/", ".github/", ".ci/", "tools/", "tests/", ".devcontainer/", ".vscode/")
MOST = 20
"""So many records are shown; a change of everything is not read card by card."""
MOST_DIFFERENCES = 12
"""So many changed values are told of one record, and so many characters of each."""
MOST_LETTERS = 300
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
    """One changed record, and what differs in it."""

    mark: str
    path: str
    entry: Entry | None
    fields: tuple[str, ...]
    differences: tuple[Difference, ...]
    note: str
    """Why readers would not see it; empty when they would."""


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
    hub = load_hub(root)
    catalogue = hub.catalogue()
    entries = {entry.path: entry for entry in catalogue}
    wrong = Counter(problem.path for problem in errors(hub.problems))
    drafts = {item.entry.path for item in hub.loaded.values() if item.entry.record.status == "draft"}
    records = tuple(
        _change(root, item, before, entries.get(item.path), _note(item, wrong[item.path], item.path in drafts))
        for item in changed
        if kind_of(item.path)
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


def _change(root: Path, item: Changed, before: Callable[[str], str], entry: Entry | None, note: str) -> Change:
    path = root / item.path
    now = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    texts = (before(item.path).encode(), now) if item.mark == "M" else (b"", b"")
    old, new = (read_bytes(item.path, text)[0].data for text in texts)
    readable = isinstance(old, dict) and isinstance(new, dict)
    found = tuple(changes.differences(old, new)) if readable else ()
    return Change(item.mark, item.path, entry, changes.changed_fields(old, new), found, note)


def _note(item: Changed, wrong: int, draft: bool) -> str:
    """Say why readers would not see a record, and what to do about it."""
    if item.mark == "D":
        return (
            "It would be removed. If its page was published, the build stops here: keep the record, "
            "write `status: retired` in it, and say what replaces it (`replaced_by`) or why (`retired_because`)."
        )
    if wrong:
        return (
            f"It cannot be published yet: the check asks for {wrong} thing{'' if wrong == 1 else 's'} first. "
            "Each is told under “What the check found”, and in “Files changed” beside its line. "
            "The site stays as it is until then."
        )
    return "It is a draft: readers see it only when the line `status: draft` is taken out." if draft else ""


def _hosts_of(root: Path, paths: set[str]) -> set[str]:
    found: set[str] = set()
    for name in paths:
        path = root / name
        if kind_of(name) and path.is_file() and not path.is_symlink():
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
        count = f"{len(summary.code)} file{'' if len(summary.code) == 1 else 's'}"
        yield f"> **This pull request also changes code or settings** ({count}). A maintainer must read them:"
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
    if any(change.entry for change in summary.records):
        yield "Whole pages: download “preview” below, under “Artifacts”, and open the file in it with a browser."
        yield ""
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
    if change.differences:
        yield from _fenced(_told(change.differences))
    if change.note:
        yield change.note
        yield ""
    if change.entry is None:
        return
    if change.differences:
        yield "Its card is now:"
        yield ""
    card = views.card(change.entry, catalogue)
    chips = " · ".join(chip.label for chip in card.chips)
    use_when = f"Use it when: {card.use_when}" if card.use_when else ""
    yield from _fenced([card.title, card.summary, use_when, chips, card.evidence])


def _told(found: tuple[Difference, ...]) -> Iterator[str]:
    """Say what each value was and is."""
    for item in found[:MOST_DIFFERENCES]:
        yield item.where
        if item.before:
            yield f"  before: {_cut(item.before)}"
        yield f"  now:    {_cut(item.after)}" if item.after else "  now:    (taken out)"
    if len(found) > MOST_DIFFERENCES:
        yield f"… and {len(found) - MOST_DIFFERENCES} more"


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]} …"


def _fenced(lines: Iterable[str]) -> Iterator[str]:
    """Give lines as a block in which nothing is Markdown; no run of backquotes can end it early."""
    yield "````text"
    yield from (line.replace("`", "'").replace("\n", " ") for line in lines if line)
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
        (assets / f"{name}.css").read_text(encoding="utf-8")
        for name in ("tokens", "card", "record", "diagram", "notation")
    )
    extras = Extras(site)
    bodies = [record_page(site, entry, extras).html for entry in entries[:MOST]]
    return site.renderer.page("contribute/preview.html", "", styles=styles, bodies=bodies)
