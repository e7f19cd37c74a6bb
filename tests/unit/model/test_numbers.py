"""Numbers, money, shares and changes in their canonical spellings, exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.base import Unreadable
from cxroad.model.numbers import Change, Money, Number, Share, in_parts, total
from cxroad.source.plain import Kind, Plain


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("17%", "17", True),
        ("17 %", "17", True),
        ("17", "17", False),
        ("4.6", "4.6", False),
        ("-5", "-5", False),
        ("+5", "5", False),
        ("250k", "250000", False),
        ("1.2M", "1200000", False),
        ("4.625", "4.625", False),
        ("0.120", "0.12", False),
        ("1.250%", "1.25", True),
        ("1234567.890", "1234567.89", False),
    ],
)
def test_number_is_exactly_what_is_written(text: str, value: str, percent: bool) -> None:
    number = Number.parse(text)

    assert (Decimal(value), percent) == (number.value, number.percent)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(17, "17"), (4.6, "4.6"), (-5, "-5"), (Plain("+5", Kind.NUMBER), "5"), (0.1 + 0.2, None)],
)
def test_number_is_read_from_a_number(value: object, expected: str | None) -> None:
    assert Decimal(expected or repr(value)) == Number.read(value).value


@pytest.mark.parametrize("text", ["250.000", "1.500", "999.990"])
def test_number_that_may_be_thousands_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="could be"):
        Number.parse(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("250k", 250_000), ("1.2M", 1_200_000), ("90000", 90_000), ("0", 0), ("74.50", "74.5")],
)
def test_money_is_multiplied_out(text: str, amount: object) -> None:
    assert Decimal(str(amount)) == Money.parse(text).amount


@pytest.mark.parametrize("text", ["250.000", "1.234", "999.999"])
def test_money_with_three_decimals_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="could be"):
        Money.parse(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [("20%", (1, 5)), ("100%", (1, 1)), ("0.5%", (1, 200)), ("33.3 %", (333, 1000))],
)
def test_share_is_an_exact_part(text: str, share: tuple[int, int]) -> None:
    assert Fraction(*share) == Share.parse(text).value


@pytest.mark.parametrize("text", ["0%", "0.0%", "100.1%", "120%", "-5%"])
def test_share_beyond_none_and_all_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        Share.parse(text)


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("+5", "40", "45"),
        ("-5", "40", "35"),
        ("-50%", "40", "20"),
        ("+10%", "40", "44"),
        ("+0", "40", "40"),
        ("-250k", "1000000", "750000"),
    ],
)
def test_change_adds_to_the_baseline_or_multiplies_it(
    text: str, baseline: str, target: str
) -> None:
    assert Decimal(target) == Change.parse(text).target(Decimal(baseline))


def test_spellings_of_the_same_value_are_equal_but_percent_is_another_value() -> None:
    assert Number.parse("17%") == Number.parse("17.0 %")
    assert Number.parse("17%") != Number.parse("17")
    assert Money.parse("250k") == Money.parse("250000")


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(["", "k", "M", "%"]))
def test_every_whole_number_of_fifteen_digits_is_read(number: int, suffix: str) -> None:
    times = {"k": 1_000, "M": 1_000_000}.get(suffix, 1)

    assert number * times == Number.parse(f"{number}{suffix}").value


@pytest.mark.parametrize("text", ["9" * 16, f"1.{'1' * 21}", "1" * 25])
def test_number_of_too_many_digits_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"too (many digits|long)"):
        Number.parse(text)


@given(st.lists(st.fractions(max_denominator=400), max_size=30))
def test_a_total_is_what_adding_one_after_the_other_gives(values: list[Fraction]) -> None:
    assert total(iter(values)) == sum(values, Fraction(0))
    assert isinstance(total(values), Fraction)


@given(st.lists(st.fractions(max_denominator=400), max_size=30))
def test_numbers_in_parts_are_the_same_numbers(values: list[Fraction]) -> None:
    parts, of = in_parts(iter(values))
    assert [Fraction(part, of) for part in parts] == values


def test_thirds_and_halves_are_whole_in_sixths() -> None:
    assert in_parts([Fraction(1, 3), Fraction(-1, 2), Fraction(2)]) == ([2, -3, 12], 6)
    assert in_parts([]) == ([], 1)
