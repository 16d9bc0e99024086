"""How to take part: what belongs, how to write, how a record travels, and a form for every kind of record."""

from __future__ import annotations

from collections.abc import Iterator

from fieldguide import urls
from fieldguide.form_spec import spec
from fieldguide.issue_forms import ASKED
from fieldguide.json_text import compact
from fieldguide.records import KINDS, Kind
from fieldguide.tree import Asset, Page, Site

URL = "contribute/"
SCRIPT = "assets/fieldguide/form.js"
TEXTS = (
    (
        "",
        "contribute",
        "Take part",
        "Correct a page, suggest something, or write a record: nothing you do can break it.",
    ),
    ("style/", "style", "How we write", "Plain words for a tired teacher: what we do, and what we leave out."),
    ("journey/", "journey", "How a record travels", "From an idea to a page: who looks at it, what a red cross means."),
    ("your-own/", "your-own", "A hub of your own", "Another subject or another district, with the same machinery."),
)


def pages(site: Site) -> Iterator[Page]:
    """Make the pages for contributors."""
    kinds = tuple(KINDS.values())
    for slug, template, title, lead in TEXTS:
        url = URL + slug
        view = {"title": title, "lead": lead, "site": site, "kinds": kinds, "asked": ASKED}
        html = site.renderer.page(f"contribute/{template}.html", url, **view)
        yield Page(urls.section_uri(url) if not slug else urls.src_uri(url), title, lead, html)
    for kind in kinds:
        yield _form_page(site, kind)


def form_url(kind: Kind) -> str:
    """Give the address of a kind's form."""
    return f"{URL}form/{kind.name}/"


def spec_path(kind: Kind) -> str:
    """Give the address of what the form is made from."""
    return f"{URL}form/{kind.name}.json"


def _form_page(site: Site, kind: Kind) -> Page:
    url = form_url(kind)
    article = "an" if kind.label[0] in "AEIOU" else "a"
    title = f"Write {article} {kind.label.lower()}"
    label = kind.label.lower()
    lead = f"Fill in what you know about the {label}; the form says what is missing and makes the file for you."
    data = urls.relative(url, spec_path(kind))
    html = site.renderer.page("contribute/form.html", url, title=title, lead=lead, kind=kind, site=site, data=data)
    return Page(urls.src_uri(url), title, lead, html, scripts=(SCRIPT,), wide=True)


def exports(site: Site) -> Iterator[Asset]:
    """Make what each form is made from."""
    for kind in KINDS.values():
        yield Asset(spec_path(kind), compact(spec(kind, site.catalogue)))
