"""The build as a whole: a wrong record stops it with a clear message, and the old site stays as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

RESOURCE = """\
title: A journal
summary: A journal about teaching mathematics, read here as an example.
review:
  steward: Editorial team
  reviewed: 2026-11-22
type: journal
access: open
audience: [teachers]
use_for:
  - Read one article together.
known: verified
checked: 2026-11-22
"""


@pytest.fixture
def hub(project) -> Path:
    """A hub of one resource, with the real templates and hook."""
    folder = project({"resources/journals/a-journal.yml": RESOURCE})
    (folder / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/hub/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def site_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}


def break_template(hub: Path, name: str) -> None:
    """Give a hub templates of its own, one of which fails."""
    (hub / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", hub / "overrides")
    (hub / "overrides" / name).write_text("{{ nothing_of_this_name.at_all }}")


def test_a_wrong_record_stops_the_build_and_leaves_the_old_site(hub):
    site = hub / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    (hub / "resources" / "journals" / "a-journal.yml").write_text(RESOURCE.replace("access: open", "accessible: open"))
    done = build(hub)
    assert done.returncode == 1
    assert "resources/journals/a-journal.yml:7:1" in done.stderr
    assert '"accessible"' in done.stderr
    assert "access" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (site / "index.html").read_text() == "the old site"
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_a_wrong_record_is_told_even_where_no_page_can_be_made_of_it(hub):
    break_template(hub, "fieldguide/home.html")
    (hub / "resources" / "journals" / "a-journal.yml").write_text(RESOURCE + "needs: [nobody]\n")
    done = build(hub)
    assert done.returncode == 1
    assert "resources/journals/a-journal.yml:13:9: dangling-link" in done.stderr
    assert "nothing_of_this_name" not in done.stderr


def test_a_hub_of_one_record_builds_and_publishes_no_source(hub):
    done = build(hub)
    page = hub / "site" / "resources" / "a-journal" / "index.html"
    assert page.exists(), done.stderr
    assert "<h1>A journal</h1>" in page.read_text()
    assert [path for path in (hub / "site").rglob("*") if path.suffix in {".yml", ".py", ".j2"}] == []


@pytest.mark.parametrize("template", ["fieldguide/resource.html", "404.html"])
def test_a_build_that_fails_while_pages_are_printed_gives_the_old_site_back(hub, template):
    assert build(hub).returncode == 0
    before = site_of(hub)
    break_template(hub, template)
    done = build(hub)
    assert done.returncode == 1
    assert "nothing_of_this_name" in done.stderr
    assert site_of(hub) == before


def test_a_page_that_did_not_change_stays_the_file_it_was(hub):
    record = hub / "resources" / "journals" / "a-journal.yml"
    record.with_name("another.yml").write_text(RESOURCE.replace("A journal", "Another journal"))
    assert build(hub).returncode == 0
    pages = {name: hub / "site" / "resources" / name / "index.html" for name in ("a-journal", "another")}
    times = {name: path.stat().st_mtime_ns for name, path in pages.items()}
    record.write_text(RESOURCE.replace("Read one article together.", "Read one article alone."))
    done = build(hub)
    assert done.returncode == 0
    assert "Changed: resources/journals/a-journal.yml." in done.stderr
    assert "Read one article alone." in pages["a-journal"].read_text()
    assert {name: path.stat().st_mtime_ns == times[name] for name, path in pages.items()} == {
        "a-journal": False,
        "another": True,
    }
    joined = site_of(hub)
    shutil.rmtree(hub / ".cache")
    assert build(hub).returncode == 0
    assert site_of(hub) == joined
