"""How full teams are, against hours worked out by hand."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.load.loader import load_bytes
from cxroad.plan import Plan
from cxroad.schedule.landing import Week
from cxroad.schedule.saturation import Grade, TeamLoad, loads

MONDAY = date(2027, 1, 4)


def monday(week):
    return MONDAY + timedelta(weeks=week)


def team(hours, capacity=4):
    """A team of which so many hours are asked, by week; weeks without are absent."""
    weeks = tuple(Week(monday(at), Fraction(asked)) for at, asked in enumerate(hours) if asked)
    return TeamLoad("desk", Fraction(capacity), True, 10, (), weeks)


@pytest.mark.parametrize(
    ("percent", "grade"),
    [
        (0, Grade.GREEN),
        (Fraction("59.9"), Grade.GREEN),
        (60, Grade.AMBER),
        (Fraction("84.9"), Grade.AMBER),
        (85, Grade.RED),
        (100, Grade.RED),
        (Fraction("100.1"), Grade.SATURATED),
        (400, Grade.SATURATED),
    ],
)
def test_grades_change_at_60_85_and_above_100_percent(percent, grade):
    assert team([]).grade(Fraction(percent) * 4 / 100) is grade


def test_a_team_without_capacity_is_saturated_by_anything():
    none = team([1], capacity=0)

    assert none.grade(Fraction(1)) is Grade.SATURATED
    assert none.grade(Fraction(0)) is Grade.GREEN
    assert none.share(Fraction(1)) is None


def test_overload_is_what_is_asked_beyond_the_capacity():
    glance = team([3, 6, 4, 5, 6]).glance(team([3, 6, 4, 5, 6]).weeks)

    assert (glance.peak.monday, glance.peak.hours) == (monday(1), 6)
    assert (glance.same, glance.over, glance.overload) == (2, 3, 2 + 1 + 2)


def test_backlog_fills_like_a_bucket_and_drains_in_empty_weeks():
    left = team([6, 6, 0, 1, 3]).backlog()

    assert [week.hours for week in left] == [2, 4, 0, 0, 0]
    assert [week.monday for week in left] == [monday(at) for at in range(5)]
    assert left[1].weeks == 1


def test_backlog_that_is_not_drained_by_the_last_load_is_absorbed_after_it():
    load = team([4, 10])
    left = load.backlog()

    assert left[-1].hours == 6
    # Weeks 0 and 1 are loaded; weeks 2 and 3 absorb 6 hours, at 4 a week.
    assert load.clears(left) == monday(4)


def test_backlog_may_be_gone_before_the_next_load():
    load = team([8, 0, 0, 0, 3])

    assert load.clears(load.backlog()) == monday(2)


def test_a_backlog_that_outlasts_the_calendar_has_no_end():
    load = team([168], capacity="0.0001")

    assert load.clears(load.backlog()) is None


def test_without_capacity_a_backlog_is_never_absorbed():
    load = team([1], capacity=0)

    assert load.backlog()[0].weeks is None
    assert load.clears(load.backlog()) is None
    assert team([1]).clears(team([1]).backlog()) is None
    assert team([]).backlog() == ()
    assert team([]).clears(()) is None


@given(st.lists(st.integers(0, 12), min_size=1, max_size=30), st.integers(1, 8))
def test_backlog_is_the_worst_overload_of_any_run_of_weeks(hours, capacity):
    """The bucket against its other definition: the greatest sum of excess that ends in a week."""
    load = team(hours, capacity)
    found = {week.monday: week.hours for week in load.backlog()}
    for end in range(len(hours)):
        runs = [sum(asked - capacity for asked in hours[at : end + 1]) for at in range(end + 1)]
        if monday(end) in found:
            assert found[monday(end)] == max(0, *runs)


def test_only_weeks_that_are_not_over_lie_ahead():
    load = team([1, 1, 1])

    assert [week.monday for week in load.ahead(monday(1) + timedelta(6))] == [monday(1), monday(2)]
    assert load.ahead(None) == load.weeks


def plan_of(text):
    loaded = load_bytes(f"title: x\nstart: 2027-01-04\n{text}".encode(), "x.yaml")
    assert loaded.roadmap
    return Plan(loaded.roadmap, MONDAY)


def test_what_adds_up_in_a_week_is_named_most_first():
    plan = plan_of("""
phases:
  p:
    initiatives:
      a: {name: A, estimate: 8w, impacts: {desk: low}}
      b: {name: B, estimate: 8w, impacts: {desk: 3h}}
""")
    load = plan.loads["desk"]
    (peak,) = [week for week in load.weeks if week.monday == date(2027, 3, 1)]

    assert load.parts(peak) == {"b": 3, "a": 1}
    assert list(load.parts(peak)) == ["b", "a"]


def test_every_team_of_the_file_has_a_load_and_so_has_every_other_that_is_hit():
    plan = plan_of("""
teams: {desk: {size: 7, capacity: 2h}, quiet: {}}
phases: {p: {initiatives: {a: {name: A, estimate: 8w, impacts: {depot: low}}}}}
""")
    found = loads(plan.roadmap, plan.landings)

    assert list(found) == ["desk", "quiet", "depot"]
    assert (found["desk"].capacity, found["desk"].own, found["desk"].size) == (2, True, 7)
    assert (found["depot"].capacity, found["depot"].own, found["depot"].size) == (4, False, None)
