"""How far an outcome has come, and how far finished work should have brought it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from cxroad.model.vision import Outcome
from cxroad.views.summary.scope import Scope, shifted

EVERY_DAYS = 91
"""Days between measurements where an outcome does not say: 3 months, rounded down."""

_MONTH_DAYS = Fraction(487, 16)


def lag_days(outcome: Outcome) -> int:
    """Days from a finish until the metric can be expected to move, rounded up."""
    if outcome.lag is not None:
        return ceil(outcome.lag.calendar_days)
    return ceil(outcome.measure.lag_months * _MONTH_DAYS) if outcome.measure else 0


def expected_way(scope: Scope, outcome: Outcome, on: date) -> Fraction:
    """Part of the way from baseline to target that finished work should have brought by a day.

    The shares of the gap that are claimed by work done at least the metric's lag before that
    day; at most 1.

    Source:
        The definition of EVI003.
    """
    latest = shifted(on, -timedelta(days=lag_days(outcome)))
    arrived = (part for finish, part in scope.arrived.get(outcome.id, ()) if finish <= latest)
    return min(sum(arrived, Fraction(0)), Fraction(1))


def way(outcome: Outcome, value: Fraction) -> Fraction | None:
    """Part of the way from baseline to target, below 0 when it went the wrong way.

    None without a baseline or a target, and when the two are the same.
    """
    ends = _ends(outcome)
    if ends is None or ends[0] == ends[1]:
        return None
    return (value - ends[0]) / (ends[1] - ends[0])


def value_at(outcome: Outcome, way: Fraction) -> Fraction | None:
    """The metric's value at a part of the way; None without a baseline or a target."""
    ends = _ends(outcome)
    return None if ends is None else ends[0] + way * (ends[1] - ends[0])


def _ends(outcome: Outcome) -> tuple[Fraction, Fraction] | None:
    if outcome.baseline is None or outcome.goal is None:
        return None
    return Fraction(outcome.baseline.value), Fraction(outcome.goal.value)


def stale_after(outcome: Outcome) -> timedelta:
    """How old a measurement may be: twice the time between measurements.

    Source:
        The definition of EVI002.
    """
    every = outcome.every.calendar_days if outcome.every else EVERY_DAYS
    return timedelta(days=int(2 * every))
