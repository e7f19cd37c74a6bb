"""Durations, estimates and lags that are refused, each with its cure."""

from __future__ import annotations

import time

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.durations import Duration, Estimate, Lag


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "6m",
            "'6m' could be minutes or months",
            "write 6mo for months; minutes are no duration here",
        ),
        (
            "6M",
            "'6M' could be minutes or months",
            "write 6mo for months; minutes are no duration here",
        ),
        ("6W", "'6W' has a capital letter", "write 6w"),
        ("6MO", "'6MO' has a capital letter", "write 6mo"),
        ("6 w", "'6 w' is not how a duration is written", "write 6w"),
        ("6 weeks", "'6 weeks' is not how a duration is written", "write 6w"),
        ("six weeks", "'six weeks' is not how a duration is written", "write 6w"),
        ("a week", "'a week' is not how a duration is written", "write 1w"),
        ("6wek", "'6wek' is not how a duration is written", "write 6w"),
        ("6 working days", "'6 working days' is not how a duration is written", "write 6d"),
        ("P6W", "'P6W' is not how a duration is written", "write 6w"),
        ("P3M", "'P3M' is not how a duration is written", "write 3mo"),
        ("1,5w", "'1,5w' has a decimal comma", "write 1.5w"),
        (".5w", "'.5w' is not how a duration is written", "write 0.5w"),
        ("+6w", "'+6w' is not how a duration is written", "write 6w"),
        ("-6w", "'-6w' is below zero", "write how long it takes, without a sign"),
        ("6", "'6' has no unit", "write 6d for days, 6w for weeks or 6mo for months"),
        (
            "6h",
            "'6h' counts hours, but the shortest unit here is a day",
            "write days or parts of them, such as 0.5d",
        ),
        (
            "30min",
            "'30min' counts minutes, but the shortest unit here is a day",
            "write days or parts of them, such as 0.5d",
        ),
        (
            "6cd",
            "'6cd' counts calendar days, which only a lag in 'after' can do",
            "write 6d for working days",
        ),
        (
            "20pd",
            "'20pd' is effort in person-days, but working time is wanted",
            "write how long it takes, such as 20d; person-days go under 'effort'",
        ),
        ("5 points", "'5 points' counts points, but working time is wanted", "write 4w..8w"),
        (
            "3 sprints",
            "'3 sprints' has the unit 'sprints', which is none",
            "write d, w, mo, q or y behind the number (days, weeks, months, quarters, years)",
        ),
        ("1w2d", "'1w2d' has two units", "write it in one, such as 18mo or 9d"),
        ("1y 6mo", "'1y 6mo' has two units", "write it in one, such as 18mo or 9d"),
        ("1y,  and 6mo", "'1y,  and 6mo' has two units", "write it in one, such as 18mo or 9d"),
        ("123456w", "'123456w' is more than 9,999 units", "write a shorter time"),
        ("1.1234567890w", "'1.1234567890w' has too many decimals", "write at most two"),
        ("504years", "'504y' is more than 200 years", "write a shorter time"),
        ("4w..8w", "'4w..8w' is a range, but one duration is wanted", "write it like 6w"),
        ("TBD", "'TBD' is not a duration", "leave the key out until it is known"),
        ("?", "'?' is not a duration", "leave the key out until it is known"),
        ("", "an empty text is not a duration", "write it like 6w"),
        ("٦w", "'٦w' has digits other than 0 to 9", "write 6w"),
        ("６w", "'６w' has digits other than 0 to 9", "write 6w"),
        ("6\u00a0w", "'6\u00a0w' is not how a duration is written", "write 6w"),
        ("weeks", "'weeks' is not a duration", "write it like 6w"),
        ("3 tygodnie", "'3 tygodnie' is not how a duration is written", "write 3w"),
        ("1 miesiąc", "'1 miesiąc' is not how a duration is written", "write 1mo"),
        ("2 тижні", "'2 тижні' is not how a duration is written", "write 2w"),
        ("5 днів", "'5 днів' is not how a duration is written", "write 5d"),
        ("3 hét", "'3 hét' is not how a duration is written", "write 3w"),
        ("6 εβδομάδες", "'6 εβδομάδες' is not how a duration is written", "write 6w"),
        ("2 ΜΗΝΕΣ", "'2 ΜΗΝΕΣ' is not how a duration is written", "write 2mo"),
        ("2 Wochen", "'2 Wochen' is not how a duration is written", "write 2w"),
    ],
)
def test_duration_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Duration.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("4-8w", "'4-8w' has a value without a unit", "write 4w..8w"),
        ("4w-8w", "'4w-8w' is not joined by two dots", "write 4w..8w"),
        ("4w–8w", "'4w–8w' is not joined by two dots", "write 4w..8w"),
        ("4w…8w", "'4w…8w' is not joined by two dots", "write 4w..8w"),
        ("4w...8w", "'4w...8w' is not joined by two dots", "write 4w..8w"),
        ("4w/8w", "'4w/8w' is not joined by two dots", "write 4w..8w"),
        ("4w, 8w", "'4w, 8w' is not joined by two dots", "write 4w..8w"),
        ("4 to 8 weeks", "'4 to 8 weeks' has a value without a unit", "write 4w..8w"),
        ("4..8w", "'4..8w' has a value without a unit", "write 4w..8w"),
        ("4-8", "'4-8' has no unit", "write 4w..8w for weeks or 4d..8d for days"),
        ("4W..8W", "'4W..8W' has a capital letter", "write 4w..8w"),
        ("4,5w..8w", "'4,5w..8w' has a decimal comma", "write 4.5w..8w"),
        ("4w..", "'4w..' has nothing on one side of '..'", "write it like 4w..8w"),
        ("-3d", "'-3d' is below zero", "write how long it takes, without a sign"),
        ("2-3 tygodnie", "'2-3 tygodnie' has a value without a unit", "write 2w..3w"),
        ("..8w", "'..8w' has nothing on one side of '..'", "write it like 4w..8w"),
        (
            "8w..4w",
            "'8w..4w' does not run from the shortest to the longest",
            "write 4w..8w (low..high)",
        ),
        (
            "5w..4w..9w",
            "'5w..4w..9w' does not run from the shortest to the longest",
            "write 4w..5w..9w (low..likely..high)",
        ),
        (
            "1w..2w..3w..4w",
            "'1w..2w..3w..4w' has more than three values",
            "write low..high or low..likely..high",
        ),
        (
            "15..1,5y",
            "'15y..1.5y' does not run from the shortest to the longest",
            "write 1.5y..15y (low..high)",
        ),
        (
            "4w..10cd",
            "'10cd' counts calendar days, which only a lag in 'after' can do",
            "write 10d for working days",
        ),
        ("~6w", "'~6w' does not say how sure it is", "write 6w, or a range such as 4w..8w"),
        (
            "about 6w",
            "'about 6w' does not say how sure it is",
            "write 6w, or a range such as 4w..8w",
        ),
        ("6w?", "'6w?' does not say how sure it is", "write 6w, or a range such as 4w..8w"),
        ("XL", "'XL' is a size, but an estimate is working time", "write 4w..8w"),
        ("5sp", "'5sp' counts points, but working time is wanted", "write 4w..8w"),
        (
            "6m",
            "'6m' could be minutes or months",
            "write 6mo for months; minutes are no duration here",
        ),
        ("half a year", "'half a year' is not an estimate", "write it like 6w or 4w..8w"),
        ("n/a", "'n/a' is not an estimate", "leave the key out until it is known"),
    ],
)
def test_estimate_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Estimate.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("+3 cd", "'+3 cd' is not how a lag is written", "write +3cd"),
        ("+ 2 weeks", "'+ 2 weeks' is not how a lag is written", "write +2w"),
        ("2", "'2' has no unit", "write 2d for days, 2w for weeks or 2mo for months"),
        (
            "2m",
            "'2m' could be minutes or months",
            "write 2mo for months; minutes are no duration here",
        ),
        ("20%", "'20%' is a share, but a lag is a time", "write it like 2w"),
        ("4w..8w", "'4w..8w' is a range, but a lag is one time", "write it like 2w"),
        ("+", "'+' is not a lag", "write it like 2w or 3cd"),
        ("+-2w", "'+-2w' is not a lag", "write it like 2w or 3cd"),
        ("5 calendar days", "'5 calendar days' is not how a lag is written", "write 5cd"),
        ("10000cd", "'10000cd' is more than 9,999 units", "write a shorter time"),
        ("201y", "'201y' is more than 200 years", "write a shorter time"),
    ],
)
def test_lag_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Lag.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize("kind", [Duration, Estimate, Lag])
def test_many_blanks_before_what_is_no_unit_are_refused_at_once(kind: type[Duration]) -> None:
    """Each of them once took the time of the two before it together: hours for a text so long."""
    text = f"21e{' ' * 54}9-2021"
    before = time.process_time()

    with pytest.raises(Unreadable):
        kind.parse(text)

    assert time.process_time() - before < 1
