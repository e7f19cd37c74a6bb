"""Levelling a plan: dates on which no team and no owner is asked for more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil

from cxroad.level.bound import earliest_end
from cxroad.level.decoder import Objective, WorkList
from cxroad.level.fitness import refuse_unfit
from cxroad.level.needs import Limits
from cxroad.level.result import Levelled
from cxroad.level.search import SCHEDULES, SEED, search
from cxroad.model.dates import Date
from cxroad.model.roadmap import Roadmap
from cxroad.plan import Plan
from cxroad.schedule.landing import APART_WEEKS
from cxroad.schedule.parallel import AT_ONCE


def level(
    plan: Plan,
    objective: Objective = Objective.FINISH,
    schedules: int = SCHEDULES,
    seed: int = SEED,
    apart: bool = False,
) -> Levelled:
    """Dates that keep every team within its capacity for change and every owner within a limit.

    By expected estimates. Order, calendar, phases, written starts and real dates hold; promised
    days may be missed, and are named then. Limits are those of PPL001 (`load`) and GOV006
    (`initiatives`), as the roadmap sets them.

    Args:
        objective: What to keep small first: the end of the plan, or value that comes later.
        schedules: How many are tried, 1 or more.
        seed: Where the chance of the search starts.
        apart: Keep two heavy landings on a team apart too, as PPL008 asks.

    Raises:
        NotComputable: The roadmap has no dates, nothing can move, it asks nobody for anything,
            one change alone is more than a team can absorb, or it is too large.
    """
    limits = limits_of(plan, apart)
    refuse_unfit(plan, limits)
    work = WorkList(plan, objective, limits)
    found = search(work, schedules, seed)
    run = work.run(found.best.made_of)
    later = {work.moving[node]: date.fromordinal(day) for node, day in run.pushed.items()}
    starts = {id: later[id] for id in plan.roadmap.initiatives if id in later}
    new = plan.of(started(plan.roadmap, starts))
    bound = earliest_end(work)
    proved = objective is Objective.FINISH and not run.short and work.end(run) == bound
    earliest = date.fromordinal(bound - 1)
    return Levelled(plan, new, objective, starts, run, found.schedules, limits, earliest, proved)


def limits_of(plan: Plan, apart: bool = False) -> Limits:
    """The limits that a roadmap, or what surrounds it, sets for its rules.

    Args:
        apart: Whether heavy landings on a team keep the distance of PPL008.
    """
    at_once = plan.threshold("GOV006", "initiatives")
    share = plan.threshold("PPL001", "load")
    weeks = plan.threshold("PPL008", "weeks")
    return Limits(
        AT_ONCE if at_once is None else int(at_once),
        Fraction(1) if share is None else share / 100,
        ceil(7 * (APART_WEEKS if weeks is None else weeks)) if apart else 0,
    )


def started(roadmap: Roadmap, starts: Mapping[str, date]) -> Roadmap:
    """The roadmap with other first days of some initiatives."""
    return roadmap.with_initiatives(
        {
            id: roadmap.initiatives[id].model_copy(update={"start": Date.parse(day.isoformat())})
            for id, day in starts.items()
        }
    )
