"""Numbers, money, shares and changes that are refused, each with its cure."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.numbers import Change, Money, Number, Share


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("17,5%", "'17,5%' has a decimal comma", "write 17.5%"),
        ("17,5", "'17,5' has a decimal comma", "write 17.5"),
        ("0,125", "'0,125' has a decimal comma", "write 0.125"),
        ("17,500%", "'17,500%' has a decimal comma", "write 17.5%"),
        ("250,000", "'250,000' could be 250000 or 250", "write 250000 or 250"),
        ("250.000", "'250.000' could be 250000 or 250", "write 250000 or 250"),
        ("1,234,567", "'1,234,567' has its thousands apart", "write 1234567"),
        ("1.234.567", "'1.234.567' has its thousands apart", "write 1234567"),
        ("1.234,56", "'1.234,56' has its thousands apart", "write 1234.56"),
        ("1,234.56", "'1,234.56' has its thousands apart", "write 1234.56"),
        ("250'000", "'250'000' has its thousands apart", "write 250000"),
        ("250 000", "'250 000' has its thousands apart", "write 250000"),
        ("250_000", "'250_000' has its thousands apart", "write 250000"),
        (".5", "'.5' has no digit before the point", "write 0.5"),
        (
            "€250k",
            "'€250k' has a currency, which stands once, at the top ('currency: EUR')",
            "write 250k",
        ),
        (
            "250k EUR",
            "'250k EUR' has a currency, which stands once, at the top ('currency: EUR')",
            "write 250k",
        ),
        (
            "12 zł",
            "'12 zł' has a currency, which stands once, at the top ('currency: EUR')",
            "write 12",
        ),
        ("1.2 million", "'1.2 million' is not how a number is written", "write 1.2M"),
        ("1.2bn", "'1.2bn' is not how a number is written", "write 1200M"),
        ("250K", "'250K' is not how a number is written", "write 250k"),
        ("250 k", "'250 k' is not how a number is written", "write 250k"),
        (
            "5m",
            "'5m' could be minutes or millions",
            "write 5M for millions, else 5; the unit belongs to the metric",
        ),
        ("1e6", "'1e6' is written with an exponent", "write 1000000"),
        ("1e99", "'1e99' is not a number", "write it like 17%, 4.6 or 250k"),
        (".inf", "'.inf' is not a number", "write it like 17%, 4.6 or 250k"),
        ("17 percent", "'17 percent' is not how a number is written", "write 17%"),
        ("17  %", "'17  %' is not how a number is written", "write 17%"),
        ("4.6 points", "'4.6 points' has a unit, which belongs to the metric", "write 4.6"),
        ("17 min", "'17 min' has a unit, which belongs to the metric", "write 17"),
        ("~17", "'~17' is not how a number is written", "write 17"),
        ("<5%", "'<5%' is not how a number is written", "write 5%"),
        ("17-20%", "'17-20%' is not a number", "write it like 17%, 4.6 or 250k"),
        ("−5", "'−5' has a character that only looks like the right one", "write -5"),
        ("٤", "'٤' has digits other than 0 to 9", "write 4"),
        ("TBD", "'TBD' is not a number", "leave the key out until it is known"),
        ("0x1F", "'0x1F' is not a number", "write it like 17%, 4.6 or 250k"),
        (
            "9999999999999999",
            "'9999999999999999' has too many digits",
            "write at most 15, and 20 decimals",
        ),
        ("two", "'two' is not a number", "write it like 17%, 4.6 or 250k"),
    ],
)
def test_number_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Number.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "€250k",
            "'€250k' has a currency, which stands once, at the top ('currency: EUR')",
            "write 250k",
        ),
        (
            "EUR 250k",
            "'EUR 250k' has a currency, which stands once, at the top ('currency: EUR')",
            "write 250k",
        ),
        (
            "$1.2M",
            "'$1.2M' has a currency, which stands once, at the top ('currency: EUR')",
            "write 1.2M",
        ),
        (
            "1.2 Mio EUR",
            "'1.2 Mio EUR' has a currency, which stands once, at the top ('currency: EUR')",
            "write 1.2M",
        ),
        ("1.2m", "'1.2m' is not how an amount of money is written", "write 1.2M"),
        ("40 k", "'40 k' is not how an amount of money is written", "write 40k"),
        ("250,000", "'250,000' could be 250000 or 250", "write 250000 or 250"),
        ("250.000", "'250.000' could be 250000 or 250", "write 250000 or 250"),
        (
            "12.345",
            "'12.345' could be 12345 or 12.345",
            "write 12345, or two decimals if the dot is a decimal point",
        ),
        (
            "€12.345",
            "'€12.345' could be 12345 or 12.345",
            "write 12345, or two decimals if the dot is a decimal point",
        ),
        ("-5k", "'-5k' is below zero", "write what it costs, without a sign"),
        ("20%", "'20%' is a share, but an amount of money is wanted", "write 250k"),
        ("free", "'free' is not an amount of money", "write it like 250k, 1.2M or 90000"),
    ],
)
def test_money_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Money.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("120%", "'120%' is more than the whole", "write at most 100%"),
        ("100.1%", "'100.1%' is more than the whole", "write at most 100%"),
        ("0%", "'0%' is no share", "write more than 0%, or leave it out"),
        ("-5%", "'-5%' is below zero", "write more than 0%, or leave it out"),
        ("17,5%", "'17,5%' has a decimal comma", "write 17.5%"),
        ("20 percent", "'20 percent' is not how a share is written", "write 20%"),
        ("20", "'20' has no percent sign", "write 20%"),
        ("1", "'1' has no percent sign", "write 100% for all of it, or 1%"),
        ("0.2", "'0.2' has no percent sign", "write 20%, or 0.2% if so little is meant"),
        ("120", "'120' is no part of a whole", "write at most 100%"),
        ("0", "'0' is no share", "write more than 0%, or leave it out"),
        ("2k", "'2k' is no part of a whole", "write at most 100%"),
        ("1/5", "'1/5' is not how a share is written", "write 20%"),
        ("1/3", "'1/3' is not how a share is written", "write 33.33%"),
        ("3/2", "'3/2' is no part of a whole", "write at most 100%"),
        ("half", "'half' is not how a share is written", "write 50%"),
        ("all", "'all' is not how a share is written", "write 100%"),
        ("٢٠%", "'٢٠%' has digits other than 0 to 9", "write 20%"),
    ],
)
def test_share_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Share.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("5", "'5' has no sign, so it could go up or down", "write +5 or -5"),
        ("50%", "'50%' has no sign, so it could go up or down", "write +50% or -50%"),
        ("+ 5", "'+ 5' is not how a change is written", "write +5"),
        ("+5pp", "'+5pp' has a unit, which belongs to the metric", "write +5"),
        ("-5 points", "'-5 points' has a unit, which belongs to the metric", "write -5"),
        ("+17,5%", "'+17,5%' has a decimal comma", "write +17.5%"),
        ("+250.000", "'+250.000' could be +250000 or +250", "write +250000 or +250"),
        (
            "+5m",
            "'+5m' could be minutes or millions",
            "write +5M for millions, else +5; the unit belongs to the metric",
        ),
        ("double", "'double' is not how a change is written", "write +100%"),
        ("halve", "'halve' is not how a change is written", "write -50%"),
        ("−5", "'−5' has a character that only looks like the right one", "write -5"),
        ("±5", "'±5' is not a change", "write it like +5 or -50%"),
        ("€5k", "'€5k' has no sign, so it could go up or down", "write +5k or -5k"),
    ],
)
def test_change_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Change.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)
