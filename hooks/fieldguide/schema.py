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
    """Offer the terms of each list, and take a number for its text: an editor reads ``- 3`` as a number."""
    if isinstance(node, list):
        for item in node:
            _settle(item, words)
    elif isinstance(node, dict):
        facet = node.pop("x-facet", None)
        terms = words.terms.get(facet, {}) if isinstance(facet, str) else {}
        if terms:
            node["enum"] = [form for term in terms for form in _forms(term)]
        if isinstance(node.get("type"), str) and "const" not in node:
            node["type"] = _typed(node)
        for name in [name for name in node if name not in _NO_SCHEMAS]:
            _settle(node[name], words)


_NO_SCHEMAS = frozenset({"default", "enum", "const", "required", "type"})


def _forms(term: str) -> tuple[str | int, ...]:
    return (term, int(term)) if term.isdigit() else (term,)


def _typed(node: dict[str, Any]) -> Any:
    """Give the types an editor may see where we read text."""
    typed = node["type"]
    if typed == "string":
        return ["string", "number"] if node.get("format") != "date" else "string"
    return [typed, "string"] if typed in _NUMBERS else typed


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
