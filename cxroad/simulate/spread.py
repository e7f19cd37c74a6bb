"""What is known of each piece of work before the runs: how far its duration may spread."""

from __future__ import annotations

from cxroad.errors import NotComputable
from cxroad.model.initiative import Initiative
from cxroad.plan import Plan
from cxroad.schedule.network import Case, Job, Shape
from cxroad.simulate.distributions import Range
from cxroad.simulate.draws import Duration

RANGES = "write low and high, such as `estimate: 4w..8w`; the likely one may stand between"
"""How to say how sure an estimate is."""


def dated(plan: Plan) -> dict[str, int]:
    """The nodes of the initiatives that have dates, by id in file order."""
    network, known = plan.schedule.network, set(plan.schedule.network.order)
    work = plan.graph.wiring.work
    return {id: at for id, at in work.items() if at in known and network.jobs[at].counts}


def durations(plan: Plan, nodes: dict[str, int]) -> dict[int, Duration]:
    """What differs from run to run, by node: unfinished work whose estimate is a range."""
    found = {}
    for id, at in nodes.items():
        duration = _duration(plan, plan.roadmap.initiatives[id], plan.schedule.network.jobs[at])
        if duration is not None:
            found[at] = duration
    return found


def figures(plan: Plan, nodes: dict[str, int], ranges: dict[int, Duration]) -> tuple[str, ...]:
    """Unfinished initiatives whose estimate is a single figure, in file order.

    Args:
        ranges: Those whose estimate is a range, by node.
    """
    initiatives = plan.roadmap.initiatives
    return tuple(
        id
        for id, at in nodes.items()
        if at not in ranges and initiatives[id].unfinished and initiatives[id].estimate is not None
    )


def refusal(plan: Plan, nodes: dict[str, int]) -> NotComputable:
    """Why a plan in which nothing differs from run to run has no forecast, and what it lacks."""
    work, known = plan.graph.wiring.work, set(plan.schedule.network.order)
    if not work:
        return NotComputable("there is no work to forecast", "add an initiative with an estimate")
    if not nodes and not known.issuperset(work.values()):
        return NotComputable(
            "the work waits for itself in a circle, so nothing in it has a date",
            "cxroad lint shows the circle",
        )
    if not nodes:
        return NotComputable("no initiative has an estimate, so there is nothing to draw", RANGES)
    if not any(each.unfinished for each in plan.live):
        return NotComputable("all work is done, so there is nothing left to forecast")
    single = len(figures(plan, nodes, {}))
    if not single:
        what = "no unfinished work has an estimate, so nothing says how sure its dates are"
    elif single == 1:
        what = "the only estimate of unfinished work is a single figure: it says when, not how sure"
    else:
        what = f"all {single:,} estimates of unfinished work are single figures: "
        what += "they say when, not how sure"
    return NotComputable(what, RANGES)


def _range(initiative: Initiative, days_per_week: int) -> Range | None:
    """Low, likely and high of an estimate; None without one, and where it is a single figure.

    Of two values the middle is the likely one, so that the mean is the expected estimate.
    """
    if initiative.estimate is None:
        return None
    low, expected, high = initiative.estimate.exact(days_per_week)
    if low == high:
        return None
    # The PERT mean turned round: that of three values gives the likely one, of two the middle.
    return Range(float(low), float((6 * expected - low - high) / 4), float(high))


def _duration(plan: Plan, initiative: Initiative, job: Job) -> Duration | None:
    """What is known of a duration; None where it is the same in every run."""
    grid = plan.schedule.grid
    range_ = _range(initiative, grid.days_per_week)
    if range_ is None or job.shape is not Shape.WORK or not initiative.unfinished:
        return None
    assert initiative.estimate is not None, "a range is that of an estimate"
    idle = job.days[Case.LOW] - initiative.estimate.days(grid.days_per_week)[Case.LOW]
    past = 0
    if job.started is not None and job.ends_from is not None:
        past = max(0, grid.index(job.ends_from) - grid.index(job.started))
    return Duration(initiative.id, range_, idle, past)
