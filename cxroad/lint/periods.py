"""Days and stretches of time in the sentences of findings."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from cxroad.model.dates import Date, Precision
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.writing import count, day, rounded

if TYPE_CHECKING:
    from cxroad.model.durations import Estimate
    from cxroad.model.initiative import Initiative
    from cxroad.plan import Plan


def months(days: int | Fraction) -> Fraction:
    """Months that so many calendar days are."""
    return days / MONTH_DAYS


def years(first: date, last: date) -> Fraction:
    """Years from one day to another, both included: 1 from 1 January to 31 December."""
    end = last + timedelta(days=1)
    whole = end.year - first.year - ((end.month, end.day) < (first.month, first.day))
    begins = _anniversary(first, whole)
    return whole + Fraction((end - begins).days, (_anniversary(first, whole + 1) - begins).days)


def _anniversary(of: date, number: int) -> date:
    try:
        return of.replace(year=of.year + number)
    except ValueError:  # 29 February
        return date(of.year + number, 3, 1)


def lasting(days: int, full: bool = False) -> str:
    """A stretch as people say it: `12 days`, `5 weeks`, `8 months`.

    Args:
        full: Whether a month that has only begun does not count; else months are rounded.
    """
    size = abs(days)
    if size < 21:
        return count(size, "day")
    if size < 183:
        return count((size + 3) // 7, "week")
    return count(int(months(size)) if full else int(months(size) + Fraction(1, 2)), "month")


def on_day(plan: Plan, value: date) -> str:
    """When something happens: `on 14 Oct 2026`, `in week 5` of a plan without dates."""
    if plan.schedule.relative:
        return f"in week {plan.schedule.week_number(value)}"
    return f"on {day(value)}"


def promised(value: Date) -> str:
    """A due date no more exact than its author gave it: `on 15 Mar 2027`, `by 2027-Q2`."""
    return f"on {day(value.last)}" if value.precision is Precision.DAY else f"by {value}"


def expected_months(plan: Plan, item: Initiative) -> Fraction | None:
    """How long an initiative takes by its estimate, or from its start to its due date; in months.

    A working week counts as a week, however many days it has. None where nothing is said.
    """
    if item.estimate is not None:
        return _months_of(item.estimate, plan.week)
    if item.start is not None and item.due is not None:
        return months((item.due.last - item.start.first).days + 1)
    return None


@lru_cache(4096)
def _months_of(estimate: Estimate, per_week: int) -> Fraction:
    return months(estimate.exact(per_week)[1] * 7 / per_week)


def in_months(value: Fraction | int) -> str:
    """`6.5 months`, `27 months`."""
    text = rounded(value, 1 if value < 12 else 0)
    return "1 month" if text == "1" else f"{text} months"


def value_undated(plan: Plan) -> bool:
    """Whether something of value may arrive on a day that nobody knows."""
    times = plan.schedule.times
    return any(not times[id].dated for id in plan.values if plan.delivers(id) and id in times)
