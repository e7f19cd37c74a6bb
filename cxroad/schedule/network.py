"""Jobs, the ties between them, and the earliest they can be done.

Time is a *boundary*: the midnight at which a day begins, counted like the day. Work starts on the
first working day from its boundary on and ends at the boundary after its last day. A milestone
is nothing but a boundary, and prints the day before it (an evening) or after it (a morning).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, auto
from typing import TypeAlias

from cxroad.graph.walk import topological
from cxroad.schedule.calendar import Grid
from cxroad.schedule.strain import Pace


class Case(IntEnum):
    """Which of the three estimates a pass takes."""

    LOW = 0
    EXPECTED = 1
    HIGH = 2


EXPECTED = Case.EXPECTED


class Shape(Enum):
    """How a job takes time."""

    WORK = auto()
    """So many working days, at least one by the high estimate."""
    POINT = auto()
    """No time at all: a milestone, work without dates of its own, the finish of a phase."""
    GATE = auto()
    """The start of a phase: not before the first working day after what it waits for."""
    FACT = auto()
    """It has happened, or is expected, on a known day."""


WORK, POINT, GATE, FACT = Shape
"""For loops over jobs: looked up through the class, each takes Python ten times as long."""


@dataclass(slots=True)
class Job:
    """One node of the network. Days are ordinals, durations working days."""

    shape: Shape
    days: tuple[int, int, int] = (0, 0, 0)
    """Low, expected and high duration."""
    not_before: int | None = None
    """The first day on which it may start; of a gate, a day written in the file."""
    today: int | None = None
    """The day before which it cannot start, since it has not."""
    held: int | None = None
    """The day on which a milestone stands by its own `due`."""
    started: int | None = None
    """Its real first day."""
    started_by: int | None = None
    """It has started by this day, nobody wrote when; see `begin`, after which none has it."""
    ends_from: int | None = None
    """It is unfinished and ends on this day at the earliest."""
    ended_by: int | None = None
    """It has ended by this day, nobody wrote when."""
    finished: int | None = None
    """Its last day; always there for a fact."""
    counts: bool = False
    """Whether the plan ends no earlier than it."""
    pace: Pace | None = None
    """Where its work gets on more slowly; None where each working day counts."""

    @property
    def free(self) -> bool:
        """Whether what it waits for can move its start."""
        return self.shape is not FACT and self.started is None

    @property
    def written(self) -> int:
        """The first day on which it may start, whatever it waits for; 0 for any day."""
        return max(self.not_before or 0, self.today or 0)

    @property
    def begun(self) -> bool:
        """Whether somebody works on it, or has worked on it, on whatever day."""
        by = self.started_by is not None or self.ended_by is not None
        return by or self.started is not None


@dataclass(slots=True)  # loops read it all the time, a named tuple five times slower
class Tie:
    """A job waits for another, from its finish or its start, and for a lag after that."""

    source: int
    target: int
    from_start: bool = False
    lag: int = 0
    """Working days, or calendar days; below 0 for a lead."""
    calendar: bool = False
    """Whether the lag counts calendar days."""


Moment: TypeAlias = tuple[int, bool]
"""A boundary, and whether a milestone there prints the evening before it."""

Place: TypeAlias = Callable[[int, int, int], int]
"""From a job, the earliest day on which it can start and its working days to its first day.

A milestone is asked for as one working day that ends where the milestone stands.
"""

FAR = sys.maxsize
"""A boundary later than any other."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """The boundaries at which each job starts and finishes, by one sweep over all of them.

    Jobs in a circle, and those that wait for one, have none.
    """

    start: list[Moment | None]
    finish: list[Moment | None]
    gate: list[int]
    """For a gate, the day that milestones print which nothing but the phase sets; else 0."""

    def first_day(self, at: int) -> int:
        """The first day of work that has dates."""
        moment = self.start[at]
        assert moment is not None, "work outside of circles has dates"
        return moment[0]

    def last_day(self, at: int) -> int | None:
        """The last day worked on a job, or the day that a milestone prints; None without dates."""
        moment = self.finish[at]
        if moment is None:
            return None
        boundary, evening = moment
        return boundary - 1 if evening else boundary


class Network:
    """Jobs and ties on a grid of working days."""

    def __init__(self, grid: Grid, jobs: Sequence[Job], ties: Sequence[Tie]) -> None:
        self.grid = grid
        self.jobs = jobs
        self.into: list[list[Tie]] = [[] for _ in jobs]
        """For each job the ties that can move its start."""
        self.out: list[list[Tie]] = [[] for _ in jobs]
        """For each job the ties to those it can move."""
        for tie in ties:
            if jobs[tie.target].free:
                self.into[tie.target].append(tie)
                self.out[tie.source].append(tie)
        self.order = topological([[tie.target for tie in ties] for ties in self.out])
        """Jobs, each after what it waits for; those in or behind a circle left out."""

    def on(self, grid: Grid) -> Network:
        """The same network on another grid of the same working days."""
        other = copy(self)
        other.grid = grid
        return other

    def own(self) -> Network:
        """The same network with jobs of its own, whose days and pace may be changed."""
        other = copy(self)
        other.jobs = [replace(job) for job in self.jobs]
        return other

    def sweep(
        self,
        case: Case,
        order: Sequence[int] | None = None,
        place: Place | None = None,
        base: Sweep | None = None,
    ) -> Sweep:
        """The earliest that everything can happen with one of the three durations.

        Args:
            order: Another order of the jobs in which each stands behind what it waits for.
            place: Decides when work starts that has not begun; at the earliest without it.
            base: Where the jobs are that are not in that order.
        """
        count = len(self.jobs)
        if base is not None:
            sweep = Sweep([*base.start], [*base.finish], [*base.gate])
        else:
            sweep = Sweep([None] * count, [None] * count, [0] * count)
        for at in self.order if order is None else order:
            job = self.jobs[at]
            if job.shape is GATE:
                self._open(at, sweep)
            elif job.shape is FACT:
                self._record(at, sweep)
            elif job.shape is WORK and (job.days[case] or job.begun):
                self._work(at, max(1, job.days[case]), sweep, place)
            else:
                self._stand(at, sweep, place if job.counts and not job.begun else None)
        return sweep

    def reach(self, tie: Tie, sweep: Sweep) -> Moment:
        """The moment to which a tie holds its target."""
        moment = (sweep.start if tie.from_start else sweep.finish)[tie.source]
        assert moment is not None, "the order puts a source before its target"
        boundary, evening = moment
        if not tie.lag:
            return moment
        if tie.calendar:
            return boundary + tie.lag, evening
        grid = self.grid
        if evening:
            return grid.day(grid.index(boundary) + tie.lag - 1) + 1, True
        return grid.day(grid.index(boundary) + tie.lag), False

    def _work(self, at: int, days: int, sweep: Sweep, place: Place | None) -> None:
        job, grid = self.jobs[at], self.grid
        if job.started is not None:
            start = job.started
        else:
            boundary = job.written
            for tie in self.into[at]:
                reached = self.reach(tie, sweep)[0]
                if reached > boundary:
                    boundary = reached
            start = job.pace.open(boundary, grid) if job.pace else grid.open(boundary)
            if job.started_by is not None:
                start = min(start, job.started_by)
            elif place is not None and not job.begun:
                start = place(at, start, days)
        if job.pace:
            finish = job.pace.last_day(start, days, grid) + 1
        else:
            finish = grid.day(grid.index(start) + days - 1) + 1
        if job.ends_from is not None:
            finish = max(finish, grid.open(job.ends_from) + 1)
        if job.ended_by is not None:
            finish = min(finish, job.ended_by + 1)
            start = min(start, finish - 1)
        sweep.start[at] = (start, False)
        sweep.finish[at] = (finish, True)

    def _stand(self, at: int, sweep: Sweep, place: Place | None) -> None:
        """A point stands at the latest of all that sets it.

        Where several set it at once, a morning goes first, so that nothing is printed before a day
        before which it may not be; then predecessors and its own `due`; a phase that opens because
        others have finished comes last.
        """
        job = self.jobs[at]
        set_by: list[tuple[int, bool, bool]] = []  # a boundary, whether it is firm, and a morning
        opens = 0
        for tie in self.into[at]:
            boundary, evening = self.reach(tie, sweep)
            firm = True
            if self.jobs[tie.source].shape is GATE and not tie.from_start:
                opens = max(opens, sweep.gate[tie.source])
                firm = self.jobs[tie.source].written == opens
            set_by.append((boundary, firm, not evening))
        if job.held is not None:
            set_by.append((job.held + 1, True, False))
        if job.written:
            set_by.append((job.written, True, True))
        boundary, firm, morning = max(set_by, default=(0, True, True))
        if not firm:
            boundary = opens
        if job.ended_by is not None and boundary > job.ended_by:
            boundary, morning = job.ended_by + 1, False
        if place is not None:
            before = self.grid.day(self.grid.index(boundary + 1 if morning else boundary) - 1)
            day = place(at, before, 1)
            if day > before:
                boundary, morning = day, True
        sweep.start[at] = sweep.finish[at] = (boundary, not morning)

    def _open(self, at: int, sweep: Sweep) -> None:
        job = self.jobs[at]
        latest = max((self.reach(tie, sweep)[0] for tie in self.into[at]), default=0)
        # Its own day may be a closed one and stays so; the end of something else opens no closed
        # day, so that what follows begins on the next working day.
        day = job.written if latest <= job.written else self.grid.open(latest)
        sweep.gate[at] = day
        sweep.start[at] = (self.grid.open(day), False)
        sweep.finish[at] = (max(job.written, latest), False)

    def _record(self, at: int, sweep: Sweep) -> None:
        job = self.jobs[at]
        assert job.finished is not None, "a fact has a day"
        finish = (job.finished + 1, True)
        sweep.finish[at] = finish
        sweep.start[at] = finish if job.started is None else (job.started, False)
