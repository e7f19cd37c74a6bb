"""A healthy plan with one failure planted in it: its rule speaks, and nobody else."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from cxroad.findings.finding import Finding
from cxroad.findings.report import FileReport
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.load.loader import load_bytes

HERE = Path(__file__).parent
HEALTHY = (HERE.parents[1] / "examples" / "northwind.yaml").read_text(encoding="utf-8")
BOOK = tomllib.loads((HERE / "plants.toml").read_text(encoding="utf-8"))
PLANTS = BOOK["plant"]
FIRST_DAY = "2027-01-11"


def changed(text: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the plan: {old}"
        text = text.replace(old, new)
    return text


def report(text: str, today: str) -> FileReport:
    return lint(load_bytes(text.encode(), "northwind.yaml"), date.fromisoformat(today))


def said(found: FileReport) -> dict[tuple[object, ...], Finding]:
    return {(f.code, f.severity, f.severe, f.route, f.message): f for f in found.findings}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant['code']}-{plant['says']}")
def test_a_planted_failure_is_found_and_nothing_else_changes(plant: dict) -> None:
    today = plant.get("today", FIRST_DAY)
    first = plant.get("first", [])
    sound = changed(HEALTHY, BOOK["prepared"][first] if isinstance(first, str) else first)
    before = report(sound, today)
    after = report(changed(sound, plant["change"]), today)
    new = said(after).keys() - said(before).keys()
    gone = said(before).keys() - said(after).keys()
    waiting = set(after.not_run)
    touched = {key[0] for key in new} | {key[0] for key in gone if key[0] not in waiting}

    assert (plant["code"], plant["at"]) in {(key[0], key[3]) for key in new}, new
    assert touched - {plant["code"]} == set(plant.get("also", [])), (new, gone)


def test_every_rule_has_a_plant() -> None:
    assert sorted({plant["code"] for plant in PLANTS}) == sorted(RULES)
