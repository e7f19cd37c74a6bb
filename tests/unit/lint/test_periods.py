"""Stretches of time as findings count them."""

from datetime import date
from fractions import Fraction

import pytest

from cxroad.lint.periods import years


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), 1),
        (date(2027, 1, 11), date(2032, 1, 10), 5),
        (date(2027, 1, 1), date(2027, 1, 1), Fraction(1, 365)),
        (date(2028, 1, 1), date(2028, 1, 1), Fraction(1, 366)),
        (date(2027, 1, 1), date(2028, 1, 1), 1 + Fraction(1, 366)),
        (date(2028, 2, 29), date(2029, 2, 28), 1),
        (date(2028, 2, 29), date(2032, 2, 28), 4),
    ],
)
def test_years_count_both_days_and_end_before_the_anniversary(
    first: date, last: date, expected: Fraction
) -> None:
    assert years(first, last) == expected
