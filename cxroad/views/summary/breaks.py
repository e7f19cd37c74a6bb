"""If something breaks: the two worst of what a committee cannot forbid, plan beside big bang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cxroad.errors import CxroadError
from cxroad.model.language import say
from cxroad.model.scenario import BudgetFreeze, ManagerRestart, SponsorLeaves, VendorCloses
from cxroad.model.writing import day, named, percent
from cxroad.plan import Plan
from cxroad.simulate.stress import ADVICE, Advice, Answer, HitsNothing, stress
from cxroad.simulate.stress.play import middle
from cxroad.simulate.stress.ranking import catalogue
from cxroad.views.sheet import Line, Section
from cxroad.views.summary.scope import Scope
from cxroad.views.value import Unit
from cxroad.views.whatif.questions import asked
from cxroad.views.words import said

_CLOSED = (VendorCloses, SponsorLeaves, ManagerRestart, BudgetFreeze)
"""Shocks that come from outside and take one answer each, which keeps a summary quick."""

_SHOWN = 2

_MOST_IDS = 5
"""How many initiatives a decision names; our default."""

_MOST_VENDORS = 3
"""How many vendors are tried: those that most value hangs on; our default."""

_MOST_INITIATIVES = 500
"""From where on the answers would take longer than the rest of the page; our default."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A scenario, plan beside big bang.

    Attributes:
        scenario: As it is typed for `cxroad whatif`.
        said: The same as a clause.
        day: When it comes.
        delivered, twin_delivered: Value in effect by then: points, or money a year.
        lost, twin_lost: Shares of the value up to the horizon, 0 to 1.
        decide: What to decide now, as a sentence without its full stop; may be empty.
    """

    scenario: str
    said: str
    day: date
    delivered: Fraction
    twin_delivered: Fraction
    lost: Fraction
    twin_lost: Fraction
    decide: str


@dataclass(frozen=True, slots=True)
class Breaks:
    """The two worst of the closed shocks, each alone, with its defaults; worst first.

    Attributes:
        until: The last day on which value counts.
    """

    until: date
    worst: tuple[Broken, ...]
    section: Section


def breaks(scope: Scope) -> Breaks | None:
    """The two worst; None where no value is lost, or no value and dates let it be told."""
    plan = scope.plan
    if scope.relative or len(plan.live) > _MOST_INITIATIVES:
        return None
    try:
        plan.check_valued()
        found = _answers(plan, middle(plan))
    except CxroadError:
        return None
    found.sort(key=lambda answer: -_share(answer)[0])
    worst = tuple(_broken(plan, each) for each in found[:_SHOWN] if _share(each)[0] > 0)
    if not worst:
        return None
    until = found[0].horizon - timedelta(days=1)
    unit = Unit(plan.priced is not None, plan.roadmap.currency or "")
    lines = tuple(_line(each, unit, until) for each in worst)
    return Breaks(until, worst, Section(say("If something breaks"), lines))


def _answers(plan: Plan, on: date) -> list[Answer]:
    found = []
    weighty = _weighty(plan)
    for scenario in catalogue(plan, on):
        blow = scenario.blows[0]
        if not isinstance(blow, _CLOSED):
            continue
        if isinstance(blow, VendorCloses) and blow.vendor not in weighty:
            continue
        try:
            found.append(stress(plan, scenario))
        except HitsNothing:
            continue
    return found


def _weighty(plan: Plan) -> frozenset[str]:
    """The vendors that most value hangs on, finished work included."""
    using: dict[str, list[str]] = {}
    for each in plan.live:
        for id in each.vendors:
            using.setdefault(id, []).append(each.id)
    hanging = {}
    for id, work in using.items():
        held = plan.graph.around(work, after=None)
        hanging[id] = sum((plan.values.get(one, Fraction(0)) for one in held), Fraction(0))
    return frozenset(sorted(hanging, key=lambda id: -hanging[id])[:_MOST_VENDORS])


def _share(answer: Answer) -> tuple[Fraction, Fraction]:
    """What part of their value plan and twin lose, at most 1; below 0 where they gain."""
    sides = answer.money or (answer.plan, answer.twin)
    wholes = [side.before.value_months() for side in sides]
    shares = [
        side.lost / whole if whole else Fraction(0)
        for side, whole in zip(sides, wholes, strict=True)
    ]
    return shares[0], shares[1]


def _broken(plan: Plan, answer: Answer) -> Broken:
    one, two = answer.money or (answer.plan, answer.twin)
    lost, twin_lost = _share(answer)
    assert answer.at is not None, "each of them falls on a day"
    return Broken(
        scenario=answer.scenario.name,
        said=asked(plan, answer.placed[0]),
        day=answer.at,
        delivered=one.delivered,
        twin_delivered=two.delivered,
        lost=lost,
        twin_lost=twin_lost,
        decide=next(map(_decision, answer.decide), ""),
    )


def _decision(each: Advice) -> str:
    return said(say(ADVICE[each.code], ids=named(each.ids, _MOST_IDS)))


def _fate(lost: Fraction) -> str:
    """What becomes of the value: `loses 46 %`, `gains 3 %`, `loses nothing`."""
    share = percent(abs(lost))
    if share == percent(Fraction(0)):
        return say("loses nothing")
    return say("loses {share}", share=share) if lost > 0 else say("gains {share}", share=share)


def _line(each: Broken, unit: Unit, until: date) -> Line:
    safe, twin = unit.delivered(each.delivered), unit.delivered(each.twin_delivered)
    text = say(
        "the plan has brought {value} {rate} by then and {fate} of its value by {day}; "
        "as one big bang it has brought {twin} and {twin_fate}.",
        value=safe,
        rate=unit.rate,
        fate=_fate(each.lost),
        day=day(until),
        twin=twin,
        twin_fate=_fate(each.twin_lost),
    )
    if each.decide:
        decision = f"{each.decide[0].lower()}{each.decide[1:]}"
        text = f"{text} {say('To decide now: {decision}.', decision=decision)}"
    return Line(text, label=say("If {event}:", event=each.said), item=True)
