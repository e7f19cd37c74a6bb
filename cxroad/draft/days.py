"""Days of a draft: when work usually starts, and quarters and months from there."""

from __future__ import annotations

from datetime import date, timedelta

from cxroad.draft.given import Given
from cxroad.model.dates import Date


def usual_start(today: date) -> date:
    """The first Monday of the month after this one."""
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=-first.weekday() % 7)


def start_of(given: Given, today: date) -> date:
    """The first day of work, as answered or as usual."""
    text = given.get(("start",), "")
    return Date.parse(text).first if text else usual_start(today)


def quarter(start: date, months: int) -> str:
    """The quarter some months after a day, such as `2029-Q2`."""
    year, month = _later(start, months)
    return f"{year}-Q{(month + 2) // 3}"


def month(start: date, months: int) -> str:
    """The month some months after a day, such as `2029-04`."""
    return "{}-{:02}".format(*_later(start, months))


def _later(start: date, months: int) -> tuple[int, int]:
    months += 12 * start.year + start.month - 1
    return months // 12, months % 12 + 1
