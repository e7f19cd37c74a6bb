"""What changes ask of teams soon, as `cxroad capacity` reckons it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
teams: {desk: {capacity: 4h}, depot: {capacity: 8h}, quiet: {}}
phases:
  crawl:
    initiatives:
      a: {name: A, estimate: 4w, impacts: {desk: high, depot: low}}
      b: {name: B, estimate: 4w, impacts: {desk: 2h}}
  walk:
    initiatives:
      c: {name: C, estimate: 50w, impacts: {quiet: high}}
"""
"""A and B land on 8 February 2027; C lands in 2028."""


def asked(view: SummaryView) -> dict[str, list[tuple[str, float, str]]]:
    assert view.teams is not None
    return {
        each.team: [(q.quarter, float(q.hours), q.grade.name) for q in each.quarters]
        for each in view.teams.outlooks
    }


def test_teams_are_shown_in_this_quarter_and_the_next_the_fullest_first(page: Page) -> None:
    assert asked(page(TEXT)) == {
        "desk": [("2027-Q1", 6, "SATURATED"), ("2027-Q2", 2.5, "AMBER")],
        "depot": [("2027-Q1", 1, "GREEN"), ("2027-Q2", 0, "GREEN")],
    }


def test_a_phase_has_the_load_of_all_phases(page: Page) -> None:
    assert asked(page(TEXT, phase="walk")) == asked(page(TEXT))


def test_what_is_over_does_not_count(page: Page) -> None:
    text = TEXT.replace("a: {", "a: {status: done, finished: 2027-02-07, ").replace(
        "b: {", "b: {status: done, finished: 2027-02-07, "
    )
    # On the last day of March the week of 29 March is left: 2.5 hours of A, and 1 of B.
    assert asked(page(text, "2027-03-31"))["desk"][0] == ("2027-Q1", 3.5, "RED")


def test_section_says_hours_and_shares_and_what_is_too_much(page: Page) -> None:
    view = page(TEXT)
    assert view.teams is not None
    section = view.teams.section
    (table,) = section.tables

    assert [cell.text for cell in table.rows[0].cells] == [
        "desk",
        "4 h a week",
        "6 h, 150 %",
        "2.5 h, 63 %",
    ]
    assert table.rows[1].sentence == (
        "depot: each can give 8 h a week; asked at most 1 h, 13 % in 2027-Q1 and nothing in "
        "2027-Q2."
    )
    assert "Over 100 % is more than people can absorb" in section.notes[0].text
    assert section in view.sections


def test_it_is_what_the_view_of_capacity_shows(page: Page) -> None:
    from datetime import date

    from cxroad.api import load_text

    view = load_text(f"title: Acme\n{TEXT}", today=date(2027, 1, 11)).capacity()
    teams = page(TEXT).teams
    assert teams is not None

    for outlook in teams.outlooks:
        (row,) = [row for row in view.teams if row.team == outlook.team]
        for quarter in outlook.quarters:
            filled = row.quarters.get(quarter.quarter)
            assert quarter.hours == (filled.hours if filled else Fraction(0))


def test_where_nothing_is_asked_soon_nothing_is_said(page: Page) -> None:
    over = TEXT.replace("estimate", "status: done, finished: 2027-02-07, estimate")

    assert page(over, "2029-01-01").teams is None
    assert page("phases: {crawl: {initiatives: {a: {name: A, estimate: 4w}}}}").teams is None


def test_weeks_stand_for_quarters_where_there_are_no_dates(page: Page) -> None:
    view = page(TEXT.replace("start: 2027-01-11\n", ""))

    assert [quarter for quarter, _, _ in asked(view)["desk"]] == ["weeks 1 to 13", "weeks 14 to 26"]
