"""Percentiles, chances and their sampling errors, from counts of runs by day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import sqrt

import pytest

from cxroad.simulate.finish import Finish

FIRST = date(2027, 3, 1)


def finish(*runs: int, due: int | None = None) -> Finish:
    """So many runs on the first day, the second, and so on."""
    days = Counter({FIRST.toordinal() + at: number for at, number in enumerate(runs) if number})
    return Finish.of("x", FIRST, None if due is None else day(due), days)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.mark.parametrize(
    ("share", "number"), [(0.1, 0), (0.11, 1), (0.5, 1), (0.51, 2), (0.8, 2), (0.81, 3), (1, 3)]
)
def test_percentile_is_the_first_day_by_which_so_many_runs_have_ended(
    share: float, number: int
) -> None:
    assert day(number) == finish(10, 40, 30, 20).percentile(share)


def test_the_three_percentiles_by_name() -> None:
    of = finish(*[1] * 100)

    assert [day(49), day(79), day(89)] == [of.p50, of.p80, of.p90]


@pytest.mark.parametrize(("due", "chance"), [(-1, 0), (0, 0.1), (1, 0.5), (2, 0.8), (9, 1)])
def test_chance_counts_the_runs_that_end_on_the_due_day_or_before(due: int, chance: float) -> None:
    of = finish(10, 40, 30, 20, due=due)

    assert chance == of.chance == of.chance_by(day(due))
    assert sqrt(chance * (1 - chance) / 100) == of.chance_error


def test_no_promise_has_no_chance() -> None:
    assert (finish(1).chance, finish(1).chance_error) == (None, None)


def test_error_of_a_percentile_is_half_the_days_between_the_ranks_beside_it() -> None:
    # P50 of 10,000 runs, a hundred a day: the rank's error is 50, half a day on either side.
    assert finish(*[100] * 100).error_days(0.5) == 1
    # A hundred runs, one a day: the rank's error is 5.
    assert finish(*[1] * 100).error_days(0.5) == 5
    assert finish(*[1] * 100).error_days(0.8) == 4


def test_error_is_a_day_at_least_unless_all_runs_agree() -> None:
    assert finish(5, 990, 5).error_days(0.5) == 1
    assert finish(1_000).error_days(0.5) == 0
    assert finish(1_000).certain


def test_a_day_past_the_calendar_is_none() -> None:
    of = Finish.of("x", None, None, Counter({date.max.toordinal() + 1: 3}))

    assert of.p50 is None
    assert of.runs == 3
