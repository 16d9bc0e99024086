"""JSON Schema of every kind of record, from the models: for editors, forms and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fieldguide.records import ABOUT, ABOUT_PATH, WRITTEN, About, Kind
from fieldguide.vocabulary import Vocabulary

VERSION = "v1"
_NUMBERS = ("integer", "number", "boolean")


def schema(kind: Kind, words: Vocabulary, about: About) -> dict[str, Any]:
    """Give the schema of a kind as its files are written: terms listed, without the field that the folder sets."""
    made = kind.model.model_json_schema()
    made["properties"] = {name: field for name, field in made["properties"].items() if name != "kind"}
    if kind.suffix == ".md":  # a guide's body stands below its fields, not among them
        made["properties"].pop("body", None)
        made["required"] = [name for name in made.get("required", []) if name != "body"]
    keep_offered(made, about)
    _settle(made, words, about)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, **made, "title": kind.label}


def keep_offered(made: dict[str, Any], about: About) -> None:
    """Leave out the kinds of diagrams that this hub does not offer, and what only they needed."""
    if about.diagrams is None:
        return
    for node in _nodes(made):
        kinds = node.get("discriminator", {}).get("mapping", {})
        if "number-line" in kinds:
            node.pop("discriminator")
            node["oneOf"] = [{"$ref": ref} for kind, ref in kinds.items() if about.offers(kind)] or [{"not": {}}]
    definitions: dict[str, Any] = made.get("$defs", {})
    reached: set[str] = set()
    queue = [{name: node for name, node in made.items() if name != "$defs"}]
    while queue:
        names = {node["$ref"].rsplit("/", 1)[-1] for node in _nodes(queue.pop()) if "$ref" in node} - reached
        reached |= names
        queue += [definitions[name] for name in sorted(names) if name in definitions]
    made["$defs"] = {name: node for name, node in definitions.items() if name in reached}


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Give every object of a schema."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


def _settle(node: Any, words: Vocabulary, about: About) -> None:
    """Offer the terms of each list, and take a number for its text: an editor reads ``- 3`` as a number."""
    if isinstance(node, list):
        for item in node:
            _settle(item, words, about)
    elif isinstance(node, dict):
        _fill_in(node, words, about)
        if isinstance(node.get("type"), str) and "const" not in node:
            node["type"] = _typed(node)
        for name in [name for name in node if name not in _NO_SCHEMAS]:
            _settle(node[name], words, about)


def _fill_in(node: dict[str, Any], words: Vocabulary, about: About) -> None:
    """Say what only the hub knows: the terms of a list, the frameworks of practices, how a standard is written."""
    facet = node.pop("x-facet", None)
    terms = words.terms.get(facet, {}) if isinstance(facet, str) else {}
    if terms:
        node["enum"] = [form for term in terms for form in _forms(term)]
    if node.pop("x-frameworks", False):
        terms_of = {name: {"type": "string", "x-facet": name} for name in words.frameworks}
        lists = {name: {"type": "array", "items": item} for name, item in terms_of.items()}
        node |= {"properties": lists, "additionalProperties": False}
    if node.pop("x-standard", False) and about.standards:
        node["pattern"] = f"^({about.standards.code})$"


_NO_SCHEMAS = frozenset({"default", "enum", "const", "required", "type"})


def _forms(term: str) -> tuple[str | int, ...]:
    return (term, int(term)) if term.isdigit() else (term,)


def _typed(node: dict[str, Any]) -> Any:
    """Give the types an editor may see where we read text."""
    typed = node["type"]
    if typed == "string":
        return ["string", "number"] if node.get("format") != "date" else "string"
    return [typed, "string"] if typed in _NUMBERS else typed


def text(kind: Kind, words: Vocabulary, about: About) -> str:
    """Give a schema as it is published."""
    return json.dumps(schema(kind, words, about), ensure_ascii=False, indent=2) + "\n"


def editor_settings() -> dict[str, Any]:
    """Give what ``.vscode/settings.json`` holds: each schema beside the files of its kind."""
    written = [kind for kind in WRITTEN.values() if kind.suffix == ".yml"]
    mapped = {f".vscode/schemas/{kind.name}.json": _files(kind) for kind in written}
    return {
        "editor.rulers": [120],
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
        "yaml.schemas": mapped,
        "yaml.validate": True,
    }


def _files(kind: Kind) -> list[str]:
    if kind is ABOUT:
        return [ABOUT_PATH]
    if kind.name != "resource":
        return [f"{kind.folder}/*.yml"]
    return [f"{kind.folder}/*.yml", f"{kind.folder}/!(research)/*.yml"]
