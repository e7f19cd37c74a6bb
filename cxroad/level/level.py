"""Levelling a plan: dates on which no team and no owner is asked for more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil

from cxroad.level.bound import earliest_end
from cxroad.level.cpsat import check_installed, improve
from cxroad.level.decoder import WorkList
from cxroad.level.fitness import refuse_unfit
from cxroad.level.needs import Limits
from cxroad.level.result import Levelled
from cxroad.level.search import search
from cxroad.level.terms import Engine, Levelling, Objective
from cxroad.model.dates import Date
from cxroad.model.roadmap import Roadmap
from cxroad.plan import Plan
from cxroad.schedule.landing import APART_WEEKS
from cxroad.schedule.parallel import AT_ONCE

TERMS = Levelling()
"""What is asked for where nobody says."""


def level(plan: Plan, terms: Levelling = TERMS) -> Levelled:
    """Dates that keep every team within its capacity for change and every owner within a limit.

    By expected estimates. Order, calendar, phases, written starts and real dates hold; promised
    days may be missed, and are named then. Limits are those of PPL001 (`load`) and GOV006
    (`initiatives`), as the roadmap sets them.

    Raises:
        NotComputable: The roadmap has no dates, it asks nobody for anything, one change alone is
            more than a team can absorb, or it is too large.
        UsageError: CP-SAT is asked for and not installed.
    """
    limits = limits_of(plan, terms.apart)
    refuse_unfit(plan, limits)
    if terms.engine is Engine.CPSAT:
        check_installed()
    work = WorkList(plan, terms.objective, limits)
    found = search(work, terms.schedules, terms.seed)
    run, bound = work.run(found.best.made_of), earliest_end(work)
    if terms.engine is Engine.CPSAT and work.active:
        better = improve(work, run, terms)
        run, bound = better.run, max(bound, better.earliest)
    later = {work.moving[node]: date.fromordinal(day) for node, day in run.pushed.items()}
    starts = {id: later[id] for id in plan.roadmap.initiatives if id in later}
    by_end = terms.objective is Objective.FINISH
    return Levelled(
        plan=plan,
        new=plan.of(started(plan.roadmap, starts)),
        terms=terms,
        limits=limits,
        starts=starts,
        run=run,
        blocked={work.moving[at]: each for at, each in work.blocked(run).items()},
        tried=found.schedules,
        earliest=date.fromordinal(bound - 1),
        proved=by_end and not run.short and work.end(run) <= bound,
    )


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
