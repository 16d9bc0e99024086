"""What a writer hears when the data of a diagram cannot be: the field, and the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from fieldguide.diagrams import _MODULES, Diagram

TEXT = yaml.BaseLoader  # scalars stay text, as in records
CASES = yaml.load((Path(__file__).parent / "faults.yml").read_text(encoding="utf-8"), TEXT)  # noqa: S506

READ = TypeAdapter(Diagram).validate_python


def faults(text):
    return complaints(yaml.load(f"{{{text}}}", TEXT))  # noqa: S506


def complaints(data):
    try:
        READ(data)
    except ValidationError as error:
        return [
            (".".join(map(str, item["loc"][1:])), item["msg"].removeprefix("Value error, ")) for item in error.errors()
        ]
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['data']['kind']}-{case['at']}")
def test_wrong_data_says_where_and_what(case):
    assert (case["at"], case["says"]) in complaints(case["data"])


def test_every_kind_with_rules_has_a_wrong_case():
    ruled = {
        kind for kind, module in _MODULES.items() if "def faults" in Path(module.__file__).read_text(encoding="utf-8")
    }
    assert ruled - {case["data"]["kind"] for case in CASES} == set()


def test_a_total_can_say_which_bar_is_longer():
    assert (
        faults('kind: bar-model, bars: [{parts: [{value: 9}]}, {parts: [{value: "?"}]}], difference: 4, total: 22')
        == []
    )


def test_all_faults_come_in_one_run():
    text = "kind: dot-plot, axis: {start: 0, end: 6, step: 1}, values: [7, 3, 8]"
    assert [where for where, _ in faults(text)] == ["values.0", "values.2"]


def test_an_ambiguous_difference_asks_which_bar_is_longer():
    text = 'kind: bar-model, bars: [{groups: 3, each: "?"}, {parts: [{value: 20}]}], difference: 8'
    assert faults(text) == [("difference", "either bar could be the longer one: say which with longer: 1 or longer: 2")]
    assert faults(f"{text}, longer: 2") == []


def test_an_unknown_field_is_refused():
    assert faults("kind: number-bond, whole: 3, parts: [1, 2], colour: red")[0][0] == "colour"


def test_a_label_is_one_line_of_letters():
    assert "one line of ordinary characters" in faults('kind: table, columns: ["a\u202eb"], rows: [[1]]')[0][1]
