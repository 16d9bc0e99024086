"""JSON Schema of every kind of record, from the models: for editors, forms and other programs."""

from __future__ import annotations

import json
from typing import Any

from fieldguide.records import KINDS, Kind
from fieldguide.vocabulary import Vocabulary

VERSION = "v1"
_NUMBERS = ("integer", "number", "boolean")


def schema(kind: Kind, words: Vocabulary) -> dict[str, Any]:
    """Give the schema of a kind as its files are written: terms listed, without the field that the folder sets."""
    made = kind.model.model_json_schema()
    made["properties"] = {name: field for name, field in made["properties"].items() if name != "kind"}
    if kind.suffix == ".md":  # a guide's body stands below its fields, not among them
        made["properties"].pop("body", None)
        made["required"] = [name for name in made.get("required", []) if name != "body"]
    _settle(made, words)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, **made, "title": kind.label}


def _settle(node: Any, words: Vocabulary) -> None:
    """Offer the terms of each list, and take a number for its text: an editor reads ``- 3`` as a number, we read text."""
    if isinstance(node, list):
        for item in node:
            _settle(item, words)
    elif isinstance(node, dict):
        facet = node.pop("x-facet", None)
        terms = words.terms.get(facet, {}) if isinstance(facet, str) else {}
        if terms:
            node["enum"] = [form for term in terms for form in ((term, int(term)) if term.isdigit() else (term,))]
        typed = node.get("type")
        if typed == "string" and "const" not in node:
            node["type"] = ["string", "number"] if node.get("format") != "date" else "string"
        elif typed in _NUMBERS:
            node["type"] = [typed, "string"]
        for name, value in node.items():
            if name not in ("default", "enum", "const", "required", "type"):
                _settle(value, words)


def text(kind: Kind, words: Vocabulary) -> str:
    """Give a schema as it is published."""
    return json.dumps(schema(kind, words), ensure_ascii=False, indent=2) + "\n"


def editor_settings() -> dict[str, Any]:
    """Give what ``.vscode/settings.json`` holds: each schema beside the files of its kind."""
    mapped = {f".vscode/schemas/{kind.name}.json": _files(kind) for kind in KINDS.values() if kind.suffix == ".yml"}
    return {
        "editor.rulers": [120],
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
        "yaml.schemas": mapped,
        "yaml.validate": True,
    }


def _files(kind: Kind) -> list[str]:
    if kind.name != "resource":
        return [f"{kind.folder}/*.yml"]
    return [f"{kind.folder}/*.yml", f"{kind.folder}/!(research)/*.yml"]
