"""Shares of all cases, against closed forms."""

from __future__ import annotations

from itertools import pairwise
from math import comb, erf, log, sqrt

import pytest

from cxroad.simulate.distributions import Range
from cxroad.simulate.terms import Bounds, Distribution

POINTS = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1]


def binomial_tail(n: int, k: int, x: float) -> float:
    """The chance of at least k hits in n: the share of Beta(k, n - k + 1) below x."""
    return sum(comb(n, i) * x**i * (1 - x) ** (n - i) for i in range(k, n + 1))


@pytest.mark.parametrize("x", POINTS)
@pytest.mark.parametrize(("likely", "k"), [(0, 1), (5, 2), (10, 3), (15, 4), (20, 5)])
def test_pert_is_the_beta_whose_parameters_sum_to_6(x: float, likely: int, k: int) -> None:
    share = Range(0, likely, 20).share(Distribution.PERT)

    assert binomial_tail(5, k, x) == pytest.approx(share(20 * x), abs=2e-5)


@pytest.mark.parametrize("likely", [2, 2.4, 5, 7.7, 12])
def test_pert_has_the_mean_and_the_variance_of_its_source(likely: float) -> None:
    share = Range(2, likely, 12).share(Distribution.PERT)
    mean, square = moments(share, 2, 12)

    expected = (2 + 4 * likely + 12) / 6
    assert expected == pytest.approx(mean, abs=1e-3)
    assert (expected - 2) * (12 - expected) / 7 == pytest.approx(square - mean**2, abs=2e-3)


def moments(share, low: float, high: float) -> tuple[float, float]:
    steps = 4_000
    points = [low + (high - low) * at / steps for at in range(steps + 1)]
    parts = [(share(b) - share(a), (a + b) / 2) for a, b in pairwise(points)]
    return sum(p * x for p, x in parts), sum(p * x * x for p, x in parts)


def test_triangular_is_that_of_the_closed_form() -> None:
    share = Range(5, 10, 20).share(Distribution.TRIANGULAR)

    # 10 to 20 falls as (20 - x)^2 / ((20 - 5) (20 - 10)).
    assert pytest.approx([share(5), share(10), share(14), share(20)]) == [
        0,
        1 / 3,
        1 - (20 - 14) ** 2 / 150,
        1,
    ]


@pytest.mark.parametrize(("likely", "middle"), [(0, 0.75), (10, 0.25)])
def test_triangular_may_fall_from_its_low_or_rise_to_its_high(likely: int, middle: float) -> None:
    assert Range(0, likely, 10).share(Distribution.TRIANGULAR)(5) == pytest.approx(middle)


def test_lognormal_has_the_mean_and_deviation_of_pert_and_no_end() -> None:
    share = Range(4, 5, 9).share(Distribution.LOGNORMAL)
    mean, variance = 33 / 6, (33 / 6 - 4) * (9 - 33 / 6) / 7

    spread = log(1 + variance / mean**2)
    at_7 = (1 + erf((log(7) - log(mean) + spread / 2) / sqrt(2 * spread))) / 2
    assert at_7 == pytest.approx(share(7))
    assert 0.99 < share(9) < 1
    assert share(0) == 0


@pytest.mark.parametrize("distribution", list(Distribution))
@pytest.mark.parametrize("likely", [10, 14, 30])
def test_tenths_leave_a_tenth_of_all_cases_below_low_and_above_high(
    distribution: Distribution, likely: int
) -> None:
    share = Range(10, likely, 30).share(distribution, Bounds.TENTHS)

    assert pytest.approx([share(10), share(30)], abs=1e-6) == [0.1, 0.9]


@pytest.mark.parametrize("distribution", list(Distribution))
def test_shares_never_fall(distribution: Distribution) -> None:
    share = Range(3, 3, 17).share(distribution)
    shares = [share(days / 7) for days in range(200)]

    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
