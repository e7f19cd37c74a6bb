"""How numbers, days and lists read in a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cxroad.model.writing import count, day, either, grouped, listed, money, named, percent, rounded


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 5), 0, "0"),
        (Decimal("4.60"), 2, "4.6"),
        (Decimal("4.605"), 2, "4.61"),
        (Fraction(100), 0, "100"),
    ],
)
def test_halves_are_rounded_away_from_zero_and_idle_zeros_dropped(number, places, text):
    assert rounded(number, places) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("850", "EUR 850"),
        ("9999.5", "EUR 9999.5"),
        ("10000", "EUR 10k"),
        ("999949", "EUR 999.9k"),
        ("999950", "EUR 1M"),
        ("1250000", "EUR 1.25M"),
    ],
)
def test_money_takes_a_larger_unit_from_ten_thousand_and_from_a_million(amount, text):
    assert money(Decimal(amount), "EUR") == text


def test_words_are_joined_as_a_sentence_has_them():
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert either("abc") == "a, b or c"


def test_of_very_many_words_the_first_are_named_but_never_one_more():
    assert named("abc", 2) == "a, b and c"
    assert named("abcd", 2) == "a, b and 2 more"


def test_one_stands_with_the_singular_and_thousands_are_parted():
    assert count(1, "day") == "1 day"
    assert count(1200, "day") == "1,200 days"
    assert count(0, "criterion", "criteria") == "0 criteria"


def test_day_and_share_read_as_words():
    assert day(date(2027, 1, 5)) == "5 Jan 2027"
    assert percent(Fraction(855, 1000)) == "86 %"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction("2578.652"), 1, "2,578.7"),
        (Fraction("802"), 1, "802.0"),
        (Fraction("-1234.5"), 0, "-1,235"),
        (Fraction("-0.04"), 1, "0.0"),
        (Fraction(10) ** 40, 0, "1" + "0" * 1 + ",000" * 13),
    ],
)
def test_thousands_stand_apart_and_decimals_stay(number, places, text):
    assert grouped(number, places) == text


def test_a_number_may_have_any_size():
    assert rounded(Fraction(10**40) + Fraction(1, 8), 2) == f"1{'0' * 40}.13"
