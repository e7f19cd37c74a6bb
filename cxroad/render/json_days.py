"""Days in JSON: of a bar, as dates, or as weeks where a roadmap has no dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from cxroad.views.timeline import Bar, TimelineView


class DaysShape(TypedDict):
    """A stretch of days, each included; ISO dates, or weeks as `W3` in a roadmap without dates."""

    start: str | None
    finish: str | None
    low_finish: str | None
    high_finish: str | None
    p80_finish: str | None


def days_of(view: TimelineView, bar: Bar) -> DaysShape:
    """The days of a bar."""
    return {
        "start": day_of(view, bar.start),
        "finish": day_of(view, bar.finish),
        "low_finish": day_of(view, bar.low_finish),
        "high_finish": day_of(view, bar.high_finish),
        "p80_finish": day_of(view, bar.p80_finish),
    }


def day_of(view: TimelineView, value: date | None) -> str | None:
    """A day: `2027-01-11`, or `W3`; None for none."""
    if value is None:
        return None
    return f"W{view.week(value)}" if view.relative else value.isoformat()


def dated(week_one: date | None, value: date | None) -> str | None:
    """A day: `2027-01-11`, or `W3` where weeks are counted from a first one; None for none."""
    if value is None or week_one is None:
        return iso(value)
    return f"W{(value - week_one).days // 7 + 1}"


def iso(value: date | None) -> str | None:
    """A date, `2027-01-11`; None for none."""
    return value.isoformat() if value else None
