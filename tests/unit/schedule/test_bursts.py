"""The stretch of days in which most value arrives."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cxroad.schedule.bursts import densest
from cxroad.schedule.value import Delivery

START = date(2027, 1, 4)


def _deliveries(worth: dict[int, int]) -> list[Delivery]:
    return [
        Delivery(START + timedelta(days=day), (f"d{day}",), Fraction(points))
        for day, points in sorted(worth.items())
    ]


def test_nothing_that_arrives_is_no_stretch() -> None:
    assert densest([], 14) is None


def test_of_equal_stretches_the_last_is_told() -> None:
    burst = densest(_deliveries({0: 30, 5: 20, 40: 20, 44: 30, 90: 10}), 14)

    assert burst is not None
    assert (burst.ids, burst.points) == (("d40", "d44"), 50)


def test_what_ended_by_the_day_is_left_out_and_what_reaches_beyond_it_is_not() -> None:
    delivered = _deliveries({0: 50, 5: 30, 40: 20})

    def ids(since: int) -> tuple[str, ...] | None:
        burst = densest(delivered, 14, START + timedelta(days=since))
        return burst and burst.ids

    assert ids(4) == ("d0", "d5")
    assert ids(5) == ("d40",)
    assert ids(40) is None


def test_fractions_of_points_are_added_exactly() -> None:
    third, half = Fraction(1, 3), Fraction(1, 2)
    worth = [(0, third), (1, third), (2, third), (40, half), (41, half)]
    delivered = [Delivery(START + timedelta(days=day), (f"d{day}",), p) for day, p in worth]
    burst = densest(delivered, 14)

    assert burst is not None
    assert (burst.ids, burst.points) == (("d40", "d41"), 1)  # the last of equals


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 50), max_size=8), st.integers(1, 20))
def test_no_other_stretch_of_so_many_days_holds_more(worth: dict[int, int], days: int) -> None:
    burst = densest(_deliveries(worth), days)
    most = max(
        (sum(p for day, p in worth.items() if at <= day < at + days) for at in worth), default=None
    )

    assert (burst and burst.points) == most
