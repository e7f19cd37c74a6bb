"""What landing changes ask of teams."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from cxroad.load.loader import load_bytes, load_file
from cxroad.plan import Plan
from cxroad.schedule.landing import (
    PRESETS,
    Week,
    by_quarter,
    capacity,
    change_load,
    densest_year,
    quarter_of,
    weighing_in,
)

ROOT = Path(__file__).parents[3]

TWO = """
a: {{name: A, estimate: 4w, impacts: {{desk: {}}}}}
b: {{name: B, estimate: 4w, impacts: {{desk: {}}}}}
"""


def _plan(work: str, more: str = "") -> Plan:
    lines = "\n".join(f"      {line}" for line in work.strip().splitlines())
    text = f"title: x\nstart: 2027-01-04\n{more}\nphases:\n  a:\n    initiatives:\n{lines}\n"
    loaded = load_bytes(text.encode(), "x.yaml")
    assert loaded.roadmap
    assert not loaded.problems
    return Plan(loaded.roadmap, date(2027, 1, 4))


def _weeks(work: str, more: str = "", team: str = "desk") -> list[tuple[str, float]]:
    weeks = change_load(_plan(work, more).landings[team])
    return [(str(week.monday), float(week.hours)) for week in weeks]


def test_hours_of_the_healthy_plan_are_those_worked_out_by_hand() -> None:
    roadmap = load_file(str(ROOT / "examples/northwind.yaml")).roadmap
    assert roadmap
    plan = Plan(roadmap, date(2027, 1, 11))
    weeks = change_load(plan.landings["contact-centre"])
    quarter = {str(week.monday): float(week.hours) for week in by_quarter(weeks)["2027-Q4"]}

    assert quarter == {
        "2027-10-04": 2,
        "2027-10-11": 4,
        "2027-10-18": 4,
        "2027-10-25": 6,
        "2027-11-01": 6,
        "2027-11-08": 4.5,
        "2027-11-15": 4.5,
        **dict.fromkeys(("2027-11-22", "2027-11-29", "2027-12-06", "2027-12-13"), 6.5),
        "2027-12-20": 5,
        "2027-12-27": 5,
    }


def test_each_level_rises_before_its_landing_and_fades_after_it() -> None:
    work = "w: {name: W, estimate: 4w, impacts: {desk: low, nurses: medium, board: high}}"

    assert [hours for _, hours in _weeks(work)] == [0.5] * 2 + [1] * 2 + [0.5] * 2
    assert [hours for _, hours in _weeks(work, team="nurses")] == [1] * 3 + [2] * 3 + [1] * 5
    assert [hours for _, hours in _weeks(work, team="board")] == [2] * 4 + [4] * 4 + [2.5] * 8


@pytest.mark.parametrize("level", PRESETS)
def test_one_stretch_of_a_level_begins_where_the_one_before_ends(level: str) -> None:
    assert all(before[1] == after[0] for before, after in pairwise(PRESETS[level]))


def test_hours_have_the_shape_of_a_medium_change() -> None:
    work = "w: {name: W, estimate: 4w, impacts: {desk: 3h}}"

    assert [hours for _, hours in _weeks(work)] == [1.5] * 3 + [3] * 3 + [1.5] * 5


def test_a_roadmap_sets_its_own_peaks_and_they_leave_written_hours_alone() -> None:
    work = "w: {name: W, estimate: 4w, impacts: {desk: high, nurses: 3h}}"
    more = "settings: {load: {medium: 8h, high: 2h}}"

    assert [hours for _, hours in _weeks(work, more)] == [1] * 4 + [2] * 4 + [1.25] * 8
    assert max(hours for _, hours in _weeks(work, more, "nurses")) == 3


def test_no_hours_at_all_are_no_weeks() -> None:
    work = "w: {name: W, estimate: 4w, impacts: {desk: low}}"

    assert _weeks(work, "settings: {load: {low: 0h}}") == []


@pytest.mark.parametrize(
    ("calendar", "landed"), [("", "2027-01-30"), ("calendar: {week: mon-fri}", "2027-02-01")]
)
def test_a_change_lands_on_the_first_working_day_after_its_finish(
    calendar: str, landed: str
) -> None:
    # Four weeks less two days: the last day worked is a Friday, 29 January, in both calendars.
    estimate = "20d" if calendar else "26d"
    plan = _plan(f"w: {{name: W, estimate: {estimate}, impacts: {{desk: low}}}}", calendar)

    assert plan.times("w").finish == date(2027, 1, 29)
    assert [str(change.day) for change in plan.landings["desk"]] == [landed]


def test_a_landing_in_mid_week_counts_from_the_monday_before() -> None:
    [first, *_] = _weeks("w: {name: W, estimate: 17d, impacts: {desk: low}}")

    assert first == ("2027-01-04", 0.5)


def test_work_without_dates_and_parked_work_land_nowhere() -> None:
    work = """
    a: {name: A, impacts: {desk: high}}
    b: {name: B, estimate: 2w, status: parked, impacts: {desk: high}}
    c: {name: C, estimate: 2w}
    """.replace("    ", "")

    assert _plan(work).landings == {}


def test_loads_of_several_changes_add_up_in_a_week() -> None:
    work = TWO.format("high", "low")
    changes = _plan(work).landings["desk"]
    monday = date(2027, 2, 1)

    assert Week(monday, Fraction(5)) in change_load(changes)
    assert weighing_in(changes, [monday]) == {monday: list(changes)}


def test_weeks_are_asked_of_what_weighs_in_them_and_of_no_other() -> None:
    changes = _plan(TWO.format("high", "low")).landings["desk"]
    weeks = [date(2026, 1, 5), *(week.monday for week in change_load(changes))]
    expected = {monday: [each for each in changes if monday in each.hours] for monday in weeks[:-1]}

    assert weighing_in(changes, weeks[:-1]) == expected
    assert {len(several) for several in expected.values()} == {0, 1, 2}
    assert weighing_in(changes, []) == {}


def test_weeks_come_in_the_order_of_time_whatever_the_order_of_the_file() -> None:
    work = "{}\n{}".format(*reversed(TWO.format("high", "low").strip().splitlines()))
    late = work.replace("estimate: 4w", "estimate: 4w, start: 2027-09-06", 1)
    mondays = [monday for monday, _ in _weeks(late)]

    assert len(mondays) > 5
    assert mondays == sorted(mondays)


def test_total_hours_do_not_depend_on_when_things_land() -> None:
    together = TWO.format("high", "high")
    apart = together.replace("B, estimate: 4w", "B, estimate: 30w")
    alone = sum((last - first) * hours for first, last, hours in PRESETS["high"])

    assert sum(hours for _, hours in _weeks(together)) == 2 * alone
    assert sum(hours for _, hours in _weeks(apart)) == 2 * alone


def test_weeks_belong_to_the_quarter_of_their_monday() -> None:
    assert quarter_of(date(2027, 3, 29)) == "2027-Q1"
    assert quarter_of(date(2027, 4, 5)) == "2027-Q2"
    assert quarter_of(date(2027, 3, 29), start=date(2027, 1, 4)) == "weeks 1 to 13"
    assert quarter_of(date(2027, 4, 5), start=date(2027, 1, 4)) == "weeks 14 to 26"


def test_capacity_is_four_hours_unless_the_team_says_otherwise() -> None:
    work = "w: {name: W, estimate: 4w, impacts: {desk: low}}"
    roadmap = _plan(work, "teams: {desk: {capacity: 2.5h}, nurses: {size: 3}}").roadmap

    assert capacity(roadmap, "desk") == Fraction(5, 2)
    assert capacity(roadmap, "nurses") == 4
    assert capacity(roadmap, "nobody") == 4


def test_densest_year_holds_365_days_and_not_one_more() -> None:
    work = "\n".join(
        f"w{days}: {{name: W, estimate: {days}d, impacts: {{desk: low}}}}" for days in (1, 365, 366)
    )
    changes = _plan(work).landings["desk"]

    assert [change.id for change in densest_year(changes)] == ["w1", "w365"]
    assert [change.id for change in densest_year(changes[1:])] == ["w365", "w366"]
    assert densest_year(changes, since=date(2029, 1, 1)) == ()
    assert [change.id for change in densest_year(changes, since=changes[-1].day)] == [
        "w365",
        "w366",
    ]
