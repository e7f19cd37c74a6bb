"""What an answer rests on, and what is to be said so that plan and twin are told fairly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cxroad.model.language import say, say_of
from cxroad.model.scenario import BudgetFreeze, Crisis, Deprioritise, SponsorLeaves
from cxroad.model.writing import day, grouped, named
from cxroad.plan import Plan
from cxroad.simulate.stress.play import usual_horizon
from cxroad.views.value import read_horizon
from cxroad.views.whatif.shape import WhatIfView
from cxroad.views.words import stopped

_STANDSTILL = (BudgetFreeze, Crisis, Deprioritise, SponsorLeaves)
_MOST_NAMED = 4


def remarks(view: WhatIfView, plan: Plan) -> Iterator[str]:
    """What was assumed, then what the figures do not hold."""
    answer, unit = view.answer, view.unit
    roadmap = plan.roadmap
    ids = {*roadmap.initiatives, *roadmap.vendors, *roadmap.teams, *roadmap.outcomes}
    for note in dict.fromkeys(answer.notes):
        named_first = re.split(r"[ ,:]", note, maxsplit=1)[0] in ids
        yield stopped(note if named_first else f"{note[0].upper()}{note[1:]}")
    if answer.best is not None:
        least = (answer.best.money or (answer.best.plan, answer.best.twin))[0]
        lost = unit.in_hand(view.held(least.lost))
        end = say(", and the end is {end}", end=day(least.end)) if least.end else ""
        yield say(
            "These are the figures of the most; of the least the plan loses {lost}{end}.",
            lost=lost,
            end=end,
        )
    standstill = any(isinstance(blow, _STANDSTILL) for blow in answer.scenario.blows)
    if standstill and view.plan.lost > 0 and view.plan.delivered:
        yield (
            say(
                "In a standstill the plan loses a lot as well; what it gains is what is safe "
                "before it: {delivered} {rate}.",
                delivered=unit.delivered(view.plan.delivered),
                rate=unit.rate,
            )
        )
    yield say(
        "Value counts up to {last}: {why_until}.",
        last=day(view.last),
        why_until=why_until(plan, answer.horizon),
    )
    if view.twin.end is None:
        yield say(
            "The big bang is the same work on the same days, landing when the last of it does, so "
            "that a part that is blocked holds up all. That is kind to it: putting everything "
            "together at once costs it nothing here."
        )
    else:
        yield say(
            "The big bang is the same work on the same days, landing when the last of it does. "
            "That is kind to it: putting everything together at once costs it nothing here."
        )
    if early := too_early(view):
        yield early
    lost_ids = [id for id, value in plan.values.items() if value > 0 and not _dated(plan, id)]
    if lost_ids:
        yield say_of(
            len(lost_ids),
            "Not counted: {names} has no dates; add `estimate: 6w`.",
            "Not counted: {names} have no dates; add `estimate: 6w`.",
            names=named(lost_ids, _MOST_NAMED),
        )
    uncosted = [each.id for each in plan.live if each.cost is None]
    if uncosted and (answer.plan.stranded_spend or answer.twin.stranded_spend):
        yield (
            say_of(
                len(uncosted),
                "{n} initiative of {all} names no cost, so money spent on {names} is not counted.",
                "{n} initiatives of {all} name no cost, so money spent on {names} is not counted.",
                n=grouped(len(uncosted)),
                all=len(plan.live),
                names=named(uncosted, _MOST_NAMED),
            )
        )
    elif answer.plan.stranded_spend is None and not view.plain:
        yield say(
            "No initiative names its cost, so nothing is said of money spent; add `cost: 40k`."
        )


def why_until(plan: Plan, horizon: date) -> str:
    """Where a horizon comes from, in words."""
    if horizon == plan.horizon:
        return read_horizon(plan, None)[1]
    if horizon == usual_horizon(plan):
        return say("a year after the end of the plan, since that lies behind the vision's horizon")
    return say("as asked")


def too_early(view: WhatIfView) -> str:
    """That the big bang has nothing to lose yet, where it lands after the horizon; else empty."""
    release = max((part.landing for part in view.twin.before.parts if part.landing), default=None)
    if view.twin.before.value_months() or release is None:
        return ""
    return say(
        "As one big bang nothing lands before {release}, so that it has nothing to lose by "
        "{last}: look further with `--horizon`.",
        release=day(release),
        last=day(view.last),
    )


def _dated(plan: Plan, id: str) -> bool:
    times = plan.schedule.times.get(id)
    return times is not None and times.dated
