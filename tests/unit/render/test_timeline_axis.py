from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.render.terminal.axis import calendar_axis, week_axis

START = date(2027, 1, 11)
DAYS = st.dates(date(1900, 1, 1), date(2400, 12, 31))


def texts(labels):
    return [label.text for label in labels]


def axis_of(days, width=46, start=START):
    return calendar_axis(start, start + timedelta(days=days - 1), width)


@pytest.mark.parametrize(
    ("days", "first"),
    [(1, "11"), (69, "11"), (70, "Jan"), (278, "Jan"), (279, "Q1"), (365 * 3, "Q1")],
)
def test_unit_follows_the_span(days, first):
    assert texts(axis_of(days, width=60).lower)[0] == first


@pytest.mark.parametrize(
    ("width", "first"), [(60, "Q1"), (40, "Q1"), (30, "H1"), (16, "2027"), (12, "2028")]
)
def test_coarser_units_are_taken_where_labels_do_not_fit(width, first):
    assert texts(axis_of(365 * 3 - 9, width).lower)[0] == first


def test_quarters_stand_under_their_years():
    axis = calendar_axis(date(2026, 10, 14), date(2028, 6, 6), 40)

    assert texts(axis.upper) == ["2026", "2027", "2028"]
    assert texts(axis.lower) == ["Q4", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2"]
    assert [label.column for label in axis.upper] == [axis.lower[at].column for at in (0, 1, 5)]


def test_a_first_stretch_too_short_for_its_year_goes_unnamed():
    axis = calendar_axis(date(2026, 12, 1), date(2029, 12, 31), 46)

    assert texts(axis.upper) == ["2027", "2028", "2029"]


def test_weeks_are_named_by_their_mondays():
    axis = calendar_axis(date(2027, 1, 13), date(2027, 2, 9), 40)

    assert texts(axis.lower) == ["11", "18", "25", "1", "8"]
    assert texts(axis.upper) == ["Jan 2027", "Feb 2027"]


def test_very_long_spans_name_every_few_years():
    assert texts(axis_of(366 * 12).lower) == ["2028", "2030", "2032", "2034", "2036", "2038"]


def test_whole_quarters_divide_the_chart_exactly():
    axis = calendar_axis(date(2027, 1, 1), date(2028, 12, 31), 731)

    for column, day in ((0, date(2027, 1, 1)), (90, date(2027, 4, 1)), (730, date(2028, 12, 31))):
        assert axis.first_column(day) == axis.last_column(day) == column


def test_a_day_wider_than_a_column_ends_where_the_next_begins():
    axis = calendar_axis(date(2027, 3, 1), date(2027, 3, 21), 63)

    assert [axis.first_column(date(2027, 3, 4)), axis.last_column(date(2027, 3, 4))] == [9, 11]
    assert axis.first_column(date(2027, 3, 5)) == 12


def test_half_a_column_is_filled_when_its_second_half_is_reached():
    axis = calendar_axis(date(2027, 1, 1), date(2027, 12, 31), 73)

    assert [axis.last_column(date(2027, 1, day)) for day in (1, 5, 6)] == [0, 0, 1]
    assert [axis.fills_half(date(2027, 1, day)) for day in (2, 3, 5, 6)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_end_of_the_calendar_is_no_obstacle():
    axis = calendar_axis(date(2027, 1, 1), date.max, 46)

    assert axis.last_column(date.max) == 45


@given(DAYS, st.integers(0, 120_000), st.integers(14, 120))
def test_labels_never_touch_and_stay_inside(start, span, width):
    axis = calendar_axis(start, start + timedelta(days=span), width)

    for labels in (axis.upper, axis.lower):
        assert all(one.end < other.column for one, other in pairwise(labels))
        assert all(label.column >= 0 and label.end <= width for label in labels)
    assert axis.lower


@given(DAYS, st.integers(0, 120_000), st.integers(14, 120), st.data())
def test_columns_follow_the_days(start, span, width, data):
    axis = calendar_axis(start, start + timedelta(days=span), width)
    offsets = sorted(data.draw(st.lists(st.integers(0, span), min_size=2, max_size=9)))
    days = [start + timedelta(days=offset) for offset in offsets]
    firsts, lasts = [*map(axis.first_column, days)], [*map(axis.last_column, days)]

    assert firsts == sorted(firsts)
    assert lasts == sorted(lasts)
    assert all(0 <= one <= other < width for one, other in zip(firsts, lasts, strict=True))


def test_weeks_without_dates_are_counted_from_one():
    axis = week_axis(START, START, START + timedelta(weeks=8), 63)

    assert texts(axis.lower) == [f"W{week}" for week in range(1, 10)]
    assert axis.first_column(START + timedelta(weeks=1)) == axis.lower[1].column
    assert axis.last_column(START + timedelta(days=6)) == axis.lower[1].column - 1


def test_weeks_are_named_sparsely_where_they_do_not_fit():
    assert texts(week_axis(START, START, START + timedelta(weeks=51), 46).lower) == [
        "W1",
        "W9",
        "W17",
        "W25",
        "W33",
        "W41",
        "W49",
    ]


@given(st.integers(0, 100_000), st.integers(14, 120))
def test_labels_of_weeks_never_touch(span, width):
    axis = week_axis(START, START, START + timedelta(days=span), width)

    assert all(one.end < other.column for one, other in pairwise(axis.lower))
    assert axis.lower[-1].end <= width
