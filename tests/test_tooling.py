"""The project's own tooling: make, the locks, the files GitHub reads, the browser finder, the link check."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import check_links
import find_chromium
import no_browser_test_skipped

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-audit.txt")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = "math-field-guide"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


# --- make ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def make_help() -> str:
    """Give what plain ``make`` says: help is the default."""
    return subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_help_lists_every_target(make_help: str) -> None:
    targets = re.findall(r"^\.PHONY: (\S+)$", read("Makefile"), re.MULTILINE)
    listed = re.findall(r"^  make (\S+) +\S", make_help, re.MULTILINE)
    assert listed == targets
    assert {"serve", "build", "check", "fix", "lint", "test", "bench", "clean"} <= set(listed)


def test_targets_named_in_the_documents_exist(make_help: str) -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".devcontainer/devcontainer.json", *WORKFLOWS]
    text = "".join(path.read_text(encoding="utf-8") for path in [*documents, ROOT / ".ci/run"])
    named = set(re.findall(r"(?:`|run: |\"|^)make ([a-z-]+)", text, re.MULTILINE))
    assert "serve" in named
    assert named <= set(re.findall(r"make (\S+)", make_help))


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """Give a folder with the Makefile and nothing set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).touch()
    return tmp_path


def make_setup(project: Path, python: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "setup", f"PYTHON={python}"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_no_python_says_what_to_install(bare_project: Path) -> None:
    done = make_setup(bare_project, "")
    assert done.returncode != 0
    assert "needs Python 3.11 or later" in done.stderr
    assert "sudo apt install python3 python3-venv" in done.stderr


def test_python_without_venv_says_what_to_install(bare_project: Path) -> None:
    lame = program(bare_project / "python", "exit 1")
    done = make_setup(bare_project, str(lame))
    assert done.returncode != 0
    assert "sudo apt install python3-venv" in done.stderr
    assert not (bare_project / ".venv").exists()


# --- the locks -----------------------------------------------------------------------------------------------------


def pins(lock: str) -> dict[str, list[str]]:
    """Give each pinned requirement of a lock with its hashes."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=[a-z0-9])", "\n" + re.sub(r"(?m)^ *#.*\n?", "", read(lock))):
        if block.strip():
            name, *hashes = (part.strip() for part in block.replace("\\\n", "\n").strip().splitlines())
            found[name] = hashes
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_is_exact_and_hashed(lock: str) -> None:
    assert len(pins(lock)) > 10
    for requirement, hashes in pins(lock).items():
        assert [spec.operator for spec in Requirement(requirement).specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_address(lock: str) -> None:
    text = read(lock) + read(lock.replace(".txt", ".in"))
    assert not re.search(r"://|^\s*--(?!hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_what_was_asked_for(lock: str) -> None:
    locked = {str(Requirement(pin)).lower().replace("_", "-") for pin in pins(lock)}
    for asked in direct(lock.replace(".txt", ".in")):
        wanted = f"{canonicalize_name(asked.name)}{asked.specifier}"
        assert any(pin.replace(".", "-").startswith(wanted.replace(".", "-")) for pin in locked), asked


def test_runtime_and_development_agree() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def direct(source: str) -> list[Requirement]:
    """Give the requirements written by hand in an .in file."""
    lines = (line.split("#")[0].strip() for line in read(source).splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def test_the_package_allows_what_is_pinned() -> None:
    pinned = [entry for entry in direct("requirements.in") if entry.name != "hatchling"]
    ranges = {canonicalize_name(entry.name): entry for entry in map(Requirement, PYPROJECT["project"]["dependencies"])}
    assert {canonicalize_name(entry.name) for entry in pinned} == set(ranges)
    for entry in pinned:
        (exact,) = entry.specifier
        assert exact.version in ranges[canonicalize_name(entry.name)].specifier, entry


# Parts of a package that come under a name of their own.
PARTS = {"markupsafe": "jinja2", "pydantic-core": "pydantic"}


def imported(folder: str) -> set[str]:
    """Give the top names of all packages that a folder's Python files import."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob("*.py")))
    return set(re.findall(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("folder", "sources"), [("hooks", ["requirements.in"]), ("tests", ["requirements.in", "requirements-dev.in"])]
)
def test_imported_packages_are_asked_for(folder: str, sources: list[str]) -> None:
    """What is only there by accident, below something else, may be gone tomorrow."""
    asked = {canonicalize_name(entry.name) for source in sources for entry in direct(source)}
    providers = importlib.metadata.packages_distributions()
    needed = {canonicalize_name(each) for name in imported(folder) for each in providers.get(name, [])}
    assert {PARTS.get(name, name) for name in needed} - {PROJECT} <= asked


# --- what GitHub reads ---------------------------------------------------------------------------------------------


def test_workflows_are_there() -> None:
    assert {path.stem for path in WORKFLOWS} >= {"check", "pages", "links", "freshness", "audit", "keep-issue"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_follows_the_schema_and_passes_the_audit(path: Path) -> None:
    tools = Path(sys.executable).parent
    schema = [tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", path]
    audit = [tools / "zizmor", "--quiet", "--offline", "--persona=pedantic", path]
    for command in (schema, audit):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_has_least_power(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    triggers = workflow[True]  # YAML 1.1 reads the key "on" as true
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in triggers
    if "pull_request" in triggers:
        rights = [right for job in workflow["jobs"].values() for right in job["permissions"].values()]
        assert set(rights) == {"read"}


def test_actions_are_pinned_alike() -> None:
    """One version of each action, by its full hash and with its number beside it."""
    files = [*WORKFLOWS, *sorted((ROOT / ".github" / "actions").rglob("action.yml"))]
    uses = re.findall(r"uses: ([^$\s]\S*)(.*)", "".join(path.read_text(encoding="utf-8") for path in files))
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
    assert len({action for action, _ in uses}) == len({action.split("@")[0] for action, _ in uses})


def test_only_main_is_deployed() -> None:
    workflow = yaml.safe_load(read(".github/workflows/pages.yml"))
    assert workflow[True]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"


# --- the browser ---------------------------------------------------------------------------------------------------


def program(path: Path, body: str = 'echo "Chromium 1.2"') -> Path:
    """Write a small shell program."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the whole PATH: a machine without a browser, and Playwright without one."""
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find_chromium, "SYSTEM", "Linux")
    monkeypatch.setattr(find_chromium, "playwright_browser", lambda: tmp_path / "kept" / "chrome")
    return tmp_path


def test_nothing_is_found_where_nothing_is(no_browser: Path) -> None:
    assert find_chromium.find() is None


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "msedge"])
def test_an_installed_browser_is_found(no_browser: Path, name: str) -> None:
    installed = program(no_browser / name)
    assert find_chromium.find() == installed


def test_a_stub_that_only_asks_for_a_snap_is_passed_over(no_browser: Path) -> None:
    program(no_browser / "chromium-browser", "echo 'requires the chromium snap' >&2; exit 1")
    chrome = program(no_browser / "google-chrome")
    assert find_chromium.find() == chrome


def test_the_chosen_path_comes_first(no_browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(no_browser / "chromium")
    mine = program(no_browser / "mine")
    monkeypatch.setenv("CHROME_PATH", str(mine))
    assert find_chromium.find() == mine


def test_a_wrong_choice_is_said_and_never_replaced(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(no_browser / "chromium")
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    assert find_chromium.main(["--install"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "CHROME_PATH is /nowhere/chrome, but no browser starts there.\n"


def test_playwrights_own_browser_is_the_last_choice(no_browser: Path) -> None:
    (no_browser / "kept").mkdir()
    kept = program(no_browser / "kept" / "chrome")
    assert find_chromium.find() == kept
    installed = program(no_browser / "chromium")
    assert find_chromium.find() == installed


def test_windows_programs_are_looked_for_where_windows_keeps_them(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_chromium, "SYSTEM", "Windows")
    monkeypatch.setenv("PROGRAMFILES", str(no_browser))
    tried = [str(path) for path in find_chromium.candidates()]
    assert f"{no_browser}/Google\\Chrome\\Application\\chrome.exe" in tried


def test_mac_programs_are_looked_for_in_applications(no_browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_chromium, "SYSTEM", "Darwin")
    tried = list(find_chromium.candidates())
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in tried


Installer = Callable[[list[str]], bool]


def test_playwright_is_asked_before_the_system(no_browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(no_browser / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked: list[str] = []

    def ran(command: list[str]) -> bool:
        asked.append(" ".join(command[1:]))
        if "fonts-liberation" in command:
            program(no_browser / "chromium")
        return "playwright" not in command

    monkeypatch.setattr(find_chromium, "ran", ran)
    assert find_chromium.install() == no_browser / "chromium"
    assert asked == [
        "-m playwright install chromium",
        "update",
        "install -y --no-install-recommends chromium fonts-liberation",
    ]


def test_the_system_is_left_alone_without_root(no_browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(no_browser / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert [way[0][1:] for way in find_chromium.ways_to_install()] == [["-m", "playwright", "install", "chromium"]]


def test_no_browser_at_all_says_what_to_do(
    no_browser: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(find_chromium, "ran", lambda command: False)
    assert find_chromium.main(["--install"]) == 1
    assert "sudo apt install chromium" in capsys.readouterr().err


CASE = '<testsuite><testcase classname="tests.{where}" name="test_it">{inside}</testcase></testsuite>'


@pytest.mark.parametrize(
    ("report", "complaints"),
    [
        (CASE.format(where="browser.test_home", inside=""), []),
        (
            CASE.format(where="browser.test_home", inside='<skipped message="no browser"/>'),
            ["Skipped: tests.browser.test_home.test_it: no browser"],
        ),
        (CASE.format(where="test_source", inside=""), ["No test in tests/browser ran."]),
    ],
)
def test_a_skipped_browser_test_is_a_complaint(report: str, complaints: list[str]) -> None:
    assert list(no_browser_test_skipped.complaints(report)) == complaints


def test_another_hub_may_leave_out_the_browser_tests_of_this_one() -> None:
    report = CASE.format(where="test_source", inside="")
    assert list(no_browser_test_skipped.complaints(report, 'addopts = ["-m", "not this_hub"]')) == []


# --- the link check ------------------------------------------------------------------------------------------------


ENTRY = "[[exception]]\npattern = '^https://example\\.org/'\nreason = \"{reason}\"\nuntil = {until}\n"


def test_exceptions_need_a_reason_and_an_end() -> None:
    (found,) = check_links.read_exceptions(ENTRY.format(reason="Members only", until="2027-06-30"))
    assert (found.reason, found.until) == ("Members only", date(2027, 6, 30))
    with pytest.raises(ValueError, match="needs a reason"):
        check_links.read_exceptions(ENTRY.format(reason=" ", until="2027-06-30"))
    with pytest.raises(TypeError, match="until"):
        check_links.read_exceptions(ENTRY.partition("until")[0].format(reason="Members only"))


def test_the_projects_exceptions_can_be_read() -> None:
    check_links.read_exceptions(check_links.EXCEPTIONS.read_text(encoding="utf-8"))


def test_failed_links_are_reported_at_the_records_line(tmp_path: Path) -> None:
    """Nothing listens on port 9 of this machine; a DOI stands in the record without its resolver."""
    record = tmp_path / "resources" / "books" / "a-book.yml"
    record.parent.mkdir(parents=True)
    record.write_text('title: A book\nurl: "https://127.0.0.1:9/book"\n', encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    links = ["https://127.0.0.1:9/book", "https://127.0.0.1:9/other", "https://127.0.0.1:9/left-out", "inside.html"]
    page = "".join(f'<a href="{link}">there</a>' for link in links)
    (site / "index.html").write_text(page, encoding="utf-8")
    left_out = check_links.LinkException("left-out$", "Refuses robots", date(2027, 1, 1))
    failed = check_links.failures(check_links.run_lychee(site, [left_out], "--max-retries", "0"))
    assert list(failed) == links[:2]
    lines = check_links.report(failed, [], tmp_path).splitlines()
    assert lines[2] == "- `https://127.0.0.1:9/book`"
    assert lines[4] == "  - stands in `resources/books/a-book.yml:2`"
    assert lines[5] == "- `https://127.0.0.1:9/other`"
    assert lines[7] == f"  - stands in `{site}/index.html`"


def test_nothing_to_do_is_an_empty_report(tmp_path: Path) -> None:
    assert check_links.report({}, [], tmp_path) == ""


def test_an_ended_exception_is_reported(tmp_path: Path) -> None:
    ended = check_links.LinkException("^https://example", "Was `slow`", date(2026, 1, 1))
    assert check_links.report({}, [ended], tmp_path).endswith("- `^https://example` until 2026-01-01: Was 'slow'")


# --- editors and licences ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [".devcontainer/devcontainer.json", ".vscode/extensions.json"])
def test_editor_settings_are_json(path: str) -> None:
    assert json.loads(read(path))


def test_licences_agree() -> None:
    assert PYPROJECT["project"]["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License")
    assert "creativecommons.org/licenses/by/4.0/" in read("LICENSE-content")
    assert "license: CC-BY-4.0" in read("CITATION.cff")
