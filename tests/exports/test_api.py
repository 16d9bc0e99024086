"""The API: every answer is what its schema says, equals the record, and leads only to what there is."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from fieldguide.records import KINDS
from fieldguide.tree import Site

ROOT = "api/v1/"


@pytest.fixture(scope="module")
def answers(files):
    return {path.removeprefix(ROOT): json.loads(text) for path, text in files.items() if path.startswith(ROOT)}


@pytest.fixture(scope="module")
def validators(answers):
    schemas = {path: answer for path, answer in answers.items() if path.startswith("schemas/")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas.values())
    return {
        path.removeprefix("schemas/").removesuffix(".json"): Draft202012Validator(schema, registry=registry)
        for path, schema in schemas.items()
    }


def test_the_index_and_the_links_keep_to_their_schemas(answers, validators):
    assert [error.message for error in validators["index"].iter_errors(answers["index.json"])] == []
    assert [error.message for error in validators["links"].iter_errors(answers["links.json"])] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_keeps_to_its_schema(kind, answers, validators):
    listed = answers[f"{KINDS[kind].slug}.json"]
    head = {**listed, "records": []}
    assert [error.message for error in validators[f"{kind}-list"].iter_errors(head)] == []
    wrong = {item["id"]: error.message for item in listed["records"] for error in validators[kind].iter_errors(item)}
    assert wrong == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refuses_a_record_without_its_title(kind, answers, validators):
    records = answers[f"{KINDS[kind].slug}.json"]["records"]
    if not records:
        pytest.skip("no record of this kind")
    broken = json.loads(json.dumps(records[0]))
    del broken["record"]["title"]
    assert not validators[kind].is_valid(broken)


def test_a_list_holds_the_files_of_its_records(answers, catalogue):
    for kind in KINDS.values():
        listed = answers[f"{kind.slug}.json"]
        assert listed["count"] == len(listed["records"]) == len(catalogue.all(kind.name))
        for item in listed["records"]:
            assert answers[f"{kind.slug}/{item['id']}.json"] == item


def test_a_record_comes_back_as_it_was(answers, catalogue):
    for entry in catalogue:
        item = answers[f"{KINDS[entry.key.kind].slug}/{entry.key.id}.json"]
        assert type(entry.record).model_validate(item["record"]) == entry.record


@pytest.mark.this_hub
def test_every_link_is_on_both_ends(answers):
    links = answers["links.json"]["links"]
    assert answers["links.json"]["count"] == len(links) > 0
    for link in links:
        source, target = link["source"], link["target"]
        there = answers[f"{KINDS[source['kind']].slug}/{source['id']}.json"]["links"]
        back = answers[f"{KINDS[target['kind']].slug}/{target['id']}.json"]["links"]
        name = link["relation"]
        assert any((item["direction"], item["relation"], item["id"]) == ("out", name, target["id"]) for item in there)
        assert any((item["direction"], item["relation"], item["id"]) == ("in", name, source["id"]) for item in back)


def test_addresses_lead_to_files_that_there_are(files, answers, site: Site):
    index = answers["index.json"]
    named = [index["openapi"], index["links"], *index["references"].values()]
    named += [kind[name] for kind in index["kinds"] for name in ("list", "schema", "csv")]
    assert [address for address in named if address.removeprefix(site.url) not in files] == []


@pytest.mark.this_hub
def test_openapi_describes_every_answer(answers):
    described = answers["openapi.json"]
    assert described["openapi"] == "3.1.0"
    for path in described["paths"]:
        shape = path.removeprefix("/").replace("{id}", "")
        assert any(name == shape or name.startswith(shape.removesuffix(".json")) for name in answers)
    schemas = [
        operation["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        for operation in described["paths"].values()
    ]
    assert [name for name in schemas if name not in answers] == []
    names = [operation["get"]["operationId"] for operation in described["paths"].values()]
    assert len(names) == len(set(names))
