"""Change load as people see it; it agrees with what lint says of saturated teams."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.api import load, load_text
from cxroad.errors import NotComputable
from cxroad.schedule.saturation import Grade

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)

TWO = """\
title: Two at once
start: 2027-01-04
teams: {desk: {size: 40, busy: [2027-03]}, depot: {capacity: 6h}, quiet: {}}
phases:
  crawl:
    initiatives:
      a: {name: A, estimate: 8w, impacts: {desk: high, depot: low}}
      b: {name: B, estimate: 8w, impacts: {desk: medium}}
"""
"""Both land on 1 March 2027: 4 and 2 hours of 4 on the desk, 1 hour of 6 on the depot."""


def view_of(text=TWO, today=date(2027, 1, 4), **options):
    return load_text(text, today=today).capacity(**options)


@pytest.fixture(scope="module")
def northwind():
    return load(str(EXAMPLES / "northwind.yaml"), today=DAY)


def test_healthy_plan_is_as_worked_by_hand(northwind):
    view = northwind.capacity()
    desk, engineers = view.teams
    cells = {name: filled.cell for name, filled in desk.quarters.items()}

    assert cells == {
        "2027-Q1": "25 %",
        "2027-Q2": "50 %",
        "2027-Q3": "50 %",
        "2027-Q4": "163 % !!",
        "2028-Q1": "63 % +",
    }
    # 2 weeks of 6, 2 of 4.5, 4 of 6.5 and 2 of 5 hours, of 4.
    assert (desk.whole.over, desk.whole.overload) == (10, 4 + 1 + 10 + 2)
    assert (desk.backlog.hours, desk.backlog.weeks) == (17, 4.25)
    assert dict(desk.whole.parts) == {"one-view": 4, "move-home": 2.5}
    assert engineers.whole.cell == "100 % !"
    assert view.headline == (
        "contact-centre is asked for 163 % of what it can absorb in the week of 22 Nov 2027."
    )


def saturated(view):
    """Team, quarter and share of each saturated quarter."""
    return {
        (row.team, name, filled.said)
        for row in view.teams
        for name, filled in row.quarters.items()
        if filled.grade is Grade.SATURATED
    }


def found_by_lint(project):
    """The same from the messages of PPL001; the quarter stands in the note."""
    said = set()
    for finding in project.lint(select=["PPL001"]).findings:
        hit = re.match(r"`(\w[\w-]*)` is asked for (?:(\d+ %)|time)", finding.message)
        if hit:
            quarter = re.search(r"of (\d{4}-Q\d|weeks -?\d+ to \d+)", finding.note)
            said.add((hit[1], quarter[1], hit[2] or "no room"))
    return said


@pytest.mark.parametrize("name", ["northwind", "big-bang", "przychodnia"])
def test_saturated_quarters_are_those_that_lint_reports(name):
    project = load(str(EXAMPLES / f"{name}.yaml"), today=DAY)
    assert saturated(project.capacity()) == found_by_lint(project)


WORK = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.sampled_from(["low", "medium", "high", "1.5h", "4h", "5h"]),
        st.sampled_from(["desk", "depot"]),
    ),
    min_size=1,
    max_size=8,
)


@given(WORK, st.sampled_from(["0h", "2h", "4h"]), st.integers(0, 400), st.booleans())
def test_any_plan_is_saturated_where_lint_says_so(work, capacity, later, relative):
    rows = "\n".join(
        f"      i{at}: {{name: I, estimate: {weeks}w, status: active, impacts: {{{team}: {hit}}}}}"
        for at, (weeks, hit, team) in enumerate(work)
    ).replace(", status: active", "")
    start = "" if relative else "start: 2027-01-04\n"
    text = (
        f"title: T\n{start}teams: {{desk: {{capacity: {capacity}}}, depot: {{}}}}\n"
        f"phases:\n  p:\n    initiatives:\n{rows}\n"
    )
    project = load_text(text, today=date.fromordinal(date(2027, 1, 4).toordinal() + later))

    assert saturated(project.capacity()) == found_by_lint(project)


def test_loads_of_one_team_add_up_and_are_named():
    desk, depot, quiet = view_of().teams

    assert (desk.whole.said, depot.whole.said) == ("150 %", "17 %")
    assert dict(desk.whole.parts) == {"a": 4, "b": 2}
    assert quiet.whole is None


def test_landing_in_a_busy_time_is_marked():
    busy = {(arrival.id, arrival.team): arrival.busy for arrival in view_of().arrivals}

    assert busy == {
        ("a", "desk"): "its busy March 2027",
        ("b", "desk"): "its busy March 2027",
        ("a", "depot"): "",
    }


def test_what_is_over_is_not_shown_but_what_is_left_of_it_is():
    view = view_of(
        TWO.replace("a: {", "a: {status: done, finished: 2027-02-28, ").replace(
            "b: {", "b: {status: done, finished: 2027-02-28, "
        ),
        today=date(2027, 3, 31),
    )
    ((desk, _),) = view.loaded

    # The week of 29 March asks 2.5 + 1 hours; 3 weeks of 6 hours and one of 5 lie behind.
    assert desk.weeks[0].monday == date(2027, 3, 29)
    assert desk.whole.hours == 3.5
    assert desk.backlog.hours == 3 * 2 + 1 - 0.5
    assert view.arrivals == ()


def test_quarters_without_load_between_others_are_named():
    text = TWO.replace("b: {name: B, estimate: 8w", "b: {name: B, estimate: 60w")
    view = view_of(text)

    assert view.quarters == ("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2028-Q1", "2028-Q2")
    assert "2027-Q3" not in view.teams[0].quarters


def test_a_team_without_capacity_is_the_fullest_of_all():
    view = view_of(TWO.replace("capacity: 6h", "capacity: 0h"))

    assert view.headline == (
        "depot is asked for time that it has not, in the week of 1 Mar 2027; 2 of 3 teams are "
        "saturated."
    )
    assert view.teams[1].whole.cell == "no room !!"


def test_a_plan_without_dates_counts_in_weeks():
    view = view_of(TWO.replace("start: 2027-01-04\n", ""))

    assert view.quarters == ("weeks 1 to 13", "weeks 14 to 26")
    assert view.headline == "desk is asked for 150 % of what it can absorb in week 9."


def test_defaults_are_said_to_be_defaults():
    notes = view_of().notes

    assert notes[0].startswith("The capacity of desk is not written, so it is taken as 4 h")
    assert "our default" in notes[0]
    assert notes[1] == "Nothing more is asked of quiet."


def test_own_figures_are_those_that_are_printed():
    text = TWO + "settings: {load: {high: 8h}}\n"
    said = " ".join(line.text for line in view_of(text).sections[-1].lines)

    assert view_of(text).teams[0].whole.said == "250 %"
    assert "8 h in weeks 0 to 3" in said


def test_work_without_dates_is_named_not_dropped():
    text = TWO.replace("b: {name: B, estimate: 8w", "b: {name: B")

    assert any("b has no dates, so nobody knows when it lands" in n for n in view_of(text).notes)


def test_weeks_put_every_week_into_words():
    headings = [section.heading for section in view_of(weeks=True).sections]

    assert "Week by week" in headings
    assert "Week by week" not in [section.heading for section in view_of().sections]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            re.sub(r", impacts: \{[^}]*\}", "", TWO),
            "no initiative says which team it changes",
            "impacts: {desk: high}",
        ),
        (
            re.sub(r", impacts: \{[^}]*\}", "", re.sub(r"teams:.*\n", "", TWO)),
            "and no team is named",
            "teams: {contact-centre: {size: 180}}",
        ),
        (
            TWO.replace(", estimate: 8w", ""),
            "nothing that changes a team has dates yet: a and b",
            "estimate: 6w",
        ),
    ],
)
def test_what_is_missing_is_said_and_how_to_add_it(text, message, hint):
    with pytest.raises(NotComputable) as error:
        view_of(text)

    assert message in error.value.message
    assert hint in error.value.hint


def test_nothing_ahead_is_said_and_not_drawn():
    view = view_of(
        TWO.replace("a: {", "a: {status: done, finished: 2027-02-28, ").replace(
            "b: {", "b: {status: done, finished: 2027-02-28, "
        ),
        today=date(2028, 1, 1),
    )

    assert view.headline == "Nothing asks anything of a team from this week on."
    assert view.quarters == view.mondays == ()
