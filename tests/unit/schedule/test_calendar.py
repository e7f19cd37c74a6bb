from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.schedule.calendar import EVERY_DAY, Grid, as_date

MON_FRI = (0, 1, 2, 3, 4)
SUN_THU = (6, 0, 1, 2, 3)

weeks = st.sets(st.integers(0, 6), min_size=1).map(tuple)
days = st.dates(date(2026, 11, 1), date(2027, 3, 1))
periods = st.lists(
    st.tuples(days, st.integers(0, 12)).map(lambda p: (p[0], p[0] + timedelta(days=p[1]))),
    max_size=5,
)


def is_worked(day: date, week: tuple[int, ...], closed: list[tuple[date, date]]) -> bool:
    return day.weekday() in week and not any(first <= day <= last for first, last in closed)


def walked(day: date, week: tuple[int, ...], closed: list[tuple[date, date]]) -> date:
    while not is_worked(day, week, closed):
        day += timedelta(days=1)
    return day


def test_every_day_counts_without_a_calendar():
    grid = Grid()

    assert grid.add(date(2027, 1, 8), 3) == date(2027, 1, 11)
    assert grid.days_per_week == 7
    assert grid.next_open(date(2027, 1, 9)) == date(2027, 1, 9)


def test_weekend_is_skipped_when_the_week_is_mon_fri():
    grid = Grid(MON_FRI)

    assert grid.next_open(date(2027, 1, 9)) == date(2027, 1, 11)
    assert grid.add(date(2027, 1, 8), 1) == date(2027, 1, 11)
    assert grid.add(date(2027, 1, 11), -1) == date(2027, 1, 8)
    assert grid.days_between(date(2027, 1, 4), date(2027, 1, 17)) == 10


def test_week_may_wrap_over_sunday():
    grid = Grid(SUN_THU)

    assert grid.days_per_week == 5
    assert grid.add(date(2027, 1, 7), 1) == date(2027, 1, 10)  # Thursday, then Sunday


def test_closed_days_do_not_count_and_overlapping_periods_count_once():
    holidays = [
        (date(2026, 12, 24), date(2026, 12, 31)),
        (date(2026, 12, 28), date(2027, 1, 1)),
        (date(2027, 1, 6), date(2027, 1, 6)),
    ]
    grid = Grid(MON_FRI, holidays)

    assert grid.next_open(date(2026, 12, 24)) == date(2027, 1, 4)
    assert grid.add(date(2026, 12, 23), 3) == date(2027, 1, 7)
    assert grid.days_between(date(2026, 12, 21), date(2027, 1, 8)) == 7


def test_period_that_ends_before_it_starts_closes_nothing():
    assert Grid(EVERY_DAY, [(date(2027, 2, 1), date(2027, 1, 1))]).plain


def test_days_between_is_zero_when_the_dates_are_the_wrong_way():
    assert Grid().days_between(date(2027, 2, 1), date(2027, 1, 1)) == 0


def test_nothing_overflows_when_everything_is_closed_for_ever():
    grid = Grid(MON_FRI, [(date(1, 1, 1), date.max)])

    assert grid.next_open(date(2027, 1, 1)) is None
    assert grid.add(date(2027, 1, 1), 10**30) is None


@pytest.mark.parametrize("number", [-(10**12), -1, 0, 1, 730_000, 10**12])
def test_day_and_index_are_inverse_far_outside_the_years_that_have_dates(number):
    grid = Grid(MON_FRI, [(date(2027, 1, 4), date(2027, 1, 8))])

    assert grid.index(grid.day(number)) == number


@given(days, weeks, periods)
def test_next_open_is_what_walking_day_by_day_finds(day, week, closed):
    assert Grid(week, closed).next_open(day) == walked(day, week, closed)


@given(days, weeks, periods, st.integers(0, 60))
def test_add_is_what_walking_day_by_day_finds(day, week, closed, count):
    expected = walked(day, week, closed)
    for _ in range(count):
        expected = walked(expected + timedelta(days=1), week, closed)

    assert Grid(week, closed).add(day, count) == expected


@given(days, weeks, periods, st.integers(0, 120))
def test_days_between_is_what_counting_day_by_day_finds(first, week, closed, length):
    last = first + timedelta(days=length)
    counted = sum(is_worked(first + timedelta(days=n), week, closed) for n in range(length + 1))

    assert Grid(week, closed).days_between(first, last) == counted


@pytest.mark.parametrize("week", [EVERY_DAY, (0, 1, 2, 4)])
def test_a_tabled_grid_answers_as_the_grid_does(week):
    monday = date(2027, 1, 4).toordinal()
    grid = Grid(week, [(date(2027, 2, 1), date(2027, 2, 14))])
    tabled = grid.tabled(monday, monday + 100)

    for day in range(monday - 50, monday + 150):
        assert tabled.index(day) == grid.index(day)
        assert tabled.open(day) == grid.open(day)
        assert tabled.is_open(day) is grid.is_open(day)
        assert tabled.day(day - monday) == grid.day(day - monday)
        assert tabled.day(grid.index(day)) == grid.day(grid.index(day))


def test_dates_reach_from_the_year_1_to_9999():
    last = date.max.toordinal()

    assert [as_date(day) for day in (0, 1, last, last + 1)] == [None, date.min, date.max, None]


def test_a_week_without_days_has_them_all():
    assert Grid(()).plain
