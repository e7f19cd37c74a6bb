"""Promises that a scenario breaks: initiatives and phases with a `due`, outcomes with a `by`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cxroad.model.vision import Outcome
from cxroad.plan import Plan
from cxroad.schedule.progress import lag_days
from cxroad.simulate.stress.answer import Missed, Part, Why
from cxroad.simulate.stress.world import World


def missed(plan: Plan, last: World) -> tuple[Missed, ...]:
    """What would have been in time, and no longer is; initiatives, phases, then outcomes."""
    return tuple(
        Missed(part, id, due, before, after)
        for part, id, due, before, after in _promises(plan, last)
        if before is not None and before <= due and (after is None or after > due)
    )


def _promises(
    plan: Plan, last: World
) -> Iterator[tuple[Part, str, date, date | None, date | None]]:
    roadmap, now = plan.roadmap, last.now.schedule
    stops = last.state.stops
    for each in plan.live:
        if each.due is not None and each.id in plan.schedule.times:
            after = now.times[each.id].finish if each.id not in stops else None
            yield (
                Part.INITIATIVE,
                each.id,
                each.due.last,
                plan.schedule.times[each.id].finish,
                after,
            )
    for id, phase in roadmap.phases.items():
        if phase.due is not None:
            broken = any(
                roadmap.initiatives[each].phase == id
                for each, stop in stops.items()
                if stop.why is Why.BLOCKED
            )
            after = None if broken else now.phases[id].finish
            yield Part.PHASE, id, phase.due.last, plan.schedule.phases[id].finish, after
    dropped = last.state.dropped
    for id, outcome in roadmap.outcomes.items():
        if outcome.by is not None and id not in dropped:
            yield (
                Part.OUTCOME,
                id,
                outcome.by.last,
                _reached(World(plan, last.horizon), id, outcome),
                _reached(last, id, outcome),
            )


def _reached(world: World, id: str, outcome: Outcome) -> date | None:
    """When its metric can have moved by all work that serves it; None where some never lands."""
    serving = [each for each in world.plan.contributions if id in world.plan.contributions[each]]
    landings = []
    for each in serving:
        if each in world.state.stops:
            return None
        if world.now.schedule.times[each].dated:
            landings.append(world.now.schedule.landing(each))
    known = [day for day in landings if day is not None]
    if not known or len(known) < len(landings):
        return None
    last, lag = max(known), lag_days(outcome)
    return last + timedelta(days=lag) if (date.max - last).days > lag else None
