"""How many initiatives run in the same quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.schedule.crowding import first_crowd
from cxroad.schedule.times import Times


def _times(id: str, start: date | None, finish: date | None, milestone: bool = False) -> Times:
    return Times(id, start, finish, start, finish, start, finish, 1, milestone)


def test_the_first_quarter_with_too_many_is_named_with_all_that_runs_in_it() -> None:
    times = [
        _times("a", date(2027, 1, 4), date(2027, 4, 1)),
        _times("b", date(2027, 6, 30), date(2027, 9, 1)),
        _times("c", date(2027, 7, 1), date(2027, 7, 2)),
    ]

    assert first_crowd(times, more_than=2) is None
    crowd = first_crowd(times, more_than=1)
    assert crowd
    assert (crowd.name, crowd.ids) == ("2027-Q2", ("a", "b"))


def test_milestones_and_work_without_dates_do_not_crowd() -> None:
    day = date(2027, 5, 1)
    times = [_times("a", day, day), _times("m", day, day, milestone=True), _times("n", None, None)]

    assert first_crowd(times, more_than=1) is None


def test_what_is_over_does_not_matter_but_what_reaches_into_today_does() -> None:
    past = [_times(id, date(2026, 1, 1), date(2026, 2, 1)) for id in "ab"]
    long = [_times(id, date(2026, 1, 1), date(2027, 2, 1)) for id in "cd"]

    assert first_crowd(past, more_than=1, since=date(2027, 1, 15)) is None
    crowd = first_crowd([*past, *long], more_than=1, since=date(2027, 1, 15))
    assert crowd
    assert (crowd.name, crowd.ids) == ("2027-Q1", ("c", "d"))


@pytest.mark.parametrize(("days", "name"), [(90, "weeks 1 to 13"), (91, "weeks 14 to 26")])
def test_a_plan_without_dates_counts_thirteen_weeks_from_its_first_day(
    days: int, name: str
) -> None:
    start = date(2001, 1, 1)
    last = start + timedelta(days=days)
    times = [_times("a", last, last), _times("b", last, last)]

    crowd = first_crowd(times, more_than=1, start=start)

    assert crowd
    assert crowd.name == name


@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 900)), max_size=12),
    st.integers(0, 6),
)
def test_it_is_what_counting_quarter_by_quarter_gives(
    spans: list[tuple[int, int]], most: int
) -> None:
    base = date(2027, 1, 1)
    times = [
        _times(str(n), base + timedelta(days=a), base + timedelta(days=a + b))
        for n, (a, b) in enumerate(spans)
    ]
    expected = None
    for number in range(2027 * 4, 2036 * 4):
        running = [
            t.id
            for t in times
            if t.start
            and t.finish
            and t.start.year * 4 + (t.start.month - 1) // 3
            <= number
            <= t.finish.year * 4 + (t.finish.month - 1) // 3
        ]
        if len(running) > most:
            expected = (f"{number // 4}-Q{number % 4 + 1}", tuple(running))
            break

    crowd = first_crowd(times, more_than=most)

    assert (crowd and (crowd.name, crowd.ids)) == expected
