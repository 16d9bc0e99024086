"""What is new, month by month: from the history that the repository keeps in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fieldguide import changes, urls
from fieldguide.catalogue import Entry
from fieldguide.exports.feeds import LATE, WHATS_NEW
from fieldguide.graph import Key
from fieldguide.history import Told
from fieldguide.records import KINDS, Kind
from fieldguide.tree import Page, Site

URL = "about/whats-new/"
TITLE = "What is new"
NAMED = 60
"""So many new records of a kind are named; of more only the number is told, beside the page that lists them."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Month:
    """What happened in one month."""

    id: str
    title: str
    added: tuple[tuple[Kind, tuple[Entry, ...]], ...]
    changed: tuple[tuple[Entry, str], ...]
    """Each with what changed, in words; those new in the same month are left out."""
    read: int
    """How many were read through again and stayed as they were."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page."""
    lead = "Which records came, which changed, and what changed in them, the newest month first."
    html = site.renderer.page(
        "contribute/whats-new.html",
        URL,
        title=TITLE,
        lead=lead,
        months=tuple(months(site.renderer.history.told)),
        named=NAMED,
        feed=WHATS_NEW,
        kinds=KINDS,
        address=urls.page_url,
    )
    link = 'rel="alternate describedby" type="application/atom+xml"'
    head = f'<link {link} title="{TITLE}" href="{urls.relative(URL, WHATS_NEW)}">'
    yield Page(urls.section_uri(URL), TITLE, lead, html, head=head)


def months(told: Iterable[Told]) -> Iterator[Month]:
    """Give each month that has something to tell, the newest first."""
    for (year, number), found in groupby(told, key=lambda item: (item.change.day.year, item.change.day.month)):
        yield _month(year, number, tuple(found))


def _month(year: int, number: int, told: tuple[Told, ...]) -> Month:
    added = {item.entry.key: item.entry for item in told if item.change.mark == "added"}
    read = {item.entry.key for item in told if item.change.mark == "read"} - added.keys()
    changed = tuple(_changed(item for item in told if item.change.mark != "read" and item.entry.key not in added))
    name = f"{MONTHS[number - 1]} {year}"
    return Month(f"{year}-{number:02}", name, tuple(_by_kind(added.values())), changed, len(read))


def _by_kind(entries: Iterable[Entry]) -> Iterator[tuple[Kind, tuple[Entry, ...]]]:
    """Give entries by kind, what readers look for most first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.key.kind].append(entry)
    for name in sorted(found, key=_rank):
        yield KINDS[name], tuple(sorted(found[name], key=lambda entry: (entry.record.title.lower(), entry.key)))


def _changed(told: Iterable[Told]) -> Iterator[tuple[Entry, str]]:
    """Give each changed record once, with all that changed."""
    found: dict[Key, list[Told]] = defaultdict(list)
    for item in told:
        found[item.entry.key].append(item)
    for key in sorted(found, key=lambda key: (_rank(key.kind), found[key][0].entry.record.title.lower(), key)):
        fields = dict.fromkeys(name for item in found[key] for name in item.change.fields)
        marks = [item.change.words for item in found[key] if not item.change.fields]
        yield found[key][0].entry, "; ".join([*([changes.in_words(fields)] if fields else []), *map(str.lower, marks)])


def _rank(kind: str) -> tuple[bool, int]:
    return kind in LATE, list(KINDS).index(kind)
