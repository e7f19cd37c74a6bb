"""How much goes on at the same time, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cxroad.schedule.times import Times

_BLOCK_DAYS = 91
"""A quarter of a plan that counts in weeks: 13 of them."""


class Crowd(NamedTuple):
    """A quarter in which many initiatives run."""

    name: str
    """`2027-Q3`, or `weeks 14 to 26` of a plan without dates."""
    ids: tuple[str, ...]
    """What runs in it on at least one day, in the order of the times given."""


def first_crowd(
    times: Iterable[Times], more_than: int, start: date | None = None, since: date | None = None
) -> Crowd | None:
    """The first quarter in which more than so many initiatives run; None when there is none.

    Milestones take no time and do not count, nor does what has no dates.

    Args:
        start: The first day of a plan without dates, whose quarters are 13 of its weeks each.
        since: The quarter of this day is the first that matters.
    """
    running = [
        (_quarter(entry.start, start), _quarter(entry.finish, start), entry.id)
        for entry in times
        if entry.start is not None and entry.finish is not None and not entry.milestone
    ]
    earliest = _quarter(since, start) if since else None
    change: dict[int, int] = {}
    for first, last, _ in running:
        first = first if earliest is None else max(first, earliest)
        if first <= last:
            change[first] = change.get(first, 0) + 1
            change[last + 1] = change.get(last + 1, 0) - 1
    count = 0
    for quarter, difference in sorted(change.items()):
        count += difference
        if count > more_than:
            ids = tuple(id for first, last, id in running if first <= quarter <= last)
            return Crowd(_name(quarter, start), ids)
    return None


def _quarter(day: date, start: date | None) -> int:
    """A number that rises by one from quarter to quarter."""
    if start is not None:
        return (day - start).days // _BLOCK_DAYS
    return day.year * 4 + (day.month - 1) // 3


def _name(quarter: int, start: date | None) -> str:
    if start is not None:
        return f"weeks {quarter * 13 + 1} to {quarter * 13 + 13}"
    return f"{quarter // 4}-Q{quarter % 4 + 1}"
