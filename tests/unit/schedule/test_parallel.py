"""The day on which most goes on at once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxroad.schedule.parallel import busiest
from cxroad.schedule.times import Times

MONDAY = date(2027, 1, 11)


def _times(id: str, first: int | None, days: int, milestone: bool = False) -> Times:
    start = None if first is None else MONDAY + timedelta(first)
    finish = None if start is None else start + timedelta(days - 1)
    return Times(id, start, finish, start, finish, start, finish, days, milestone)


def test_there_is_no_peak_where_nothing_has_dates() -> None:
    assert busiest([]) is None
    assert busiest([_times("a", None, 3), _times("b", 0, 1, milestone=True)]) is None


def test_work_that_ends_the_day_before_does_not_meet_the_next() -> None:
    peak = busiest([_times("a", 0, 5), _times("b", 5, 5)])

    assert peak
    assert (peak.day, peak.ids) == (MONDAY, ("a",))


def test_work_that_shares_its_last_day_with_the_next_does() -> None:
    peak = busiest([_times("a", 0, 6), _times("b", 5, 5)])

    assert peak
    assert (peak.day, peak.ids) == (MONDAY + timedelta(5), ("a", "b"))


def test_days_before_the_given_one_do_not_matter() -> None:
    times = [_times("a", 0, 5), _times("b", 0, 5), _times("c", 0, 20)]
    peak = busiest(times, since=MONDAY + timedelta(7))

    assert peak
    assert peak.ids == ("c",)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12))
def test_the_peak_is_what_counting_every_day_finds(spans: list[tuple[int, int]]) -> None:
    peak = busiest(_times(str(n), first, days) for n, (first, days) in enumerate(spans))
    counts = [sum(first <= day < first + days for first, days in spans) for day in range(41)]

    if peak is None:
        assert not spans
    else:
        assert len(peak.ids) == max(counts)
        assert peak.day == MONDAY + timedelta(counts.index(max(counts)))
