"""What levelling can be asked for, in words."""

from __future__ import annotations

import pytest

from cxroad.errors import UsageError
from cxroad.level.terms import Engine, Levelling, Objective

USUAL = ("finish", 1000, 0, False, "search", 10.0)


def test_words_become_terms():
    terms = Levelling.of("value", 1, -5, True, "cpsat", 0.5)

    assert terms == Levelling(Objective.VALUE, 1, -5, True, Engine.CPSAT, 0.5)
    assert Levelling.of(*USUAL) == Levelling()


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (0, "speed", "unknown objective 'speed'"),
        (1, 0, "0 schedules is not between 1 and 1,000,000"),
        (1, 1_000_001, "1,000,001 schedules is not between"),
        (4, "magic", "unknown engine 'magic'"),
        (5, 0, "0 seconds is not more than 0 and at most 86,400"),
        (5, float("nan"), "nan seconds"),
        (5, 86_401, "86401 seconds"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_does(at, value, said):
    words = [*USUAL]
    words[at] = value

    with pytest.raises(UsageError) as caught:
        Levelling.of(*words)

    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("value", [1, 1_000_000])
def test_both_ends_of_the_range_of_schedules_fit(value):
    assert Levelling.of("finish", value, 0, False, "search", 86_400).schedules == value
