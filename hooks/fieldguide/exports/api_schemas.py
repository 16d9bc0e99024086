"""JSON Schemas of the API's answers, made from the models that check the records, and OpenAPI over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldguide.json_text import compact
from fieldguide.licence import LICENCE_URL
from fieldguide.records import KINDS, Kind
from fieldguide.schema import keep_offered
from fieldguide.tree import Asset, Site

ROOT = "api/v1/"
Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def exports(site: Site) -> Iterator[Asset]:
    """Publish the schema of every answer, and the OpenAPI description."""
    base = f"{site.url}{ROOT}schemas/"
    for name, schema in schemas(base).items():
        keep_offered(schema, site.catalogue.about)
        yield Asset(f"{ROOT}schemas/{name}.json", compact(schema) + "\n")
    yield Asset(f"{ROOT}openapi.json", compact(openapi(site, ROOT)) + "\n")


def schemas(base: str) -> dict[str, Schema]:
    """Give every schema by name; ``base`` is where they are published."""
    found = {"index": _index(), "links": _links(), "csl-item": _csl_item()}
    for kind in KINDS.values():
        found[kind.name] = record(kind)
        found[f"{kind.name}-list"] = _list(kind)
    return {name: {"$schema": DIALECT, "$id": f"{base}{name}.json", **schema} for name, schema in found.items()}


def _object(title: str, properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Give an object whose fields are all there, and which may get more: clients must ignore what they do not know."""
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def record(kind: Kind) -> Schema:
    """Give the schema of one record's answer: our envelope around the model's own schema."""
    inner = kind.model.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = inner.pop("$defs", {})
    definitions["Record"] = inner
    definitions["Link"] = _link()
    reference = _object("Reference", {"apa": TEXT, "mla": TEXT, "csl": {"$ref": "csl-item.json"}})
    fields = {
        "id": NAME,
        "kind": {"const": kind.name},
        "url": ADDRESS | {"description": "Its page."},
        "api": ADDRESS | {"description": "This file."},
        "source": TEXT | {"description": "The file it is written in, in the repository."},
        "record": {"$ref": "#/$defs/Record"},
        "links": {
            "type": "array",
            "items": {"$ref": "#/$defs/Link"},
            "description": "Links it writes (out) and links others write to it (in).",
        },
        "reference": reference | {"description": "For a study, or a resource that is one work."},
    }
    return _object(kind.label, fields, optional=("reference",)) | {"$defs": definitions}


def _link() -> Schema:
    fields = {
        "relation": TEXT,
        "label": TEXT,
        "kind": {"enum": list(KINDS)},
        "id": NAME,
        "title": TEXT,
        "url": ADDRESS,
        "why": TEXT,
    }
    return _object("Link", {"direction": {"enum": ["in", "out"]}, **fields})


def _list(kind: Kind) -> Schema:
    fields = {"api": {"const": "1"}, "kind": {"const": kind.name}, "licence": ADDRESS, "count": COUNT}
    return _object(kind.plural, {**fields, "records": {"type": "array", "items": {"$ref": f"{kind.name}.json"}}})


def _index() -> Schema:
    kind = _object(
        "Kind",
        {
            "kind": {"enum": list(KINDS)},
            "label": TEXT,
            "count": COUNT,
            "list": ADDRESS,
            "schema": ADDRESS,
            "csv": ADDRESS,
        },
    )
    change = _object("Change", {"version": TEXT, "date": {"type": "string", "format": "date"}, "change": TEXT})
    fields = {
        "api": {"const": "1"},
        "version": TEXT,
        "name": TEXT,
        "home": ADDRESS,
        "licence": ADDRESS,
        "licence_name": TEXT,
        "promise": TEXT,
    }
    lists: dict[str, Schema] = {
        "changes": {"type": "array", "items": change, "minItems": 1},
        "kinds": {"type": "array", "items": kind},
    }
    return _object(
        "Index",
        {
            **fields,
            "openapi": ADDRESS,
            "links": ADDRESS,
            "references": {"type": "object", "additionalProperties": ADDRESS},
            **lists,
        },
    )


def _links() -> Schema:
    key = _object("Key", {"kind": {"enum": list(KINDS)}, "id": NAME})
    link = _object("Link", {"source": key, "relation": TEXT, "target": key, "why": TEXT})
    relation = _object("Relation", {"forward": TEXT, "inverse": TEXT})
    fields: dict[str, Schema] = {"api": {"const": "1"}, "licence": ADDRESS, "count": COUNT}
    return _object(
        "Links",
        {
            **fields,
            "relations": {"type": "object", "additionalProperties": relation},
            "links": {"type": "array", "items": link},
        },
    )


def _csl_item() -> Schema:
    """Give the part of CSL-JSON that is used here."""
    names = dict.fromkeys(("family", "given", "suffix", "literal"), TEXT)
    person: Schema = {
        "type": "object",
        "properties": names,
        "additionalProperties": False,
        "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    }
    parts = {
        "type": "array",
        "minItems": 1,
        "maxItems": 1,
        "items": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"type": "integer"}},
    }
    texts = dict.fromkeys(
        ("title", "container-title", "volume", "issue", "page", "publisher", "DOI", "URL", "ISBN", "ISSN"), TEXT
    )
    issued = {
        "type": "object",
        "properties": {"date-parts": parts},
        "required": ["date-parts"],
        "additionalProperties": False,
    }
    properties = {"id": TEXT, "type": TEXT, "author": {"type": "array", "items": person}, "issued": issued, **texts}
    return {
        "title": "CSL item",
        "type": "object",
        "properties": properties,
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    }


def openapi(site: Site, root: str) -> Schema:
    """Describe every address in OpenAPI 3.1; there is no key, no limit and nothing to write to."""
    paths = {
        "/index.json": _get("What there is and where", "index"),
        "/links.json": _get("Every link between records", "links"),
    }
    for kind in KINDS.values():
        paths[f"/{kind.slug}.json"] = _get(f"All records: {kind.plural.lower()}", f"{kind.name}-list")
        one = _get(f"One record: {kind.label.lower()}", kind.name)
        one["get"]["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": NAME}]
        one["get"]["responses"]["404"] = {"description": "There is no such record."}
        paths[f"/{kind.slug}/{{id}}.json"] = one
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{site.name} API", "version": "1.0.0", "license": {"name": "CC BY 4.0", "url": LICENCE_URL}},
        "servers": [{"url": f"{site.url}{root}".rstrip("/")}],
        "paths": paths,
    }


def _get(summary: str, schema: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"schemas/{schema}.json"}}}
    name = schema.replace("-list", "-all")
    return {
        "get": {
            "operationId": f"get-{name}",
            "summary": summary,
            "responses": {"200": {"description": "OK", "content": content}},
        }
    }
