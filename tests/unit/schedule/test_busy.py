"""What a team's busy time is called, and how far a change reaches."""

import calendar
from datetime import date, timedelta

import pytest

from cxroad.schedule.busy import Clash, window


@pytest.mark.parametrize("month", range(1, 13))
def test_a_busy_month_is_called_by_its_name(month: int) -> None:
    last = calendar.monthrange(2027, month)[1]
    clash = Clash("desk", date(2027, month, 1), date(2027, month, last), ("a",))

    assert clash.months == f"{calendar.month_name[month]} 2027"


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2027, 4, 1), date(2027, 4, 29), "time from 1 Apr 2027 to 29 Apr 2027"),
        (date(2027, 4, 2), date(2027, 4, 30), "time from 2 Apr 2027 to 30 Apr 2027"),
        (date(2027, 12, 1), date(2028, 1, 31), "time from December 2027 to January 2028"),
        (date(2027, 4, 1), date(2028, 4, 30), "time from April 2027 to April 2028"),
    ],
)
def test_a_busy_time_is_called_by_its_months_where_they_are_whole(
    first: date, last: date, name: str
) -> None:
    assert Clash("desk", first, last, ("a",)).months == name


@pytest.mark.parametrize(
    ("own", "days"),
    [
        ("", (28, 56)),
        ("{before: 1w}", (7, 56)),
        ("{after: 1w}", (28, 7)),
        ("{before: 700d, after: 700d}", (700, 700)),
        ("{before: 3y, after: 3y}", (700, 700)),
    ],
)
def test_a_change_reaches_so_many_days_before_and_after_it(roadmap_of, own, days) -> None:
    settings = f"settings: {{landing: {own}}}" if own else ""

    assert window(roadmap_of(f"phases: {{}}\n{settings}")) == tuple(map(timedelta, days))
