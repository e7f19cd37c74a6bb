"""How far an outcome has come, and how far finished work should have brought it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from cxroad.model.durations import MONTH_DAYS
from cxroad.model.initiative import DONE, Initiative
from cxroad.model.numbers import exact
from cxroad.model.vision import Outcome
from cxroad.schedule.times import Times

EVERY_DAYS = 91
"""Days between measurements where an outcome does not say: 3 months, rounded down."""

STALE_TIMES = 2
"""How many times the time between measurements one may be old; our default."""

BEHIND, FAR_BEHIND = 20, 50
"""Points of 100 by which an outcome may lag before it counts, and counts heavily; our default."""


def lag_days(outcome: Outcome) -> int:
    """Days from a finish until the metric can be expected to move, rounded up."""
    if outcome.lag is not None:
        return ceil(outcome.lag.calendar_days)
    return _days_of(outcome.measure.lag_months) if outcome.measure else 0


@lru_cache
def _days_of(months: int) -> int:
    return ceil(months * MONTH_DAYS)


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
        if each.status is DONE and (finish := _finish(each, times)):
            for id, points in contributions[each.id].items():
                if worth[id]:
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
    return exact(outcome.baseline.value), exact(outcome.goal.value)


def due_after(outcome: Outcome, times: Fraction | int = STALE_TIMES) -> timedelta:
    """How old a measurement may be: so many times the time between two measurements.

    Source:
        The definition of EVI002.
    """
    every = outcome.every.calendar_days if outcome.every else EVERY_DAYS
    return timedelta(days=int(times * every))


class Pace(Enum):
    """How a measurement compares with what finished work should have brought by its day."""

    UNKNOWN = auto()
    REACHED = auto()
    AHEAD = auto()
    ON_PLAN = auto()
    NOTHING_DUE = auto()
    BEHIND = auto()
    FAR_BEHIND = auto()


class Progress(NamedTuple):
    """How far an outcome has come.

    Attributes:
        measured: The day of the newest measurement; None when there is none.
        overdue: Whether that, or the start of the plan without any since, is too long ago.
        way: The measured part of the way from baseline to target; None when it cannot be said.
        expected: The part that finished work should have brought by the day of the measurement.
        pace: What the two make of it.
    """

    measured: date | None
    overdue: bool
    way: Fraction | None
    expected: Fraction
    pace: Pace

    @property
    def behind(self) -> Fraction | None:
        """Part of the way that is missing; below 0 when ahead, None when it cannot be said."""
        return None if self.way is None else self.expected - self.way


def progress(
    outcome: Outcome,
    arrived: Iterable[tuple[date, Fraction]],
    start: date | None,
    today: date,
    threshold: Callable[[str, str], Fraction | None] = lambda _code, _name: None,
) -> Progress:
    """How far an outcome has come, and whether that is far enough.

    Args:
        arrived: When work was finished that serves it, and which part of its gap it should close.
        start: The first day of the plan; None for a plan without dates, where nothing is overdue.
        threshold: What is set for a rule by its code and name; limits are those of EVI002, EVI003.

    Source:
        The definitions of EVI002 and EVI003.
    """

    def limit(code: str, name: str, default: int) -> Fraction | int:
        own = threshold(code, name)
        return default if own is None else own

    measured = outcome.latest[0].last if outcome.latest else None
    overdue = False
    if start is not None:
        looked = max(start, measured or start)
        overdue = today - looked > due_after(outcome, limit("EVI002", "times", STALE_TIMES))
    far = way(outcome, exact(outcome.latest[1].value)) if outcome.latest else None
    expected = expected_way(arrived, outcome, measured) if measured else Fraction(0)
    pace = _pace(
        far,
        expected,
        limit("EVI003", "points", BEHIND),
        limit("EVI003", "far", FAR_BEHIND),
    )
    return Progress(measured, overdue, far, expected, pace)


def _pace(
    far: Fraction | None, expected: Fraction, some: Fraction | int, much: Fraction | int
) -> Pace:
    """What the measured and the expected part of the way make of it; limits are per cent."""
    if far is None:
        return Pace.UNKNOWN
    if far >= 1:
        return Pace.REACHED
    behind = (expected - far) * 100
    if behind > much:
        return Pace.FAR_BEHIND
    if behind > some:
        return Pace.BEHIND
    if behind < -some:
        return Pace.AHEAD
    return Pace.ON_PLAN if expected else Pace.NOTHING_DUE
