"""Impacts and weeks that are refused, each with its cure."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.impacts import Impact
from cxroad.model.weeks import Week


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("High", "'High' is written in lower case here", "write high"),
        ("med", "'med' is no impact", "write medium"),
        ("h", "'h' is no impact", "write high"),
        ("hihg", "'hihg' is no impact", "write high"),
        ("3", "'3' is not how hours are written", "write 3h"),
        ("3 hours", "'3 hours' is not how hours are written", "write 3h"),
        ("3h/week", "'3h/week' is not how hours are written", "write 3h"),
        ("3,5h", "'3,5h' is not how hours are written", "write 3.5h"),
        (".5h", "'.5h' is not how hours are written", "write 0.5h"),
        ("0h", "'0h' is no impact", "leave out a team that a change does not hit"),
        ("none", "'none' is no impact", "leave out a team that a change does not hit"),
        (
            "169",
            "'169' is no load that a week can hold",
            "write the hours per affected person and week, or leave the team out",
        ),
        (
            "169h",
            "'169h' is more than the 168 hours of a week",
            "write hours per affected person and week",
        ),
        ("severe", "'severe' is not an impact", "write it like low, medium, high or 3h"),
        ("", "an empty text is not an impact", "write it like low, medium, high or 3h"),
    ],
)
def test_impact_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Impact.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("Mon-Fri", "'Mon-Fri' is not how a week is written", "write mon-fri"),
        ("monday-friday", "'monday-friday' is not how a week is written", "write mon-fri"),
        ("mon..fri", "'mon..fri' is not how a week is written", "write mon-fri"),
        ("mon to fri", "'mon to fri' is not how a week is written", "write mon-fri"),
        (
            "mon–fri",
            "'mon–fri' has a character that only looks like the right one",
            "write mon-fri",
        ),
        ("mo-fr", "'mo-fr' is not how a week is written", "write mon-fri"),
        ("Monday to Friday", "'Monday to Friday' is not how a week is written", "write mon-fri"),
        ("mon tue wed", "'mon tue wed' is not how a week is written", "write [mon, tue, wed]"),
        ("mon,,tue", "'mon,,tue' is not how a week is written", "write [mon, tue]"),
        (
            "Mon-Wed and Sat",
            "'Mon-Wed and Sat' is not how a week is written",
            "write [mon-wed, sat]",
        ),
        ("5", "'5' is not how a week is written", "write mon-fri"),
        ("weekdays", "'weekdays' is not how a week is written", "write mon-fri"),
        ("daily", "'daily' is not how a week is written", "write mon-sun"),
        (
            "mon-tue-wed",
            "'mon-tue-wed' is not a week",
            "write it like mon-fri, sun-thu or [mon, tue, thu]",
        ),
        ("m-f", "'m-f' is not a week", "write it like mon-fri, sun-thu or [mon, tue, thu]"),
        ("thrusday", "'thrusday' is not how a week is written", "write thu"),
        ("xyz", "'xyz' is not a week", "write it like mon-fri, sun-thu or [mon, tue, thu]"),
        ("", "an empty text is not a week", "write it like mon-fri, sun-thu or [mon, tue, thu]"),
    ],
)
def test_week_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Week.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)
