"""When work began of which nobody wrote the day, and how long work lay idle."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.schedule.calendar import Grid
from cxroad.schedule.network import Case, Network


def resumed(
    grid: Grid, days: tuple[int, int, int], start: int, since: int, now: int
) -> tuple[int, int, int]:
    """The same work with the days in it on which it lay idle: what is left resumes today.

    Args:
        days: Low, expected and high working days.
        start: Its first day, as an ordinal like the next two.
        since: The day on which it stopped.
        now: Today.
    """
    idle = max(0, grid.index(now) - grid.index(max(start, since)))
    low, expected, high = days
    return low + idle, expected + idle, high + idle


def begin(network: Network, idle: Mapping[int, int], now: int) -> bool:
    """Let begun work of which nobody wrote the start have begun on one day in all schedules.

    It is the first day on which it could begin by the expected estimates, or the day by which it
    has begun where that is earlier: the past is one, whatever the estimates are. The jobs of the
    network are changed; what stands in a circle is not.

    Args:
        idle: For work that has stopped, the day on which it did, by job.
        now: Today, as an ordinal.

    Returns:
        Whether any job was changed, so that nothing moves its start any more.
    """
    jobs = network.jobs
    unknown = [at for at in network.order if jobs[at].started_by is not None]
    if not unknown:
        return False
    sweep, ahead = None, []
    for at in network.order:
        ahead.append(at)
        if at in idle and jobs[at].started_by is not None:
            # What may begin before its end has to know that end with the idle days in it.
            sweep = network.sweep(Case.EXPECTED, ahead, base=sweep)
            jobs[at].started = start = sweep.first_day(at)
            jobs[at].days = resumed(network.grid, jobs[at].days, start, idle[at], now)
            ahead = [at]
    sweep = network.sweep(Case.EXPECTED, ahead, base=sweep)
    for at in unknown:
        jobs[at].started, jobs[at].started_by = sweep.first_day(at), None
    return True
