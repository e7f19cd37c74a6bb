"""The steering summary as JSON: a frozen shape, true to the page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxroad.api import load, load_text
from cxroad.render.json_summary import render
from cxroad.render.json_summary_shape import SummaryShape
from cxroad.views.summary import arrange_summary

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))

TEXT = """
title: Acme
start: 2027-01-11
currency: EUR
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    churn: {baseline: 17%, target: 12%, lag: 0d, actuals: {2027-01-09: 15.5%}}
phases:
  crawl:
    due: 2027-Q1
    exit: [churn <= 16%, Board has agreed]
    initiatives:
      slots: {name: Slots, status: done, finished: 2027-01-05, serves: {churn: 20%}, value: Slots}
      listen: {name: Listen, owner: Mia, estimate: 4w..8w, cost: 10k, impacts: {desk: high}}
      idea: {name: Idea, status: parked, since: 2026-12, because: Too dear}
decisions:
  - {what: Who pays?, options: [we, they], needed_by: 2027-01, by: Raj}
risks:
  gone: {what: She leaves, likelihood: 4, impact: 4, owner: Raj, hits: [listen]}
"""


def read(text: str, phase: str | None = None, today: str = "2027-01-11") -> Any:
    plan = load_text(text, today=date.fromisoformat(today)).plan
    return json.loads(render(arrange_summary(plan, None, phase)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_shape_is_the_same_for_every_page_of_every_example(path: Path) -> None:
    project = load(str(path), today=date(2027, 1, 11))

    for phase in (None, *project.plan.roadmap.phases):
        text = render(arrange_summary(project.plan, None, phase))
        assert text.isascii()
        found = json.loads(text)
        assert set(found) == set(SummaryShape.__annotations__)
        assert (found["version"], found["kind"], found["phase"]) == (1, "summary", phase)


def test_values_are_typed_and_days_are_iso_dates() -> None:
    found = read(TEXT, "crawl", "2027-01-11")

    assert found["gates"] == [
        {
            "phase": "crawl",
            "name": "Crawl",
            "done": False,
            "finished": 1,
            "initiatives": 2,
            "start": "2027-01-05",
            "low_finish": "2027-02-07",
            "finish": "2027-02-21",
            "high_finish": "2027-03-07",
            "p50": "2027-02-21",
            "p80": "2027-02-26",
            "p90": "2027-03-01",
            "due": "2027-03-31",
            "chance": 1,
            "chance_error": 0,
            "single_figures": 0,
            "undated": 0,
            "margin_days": 38,
            "slip_days": None,
            "late": [],
            "late_by_high_estimate": [],
        }
    ]
    assert found["outcomes"] == [
        {
            "id": "churn",
            "name": "churn",
            "owner": "",
            "baseline": 17,
            "planned_by_now": 16,
            "latest": 15.5,
            "target": 12,
            "by": "",
            "measured": "2027-01-09",
            "way": 0.3,
            "behind": -0.1,
            "state": "on plan",
        }
    ]
    assert found["decisions"][0]["needed_by"] == "2027-01-31"
    assert found["money"]["total"] == 10_000
    assert found["next_90_days"]["moves"][0]["lands_on"] == [{"team": "desk", "impact": "high"}]
    assert found["noticed"][0]["finished"] == "2027-01-05"
    assert found["parked"][0]["story"] == "Too dear"
    assert found["risks"][0]["score"] == 16


def test_checklist_has_marks_and_a_verdict_near_the_gate() -> None:
    found = read(TEXT, "crawl", "2027-01-31")

    assert found["checklist"]["verdict"] == "go with conditions"
    assert [each["mark"] for each in found["checklist"]["criteria"]] == [
        "met",
        "to be ticked by hand",
    ]


def test_roadmap_without_dates_counts_weeks() -> None:
    text = "title: A\nphases: {crawl: {initiatives: {a: {name: A, estimate: 4w..8w}}}}\n"

    found = read(text)

    assert found["relative"]
    gate = found["gates"][0]
    assert [gate["start"], gate["low_finish"], gate["finish"], gate["high_finish"]] == [
        "W1",
        "W4",
        "W6",
        "W8",
    ]
    assert [gate["p50"], gate["p80"], gate["due"], gate["chance"]] == ["W6", "W7", None, None]


def test_without_a_range_there_are_no_odds_rather_than_zeros() -> None:
    gate = read(TEXT.replace("4w..8w", "6w"), "crawl", "2027-01-11")["gates"][0]

    assert {None} == {gate[key] for key in ("p50", "p80", "p90", "chance", "chance_error")}


def test_text_is_kept_exactly() -> None:
    text = TEXT.replace("title: Acme", 'title: "::error::\\u202e<b>"')

    assert read(text)["title"] == "::error::\u202e<b>"
