"""How far each job may slip, and the chain that may not slip at all."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from cxroad.schedule.network import FAR, Case, Network, Shape, Sweep, Tie


class Slack(NamedTuple):
    """Working days that each job may slip; None for jobs without dates."""

    total: list[int | None]
    """Until the end of the plan moves."""
    free: list[int | None]
    """Until an initiative moves that waits for it, or the end of the plan."""


def find_slack(network: Network, sweep: Sweep) -> Slack:
    """The slack of every job in the expected schedule, against the end of the plan.

    Source:
        The backward pass of the critical path method (Kelley and Walker, "Critical-path planning
        and scheduling", 1959). A tie is turned round exactly, as the latest boundary that still
        holds its target where it is allowed to be, so that calendar lags over closed days count.
    """
    end = plan_end(network, sweep)
    count = len(network.jobs)
    total: list[int | None] = [None] * count
    free: list[int | None] = [None] * count
    if end is None:
        return Slack(total, free)
    latest = Backward(network, sweep, end)
    unmoved = Backward(network, sweep, end)
    for at in reversed(network.order):
        total[at] = latest.settle(at)
        free[at] = unmoved.settle(at)
        if network.jobs[at].shape is Shape.WORK or network.jobs[at].counts:
            unmoved.freeze(at)
    return Slack(total, free)


class Leeway:
    """How far the jobs of a schedule may slip, reckoned when it is first asked for.

    Args:
        limit: Against an end of the plan behind this boundary nothing is measured.
        measured: Whether anything is at all.
    """

    def __init__(self, network: Network, sweep: Sweep, limit: int, measured: bool) -> None:
        self._network = network
        self._sweep = sweep
        self._limit = limit
        self._measured = measured

    @cached_property
    def slack(self) -> Slack:
        """The slack of every job, however far away the end of the plan is."""
        if not self._measured:
            nothing: list[int | None] = [None] * len(self._network.jobs)
            return Slack(nothing, nothing)
        return find_slack(self._network, self._sweep)

    def of(self, at: int) -> tuple[int | None, int | None]:
        """Total and free slack of a job; None where the end of the plan is too far away."""
        return (self.slack.total[at], self.slack.free[at]) if self._near else (None, None)

    @cached_property
    def _near(self) -> bool:
        end = plan_end(self._network, self._sweep)
        return end is not None and end <= self._limit


def plan_end(network: Network, sweep: Sweep) -> int | None:
    """The boundary at which the last initiative with dates has finished."""
    ends = [
        finish[0]
        for job, finish in zip(network.jobs, sweep.finish, strict=True)
        if job.counts and finish is not None
    ]
    return max(ends, default=None)


def critical_chain(network: Network, sweep: Sweep, slack: Slack) -> list[int]:
    """One chain of jobs without slack that leads to the end of the plan, first job first.

    It goes back from what ends last to what set its start, and so on; of several, the first in
    the file, and an initiative rather than a phase.
    """
    end = plan_end(network, sweep)
    at = next(
        (
            number
            for number, job in enumerate(network.jobs)
            if job.counts and (finish := sweep.finish[number]) and finish[0] == end
        ),
        None,
    )
    chain: list[int] = []
    while at is not None:
        chain.append(at)
        binding = [tie for tie in binding_ties(network, sweep, at) if slack.total[tie.source] == 0]
        binding.sort(key=lambda tie: (network.jobs[tie.source].shape is Shape.GATE, tie.source))
        at = binding[0].source if binding else None
    return chain[::-1]


def binding_ties(network: Network, sweep: Sweep, at: int) -> list[Tie]:
    """The ties that hold a job's start, or its place, where it is."""
    start = sweep.start[at]
    if start is None or not network.into[at]:
        return []
    job = network.jobs[at]
    boundary = sweep.finish[at] if job.shape is Shape.GATE else start
    assert boundary is not None, "what has a start has a finish"
    grid = network.grid
    found = []
    for tie in network.into[at]:
        reached = network.reach(tie, sweep)[0]
        if job.shape is Shape.WORK or network.jobs[tie.source].shape is Shape.GATE:
            holds = grid.index(reached) == grid.index(boundary[0])
        else:
            holds = reached == boundary[0]
        if holds:
            found.append(tie)
    return found


class Backward:
    """The latest boundaries, built from the last job to the first.

    Args:
        sweep: Where jobs are, from which slack is measured.
        end: The boundary at which everything has to be over.
    """

    def __init__(self, network: Network, sweep: Sweep, end: int) -> None:
        self._network = network
        self._sweep = sweep
        self._end = end
        self._needs = [FAR] * len(network.jobs)
        """For each job, the latest boundary to which what it waits for may hold it."""

    def settle(self, at: int) -> int:
        """The slack of a job, and from it the latest boundary for what it waits for."""
        finish_by, start_by = self._limits(at)
        job, grid, sweep = self._network.jobs[at], self._network.grid, self._sweep
        start, finish = sweep.start[at], sweep.finish[at]
        assert start is not None, "the order holds what has dates"
        assert finish is not None, "the order holds what has dates"
        if job.shape is Shape.GATE:
            self._needs[at] = min(finish_by, start_by)
            return max(0, grid.index(min(self._needs[at], self._end)) - grid.index(finish[0]))
        if job.shape is Shape.WORK:
            days = job.days[Case.EXPECTED]
            last_start = min(grid.index(finish_by) - days, grid.index(start_by + 1) - 1)
            self._needs[at] = grid.day(last_start)
            if not job.begun:
                return max(0, last_start - grid.index(start[0]))
            # Its start is past, whatever it waits for; only its finish can slip.
            if job.ended_by is not None:
                self._needs[at] = FAR
            return max(0, grid.index(finish_by) - grid.index(finish[0]))
        limit = min(finish_by, start_by)
        self._needs[at] = limit
        limit = min(limit, self._end)
        if finish[1]:
            return max(0, grid.index(limit) - grid.index(finish[0]))
        return max(0, grid.index(limit + 1) - 1 - grid.index(finish[0]))

    def hold(self, at: int, boundary: int) -> None:
        """Let what a job waits for move it no further than to a boundary."""
        self._needs[at] = min(self._needs[at], boundary)

    def freeze(self, at: int) -> None:
        """Let nothing that a job waits for move it from where it is."""
        job, start = self._network.jobs[at], self._sweep.start[at]
        assert start is not None, "the order holds what has dates"
        if job.ended_by is not None:
            self._needs[at] = FAR
        elif job.shape is Shape.WORK:
            self.hold(at, self._network.grid.open(start[0]))
        else:
            self.hold(at, start[0])

    def _limits(self, at: int) -> tuple[int, int]:
        """The latest boundaries for its finish and for its start that all ties out of it allow."""
        finish_by, start_by = self._end if self._network.jobs[at].counts else FAR, FAR
        for tie in self._network.out[at]:
            allowed = self._turned(tie, self._needs[tie.target])
            if tie.from_start:
                start_by = min(start_by, allowed)
            else:
                finish_by = min(finish_by, allowed)
        return finish_by, start_by

    def _turned(self, tie: Tie, need: int) -> int:
        """The latest boundary of the source that holds the target no later than `need`."""
        grid, jobs = self._network.grid, self._network.jobs
        moment = (self._sweep.start if tie.from_start else self._sweep.finish)[tie.source]
        assert moment is not None, "the order holds what has dates"
        if need >= FAR:
            return FAR
        if tie.calendar:
            allowed = need - tie.lag
        elif not tie.lag:
            allowed = need
        elif moment[1]:
            allowed = grid.day(grid.index(need) - tie.lag)
        else:
            allowed = grid.day(grid.index(need + 1) - 1 - tie.lag)
        gate = jobs[tie.source].shape is Shape.GATE
        if gate and (tie.from_start or jobs[tie.target].shape is not Shape.WORK):
            # The phase opens on a working day; the last one that is early enough counts. But a
            # point that something else sets may stand before that, on a closed day.
            opens = grid.day(grid.index(allowed + 1) - 1)
            target = self._sweep.start[tie.target]
            held = target[0] if target is not None and not tie.from_start else opens
            allowed = max(opens, min(allowed, held))
        return allowed
