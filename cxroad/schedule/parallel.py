"""How much of some work goes on at the same time, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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
    least = since.toordinal() if since else 0
    running: list[tuple[int, int, str]] = []
    change: dict[int, int] = {}
    for entry in times:
        if entry.start is None or entry.finish is None or entry.milestone:
            continue
        first, last = max(entry.start.toordinal(), least), entry.finish.toordinal()
        if first <= last:
            running.append((first, last, entry.id))
            change[first] = change.get(first, 0) + 1
            change[last + 1] = change.get(last + 1, 0) - 1
    most = count = peak = 0
    for day, difference in sorted(change.items()):
        count += difference
        if count > most:
            most, peak = count, day
    if not peak:
        return None
    ids = tuple(id for first, last, id in running if first <= peak <= last)
    return Peak(date.fromordinal(peak), ids)
