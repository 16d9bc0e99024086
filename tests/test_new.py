"""A template is right as soon as its blanks are filled, and the schemas and pages say the same as the models."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from places import ROOT

from fieldguide import questions, schema, template
from fieldguide import shape as shapes
from fieldguide.catalogue import Catalogue
from fieldguide.cli import main
from fieldguide.pages import rules_pages
from fieldguide.readings import load_source
from fieldguide.records import KINDS, WRITTEN
from fieldguide.records.base import Ref, Term
from fieldguide.rules import RULES
from fieldguide.source import read_bytes

GIVEN = {"title": "Count aloud: a routine", "review.steward": "Editorial team", "review.reviewed": "2026-11-22"}
PATHS = {
    name: f"{kind.folder}/{'books/' if name == 'resource' else ''}count-aloud{kind.suffix}"
    for name, kind in KINDS.items()
}


def fill(data: Any, model: Any, words: Any) -> Any:
    """Write something allowed into every blank."""
    made = {}
    for name, value in data.items():
        inner, shape = shapes.at(model, (name,), data)
        if isinstance(value, dict):
            made[name] = fill(value, inner, words)
        elif isinstance(value, list):
            item = shapes.at(model, (name, 0), data)[0]
            made[name] = [
                fill(part, item, words) if isinstance(part, dict) else part or blank(shape, words) for part in value
            ]
        else:
            made[name] = value or blank(shape, words)
    return made


def blank(shape: Any, words: Any) -> str:
    if shape.choices:
        return shape.choices[0]
    if isinstance(shape.marker, Term):
        return next(iter(words.terms[shape.marker.facet]))
    if isinstance(shape.marker, Ref) or shape.pattern:
        return "4.NF.A.1" if shape.name == "standard" else "some-id"
    return {"number": "5", "date": "2026-11-22"}.get(shape.holds, "Some words.")


@pytest.mark.parametrize("name", KINDS)
def test_a_template_is_right_once_its_blanks_are_filled(name, catalogue: Catalogue):
    text = template.render(KINDS[name], GIVEN, catalogue.vocabulary)
    source, problems = read_bytes(PATHS[name], text.encode())
    assert problems == []
    assert source.data is not None
    assert source.data["title"] == GIVEN["title"]
    body = source.data.pop("body", None)
    filled = yaml.safe_dump(fill(source.data, KINDS[name].model, catalogue.vocabulary), sort_keys=False)
    filled = filled if body is None else f"---\n{filled}---\n{body}"
    item, problems = load_source(read_bytes(PATHS[name], filled.encode())[0])
    assert list(map(str, problems)) == []
    assert item is not None


@pytest.mark.parametrize("name", KINDS)
def test_an_unfilled_template_names_its_blanks_only(name, catalogue: Catalogue):
    text = template.render(KINDS[name], GIVEN, catalogue.vocabulary)
    _, problems = load_source(read_bytes(PATHS[name], text.encode())[0])
    assert {problem.code for problem in problems} <= {
        "empty-text",
        "not-a-number",
        "not-allowed",
        "id-form",
        "date-form",
        "missing-field",
    }


@pytest.mark.parametrize("name", KINDS)
def test_every_field_stands_in_the_template_the_schema_and_the_guide(name, catalogue: Catalogue, tree):
    kind = KINDS[name]
    text = template.render(kind, GIVEN, catalogue.vocabulary)
    made = schema.schema(kind, catalogue.vocabulary, catalogue.about)
    page = tree[f"contribute/fields/{name}.md"]
    for field in shapes.fields(kind.model):
        if field != "body":
            assert f"{field}:" in text
            assert field in made["properties"]
        assert f"<code>{field}</code>" in page.html


@pytest.mark.parametrize("name", KINDS)
def test_real_records_fit_their_schema(name, catalogue: Catalogue, root: Path):
    made = schema.schema(KINDS[name], catalogue.vocabulary, catalogue.about)
    jsonschema.Draft202012Validator.check_schema(made)
    validator = jsonschema.Draft202012Validator(made)
    for entry in catalogue.all(name)[:12]:
        text = (root / entry.path).read_text(encoding="utf-8")
        data = yaml.load(text.split("\n---")[0] if entry.path.endswith(".md") else text, Loader=yaml.BaseLoader)  # noqa: S506 - all text, no objects
        assert [error.message for error in validator.iter_errors(data)] == [], entry.path


def test_what_the_editor_reads_is_what_the_models_say(root: Path, catalogue: Catalogue):
    """`fieldguide schema --out .vscode/schemas` writes these anew."""
    for kind in WRITTEN.values():
        text = (root / ".vscode" / "schemas" / f"{kind.name}.json").read_text(encoding="utf-8")
        assert text == schema.text(kind, catalogue.vocabulary, catalogue.about)
    assert json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8")) == schema.editor_settings()


def test_every_code_has_a_page(site):
    pages = {page.path: page for page in rules_pages.pages(site)}
    assert set(pages) == {"contribute/rules/index.md", *(f"contribute/rules/{code}.md" for code in RULES)}
    for code, rule in RULES.items():
        assert (
            f"contribute/rules/{code}/" in pages["contribute/rules/index.md"].html
            or f"{code}/" in pages["contribute/rules/index.md"].html
        )
        assert "Wrong" in pages[f"contribute/rules/{code}.md"].html
        assert str(escape(rule.title)) in pages[f"contribute/rules/{code}.md"].html


def test_the_command_writes_once_and_never_over_a_file(project, capsys):
    root = project({})
    arguments = [
        "--root",
        str(root),
        "new",
        "strategy",
        "Count aloud: why?",
        "--today",
        "2026-11-22",
        "--set",
        "review.steward=Coaches",
    ]
    assert main(arguments) == 0
    path = root / "content" / "strategies" / "count-aloud-why.yml"
    assert "content/strategies/count-aloud-why.yml is ready." in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert "title: 'Count aloud: why?'" in text
    assert "  steward: Coaches\n" in text
    assert main(arguments) == 1
    assert "already there; nothing was written" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["strategy"], "Give it a title"),
        (["resource", "A book"], "A resource stands on a shelf"),
        (["strategy", "Search", "--id", "search"], "a name the site needs"),
        (["strategy", "X", "--id", "../../x"], "is not a place"),
        (["strategy", "X", "--id", "A B"], "cannot be an id"),
        (["resource", "X", "--shelf", "../books"], "is not a place"),
        (["resource", "X", "--shelf", ".."], "is not a place"),
        (["strategy", "X", "--set", "nothing"], "--set takes FIELD=TEXT"),
        (["strategy", "X", "--set", "colour=red"], '"colour" is no field of a strategy'),
        (["strategy", "X", "--set", "focus=discorse"], '--set focus: "discorse" is not known here. Did you mean'),
        (["strategy", "X", "--set", "minutes.in_class.max=an hour"], "Write a whole number from 0 to 2000."),
        (["strategy", "X", "--set", "review.reviewed=soon"], "Write year-month-day"),
    ],
)
def test_what_cannot_be_begun_says_why(project, capsys, arguments, sentence):
    assert main(["--root", str(project({})), "new", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "name"), [("Número talks!", "numero-talks"), ("  A  B ", "a-b"), ("Ångström & co", "angstrom-co")]
)
def test_an_id_is_made_from_a_title(title, name):
    assert template.slug(title) == name


@pytest.mark.parametrize(
    "text", ["plain", "with: colon", "it's", "#3", "- x", "yes", "“x”", "{a}", "1:1", "ends with:"]
)
def test_what_is_given_is_read_as_given(text):
    assert read_bytes("x.yml", f"title: {template.quoted(text)}\n".encode())[0].data == {"title": text}


def test_a_schema_can_be_printed(project, capsys):
    assert main(["--root", str(project({})), "schema", "strategy"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Strategy"


# --- questions on a terminal -------------------------------------------------------------------------------------


def test_flags_are_understood_as_answers_are(project, capsys):
    sets = ["grades=3-5", "focus=Discourse", "minutes.in_class.max=20", "technology=none"]
    arguments = [part for item in sets for part in ("--set", item)]
    assert main(["--root", str(project({})), "new", "strategy", "Count aloud", "--print", *arguments]) == 0
    data = read_bytes("content/strategies/x.yml", capsys.readouterr().out.encode())[0].data
    assert data["grades"] == ["3", "4", "5"]
    assert data["focus"] == ["discourse"]
    assert data["minutes"]["in_class"]["max"] == "20"
    assert data["technology"] == "none"


@pytest.mark.parametrize("name", KINDS)
def test_what_is_asked_is_needed_and_fits_in_a_line(name, catalogue: Catalogue):
    asked = list(questions.of(KINDS[name], catalogue.vocabulary, {}))
    assert {"title", "summary", "review.steward"} <= {question.path for question in asked}
    for question in asked:
        assert question.shape.required
        assert "\n" not in question.text()
        assert questions.at(KINDS[name], question.path, catalogue.vocabulary, {}) == question


IDS = {name: ["some-id", "other-id"] for name in KINDS}


@st.composite
def answers(draw, name: str, words: Any) -> dict[str, Any]:
    """Answer some questions, each with something that is allowed, as a person might type it."""
    found = {}
    for question in questions.of(KINDS[name], words, IDS):
        if not draw(st.booleans()):
            continue
        if question.names:
            least, most = (question.shape.least or 1, question.shape.most) if question.shape.many else (1, 1)
            ids = sorted(set(question.names.values()))
            typed = draw(st.lists(st.sampled_from(ids), min_size=least, max_size=most or 3, unique=True))
            found[question.path] = question.read(", ".join(name.upper() for name in typed))
        elif question.shape.holds == "number":
            least, most = question.shape.least or 0, question.shape.most or 9
            found[question.path] = question.read(str(draw(st.integers(least, most))))
        elif question.shape.holds == "text" and not question.shape.pattern:
            typed = draw(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>"), min_size=1))
            found[question.path] = question.read(typed[:100])
    return found


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_stand_in_a_template_that_is_right_once_filled(name, catalogue: Catalogue, data):
    words, kind = catalogue.vocabulary, KINDS[name]
    said = {**GIVEN, **data.draw(answers(name, words))}
    for span in {path.rpartition(".")[0] for path in said if path.endswith((".min", ".max"))}:
        said[f"{span}.min"], said[f"{span}.max"] = "5", "10"
    source, problems = read_bytes(PATHS[name], template.render(kind, said, words).encode())
    assert [problem for problem in problems if problem.code != "text-after-hash"] == []
    for path, answer in said.items():
        value: Any = source.data
        for part in path.split("."):
            value = value[part]
        assert value == (answer if isinstance(answer, str) else list(answer)), path
    body = source.data.pop("body", None)
    filled = yaml.safe_dump(fill(source.data, kind.model, words), sort_keys=False, allow_unicode=True)
    item, problems = load_source(
        read_bytes(PATHS[name], (filled if body is None else f"---\n{filled}---\n{body}").encode())[0]
    )
    assert list(map(str, problems)) == []
    assert item is not None


class Terminal:
    """A command on a terminal of its own: what it shows is read, what is typed is sent."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.fd, inside = pty.openpty()
        command = [sys.executable, "-m", "fieldguide.cli", "--root", str(root), *arguments]
        settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "TERM": "dumb"}
        # A test run in the background is deaf to Ctrl+C, and what it starts would inherit that.
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, env=settings)
        signal.signal(signal.SIGINT, heard)
        os.close(inside)
        self.shown = ""

    def until(self, words: str, *, pressing: signal.Signals | None = None) -> str:
        """Read until some words are shown, pressing a key again every few seconds; give what was shown meanwhile.

        Python can miss an interrupt that comes just before it begins to wait for a line; a person presses twice.
        """
        seen = ""
        for _ in range(60):
            if pressing:
                self.process.send_signal(pressing)
            while words not in seen and select.select([self.fd], [], [], 3)[0]:
                try:
                    seen += os.read(self.fd, 4096).decode()
                except OSError:  # the other end is closed: the command ended
                    break
            if words in seen:
                self.shown += seen
                return seen
            if self.process.poll() is not None:
                break
        self.process.kill()
        self.process.wait()
        message = f"{words!r} was never shown after: {self.shown}{seen}"
        raise AssertionError(message)

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def ended(self) -> int:
        code = self.process.wait(timeout=60)
        os.close(self.fd)
        return code


def test_a_terminal_is_asked_for_what_is_needed(project):
    root = project({})
    terminal = Terminal(root, "new", "strategy")
    assert "title: " in terminal.until("\r\n> ")
    for typed in ("Count aloud\n", "\n", "Coaches\n"):
        terminal.type(typed)
        shown = terminal.until("\r\n> ")
    assert "type: " in shown
    terminal.type("rutine\n")
    assert "Did you mean routine" in terminal.until("> ").replace("\r\n", " ")
    terminal.type("Routine\n")
    assert "focus: " in terminal.until("\r\n> ")
    terminal.type("\x04")  # enough for now
    terminal.until("is ready.")
    assert terminal.ended() == 0
    data = read_bytes("x.yml", (root / "content/strategies/count-aloud.yml").read_bytes())[0].data
    assert (data["title"], data["type"], data["review"]["steward"]) == ("Count aloud", "routine", "Coaches")
    assert (data["summary"], data["focus"]) == ("", [""])


def test_a_terminal_can_be_left_without_a_file(project):
    root = project({})
    terminal = Terminal(root, "new", "strategy")
    terminal.until("\r\n> ")
    terminal.until("Nothing was written.", pressing=signal.SIGINT)
    assert terminal.ended() == 1
    assert not (root / "content/strategies").exists()
