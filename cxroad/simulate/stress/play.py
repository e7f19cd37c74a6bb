"""Playing a scenario: which blow does what, on which day, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, TypeAlias

from cxroad.errors import UsageError
from cxroad.model.language import say
from cxroad.model.scenario import (
    BudgetCut,
    BudgetFreeze,
    Combined,
    Crisis,
    Deprioritise,
    Fatigue,
    ManagerRestart,
    Momentum,
    Slip,
    SponsorLeaves,
    TeamsNotEnabled,
    VendorCloses,
    VisionPivot,
)
from cxroad.model.writing import day as written
from cxroad.plan import Plan
from cxroad.schedule.horizon import MONTHS_AFTER_END, months_after
from cxroad.simulate.stress.asked import HitsNothing
from cxroad.simulate.stress.blows import Blow, Delay, Drop, Placed, Scenario, Wait
from cxroad.simulate.stress.cut import budget_cut
from cxroad.simulate.stress.delays import (
    budget_freeze,
    crisis,
    deprioritise,
    manager_restart,
    over,
    slip,
    sponsor_leaves,
)
from cxroad.simulate.stress.edits import delay, drop, wait
from cxroad.simulate.stress.fatigue import fatigue
from cxroad.simulate.stress.losses import (
    momentum,
    teams_not_enabled,
    vendor_closes,
    vision_pivot,
)
from cxroad.simulate.stress.world import State, World

Effect: TypeAlias = Callable[[World, Any, date], State]
"""What a blow does: from the state that the earlier ones left, and its day, to a new state."""

EFFECTS: MappingProxyType[type, Effect] = MappingProxyType(
    {
        VendorCloses: vendor_closes,
        SponsorLeaves: sponsor_leaves,
        ManagerRestart: manager_restart,
        BudgetFreeze: budget_freeze,
        BudgetCut: budget_cut,
        Deprioritise: deprioritise,
        Crisis: crisis,
        VisionPivot: vision_pivot,
        TeamsNotEnabled: teams_not_enabled,
        Slip: slip,
        Fatigue: fatigue,
        Momentum: momentum,
        Delay: delay,
        Drop: drop,
        Wait: wait,
    }
)


_Lasting: TypeAlias = Delay | Drop | Wait | TeamsNotEnabled | Slip | Fatigue | Momentum
"""What has no day, and holds from the start."""


@dataclass(frozen=True, slots=True)
class Step:
    """A blow, with the plan before it and after it."""

    placed: Placed
    before: World
    after: World


def play(plan: Plan, scenario: Scenario, horizon: date) -> tuple[Step, ...]:
    """The blows of a scenario, each on what the earlier ones left.

    Raises:
        HitsNothing: None of them changes anything. Where some do, the others leave a note.
        UsageError: A blow asks for what does not exist, or for a day that cannot be.
    """
    if not scenario.blows:
        raise UsageError(f"the scenario {scenario.name} has no shocks", "name some in its list")
    world, steps = World(plan, horizon), []
    missed: HitsNothing | None = None
    for placed, note in _ordered(plan, scenario, horizon):
        day = placed.day or first_day(plan)
        try:
            state = EFFECTS[type(placed.blow)](world, placed.blow, day)
        except HitsNothing as error:
            missed, state = missed or error, world.state.noting(error.message)
        else:
            state = state.noting(note) if note else state
        steps.append(Step(placed, world, world.then(state)))
        world = steps[-1].after
    if missed and world.state == State(notes=world.state.notes):
        raise missed
    return tuple(steps)


def first_day(plan: Plan) -> date:
    """Today, or the first day of the plan if that is later."""
    return max(plan.today, plan.schedule.start)


def usual_horizon(plan: Plan) -> date:
    """The plan's own horizon, or a year after the end of work that ends later; our default."""
    finish = plan.schedule.finish
    if finish is None or finish < plan.horizon:
        return plan.horizon
    return months_after(finish, MONTHS_AFTER_END) or date.max


def middle(plan: Plan) -> date:
    """The day on which a blow falls where nobody says: halfway through the work that is left.

    Our default: a blow today hits nothing that was built, one at the end nothing that is open.

    Raises:
        HitsNothing: No work is left.
    """
    start, finish = first_day(plan), plan.schedule.finish
    if finish is None or finish < start:
        raise HitsNothing(*over(World(plan, start), start))
    return start + timedelta(days=((finish - start).days + 1) // 2)


def _ordered(plan: Plan, scenario: Scenario, horizon: date) -> list[tuple[Placed, str]]:
    """The blows in the order in which they are played, each with a note on its day."""
    found = [_place(plan, blow, horizon) for blow in scenario.blows]
    return sorted(found, key=lambda pair: (pair[0].day is not None, pair[0].day or date.min))


def _place(plan: Plan, blow: Blow, horizon: date) -> tuple[Placed, str]:
    if isinstance(blow, Combined):
        raise UsageError(
            "combined is many runs in one, and cannot stand in a sequence",
            "put the plan through it alone: cxroad whatif combined",
        )
    if isinstance(blow, _Lasting):
        return Placed(blow, None), ""
    if blow.day is None:
        day = middle(plan)
        note = say(
            "no day was given, so it falls on {day}, halfway through what is left", day=written(day)
        )
        return Placed(blow, day), note
    day = blow.day.first
    if blow.day.last < plan.today and not plan.as_written:
        raise UsageError(
            f"at: {blow.day} is over; what has happened cannot be tried out",
            f"name a day from {plan.today} on, or set the day of the look: --today {day}",
        )
    if day >= horizon:
        raise UsageError(
            f"at: {written(day)} is not before {written(horizon)}, up to which value counts",
            "look further ahead: --horizon 48mo",
        )
    return Placed(blow, max(day, plan.today)), ""
