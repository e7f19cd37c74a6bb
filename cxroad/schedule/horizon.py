"""How far a plan's value is counted, and days that lie months ahead."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

from cxroad.model.durations import Duration
from cxroad.model.roadmap import Roadmap

MONTHS_AFTER_END = 12
"""Months of value after the end of the plan, where the vision has no horizon; our default."""

_MONTHS = {"mo": 1, "q": 3, "y": 12}


def months_after(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or that month's last day.

    None past the year 9999.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        return None
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def later(day: date, by: Duration) -> date | None:
    """The day so long after another: whole months, quarters and years keep the day of the month.

    Anything else counts calendar days, rounded up: `6w` is 42 of them. None past the year 9999.
    """
    if by.unit in _MONTHS and (months := by.amount * _MONTHS[by.unit]).denominator == 1:
        return months_after(day, int(months))
    days = ceil(by.calendar_days)
    return day + timedelta(days=days) if days <= (date.max - day).days else None


def horizon_of(roadmap: Roadmap, end: date) -> date:
    """The day before which value counts: the one after the vision's horizon, else a year on.

    Args:
        end: The last day of the plan.
    """
    own = roadmap.vision.horizon if roadmap.vision else None
    if own is not None:
        return own.last + timedelta(days=1) if own.last < date.max else date.max
    return months_after(end, MONTHS_AFTER_END) or date.max
