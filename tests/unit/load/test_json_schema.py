"""The schema that editors get, held against the files that the model reads."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from cxroad.load.json_schema import json_schema
from cxroad.source.document import Map, Seq
from cxroad.source.plain import Kind, Plain
from cxroad.source.reader import read_document

EXAMPLES = Path(__file__).parents[3] / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml")) + sorted((EXAMPLES.parent / "roadmaps").glob("*.yaml"))


def as_an_editor_reads_it(value):
    if isinstance(value, Map):
        return {key: as_an_editor_reads_it(item) for key, item in value.items()}
    if isinstance(value, Seq):
        return [as_an_editor_reads_it(item) for item in value]
    if isinstance(value, Plain):
        if value.kind is Kind.NUMBER:
            return float(value) if "." in value else int(value)
        return None if value.kind is Kind.NULL else value.lower() == "true"
    return value


def validator(draft):
    schema = json_schema(draft)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@pytest.mark.parametrize("draft", ["draft-07", "2020-12"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_schema_accepts_every_roadmap_that_we_ship(draft, path):
    data = as_an_editor_reads_it(read_document(path.read_bytes(), path.name).root)

    assert [error.message for error in validator(draft).iter_errors(data)] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"titel": "x"},
        {"phases": {"crawl": {"initiatives": {"a": {"name": "x", "estimate": "6m"}}}}},
        {"phases": {"crawl": {"initiatives": {"a": {"name": "x", "status": "Done"}}}}},
        {"settings": {"levle": "team"}},
        {"vision": {"statement": "x", "outcomes": {"nps": {"actuals": {"soon": 5}}}}},
        {"vision": {"statement": "x", "outcomes": {"no id": {}}}},
    ],
)
def test_schema_refuses_what_the_reader_refuses(broken):
    data = {"title": "x", "vision": {"statement": "y", "outcomes": {}}, "phases": {}} | broken

    assert list(validator("draft-07").iter_errors(data))


def test_editors_get_plain_types_and_nothing_outside_the_standard():
    text = json.dumps(json_schema())

    assert '"anyOf"' not in text
    assert '"discriminator"' not in text


def test_every_key_is_described():
    schema = json_schema()
    parts = [schema, *schema["definitions"].values()]
    silent = [
        key
        for part in parts
        for key, shape in part.get("properties", {}).items()
        if "description" not in shape and key != "shock"
    ]

    assert silent == []


def test_vision_and_reasons_are_asked_for_though_a_rule_explains_their_absence():
    schema = json_schema()

    assert "vision" in schema["required"]
    assert set(schema["definitions"]["Vision"]["required"]) == {"statement", "outcomes"}
    assert schema["definitions"]["Waiver"]["required"] == ["because"]
