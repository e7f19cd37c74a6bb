"""Work that has begun although something it waits for says that it could not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cxroad.model.dates import Date
from cxroad.model.initiative import ACTIVE, DONE, Initiative, Phase
from cxroad.model.links import Link
from cxroad.model.roadmap import Roadmap
from cxroad.schedule.jobs import BEGUN, grid_of


class Premature(NamedTuple):
    """An entry of `after` that work did not wait for.

    Attributes:
        place: Its place in `after`.
        awaits: The id it waits for.
        wanted: What had to happen there first: `done`, or `begun` where a start or part of it is
            enough.
        day: When that happened or is expected; None when it has not.
    """

    place: int
    awaits: str
    wanted: str
    day: Date | None = None


def premature(roadmap: Roadmap, item: Initiative, today: date) -> tuple[Premature, ...]:
    """What active or done work did not wait for, going by the statuses and dates given.

    `x.start` and a lead shorter than `x` want no more than that `x` has begun; a longer lead
    wants nothing. What is parked or dropped, empty or unknown is not waited for. A coarse date
    speaks against the order only where all of its days do.
    """
    if item.status not in (ACTIVE, DONE):
        return ()
    found: list[Premature] = []
    for place, link in enumerate(item.after):
        if link.target not in (item.id, item.phase):
            found += _against(roadmap, item, place, link, today)
    return tuple(found)


def began(item: Initiative) -> Date | None:
    """The real first day of work that has begun, as far as it is written."""
    if item.status not in BEGUN:
        return None
    return item.start or (item.since if item.status is ACTIVE else None)


def ended(item: Initiative) -> Date | None:
    """The real last day of work that is done, as far as it is written."""
    return (item.finished or item.since) if item.status is DONE else None


def _against(
    roadmap: Roadmap, item: Initiative, place: int, link: Link, today: date
) -> Iterator[Premature]:
    if link.target in roadmap.externals:
        due = roadmap.externals[link.target].due
        if due is not None and due.first > today and not _lead(link):
            yield Premature(place, link.target, "done", due)
        return
    other = roadmap.initiatives.get(link.target) or roadmap.phases.get(link.target)
    wanted = _wanted(roadmap, link, other) if other else ""
    if other is None or not wanted:
        return
    members = [other] if isinstance(other, Initiative) else list(other.initiatives.values())
    live = [each for each in members if each.live]
    if not live:
        return
    if wanted == "begun":
        if not any(each.status in BEGUN for each in live):
            yield Premature(place, link.target, wanted)
    elif not _done(other):
        yield Premature(place, link.target, wanted)
    own = began(item) or ended(item)
    days = [day for each in live if (day := (began if wanted == "begun" else ended)(each))]
    if own is None or len(days) < len(live) or (wanted == "begun" and _lead(link)):
        return
    day = min(days) if wanted == "begun" else max(days, key=lambda each: each.last)
    if own.last < day.first:
        yield Premature(place, link.target, wanted, day)


def _done(other: Initiative | Phase) -> bool:
    return other.done if isinstance(other, Phase) else other.status is DONE


def _lead(link: Link) -> bool:
    return link.lag is not None and link.lag.amount < 0


def _wanted(roadmap: Roadmap, link: Link, other: Initiative | Phase) -> str:
    """What has to happen first; empty for nothing."""
    if not _lead(link):
        return "begun" if link.from_start else "done"
    if link.from_start or link.lag is None or isinstance(other, Phase) or other.estimate is None:
        return ""
    week = grid_of(roadmap).days_per_week
    shorter = not link.lag.calendar and -link.lag.days(week) < other.estimate.days(week)[0]
    return "begun" if shorter else ""
