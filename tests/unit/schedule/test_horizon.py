from datetime import date

import pytest

from cxroad.model.durations import Duration
from cxroad.schedule.horizon import horizon_of, later, months_after

END = date(2027, 12, 31)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 11), 0, date(2027, 1, 11)),
        (date(2027, 1, 11), 36, date(2030, 1, 11)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 11, 30), 1, date(2027, 12, 30)),
        (date(9999, 12, 1), 1, None),
        (date(9999, 11, 1), 1, date(9999, 12, 1)),
        (date(1, 2, 1), -1, date(1, 1, 1)),
        (date(1, 1, 1), -1, None),
    ],
)
def test_months_keep_the_day_of_the_month_where_there_is_one(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("2mo", date(2027, 3, 11)),
        ("1q", date(2027, 4, 11)),
        ("1y", date(2028, 1, 11)),
        ("6w", date(2027, 2, 22)),
        ("10d", date(2027, 1, 21)),
        ("0.5mo", date(2027, 1, 27)),  # 15.2 days, rounded up
    ],
)
def test_a_day_so_long_after_another(text, then):
    assert later(date(2027, 1, 11), Duration.parse(text)) == then


def test_nothing_lies_after_the_year_9999():
    assert later(date(9999, 1, 1), Duration.parse("3y")) is None
    assert later(date(9999, 12, 1), Duration.parse("40d")) is None


def test_value_counts_through_the_last_day_of_the_visions_horizon(roadmap_of):
    roadmap = roadmap_of("vision: {statement: All is well, horizon: 2029-Q4}\nphases: {}")

    assert horizon_of(roadmap, END) == date(2030, 1, 1)


def test_without_one_it_counts_for_a_year_after_the_end_of_the_plan(roadmap_of):
    assert horizon_of(roadmap_of("phases: {}"), END) == date(2028, 12, 31)
    assert horizon_of(roadmap_of("phases: {}"), date(9999, 12, 1)) == date.max
