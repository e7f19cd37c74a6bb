"""A roadmap's initiatives, phases and externals as jobs and ties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from cxroad.graph.wiring import Arrow, Part, Wiring
from cxroad.model.initiative import ACTIVE, DONE, PAUSED, STALLED, Initiative, Phase, PhaseStatus
from cxroad.model.roadmap import Roadmap
from cxroad.schedule.begun import begin, resumed
from cxroad.schedule.calendar import Grid
from cxroad.schedule.network import FACT, GATE, POINT, WORK, Job, Network, Tie
from cxroad.schedule.strain import Strain

BEGUN = (ACTIVE, PAUSED, STALLED, DONE)
"""Statuses of work that somebody has begun."""

STOPPED = (PAUSED, STALLED)
"""Statuses of work that somebody has begun and that does not get on."""

SOME_MONDAY = date(2001, 1, 1)
"""Where a roadmap without any date begins; only weeks are shown of it."""


class Origin(NamedTuple):
    """The day before which no work is planned."""

    day: int
    relative: bool
    """Whether it is an arbitrary Monday, since the file has no date."""


def find_origin(roadmap: Roadmap, today: date) -> Origin:
    """The roadmap's `start`; else the earliest date on which something starts or finished.

    Where there are only due dates it is today, where there are none at all some Monday.
    """
    if roadmap.start is not None:
        return Origin(roadmap.start.first.toordinal(), relative=False)
    live = [initiative for initiative in roadmap.initiatives.values() if initiative.live]
    starts = [phase.start for phase in roadmap.phases.values()]
    for initiative in live:
        starts += [initiative.start, initiative.finished]
        if initiative.status in BEGUN:
            starts.append(initiative.since)
    known = [when.first for when in starts if when is not None]
    if known and any(_began_sometime(initiative) for initiative in live):
        known.append(today)
    if known:
        return Origin(min(known).toordinal(), relative=False)
    dues = [initiative.due for initiative in live]
    dues += [phase.due for phase in roadmap.phases.values()]
    dues += [external.due for external in roadmap.externals.values()]
    if any(due is not None for due in dues):
        return Origin(today.toordinal(), relative=False)
    return Origin(SOME_MONDAY.toordinal(), relative=True)


def _began_sometime(initiative: Initiative) -> bool:
    """Whether it is work under way, or stopped, of which nobody wrote when it began."""
    begun = initiative.unfinished and initiative.status in BEGUN
    since = initiative.since if initiative.status is ACTIVE else None
    return begun and initiative.start is None and since is None


def grid_of(roadmap: Roadmap) -> Grid:
    """The working days of a roadmap; every day without a calendar."""
    calendar = roadmap.calendar
    if calendar is None:
        return Grid()
    return Grid(calendar.week.days, ((closed.first, closed.last) for closed in calendar.closed))


def build(
    roadmap: Roadmap,
    wiring: Wiring,
    grid: Grid,
    origin: Origin,
    today: date | None,
    strains: Mapping[str, Strain] = MappingProxyType({}),
) -> Network:
    """The network of a roadmap, its jobs numbered like the nodes of its wiring.

    Args:
        today: Unfinished work ends no earlier, planned work begins no earlier; None takes the
            roadmap as written.
        strains: What hinders initiatives that are not done, by id.
    """
    now = None if today is None or origin.relative else today.toordinal()
    jobs: list[Job] = []
    hindered: list[tuple[Job, Strain]] = []
    idle: dict[int, int] = {}
    phases, externals = roadmap.phases, roadmap.externals
    for node in wiring.nodes:
        if node.part is Part.WORK:
            initiative = roadmap.initiatives[node.id]
            job = _work(initiative, grid, now)
            if node.id in strains and initiative.unfinished:
                hindered.append((job, strains[node.id]))
            if initiative.status in STOPPED and initiative.since:
                idle[len(jobs)] = initiative.since.first.toordinal()
            jobs.append(job)
        elif node.part is Part.OPENING:
            jobs.append(_gate(phases[node.id], origin, now))
        elif node.part is Part.CLOSING:
            jobs.append(Job(POINT))
        else:
            due = externals[node.id].due
            jobs.append(Job(FACT, finished=due.last.toordinal() if due else None))
    silent = {
        number for number, job in enumerate(jobs) if job.shape is FACT and job.finished is None
    }
    whole = set(wiring.phases.values())
    ties = [
        # An empty phase finishes where it starts, on the day that is printed.
        Tie(arrow.source, arrow.target, from_start=True)
        if (arrow.source, arrow.target) in whole
        else _tie(arrow, grid)
        for arrow in wiring.arrows
        if arrow.source not in silent
    ]
    for number in silent:
        jobs[number] = Job(POINT)
    network = Network(grid, jobs, ties)
    # What hinders work from now on does not change when it began.
    if now is not None and begin(network, idle, now):
        network = Network(grid, jobs, ties)
    for job, strain in hindered:
        _hinder(job, strain)
    return network


def _hinder(job: Job, strain: Strain) -> None:
    job.days, job.pace = strain.days(job.days), strain.pace
    if strain.hold is None:
        return
    if job.shape is POINT:
        job.held = max(job.held or 0, strain.hold)
    else:
        job.not_before = max(job.not_before or 0, strain.hold)


def _tie(arrow: Arrow, grid: Grid) -> Tie:
    lag = arrow.link.lag if arrow.link else None
    if lag is not None:
        days = lag.days(grid.days_per_week)
        return Tie(arrow.source, arrow.target, arrow.from_start, days, lag.calendar)
    lead = ceil(arrow.overlap.days(grid.days_per_week)) if arrow.overlap else 0
    return Tie(arrow.source, arrow.target, arrow.from_start, -lead)


def _gate(phase: Phase, origin: Origin, now: int | None) -> Job:
    written = max(origin.day, phase.start.first.toordinal() if phase.start else 0)
    statuses = [member.status for member in phase.initiatives.values() if member.live]
    begun = any(status in BEGUN for status in statuses)
    waits = statuses and not begun and phase.status in (None, PhaseStatus.PLANNED)
    return Job(GATE, not_before=written, today=now if waits else None)


def _work(initiative: Initiative, grid: Grid, now: int | None) -> Job:
    start = initiative.start.first.toordinal() if initiative.start else None
    due = initiative.due.last.toordinal() if initiative.due else None
    days = _days(initiative, grid, start, due)
    status = initiative.status
    if status is DONE:
        return _done(initiative, grid, days, start, now)
    if days is None and due is None:
        return Job(POINT, not_before=start)
    if days is None or not any(days):
        held = due if initiative.estimate is None and start is None else None
        return Job(POINT, not_before=start, today=now, held=held, counts=True)
    if status not in BEGUN:
        return Job(WORK, days, not_before=start, today=now, counts=True)
    since = initiative.since.first.toordinal() if initiative.since else None
    if start is None and status is ACTIVE:
        start = since
    if status in STOPPED and start is not None and since is not None and now is not None:
        days = resumed(grid, days, start, since, now)
    begun_by = now
    if now is not None and status in STOPPED and since is not None:
        begun_by = min(now, since)
    return Job(
        WORK,
        days,
        started=start,
        started_by=begun_by if start is None else None,
        ends_from=now,
        counts=True,
    )


def _days(
    initiative: Initiative, grid: Grid, start: int | None, due: int | None
) -> tuple[int, int, int] | None:
    """Low, expected and high working days; None where neither an estimate nor two dates say."""
    if initiative.estimate is not None:
        return initiative.estimate.days(grid.days_per_week)
    if start is None or due is None:
        return None
    # A bar that ends before it starts is a finding (SCH001); here it keeps its first day.
    days = grid.index(due + 1) - grid.index(start) if start <= due else 1
    return days, days, days


def _done(
    initiative: Initiative,
    grid: Grid,
    days: tuple[int, int, int] | None,
    start: int | None,
    now: int | None,
) -> Job:
    ended = initiative.finished or initiative.since
    worked = days[1] if days else 0
    if ended is not None:
        finished = ended.last.toordinal()
        if start is None and worked:
            start = grid.day(grid.index(finished + 1) - worked)
        if start is not None:
            start = min(start, finished)
        return Job(FACT, started=start, finished=finished, counts=True)
    shape = WORK if worked else POINT
    held = initiative.due.last.toordinal() if initiative.due and days is None else None
    counts = days is not None or held is not None
    return Job(
        shape,
        (worked, worked, worked),
        not_before=start,
        started=start if shape is WORK else None,
        held=held,
        ended_by=now if counts else None,
        counts=counts,
    )
