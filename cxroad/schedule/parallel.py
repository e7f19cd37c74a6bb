"""How much of some work goes on at the same time, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cxroad.schedule.times import Times

AT_ONCE = 3
"""Initiatives that one owner can run at the same time; see GOV006."""


class Peak(NamedTuple):
    """A day on which most goes on at once."""

    day: date
    ids: tuple[str, ...]
    """What goes on, in the order of the times given."""


def busiest(times: Iterable[Times], since: date | None = None) -> Peak | None:
    """The day on which most of the work runs, the first of equals; None when nothing does.

    Milestones take no time and do not count, nor does what has no dates.

    Args:
        since: Days before this one do not matter.
    """
    running = [
        (max(entry.start, since) if since else entry.start, entry.finish, entry.id)
        for entry in times
        if entry.start is not None and entry.finish is not None and not entry.milestone
    ]
    running = [entry for entry in running if entry[0] <= entry[1]]
    change: dict[date, int] = {}
    for first, last, _ in running:
        change[first] = change.get(first, 0) + 1
        after = last + timedelta(days=1)
        change[after] = change.get(after, 0) - 1
    most = count = 0
    peak: date | None = None
    for day, difference in sorted(change.items()):
        count += difference
        if count > most:
            most, peak = count, day
    if peak is None:
        return None
    return Peak(peak, tuple(id for first, last, id in running if first <= peak <= last))
