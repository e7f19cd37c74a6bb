"""Durations, estimates and lags: canonical spellings, units, rounding and limits."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.base import Unreadable
from cxroad.model.durations import Duration, Estimate, Lag

WEEKS = st.integers(1, 7)
AMOUNTS = st.one_of(
    st.integers(0, 199).map(str),
    st.decimals(0, 199, places=2).map(str),
)
DURATIONS = st.builds(str.__add__, AMOUNTS, st.sampled_from(["d", "w", "mo", "q", "y"]))


@pytest.mark.parametrize(
    ("text", "days_per_week", "days"),
    [
        ("10d", 5, Fraction(10)),
        ("10d", 7, Fraction(10)),
        ("6w", 5, Fraction(30)),
        ("6w", 7, Fraction(42)),
        ("1.5w", 5, Fraction(15, 2)),
        ("1mo", 7, Fraction("30.4375")),
        ("1mo", 5, Fraction("30.4375") * 5 / 7),
        ("1q", 7, 3 * Fraction("30.4375")),
        ("1y", 7, Fraction("365.25")),
        ("0d", 5, Fraction(0)),
    ],
)
def test_unit_means_its_share_of_the_working_week(
    text: str, days_per_week: int, days: Fraction
) -> None:
    assert days == Duration.parse(text).days(days_per_week)


def test_calendar_days_are_those_of_a_week_of_seven() -> None:
    assert Fraction("91.3125") == Duration.parse("3mo").calendar_days


def test_two_spellings_of_the_same_duration_are_equal_but_another_unit_is_not() -> None:
    assert Duration.parse("1w") == Duration.parse("1.0w")
    assert Duration.parse("7d") != Duration.parse("1w")


@pytest.mark.parametrize("text", ["9999w", "9999d", "200y", "2400mo", "800q", "0d"])
def test_duration_at_the_limit_is_read(text: str) -> None:
    assert text == str(Duration.parse(text))


@pytest.mark.parametrize("text", ["10000w", "9999.5d", "201y", "200.1y", "2401mo", "801q"])
def test_duration_over_the_limit_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"more than (9,999 units|200 years)"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "days_per_week", "days"),
    [
        ("5mo..8mo", 7, (153, 198, 244)),  # 152.19, 197.84 and 243.5, each rounded up
        ("6w", 7, (42, 42, 42)),
        ("4w..8w", 5, (20, 30, 40)),
        ("4w .. 8w", 5, (20, 30, 40)),
        ("1d..2d", 5, (1, 2, 2)),
        ("4w..5w..9w", 5, (20, 28, 45)),  # (20 + 100 + 45) / 6 = 27.5
        ("0d", 5, (0, 0, 0)),
        ("0.5d", 5, (1, 1, 1)),
    ],
)
def test_estimate_is_worked_out_before_it_is_rounded_up(
    text: str, days_per_week: int, days: tuple[int, int, int]
) -> None:
    assert days == Estimate.parse(text).days(days_per_week)


def test_mixed_units_are_read_when_some_week_puts_them_in_order() -> None:
    estimate = Estimate.parse("6d..1w")

    assert estimate.days(7) == (6, 7, 7)
    assert estimate.days(5) == (5, 6, 6)


def test_mixed_units_are_refused_when_no_week_puts_them_in_order() -> None:
    with pytest.raises(Unreadable) as refusal:
        Estimate.parse("8d..1w")

    assert refusal.value.help == "write 1w..8d (low..high)"


@given(DURATIONS, DURATIONS, DURATIONS, WEEKS)
def test_low_is_at_most_expected_and_that_at_most_high(
    one: str, two: str, three: str, week: int
) -> None:
    for parts in ((one, two), (one, two, three)):
        ordered = sorted(parts, key=lambda part: Duration.parse(part).days(7))
        estimate = Estimate.parse("..".join(ordered))
        low, expected, high = estimate.exact(week)

        assert low <= expected <= high
        assert (ceil(low), ceil(expected), ceil(high)) == estimate.days(week)


@pytest.mark.parametrize(
    ("text", "days_per_week", "days"),
    [
        ("+ 2w", 5, 10),
        ("2w", 7, 14),
        ("-1w", 5, -5),
        ("- 1mo", 7, -31),
        ("+1mo", 7, 31),
        ("3cd", 5, 3),
        ("-2.5cd", 5, -3),
        ("0d", 5, 0),
    ],
)
def test_lag_is_rounded_up_in_size(text: str, days_per_week: int, days: int) -> None:
    assert days == Lag.parse(text).days(days_per_week)


def test_only_cd_counts_calendar_days() -> None:
    assert Lag.parse("3cd").calendar
    assert not Lag.parse("3d").calendar


@given(DURATIONS, st.sampled_from(["", "+", "-", "+ ", "- "]), WEEKS)
def test_lead_is_as_long_as_the_lag_of_the_same_size(text: str, sign: str, week: int) -> None:
    size = Lag.parse(text).days(week)

    assert (-size if "-" in sign else size) == Lag.parse(sign + text).days(week)
