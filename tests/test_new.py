"""A template is right as soon as its blanks are filled, and the schemas and pages say the same as the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from markupsafe import escape

from fieldguide import schema, template
from fieldguide import shape as shapes
from fieldguide.catalogue import Catalogue, load_source
from fieldguide.cli import main
from fieldguide.pages import field_guide, rules_pages
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
def test_every_field_stands_in_the_template_the_schema_and_the_guide(name, catalogue: Catalogue, site):
    kind = KINDS[name]
    text = template.render(kind, GIVEN, catalogue.vocabulary)
    made = schema.schema(kind, catalogue.vocabulary, catalogue.about)
    page = next(page for page in field_guide.pages(site) if page.path == f"contribute/fields/{name}.md")
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
        (["strategy", "X", "--set", "nothing"], "--set takes FIELD=TEXT"),
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
