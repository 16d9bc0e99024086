"""What looks after the records: when they are due, what is missing, and that no published address vanishes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from places import ROOT, Project

from fieldguide import redirects, urls
from fieldguide.catalogue import Catalogue, load_catalogue
from fieldguide.cli import main
from fieldguide.freshness import YEARS, review_by
from fieldguide.pages import contribute, quality
from fieldguide.quality import report
from fieldguide.records import KINDS
from fieldguide.tree import Asset, Page, Site, open_site, page_paths, plan

RESOURCE = """\
title: {title}
summary: Something to read.
{more}review: {{steward: "{steward}", reviewed: {reviewed}}}
type: book
access: open
audience: [teachers]
use_for: ["Reading it together."]
known: verified
checked: {reviewed}
"""


def resource(title: str, reviewed: str, more: str = "", steward: str = "Editorial team") -> str:
    return RESOURCE.format(title=title, reviewed=reviewed, more=more, steward=steward)


@pytest.fixture
def hub(project: Project) -> Path:
    return project(
        {
            "resources/books/old-book.yml": resource("Old book", "2024-05-01", steward="Team *B* @all"),
            "resources/books/new-book.yml": resource("New book", "2026-05-01", "formerly: [first-name]\n"),
            "resources/books/flagged.yml": resource("Flagged", "2026-05-01", "status: needs-review\n"),
        }
    )


def test_every_kind_has_an_interval() -> None:
    assert set(YEARS) == set(KINDS)


def test_a_record_may_name_its_own_day(project: Project) -> None:
    text = resource("A", "2026-01-01").replace("2026-01-01}", "2026-01-01, review_by: 2026-02-01}")
    root = project({"resources/books/a.yml": text, "resources/books/b.yml": resource("B", "2026-01-01")})
    entries = load_catalogue(root)[0].all("resource")
    assert [review_by(entry) for entry in entries] == [date(2026, 2, 1), date(2027, 1, 1)]


def test_the_report_lists_what_is_due_by_steward(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(hub), "report", "--today", "2026-06-01"]) == 0
    text = capsys.readouterr().out
    assert "## Overdue: Team \\*B\\* @\u2060all (1)" in text
    assert "- Old book (`resources/books/old-book.yml`), by 2025-05-01" in text
    assert "## Marked needs-review (1)" in text
    assert "New book" not in text


def test_nothing_due_is_an_empty_report(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The scheduled workflow closes its issue when the report is empty."""
    root = project({"resources/books/new-book.yml": resource("New book", "2026-05-01")})
    assert main(["--root", str(root), "report", "--today", "2026-05-02"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Nothing is due. --all lists gaps, orphans and unused terms.\n")
    workflow = (ROOT / ".github/workflows/freshness.yml").read_text(encoding="utf-8")
    assert ".venv/bin/fieldguide report > report.md" in workflow


def test_the_report_as_data_and_in_full(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(hub), "report", "--today", "2026-06-01", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert [due["path"] for due in data["overdue"]] == ["resources/books/old-book.yml"]
    assert data["orphans"] == [f"resources/books/{name}.yml" for name in ("flagged", "new-book", "old-book")]
    assert {"facet": "resource-types", "term": "journal"} in data["unused_terms"]
    assert {"facet": "resource-types", "term": "book"} not in data["unused_terms"]
    main(["--root", str(hub), "report", "--today", "2026-06-01", "--format", "text", "--all"])
    assert "Linked with nothing (3)" in capsys.readouterr().out


@pytest.mark.this_hub
def test_the_page_and_the_feed_come_out_alike_on_every_day(site: Site) -> None:
    page, (feed,) = quality.page(site), list(quality.exports(site))
    assert page.html == quality.page(site).html
    assert isinstance(feed.content, str)
    root = ET.fromstring(feed.content)  # noqa: S314 - our own file
    name = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{name}id") for entry in root.iter(f"{name}entry")]
    assert len(set(ids)) == len(ids) == 100


ALONE = """
import re, sys
from importlib import import_module
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.py")):
    for name in sorted(set(re.findall(r"(?m)^    +from (fieldguide[\\w.]*) import", path.read_text(encoding="utf-8")))):
        for known in [known for known in sys.modules if known.split(".")[0] == "fieldguide"]:
            del sys.modules[known]
        print(path.name, name, import_module(name).__name__)
"""


def test_what_a_command_loads_when_it_runs_can_be_loaded_first(root: Path) -> None:
    """Tests load everything, in an order of their own: a circle of imports shows only where a command begins."""
    command = [sys.executable, "-c", ALONE, str(root / "hooks/fieldguide/commands")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "report.py fieldguide.quality fieldguide.quality" in done.stdout


def test_the_page_and_the_command_tell_orphans_apart(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(hub), "report", "--today", "2026-06-01", "--format", "text", "--all"])
    text = capsys.readouterr().out
    assert "Studies nothing cites" not in text
    assert "- Journal (resource-types: journal)" in text


def test_real_gaps_are_real(catalogue: Catalogue) -> None:
    found = report(catalogue, date(2026, 11, 22))
    assert all(not catalogue.graph.reaching(entry.key) for entry in found.orphans)
    assert found.overdue == ()


def test_no_template_is_published(root: Path) -> None:
    """Whatever lies in the theme's folder is published as it is, unless its name ends in .html or .md."""
    templates = [path for path in (root / "overrides" / "fieldguide").rglob("*") if path.is_file()]
    assert [path.name for path in templates if path.suffix not in {".html", ".md"}] == []


# --- addresses -------------------------------------------------------------------------------------------------------


def test_an_earlier_name_leads_on(hub: Path) -> None:
    catalogue = load_catalogue(hub)[0]
    (made,) = redirects.exports(open_site(hub, catalogue, url="https://example.org/hub/"))
    assert made.path == "resources/first-name/index.html"
    assert 'content="0; url=../../resources/new-book/"' in made.content
    assert '<link rel="canonical" href="https://example.org/hub/resources/new-book/">' in made.content
    assert made.content.lstrip().startswith("<!doctype html>")


def test_a_published_address_may_not_vanish(tmp_path: Path) -> None:
    before = {"", "a/", "b/", "browse/x/"}
    (tmp_path / redirects.MANIFEST).write_text(redirects.manifest(tmp_path, before), encoding="utf-8")
    assert redirects.lost(tmp_path, before) == []
    assert redirects.lost(tmp_path, {"", "a/"}) == ["b/"]


def test_a_move_in_the_manifest_makes_a_redirect_and_stays(tmp_path: Path) -> None:
    (tmp_path / redirects.MANIFEST).write_text("# words\na/\nold/page/ -> a/\n", encoding="utf-8")
    assert redirects.read_promises(tmp_path) == redirects.Promises(("a/",), {"old/page/": "a/"})
    assert redirects.manifest(tmp_path, {"a/", "c/"}).splitlines()[2:] == [
        "a/",
        "c/",
        "old/page/ -> a/",
    ]


@pytest.mark.this_hub
def test_this_site_keeps_every_address_it_has_published(site: Site) -> None:
    """When this fails, read what it says; new addresses join with: fieldguide urls --write."""
    here = redirects.answered(site, page_paths(plan(site)))
    assert [redirects.explain(url) for url in redirects.lost(ROOT, here)] == []
    assert len(redirects.read_promises(ROOT).kept) > 500


# --- the pages for contributors --------------------------------------------------------------------------------------


def test_every_page_of_a_record_leads_to_its_file(catalogue: Catalogue, tree: dict[str, Page | Asset]) -> None:
    made = {item.url: item for item in tree.values() if isinstance(item, Page)}
    asked = {entry.path: made[urls.page_url(entry.key)].html for entry in catalogue}
    link = 'href="https://github.com/example/math-field-guide/edit/main/{}">Suggest a change to this page</a>'
    assert [path for path, html in asked.items() if link.format(path) not in html] == []


def test_contributors_find_a_form_for_every_kind(site: Site) -> None:
    made = {page.url: page for page in contribute.pages(site)}
    for kind in KINDS.values():
        assert f"../contribute/form/{kind.name}/" in made["contribute/"].html
        assert f"contribute/form/{kind.name}/" in made
    assert "https://github.com/example/math-field-guide/issues/new?template=resource.yml" in made["contribute/"].html
