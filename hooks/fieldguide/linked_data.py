"""What a page says to machines in the words of schema.org: one graph a page, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fieldguide import references, urls
from fieldguide.catalogue import Catalogue, Entry
from fieldguide.graph import Key
from fieldguide.licence import LICENCE_URL
from fieldguide.records import KINDS, CaseStudy, Facet, Guide, Pathway, Resource, StartingPoint, Strategy
from fieldguide.records.library import AND_OTHERS
from fieldguide.reference_styles import address
from fieldguide.tree import Page, Site

Node = dict[str, Any]

COACHING = frozenset({"coaching-model", "coaching-practice", "challenge", "case-study"})
WORK_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "webpage": "WebPage",
    "motion_picture": "VideoObject",
}
RESOURCE_TYPES = {
    "journal": "Periodical",
    "organization": "Organization",
    "conference": "EventSeries",
    "tool": "SoftwareApplication",
    "platform": "WebApplication",
}


def graph(site: Site, page: Page, entry: Entry | None) -> Node:
    """Give a page's graph: what it is, what it is about, and where it stands."""
    node: Node = {
        "@id": site.url + page.url,
        "url": site.url + page.url,
        "name": page.title,
        "description": page.description,
        "inLanguage": "en",
    }
    if page.url == "":
        nodes = [node | website(site)]
    elif page.url == "data/":
        nodes = [node | dataset(site)]
    elif entry is not None:
        nodes = [node | record(site, entry)]
    else:
        nodes = [node | plain(site, page)]
    return {"@context": "https://schema.org", "@graph": [*nodes, *breadcrumbs(site, page)]}


def website(site: Site) -> Node:
    """Say that this is a site with a search."""
    target = {"@type": "EntryPoint", "urlTemplate": f"{site.url}search/?q={{search_term_string}}"}
    search = {"@type": "SearchAction", "target": target, "query": "required name=search_term_string"}
    return {
        "@type": "WebSite",
        "name": site.name,
        "license": LICENCE_URL,
        "publisher": organization(site),
        "potentialAction": search,
    }


def dataset(site: Site) -> Node:
    """Say that the records are a data set, and how to get it."""
    files = (
        ("application/vnd.sqlite3", "data/field-guide.sqlite"),
        ("application/json", "api/v1/index.json"),
        ("text/csv", "data/csv/strategies.csv"),
    )
    downloads = [
        {"@type": "DataDownload", "encodingFormat": form, "contentUrl": site.url + path} for form, path in files
    ]
    shared = {
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": organization(site),
        "distribution": downloads,
    }
    return {"@type": "Dataset", "name": f"{site.name}: open data", **shared}


def organization(site: Site) -> Node:
    """Name who publishes."""
    return {"@type": "Organization", "name": f"{site.name} contributors", "url": site.url}


def plain(site: Site, page: Page) -> Node:
    """Describe a page that is not a record's: a term, a facet, or a list."""
    parts = page.url.rstrip("/").split("/")
    facets = site.catalogue.vocabulary.facets
    if parts[0] == "vocabulary" and len(parts) > 1 and parts[1] in facets:
        if len(parts) == 2:
            return term_set(site, parts[1], facets[parts[1]])
        if len(parts) == 3 and parts[2] in site.catalogue.vocabulary.terms[parts[1]]:
            return term(site, parts[1], parts[2])
    return {"@type": "CollectionPage" if parts[0] in {kind.slug for kind in KINDS.values()} else "WebPage"}


def term_set(site: Site, name: str, facet: Facet) -> Node:
    """Describe a facet as a set of terms."""
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": site.url + urls.term_url(name, item.id),
            "termCode": item.id,
            "name": item.label,
        }
        for item in facet.terms
    ]
    return {
        "@type": "DefinedTermSet",
        "license": LICENCE_URL,
        "dateModified": facet.review.reviewed.isoformat(),
        "hasDefinedTerm": terms,
    }


def term(site: Site, facet: str, name: str) -> Node:
    """Describe one term."""
    found = site.catalogue.vocabulary.terms[facet][name]
    named = {
        "name": found.label,
        "termCode": found.id,
        "description": found.definition,
        "inDefinedTermSet": f"{site.url}vocabulary/{facet}/",
    }
    return {"@type": "DefinedTerm", **named, **({"alternateName": list(found.synonyms)} if found.synonyms else {})}


def record(site: Site, entry: Entry) -> Node:
    """Describe a record's page: a learning resource of ours, or a page about somebody else's work."""
    node: Node = {
        "dateModified": entry.record.review.reviewed.isoformat(),
        "publisher": organization(site),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
    }
    if references.is_work(entry):
        return node | {"@type": "WebPage", "mainEntity": work(entry)}
    if isinstance(entry.record, Resource):
        return node | {"@type": "WebPage", "mainEntity": thing(entry.record)}
    node |= {
        "@type": "Article" if isinstance(entry.record, Guide) else "LearningResource",
        "learningResourceType": _type(entry, site.catalogue),
    }
    node["audience"] = {
        "@type": "EducationalAudience",
        "educationalRole": "instructional coach" if entry.key.kind in COACHING else "teacher",
    }
    if entry.record.aka:
        node["alternateName"] = list(entry.record.aka)
    if based := references.cited_by(entry.key, site.catalogue):
        node["isBasedOn"] = [site.url + urls.page_url(study.key) for study in based]
    return (
        node
        | _levels(entry, site.catalogue)
        | (strategy(entry.record, site) if isinstance(entry.record, Strategy) else {})
    )


def _type(entry: Entry, catalogue: Catalogue) -> str:
    if isinstance(entry.record, Strategy):
        return catalogue.vocabulary.label("strategy-types", entry.record.type)
    return KINDS[entry.key.kind].label


def _levels(entry: Entry, catalogue: Catalogue) -> Node:
    record = entry.record
    grades: tuple[str, ...] = ()
    if isinstance(record, (Strategy, StartingPoint, Pathway)):
        grades = record.grades
    elif isinstance(record, CaseStudy):
        grades = record.snapshot.grades
    return {"educationalLevel": [catalogue.vocabulary.label("grades", grade) for grade in grades]} if grades else {}


def strategy(found: Strategy, site: Site) -> Node:
    """Say what a strategy teaches, for whom, how long it takes, and which standards its example meets."""
    words = site.catalogue.vocabulary
    learners = [site.catalogue.get(Key("learner-group", need)) for need in found.needs]
    about = [
        {"@type": "Thing", "name": group.record.title, "url": site.url + urls.page_url(group.key)}
        for group in learners
        if group
    ]
    node: Node = {"about": about} if about else {}
    return node | {
        "teaches": [words.label("focus", name) for name in found.focus]
        + [words.label("domains", name) for name in found.domains],
        "educationalAlignment": list(alignments(found, site.catalogue)),
        "timeRequired": f"PT{found.minutes.in_class.max}M",
    }


def alignments(found: Strategy, catalogue: Catalogue) -> Iterator[Node]:
    """Say which domains, practices and standards a strategy meets, each in its framework."""
    words, standards = catalogue.vocabulary, catalogue.about.standards
    domains = standards.name if standards else _framework("domains", catalogue)
    yield from (_alignment("educationalSubject", domains, words.label("domains", name)) for name in found.domains)
    for facet, terms in found.practices.items():
        yield from (_alignment("teaches", _framework(facet, catalogue), words.label(facet, name)) for name in terms)
    if found.example.standard and standards:
        code = found.example.standard
        yield _alignment("teaches", standards.name, code, standards.page_of(code))


def _framework(facet: str, catalogue: Catalogue) -> str:
    found = catalogue.vocabulary.facets.get(facet)
    return (found.source or found.title) if found else facet


def _alignment(kind: str, framework: str, name: str, url: str = "") -> Node:
    node = {"@type": "AlignmentObject", "alignmentType": kind, "educationalFramework": framework, "targetName": name}
    return node | ({"targetUrl": url} if url else {})


def work(entry: Entry) -> Node:
    """Describe a published work."""
    item = references.item(entry)
    node: Node = {"@type": WORK_TYPES.get(item["type"], "CreativeWork"), "name": item["title"]}
    fields = (
        ("datePublished", _year(item)),
        ("pagination", item.get("page")),
        ("isbn", item.get("ISBN")),
        ("url", address(item)),
    )
    node |= {name: value for name, value in fields if value}
    if people := [_person(person) for person in item.get("author", ()) if person.get("literal") != AND_OTHERS]:
        node["author"] = people
    if item.get("DOI"):
        node["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": item["DOI"]}
    if item.get("publisher"):
        node["publisher"] = {"@type": "Organization", "name": item["publisher"]}
    if part := _container(item):
        node["isPartOf"] = part
    return node


def _container(item: Mapping[str, Any]) -> Node:
    """Nest issue in volume in journal, as far as each is known."""
    if "container-title" not in item:
        return {}
    part: Node = {
        "@type": "Periodical" if item["type"].startswith("article") else "CreativeWork",
        "name": item["container-title"],
    }
    if item.get("ISSN"):
        part["issn"] = item["ISSN"]
    if item.get("volume"):
        part = {"@type": "PublicationVolume", "volumeNumber": item["volume"], "isPartOf": part}
    if item.get("issue"):
        part = {"@type": "PublicationIssue", "issueNumber": item["issue"], "isPartOf": part}
    return part


def _person(person: Mapping[str, str]) -> Node:
    if "literal" in person:
        return {"@type": "Organization", "name": person["literal"]}
    name = " ".join(part for part in (person.get("given", ""), person["family"]) if part)
    parts = (
        ("familyName", person["family"]),
        ("givenName", person.get("given")),
        ("honorificSuffix", person.get("suffix")),
    )
    return {"@type": "Person", "name": name} | {key: value for key, value in parts if value}


def _year(item: Mapping[str, Any]) -> str:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""


def thing(found: Resource) -> Node:
    """Describe a resource that is not one work: a journal, an organization, a tool."""
    node: Node = {
        "@type": RESOURCE_TYPES.get(found.type, "CreativeWork"),
        "name": found.title,
        "description": found.summary,
    }
    node |= {name: value for name, value in (("url", found.url), ("issn", found.issn)) if value}
    if node["@type"] not in {"Organization", "EventSeries"}:
        node["isAccessibleForFree"] = found.access in {"open", "free-login"}
        if found.publisher:
            node["publisher"] = {"@type": "Organization", "name": found.publisher}
    return node


def breadcrumbs(site: Site, page: Page) -> list[Node]:
    """Say where a page stands; the home page stands nowhere."""
    if not page.url:
        return []
    parts = page.url.rstrip("/").split("/")
    steps = [("Home", "")]
    if len(parts) > 1 and (section := _section(parts[0])):
        steps.append((section, f"{parts[0]}/"))
    if len(parts) > 2 and parts[0] == "vocabulary" and (facet := site.catalogue.vocabulary.facets.get(parts[1])):
        steps.append((facet.title, f"{parts[0]}/{parts[1]}/"))
    steps.append((page.title, page.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site.url + url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _section(slug: str) -> str:
    return next((kind.plural for kind in KINDS.values() if kind.slug == slug), "")


__all__ = ["graph"]
