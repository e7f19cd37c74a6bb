"""The report says the figures that the single commands give to programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from cxroad.model.writing import day

EXAMPLE = str(Path(__file__).parents[2] / "examples/northwind.yaml")
TODAY = ("--today", "2027-01-11")


@pytest.fixture
def told(cli):
    """What a command writes as JSON."""

    def of(*words):
        ran = cli(*words, EXAMPLE, *TODAY, "-f", "json")
        assert ran.code == 0
        return json.loads(ran.out)

    return of


@pytest.fixture
def rows(cli):
    """The rows of all tables in a chapter of the report, as texts."""
    ran = cli("report", EXAMPLE, *TODAY)
    page = html.fromstring(ran.out)

    def of(chapter):
        part = page.get_element_by_id(chapter)
        return [
            [" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in part.iter("tr")
        ]

    return of


def said(text: str | None) -> str:
    return day(date.fromisoformat(text)) if text else "-"


def test_odds_are_those_of_the_forecast(told, rows):
    forecast = told("forecast")
    ends = {row[0]: row for row in rows("odds") if len(row) == 5}

    phases = {each["id"].capitalize(): each for each in forecast["phases"]}
    for name, each in {**phases, "The end": forecast["end"]}.items():
        days = [said(each["expected"]), *(said(each[key]["day"]) for key in ("p50", "p80", "p90"))]
        assert [cell.partition(" ±")[0] for cell in ends[name][1:]] == days


def test_heat_map_has_the_shares_of_the_capacity(told, rows):
    head, *teams = [
        row for row in rows("load") if row[0] in ("Team", "contact-centre", "engineers")
    ]
    drawn = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in teams[:2]}

    for team in told("capacity")["teams"]:
        shares = {each["quarter"]: each["share"] * 100 for each in team["quarters"]}
        for quarter, cell in drawn[team["team"]].items():
            assert (cell != "-") == (quarter in shares)
            if quarter in shares:
                assert float(cell.split()[0]) == pytest.approx(shares[quarter], abs=0.5)


def test_value_is_that_of_the_comparison(told, rows):
    value = told("value")
    [held] = [row for row in rows("value") if row[0].startswith("Value in hand by")]

    assert held[1:3] == [f"{value[side]['in_hand']:,.1f}" for side in ("plan", "twin")]


def test_shocks_come_in_the_order_of_what_if_with_its_losses(told, rows):
    answers = told("whatif", "--all")["answers"]
    drawn = [row for row in rows("breaks") if row[0] != "If"]

    assert [row[0] for row in drawn] == [
        f"{each['question'].removeprefix('What if ').rstrip('?')} {each['scenario']}"
        for each in answers
    ]
    for row, each in zip(drawn, answers, strict=True):
        lost = each["plan"]["lost"]
        assert row[1].partition(" (")[0] == (f"{lost:,.1f}" if lost else "0")


def test_findings_are_those_of_lint(told, rows):
    found = told("lint")["findings"]
    drawn = [row for row in rows("findings") if row[0] != "Rule"]

    assert sorted((row[0], row[4]) for row in drawn) == sorted(
        (each["code"], str(each["start"]["line"])) for each in found
    )
