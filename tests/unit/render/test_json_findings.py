from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import Entry, FileReport, Report, Waived
from cxroad.render.json_findings import render, schema_text
from cxroad.render.json_text import json_text


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(made)
    return made


@pytest.fixture
def report(finding: Callable[..., Finding], place: Callable[..., Place]) -> Report:
    error = finding(
        place("export", "waits"), "wrong", route="phases.crawl", related=(place("search", "too"),)
    )
    severe = finding("title", severity=Severity.WARNING, severe=True, help="do this", note="or not")
    read = FileReport("acme.yaml", (severe, error), (Waived(error, "agreed", "2027"),))
    rated = FileReport("b.yaml", (), level="team", passed="starter", obstacle="GOV004")
    unread = FileReport(
        "c.yaml", (), not_run=("VIS001",), known=(error, severe), unchanged=(error,)
    )
    gone = (Entry("a.yaml", "VIS001", "vision", 2),)
    return Report((read, rated, unread), record="known.jsonl", gone=gone)


def test_a_report_fits_its_schema(report: Report, schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(render(report, {})), schema)
    jsonschema.validate(json.loads(render(Report(()), {})), schema)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(version=2),
        lambda data: data.update(more=1),
        lambda data: data.pop("findings"),
        lambda data: data["findings"][0].update(severity="fatal"),
        lambda data: data["findings"][0]["start"].update(line=0),
        lambda data: data["files"][0].pop("not_run"),
        lambda data: data["gone"][0].update(count=0),
    ],
)
def test_the_schema_refuses_another_shape(
    spoil: Callable[[Any], object], report: Report, schema: dict[str, Any]
) -> None:
    data = json.loads(render(report, {}))
    spoil(data)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_every_field_of_the_schema_is_described_and_always_there(schema: dict[str, Any]) -> None:
    def objects(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            if "properties" in part:
                yield part
            for value in part.values():
                yield from objects(value)

    found = list(objects(schema))

    assert len(found) == 8
    for part in found:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert all(field.get("description") for field in part["properties"].values())


def test_places_routes_and_counts_are_told(report: Report) -> None:
    data = json.loads(render(report, {}))

    assert data["version"] == 1
    assert data["counts"] == {
        "error": 1,
        "warning": 1,
        "info": 0,
        "severe": 1,
        "waived": 1,
        "known": 2,
        "unchanged": 1,
    }
    wrong = data["findings"][1]
    assert wrong["start"] == {"line": 6, "column": 17, "offset": 75}
    assert wrong["end"] == {"line": 6, "column": 23, "offset": 81}
    assert (wrong["route"], wrong["help"], wrong["label"]) == ("phases.crawl", None, "waits")
    assert [place["label"] for place in wrong["related"]] == ["too"]
    assert data["waived"][0]["until"] == "2027"
    assert [file["passed"] for file in data["files"]] == [None, "starter", None]
    assert data["files"][2]["not_run"] == ["VIS001"]
    assert data["gone"] == [{"file": "a.yaml", "rule": "VIS001", "route": "vision", "count": 2}]


def test_what_is_left_out_is_counted(report: Report) -> None:
    data = json.loads(render(report, {}, most=1))

    assert (data["left_out"], len(data["findings"]), data["counts"]["warning"]) == (1, 1, 1)
    assert data["findings"][0]["severity"] == "error"


def test_keys_stand_in_the_order_of_the_schema(report: Report, schema: dict[str, Any]) -> None:
    data = json.loads(render(report, {}))

    assert list(data) == list(schema["properties"])
    assert list(data["files"][0]) == list(schema["$defs"]["file"]["properties"])
    assert set(data["findings"][0]) == set(schema["$defs"]["finding"]["properties"])


@given(st.text())
def test_text_is_kept_exactly_in_plain_ascii(text: str) -> None:
    written = json_text({"text": text})

    assert json.loads(written) == {"text": text}
    assert written.isascii()
    assert "##" not in written
    assert not any(line.lstrip().startswith("::") for line in written.split("\n"))


def test_a_lone_surrogate_of_a_file_name_is_spelt_out() -> None:
    assert json.loads(json_text(["a\udcff"])) == ["a\\udcff"]


def test_a_number_without_a_word_in_json_is_refused() -> None:
    with pytest.raises(ValueError):
        json_text([float("nan")])
