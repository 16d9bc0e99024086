"""What a page carries in its head: its data, how it looks when shared, what reference managers and machines read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldguide import linked_data, references, urls
from fieldguide.catalogue import Entry
from fieldguide.records import KINDS
from fieldguide.records.library import AND_OTHERS
from fieldguide.tree import Page, Site

PICTURES = "assets/fieldguide/og"
"""Below ``overrides``: a picture for each kind, and ``site.png`` for all else. A hub without them shares no picture."""
PICTURE_SIZE = (1200, 630)


@dataclass(frozen=True)
class Alternate:
    """Another form of a page: its media type, its name, its address below the root."""

    type: str
    title: str
    url: str


class Heads:
    """Makes the head of each page of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._entries = {urls.page_url(entry.key): entry for entry in site.catalogue if entry.key.kind != "vocabulary"}
        self._pictures = frozenset(path.stem for path in (site.root / "overrides" / PICTURES).glob("*.png"))
        self._sections = {f"{kind.slug}/": kind.name for kind in KINDS.values()}

    def of(self, page: Page) -> str:
        """Give a page's head as safe HTML."""
        entry = self._entries.get(page.url)
        kind = entry.key.kind if entry else self._sections.get(page.url, "")
        picture = kind if kind in self._pictures else "site"
        return self.site.renderer.page(
            "head.html",
            page.url,
            site=self.site,
            page=page,
            type="article" if entry else "website",
            picture=f"{self.site.url}{PICTURES}/{picture}.png" if picture in self._pictures else "",
            picture_alt=f"{self.site.name}: {'strategies and coaching' if picture == 'site' else KINDS[kind].label}",
            size=PICTURE_SIZE,
            alternates=tuple(self._alternates(page, entry, kind)),
            citation=tuple(citation(entry)) if entry and references.is_work(entry) else (),
            data=linked_data.graph(self.site, page, entry),
        )

    def _alternates(self, page: Page, entry: Entry | None, kind: str) -> Iterator[Alternate]:
        yield Alternate("text/markdown", "Markdown", f"{page.url}index.md")
        if page.url == "":
            yield Alternate("application/atom+xml", self.site.name, "feeds/all.xml")
        if entry is not None:
            yield Alternate("application/json", "JSON", f"api/v1/{page.url.rstrip('/')}.json")
            if kind == "learner-group":
                yield Alternate(
                    "application/atom+xml", f"{self.site.name}: {page.title}", f"feeds/{page.url.rstrip('/')}.xml"
                )
            if references.cited_by(entry.key, self.site.catalogue):
                yield Alternate("application/x-bibtex", "BibTeX", f"{page.url}references.bib")
                yield Alternate("application/x-research-info-systems", "RIS", f"{page.url}references.ris")
        elif kind:
            yield Alternate("application/json", "JSON", f"api/v1/{KINDS[kind].slug}.json")
            if kind != "vocabulary":
                yield Alternate(
                    "application/atom+xml", f"{self.site.name}: {page.title}", f"feeds/{KINDS[kind].slug}.xml"
                )


def citation(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the Highwire tags of a page about one work, for reference managers; a page of ours gets none."""
    item = references.item(entry)
    yield "citation_title", item["title"]
    for person in item.get("author", ()):
        name = person.get("literal") or ", ".join(
            part for part in (person.get("family"), person.get("given"), person.get("suffix")) if part
        )
        if name != AND_OTHERS:
            yield "citation_author", name
    first, _, last = item.get("page", "").replace("–", "-").partition("-")
    container = {"chapter": "citation_inbook_title", "paper-conference": "citation_conference_title"}.get(
        item["type"], "citation_journal_title"
    )
    publisher = {"thesis": "citation_dissertation_institution", "report": "citation_technical_report_institution"}.get(
        item["type"], "citation_publisher"
    )
    found = {
        "citation_publication_date": str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
        container: item.get("container-title"),
        "citation_volume": item.get("volume"),
        "citation_issue": item.get("issue"),
        "citation_firstpage": first.strip() if first.strip().isalnum() else "",
        "citation_lastpage": last.strip() if last.strip().isalnum() else "",
        publisher: item.get("publisher"),
        "citation_doi": item.get("DOI"),
        "citation_isbn": item.get("ISBN"),
        "citation_issn": item.get("ISSN"),
        "citation_public_url": item.get("URL"),
        "citation_language": "en",
    }
    yield from ((name, value) for name, value in found.items() if value)
