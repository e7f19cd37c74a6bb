"""What is asked, in words: `crmco closes on 11 Oct 2027`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from cxroad.model.durations import Duration
from cxroad.model.numbers import Number
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
from cxroad.model.writing import named, percent
from cxroad.plan import Plan
from cxroad.simulate.stress import Delay, Drop, Placed, Wait
from cxroad.simulate.stress.delays import CALLED_AWAY, CAPACITY, CRISIS, FREEZE, LEAST, MOST
from cxroad.simulate.stress.edits import moves_start
from cxroad.simulate.stress.losses import ADOPTION, PATIENCE
from cxroad.views.words import lasting

_MOST_NAMED = 4
_CUT = Fraction(30, 100)


def asked(plan: Plan, placed: Placed) -> str:
    """A blow as a clause that follows `What if`."""
    return _CLAUSES[type(placed.blow)](plan, placed.blow, placed.day)


def _on(day: date | None) -> str:
    return f" on {written(day)}" if day else ""


def _for(length: Duration | None, default: str, day: date | None) -> str:
    from_ = f" from {written(day)}" if day else ""
    return f"for {lasting(length or Duration.parse(default))}{from_}"


def _share(number: Number | None, default: Fraction) -> str:
    if number is None:
        return percent(default)
    return percent(Fraction(number.value) / (100 if number.percent else 1))


def _sponsor(_: Plan, blow: SponsorLeaves, day: date | None) -> str:
    gap = f", with nobody to decide for {lasting(blow.gap)}" if blow.gap else ""
    return f"the sponsor leaves{_on(day)}{gap}"


def _freeze(_: Plan, blow: BudgetFreeze, day: date | None) -> str:
    return f"the budget is frozen {_for(blow.for_, FREEZE, day)}"


def _away(_: Plan, blow: Deprioritise, day: date | None) -> str:
    return f"half of the people are called away {_for(blow.for_, CALLED_AWAY, day)}"


def _crisis(_: Plan, blow: Crisis, day: date | None) -> str:
    left = _share(blow.capacity, CAPACITY)
    whose = f" of {named(blow.teams, _MOST_NAMED)}" if blow.teams else ""
    return f"a crisis leaves {left} of the capacity{whose} {_for(blow.for_, CRISIS, day)}"


def _pivot(_: Plan, blow: VisionPivot, day: date | None) -> str:
    parts = [f"{named(blow.drop, _MOST_NAMED)} no longer counts"] if blow.drop else []
    parts += [f"{named(blow.add, _MOST_NAMED)} counts from then on"] if blow.add else []
    return f"the vision turns{_on(day)} and {', and '.join(parts)}"


def _unready(_: Plan, blow: TeamsNotEnabled, _day: date | None) -> str:
    whom = named(blow.teams, _MOST_NAMED) or "people"
    kept = _share(blow.adoption, ADOPTION)
    return f"{whom} are not enabled, and {kept} of the value arrives where a change hits hard"


def _slip(_: Plan, blow: Slip, _day: date | None) -> str:
    low, high = _share(blow.low, LEAST), _share(blow.high, MOST)
    longer = high if low == high else f"{low} to {high}"
    return f"everything takes {longer} longer"


def _fatigue(_: Plan, blow: Fatigue, _day: date | None) -> str:
    limit = "each team" if blow.capacity is None else f"a team with {blow.capacity} a week"
    return f"landings wait until {limit} has room for them"


def _momentum(_: Plan, blow: Momentum, _day: date | None) -> str:
    return (
        f"people lose faith after {lasting(blow.patience or Duration.parse(PATIENCE))} of silence"
    )


def _delay(plan: Plan, blow: Delay, _day: date | None) -> str:
    item = plan.roadmap.initiatives[blow.id]
    if blow.by.amount < 0:
        return f"{blow.id} starts {lasting(blow.by)} earlier"
    if plan.schedule.times[blow.id].milestone and not moves_start(item):
        return f"{blow.id} comes {lasting(blow.by)} later"
    verb = "starts" if moves_start(item) else "takes"
    return f"{blow.id} {verb} {lasting(blow.by)} {'later' if verb == 'starts' else 'longer'}"


def _wait(_: Plan, blow: Wait, _day: date | None) -> str:
    return f"{blow.id} waits for {blow.for_} too"


_CLAUSES: MappingProxyType[type, Callable[[Plan, Any, date | None], str]] = MappingProxyType(
    {
        VendorCloses: lambda _, blow, day: f"{blow.vendor} closes{_on(day)}",
        SponsorLeaves: _sponsor,
        ManagerRestart: lambda _, _blow, day: f"a new lead starts again from nothing{_on(day)}",
        BudgetFreeze: _freeze,
        BudgetCut: lambda _, blow, day: (
            f"{_share(blow.cut, _CUT)} of the money to come is taken away{_on(day)}"
        ),
        Deprioritise: _away,
        Crisis: _crisis,
        VisionPivot: _pivot,
        TeamsNotEnabled: _unready,
        Slip: _slip,
        Fatigue: _fatigue,
        Momentum: _momentum,
        Combined: lambda *_: "slips, a leaving sponsor and closing vendors come together",
        Delay: _delay,
        Drop: lambda _, blow, _day: f"{blow.id} is dropped",
        Wait: _wait,
    }
)
