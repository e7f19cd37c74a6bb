"""What is asked, in words: `crmco closes on 11 Oct 2027`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from cxroad.model.durations import Duration
from cxroad.model.language import later, say
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
    return say(" on {day}", day=written(day)) if day else ""


def _for(length: Duration | None, default: str, day: date | None) -> str:
    from_ = say(" from {day}", day=written(day)) if day else ""
    return say(
        "for {lasting}{from_}", lasting=lasting(length or Duration.parse(default)), from_=from_
    )


def _share(number: Number | None, default: Fraction) -> str:
    if number is None:
        return percent(default)
    return percent(Fraction(number.value) / (100 if number.percent else 1))


def _sponsor(_: Plan, blow: SponsorLeaves, day: date | None) -> str:
    gap = (
        say(", with nobody to decide for {lasting}", lasting=lasting(blow.gap)) if blow.gap else ""
    )
    return say("the sponsor leaves{on}{gap}", on=_on(day), gap=gap)


def _freeze(_: Plan, blow: BudgetFreeze, day: date | None) -> str:
    return say("the budget is frozen {time}", time=_for(blow.for_, FREEZE, day))


def _away(_: Plan, blow: Deprioritise, day: date | None) -> str:
    return say("half of the people are called away {time}", time=_for(blow.for_, CALLED_AWAY, day))


def _crisis(_: Plan, blow: Crisis, day: date | None) -> str:
    left = _share(blow.capacity, CAPACITY)
    whose = say(" of {teams}", teams=named(blow.teams, _MOST_NAMED)) if blow.teams else ""
    return say(
        "a crisis leaves {left} of the capacity{whose} {time}",
        left=left,
        whose=whose,
        time=_for(blow.for_, CRISIS, day),
    )


def _pivot(_: Plan, blow: VisionPivot, day: date | None) -> str:
    parts = (
        [say("{drop} no longer counts", drop=named(blow.drop, _MOST_NAMED))] if blow.drop else []
    )
    parts += (
        [say("{add} counts from then on", add=named(blow.add, _MOST_NAMED))] if blow.add else []
    )
    return say("the vision turns{on} and {turns}", on=_on(day), turns=say(", and ").join(parts))


def _unready(_: Plan, blow: TeamsNotEnabled, _day: date | None) -> str:
    whom = named(blow.teams, _MOST_NAMED) or say("people")
    kept = _share(blow.adoption, ADOPTION)
    return say(
        "{whom} are not enabled, and {kept} of the value arrives where a change hits hard",
        whom=whom,
        kept=kept,
    )


def _slip(_: Plan, blow: Slip, _day: date | None) -> str:
    low, high = _share(blow.low, LEAST), _share(blow.high, MOST)
    longer = high if low == high else say("{low} to {high}", low=low, high=high)
    return say("everything takes {longer} longer", longer=longer)


def _fatigue(_: Plan, blow: Fatigue, _day: date | None) -> str:
    limit = (
        say("each team")
        if blow.capacity is None
        else say("a team with {capacity} a week", capacity=blow.capacity)
    )
    return say("landings wait until {limit} has room for them", limit=limit)


def _momentum(_: Plan, blow: Momentum, _day: date | None) -> str:
    return say(
        "people lose faith after {lasting} of silence",
        lasting=lasting(blow.patience or Duration.parse(PATIENCE)),
    )


def _delay(plan: Plan, blow: Delay, _day: date | None) -> str:
    item = plan.roadmap.initiatives[blow.id]
    if blow.by.amount < 0:
        return say("{id} starts {lasting} earlier", id=blow.id, lasting=lasting(blow.by))
    if plan.schedule.times[blow.id].milestone and not moves_start(item):
        return say("{id} comes {lasting} later", id=blow.id, lasting=lasting(blow.by))
    text = later("{id} starts {time} later")
    if not moves_start(item):
        text = later("{id} takes {time} longer")
    return say(text, id=blow.id, time=lasting(blow.by))


def _wait(_: Plan, blow: Wait, _day: date | None) -> str:
    return say("{id} waits for {time} too", id=blow.id, time=blow.for_)


_CLAUSES: MappingProxyType[type, Callable[[Plan, Any, date | None], str]] = MappingProxyType(
    {
        VendorCloses: lambda _, blow, day: say(
            "{vendor} closes{on}", vendor=blow.vendor, on=_on(day)
        ),
        SponsorLeaves: _sponsor,
        ManagerRestart: lambda _, _blow, day: say(
            "a new lead starts again from nothing{on}", on=_on(day)
        ),
        BudgetFreeze: _freeze,
        BudgetCut: lambda _, blow, day: say(
            "{share} of the money to come is taken away{on}",
            share=_share(blow.cut, _CUT),
            on=_on(day),
        ),
        Deprioritise: _away,
        Crisis: _crisis,
        VisionPivot: _pivot,
        TeamsNotEnabled: _unready,
        Slip: _slip,
        Fatigue: _fatigue,
        Momentum: _momentum,
        Combined: lambda *_: say("slips, a leaving sponsor and closing vendors come together"),
        Delay: _delay,
        Drop: lambda _, blow, _day: say("{id} is dropped", id=blow.id),
        Wait: _wait,
    }
)
