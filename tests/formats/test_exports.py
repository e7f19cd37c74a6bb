"""Exports read back by nothing but Python: every initiative and arrow once, no text obeyed."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxroad.api import load, load_text
from cxroad.errors import NotComputable
from cxroad.render import csv_export, dot, json_export, json_timeline, mermaid
from cxroad.render.mermaid_text import MOST
from cxroad.render.visible import unobeyed, visible

ROOT = Path(__file__).parents[2]
EXAMPLES = ("northwind", "przychodnia", "big-bang", "minimal", "public-service")
DAY = date(2027, 1, 20)
OBEYED = re.compile(r"^\s*::\w|##\w*\[", re.MULTILINE)
UNSEEN = re.compile("[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
FORMATS = {"mermaid": mermaid, "dot": dot, "csv": csv_export, "json": json_export}


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hostile = _beside("hostile_titles")


def example(name: str, **options: Any) -> Any:
    return load(str(ROOT / "examples" / f"{name}.yaml"), today=DAY).export(**options)


def written(name: str) -> dict[str, Any]:
    """What stands in an example, read by another parser."""
    text = (ROOT / "examples" / f"{name}.yaml").read_text("utf-8")
    made: dict[str, Any] = yaml.safe_load(text)
    return made


def initiatives(name: str) -> dict[str, dict[str, Any]]:
    phases = written(name)["phases"].values()
    return {id: each for phase in phases for id, each in (phase.get("initiatives") or {}).items()}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def folded(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json_export.schema_text())
    jsonschema.Draft202012Validator.check_schema(made)
    return made


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_initiative_of_the_file_has_one_row(name: str) -> None:
    rows = rows_of(csv_export.render(example(name)))

    assert [row["id"] for row in rows] == list(initiatives(name))
    assert [row["name"] for row in rows] == [folded(i["name"]) for i in initiatives(name).values()]


@pytest.mark.parametrize("name", EXAMPLES)
def test_json_has_every_initiative_phase_and_entry_of_after(
    name: str, schema: dict[str, Any]
) -> None:
    data = json.loads(json_export.render(example(name)))
    jsonschema.validate(data, schema)
    found = initiatives(name)
    live = {id for id, i in found.items() if i.get("status") not in ("parked", "dropped")}
    known = {*live, *written(name)["phases"], *written(name).get("externals", {})}
    entries = set()
    for id in live:
        after = found[id].get("after") or []
        for entry in [after] if isinstance(after, str) else after:
            target = re.match(r"[\w-]+", entry)
            assert target
            if target[0] in known:
                entries.add((target[0], id))

    assert [each["id"] for each in data["initiatives"]] == list(found)
    assert [each["id"] for each in data["phases"]] == list(written(name)["phases"])
    pairs = [
        (each["source"]["id"], each["target"]["id"])
        for each in data["arrows"]
        if each["target"]["kind"] == "initiative"
    ]
    assert sorted(pairs) == sorted(entries)


@pytest.mark.parametrize("name", EXAMPLES)
def test_dates_are_those_of_the_timeline_in_every_format(name: str) -> None:
    project = load(str(ROOT / "examples" / f"{name}.yaml"), today=DAY)
    drawn = {
        each["id"]: each
        for phase in json.loads(json_timeline.render(project.timeline()))["phases"]
        for each in phase["initiatives"]
    }
    view = project.export()
    data = {each["id"]: each for each in json.loads(json_export.render(view))["initiatives"]}
    rows = {row["id"]: row for row in rows_of(csv_export.render(view))}

    for id, each in drawn.items():
        for day in ("start", "finish", "low_finish", "high_finish", "rag", "critical"):
            assert data[id][day] == each[day]
        for day in ("start", "finish"):
            assert rows[id][day] == (each[day] or "")
        assert rows[id]["high finish"] == (each["high_finish"] or "")
    for id in data.keys() - drawn.keys():
        assert data[id]["start"] is None
        assert data[id]["status"] in ("parked", "dropped")


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


def test_keys_stand_in_the_order_of_the_schema(schema: dict[str, Any]) -> None:
    data = json.loads(json_export.render(example("northwind")))

    assert list(data) == list(schema["properties"])
    assert list(data["initiatives"][0]) == list(schema["$defs"]["initiative"]["properties"])
    assert list(data["arrows"][0]) == list(schema["$defs"]["arrow"]["properties"])


@pytest.mark.parametrize("spoil", [{"version": 2}, {"kind": "timeline"}, {"more": 1}])
def test_the_schema_refuses_another_shape(spoil: dict[str, Any], schema: dict[str, Any]) -> None:
    data = json.loads(json_export.render(example("minimal"))) | spoil

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_json_keeps_every_text_as_it_was_written() -> None:
    text, arrows = hostile.roadmap()
    data = json.loads(json_export.render(load_text(text, today=DAY).export()))

    assert [each["name"].strip() for each in data["initiatives"]] == [
        title.strip() for title in hostile.TITLES
    ]
    assert {(a["source"]["id"], a["target"]["id"]) for a in data["arrows"]} == arrows
    assert len(data["arrows"]) == len(arrows)


def test_no_cell_is_a_formula_and_each_reads_back() -> None:
    text, _ = hostile.roadmap()
    output = csv_export.render(load_text(text, today=DAY).export())
    rows = rows_of(output)

    assert len(rows) == len(hostile.TITLES) == output.count("\r\n") - 1
    for row, title in zip(rows, hostile.TITLES, strict=True):
        assert None not in row
        for column in ("name", "owners", "tags"):
            cell = row[column]
            assert not re.match(r"\s*[=+@＝＋＠]|\s*[-－](?![0-9.]+$)", cell)
            assert not re.search(r"[;,][=+@-]", cell)
            apart = unobeyed(re.sub(r"([;,])(?=[=+@-])", r"\1 ", visible(folded(title))))
            assert cell in (apart, f"'{apart}")


@given(st.text(st.sampled_from("=+-@＝;,'\"\t\r\n ab1.|"), min_size=1, max_size=12))
def test_cells_made_of_dangerous_signs_are_texts(title: str) -> None:
    if not title.strip():
        title += "x"
    text, _ = hostile.roadmap((title,))
    (row,) = rows_of(csv_export.render(load_text(text, today=DAY).export()))

    assert re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", row["name"]) or row["name"][0] not in "=+-@＝"


def test_weeks_stand_for_dates_where_there_are_none() -> None:
    text = "title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 3w}}}}\n"
    view = load_text(text, today=DAY).export()

    assert rows_of(csv_export.render(view))[0]["finish"] == "W3"
    assert json.loads(json_export.render(view))["initiatives"][0]["finish"] == "W3"
    assert "W1 - W3" in dot.render(view)


@pytest.mark.parametrize(
    ("estimate", "start", "hint"),
    [(", estimate: 3w", "", "start: 2027-01-11"), ("", "start: 2027-01-04\n", "estimate: 6w")],
)
def test_a_gantt_chart_without_dates_is_refused_with_its_cure(
    estimate: str, start: str, hint: str
) -> None:
    text = f"title: T\n{start}phases: {{p: {{initiatives: {{a: {{name: A{estimate}}}}}}}}}\n"

    with pytest.raises(NotComputable) as refused:
        mermaid.render(load_text(text, today=DAY).export())
    assert hint in refused.value.hint


def test_work_without_dates_stands_in_a_remark() -> None:
    text = (
        "title: T\nstart: 2027-01-04\n"
        "phases: {p: {initiatives: {a: {name: A, estimate: 3w}, b: {name: B}}}}\n"
    )

    assert "    %% b is not drawn: no estimate\n" in mermaid.render(
        load_text(text, today=DAY).export()
    )


def test_a_diagram_that_mermaid_refuses_by_default_says_so() -> None:
    text, _ = hostile.roadmap(("A title of fifty letters, more or less, as it is",) * 900)
    output = mermaid.render(load_text(text, today=DAY).export())

    assert len(output) > MOST
    assert "\ngantt\n    %% Longer than 50000 characters" in output


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("focus", [None, "i5"])
def test_nothing_in_a_file_is_obeyed(format: str, focus: str | None) -> None:
    text, _ = hostile.roadmap()
    output = FORMATS[format].render(load_text(text, today=DAY).export(focus))

    assert not OBEYED.search(output)
    assert not UNSEEN.search(output)
    if format == "mermaid":
        assert not re.search(r"%%\{|click |javascript:|\$\$", output)


@pytest.mark.parametrize("format", FORMATS)
def test_structure_does_not_depend_on_titles(format: str) -> None:
    """As many lines with hostile titles as with harmless ones, and the same ones but for texts."""
    outputs = []
    for titles in (hostile.TITLES, ("A title",) * len(hostile.TITLES)):
        text, _ = hostile.roadmap(titles)
        outputs.append(FORMATS[format].render(load_text(text, today=DAY).export()))
    one, other = (output.splitlines() for output in outputs)

    assert len(one) == len(other)
    if format == "mermaid":
        kept = [re.sub(r"^ +[^:]* :(?=\w)", ":", line) for line in one]
        assert [re.sub(r"^ +[^:]* :(?=\w)", ":", line) for line in other][8:] != []
        assert [line for line in kept if line.startswith(":")] == [
            re.sub(r"^ +[^:]* :(?=\w)", ":", line)
            for line in other
            if re.match(r" +[^:]* :\w", line)
        ]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_view_is_the_same_bytes(format: str) -> None:
    first, second = (FORMATS[format].render(example("northwind")) for _ in range(2))

    assert first == second


def test_focus_exports_an_initiative_with_its_neighbours() -> None:
    view = example("northwind", focus="move-home")
    data = json.loads(json_export.render(view))

    assert data["focus"] == "move-home"
    assert [each["id"] for each in data["initiatives"]] == [
        "settle",
        "redesign",
        "move-home",
        "fix-first",
    ]
    assert [(a["source"]["id"], a["target"]["id"]) for a in data["arrows"]] == [
        ("redesign", "move-home"),
        ("settle", "move-home"),
        ("move-home", "fix-first"),
    ]
    assert mermaid.render(view).startswith("flowchart LR\n")
