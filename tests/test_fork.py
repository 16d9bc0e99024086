"""A hub on another subject, begun with the real command: it checks and builds at once, and knows only itself."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

from fieldguide.cli import main
from fieldguide.diagrams import EXAMPLES

RECORDS = ROOT / "tests" / "fork"
"""A tiny hub on science, one record of nearly every kind."""
STANDARDS = "standards:\n  name: Standards of a made-up state\n  short: SMS\n  code: '[A-Z]{2}-\\d+'\n  example: LS-4\n"
INIT = ("--name", "Science Field Guide", "--subject", "science", "--today", "2026-11-22")
AREAS = ("--area", "Life science", "--area", "Physical science")
OF_MATHEMATICS = re.compile(
    r"mathemat|\bmaths?\b|ccss|\bnctm|fraction|numerac|algebra|geometr|arithmetic", re.IGNORECASE
)
UDL = "Support decoding of text, mathematical notation, and symbols"
"""The words of UDL 2.2, which are not ours to change."""
TEXTS = frozenset(
    {".html", ".md", ".json", ".csv", ".xml", ".txt", ".bib", ".ris", ".webmanifest", ".css", ".js", ".svg"}
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it would be cloned, without its tests."""
    folder = tmp_path_factory.mktemp("fork") / "hub"
    left = shutil.ignore_patterns(".git", ".venv", "site", "tests", "node_modules", "__pycache__", ".*_cache", ".cache")
    shutil.copytree(ROOT, folder, ignore=left)
    return folder


@pytest.fixture(scope="module")
def fresh(copy: Path) -> Path:
    """The copy after ``fieldguide init``."""
    done = fieldguide(copy, "init", *INIT, *AREAS, "--yes")
    assert done.returncode == 0, done.stderr
    return copy


@pytest.fixture(scope="module")
def science(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny hub on science."""
    folder = tmp_path_factory.mktemp("science") / "hub"
    shutil.copytree(fresh, folder)
    shutil.copytree(RECORDS, folder, dirs_exist_ok=True)
    with (folder / "content" / "about.yml").open("a", encoding="utf-8") as file:
        file.write(STANDARDS)
    checked = fieldguide(folder, "check", "--strict")
    assert checked.returncode == 0, checked.stdout
    return build(folder)


def fieldguide(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the fork's own command."""
    command = [sys.executable, "-m", "fieldguide.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def build(folder: Path) -> Path:
    """Build the fork's site as its workflow does."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    environment |= {"SITE_URL": "https://example.org/science/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def words(site: Path) -> Iterator[tuple[str, str]]:
    """Give every text we make, without comments and without what the theme and other libraries bring."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in TEXTS and not name.startswith(("assets/vendor", "assets/javascripts", "assets/stylesheets")):
            text = path.read_text(encoding="utf-8")
            if path.suffix in {".js", ".css"}:
                text = re.sub(r"/\*.*?\*/|^\s*//.*?$|\s// .*?$", "", text, flags=re.DOTALL | re.MULTILINE)
                text = re.sub(r"\bmath\b", "", text, flags=re.IGNORECASE)  # JavaScript's Math, MathML's element, fonts
            yield name, text
    database = (site / "data" / "field-guide.sqlite").read_bytes()
    yield "data/field-guide.sqlite", database.decode("utf-8", errors="replace")


def allowed(name: str, text: str) -> str:
    """Take out what may speak of mathematics: UDL's words, and the list of diagrams that a hub may choose from."""
    text = text.replace(UDL, "")
    if name.startswith("assets/fieldguide/search"):
        text = text.replace('"mathematical"', "")
    if name.startswith(("contribute/fields/about/", "schemas/v1/about.json")):
        for kind in EXAMPLES:
            text = text.replace(kind, "")
    return text


def test_an_empty_hub_checks_and_builds_at_once(fresh: Path) -> None:
    checked = fieldguide(fresh, "check", "--strict")
    assert checked.returncode == 0, checked.stdout
    assert fieldguide(fresh, "issue-forms", "--check").returncode == 0
    home = (build(fresh) / "index.html").read_text(encoding="utf-8")
    assert "<title>Science Field Guide: strategies and coaching for science</title>" in home
    assert "By the students" not in home


def test_the_tests_of_this_hub_are_left_out(fresh: Path) -> None:
    settings = tomllib.loads((fresh / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["pytest"]["ini_options"]["addopts"][-2:] == ["-m", "not this_hub"]


def test_nothing_of_this_hub_stays(fresh: Path) -> None:
    assert not (fresh / "published-urls.txt").exists()
    assert not list((fresh / "content").rglob("*.md"))
    assert {path.parent.name for path in (fresh / "content").rglob("*.yml")} == {"content", "vocabulary"}
    named = [
        path.relative_to(fresh).as_posix()
        for name in ("README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE-content", "Makefile", "content", ".github")
        for path in ((fresh / name).rglob("*") if (fresh / name).is_dir() else [fresh / name])
        if path.is_file() and "Math Field Guide" in path.read_text(encoding="utf-8")
    ]
    assert named == []


def test_nothing_of_mathematics_is_left_in_the_site(science: Path) -> None:
    found = {
        (name, match[0]) for name, text in words(science) for match in OF_MATHEMATICS.finditer(allowed(name, text))
    }
    assert sorted(found) == []


def test_the_hub_speaks_of_its_own_subject(science: Path) -> None:
    home = (science / "index.html").read_text(encoding="utf-8")
    assert "Start from the science" in home
    assert "Life science" in home
    strategy = (science / "strategies" / "claim-evidence-reasoning" / "index.html").read_text(encoding="utf-8")
    assert "The science stays; the way in changes." in strategy
    assert "Standards of a made-up state" in strategy
    assert (science / "browse" / "physical-science" / "3-5" / "index.html").exists()


def test_standards_are_judged_by_the_words_of_the_hub(science: Path) -> None:
    hub = science.parent
    path = hub / "content" / "strategies" / "notebook-lines.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("standard: LS-4", "standard: LS4"), encoding="utf-8")
    said = fieldguide(hub, "check").stdout
    assert '"LS4" is not a code of SMS.' in said
    assert "Write it as the standards do: LS-4." in said


def test_a_hub_may_offer_no_diagrams(science: Path, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    shutil.copytree(science.parent, hub, ignore=shutil.ignore_patterns("site"))
    about = hub / "content" / "about.yml"
    text = re.sub(r"^diagrams: .*$", "diagrams: []", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    about.write_text(text, encoding="utf-8")
    path = hub / "content" / "strategies" / "notebook-lines.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("standard: LS4", "standard: LS-4"), encoding="utf-8")
    site = build(hub)
    assert not (site / "printables").exists()
    assert not (site / "contribute" / "diagrams").exists()


def test_init_does_not_run_over_work_that_is_not_committed(project, monkeypatch, capsys) -> None:
    root = project({"content/guides/x.md": "---\n---\n"})
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=root, check=True)
    assert main(["--root", str(root), "init", *INIT]) == 1
    assert "not committed" in capsys.readouterr().err
    assert (root / "content/guides/x.md").exists()
    subprocess.run([*git, "add", "-A"], cwd=root, check=True)
    subprocess.run([*git, "commit", "-q", "-m", "All"], cwd=root, check=True)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(["--root", str(root), "init", *INIT]) == 1
    told = capsys.readouterr()
    assert "1 file in content/guides/" in told.out
    assert "Add --yes to go on." in told.err
    assert (root / "content/guides/x.md").exists()


def test_a_folder_without_git_is_not_emptied_unasked(project, capsys) -> None:
    root = project({})
    assert main(["--root", str(root), "init", *INIT]) == 1
    assert "not kept by git" in capsys.readouterr().err


@pytest.mark.parametrize("name", ['A "name"', "<b>", "x", "line\nline", "$name: y"])
def test_a_name_that_cannot_stand_in_the_files_is_refused(project, name, capsys) -> None:
    root = project({})
    assert main(["--root", str(root), "init", "--name", name, "--subject", "science", "--yes"]) == 2
    assert "cannot be used" in capsys.readouterr().err
