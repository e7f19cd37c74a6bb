"""How far an outcome has come, and how far finished work should have brought it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from cxroad.model.initiative import Initiative, Status
from cxroad.model.vision import Outcome
from cxroad.schedule.times import Times

EVERY_DAYS = 91
"""Days between measurements where an outcome does not say: 3 months, rounded down."""

BEHIND, FAR_BEHIND = Fraction(20, 100), Fraction(50, 100)
"""Part of the way by which a measurement may lag before it counts, and counts heavily."""

_MONTH_DAYS = Fraction(487, 16)


def lag_days(outcome: Outcome) -> int:
    """Days from a finish until the metric can be expected to move, rounded up."""
    if outcome.lag is not None:
        return ceil(outcome.lag.calendar_days)
    return ceil(outcome.measure.lag_months * _MONTH_DAYS) if outcome.measure else 0


def arrivals(
    live: Iterable[Initiative],
    contributions: Mapping[str, Mapping[str, Fraction]],
    worth: Mapping[str, Fraction],
    times: Mapping[str, Times],
) -> dict[str, list[tuple[date, Fraction]]]:
    """By outcome, when done work was finished and which part of the gap it should close.

    Args:
        live: What takes part, in file order.
        contributions: Points of each initiative by outcome.
        worth: Points of each outcome.
        times: For work of which no real last day is written.
    """
    found: dict[str, list[tuple[date, Fraction]]] = {}
    for each in live:
        finish = _finish(each, times) if each.status is Status.DONE else None
        for id, points in contributions[each.id].items() if finish else ():
            if finish and worth[id]:
                found.setdefault(id, []).append((finish, points / worth[id]))
    return found


def _finish(each: Initiative, times: Mapping[str, Times]) -> date | None:
    if each.finished is not None:
        return each.finished.last
    return times[each.id].finish if each.id in times else None


def expected_way(arrived: Iterable[tuple[date, Fraction]], outcome: Outcome, on: date) -> Fraction:
    """Part of the way from baseline to target that finished work should have brought by a day.

    The shares of the gap that are claimed by work done at least the metric's lag before that
    day; at most 1.

    Args:
        arrived: When work was finished that serves the outcome, and which part it should close.

    Source:
        The definition of EVI003.
    """
    lag = lag_days(outcome)
    parts = (part for finish, part in arrived if (on - finish).days >= lag)
    return min(sum(parts, Fraction(0)), Fraction(1))


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


def stale_after(outcome: Outcome, times: Fraction | int = 2) -> timedelta:
    """How old a measurement may be: twice the time between measurements, or so many times.

    Source:
        The definition of EVI002.
    """
    every = outcome.every.calendar_days if outcome.every else EVERY_DAYS
    return timedelta(days=int(times * every))
