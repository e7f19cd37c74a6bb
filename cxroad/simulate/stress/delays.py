"""Shocks that take time: work stops for a while, slows down, grows or begins again.

Each is a pure function from the state that earlier blows left, a shock and its day to a new state.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from cxroad.errors import UsageError
from cxroad.model.initiative import Initiative
from cxroad.model.language import say
from cxroad.model.people import Governance, Team
from cxroad.model.scenario import (
    BudgetFreeze,
    Crisis,
    Deprioritise,
    ManagerRestart,
    Slip,
    SponsorLeaves,
)
from cxroad.model.writing import day as written
from cxroad.model.writing import listed, named
from cxroad.plan import Plan
from cxroad.schedule.strain import Pace, Strain
from cxroad.simulate.stress.answer import Why
from cxroad.simulate.stress.asked import HitsNothing, check_known, end_of, share
from cxroad.simulate.stress.world import State, World

FREEZE, SHORT_GAP, GAP, CALLED_AWAY, CRISIS = "3mo", "4w", "13w", "6mo", "3mo"
"""How long things last where nobody says: a freeze, a sponsor's gap with and without deputy and
handover, people called away, a crisis; our defaults."""

AWAY = Fraction(1, 2)
"""The pace of work while half of its people are called away."""

CAPACITY = Fraction(1, 2)
"""What a crisis leaves of the pace of work where nobody says; our default."""

LEAST, MOST = Fraction(10, 100), Fraction(54, 100)
"""How much longer than planned work takes. Source: Mott MacDonald, "Review of Large Public
Procurement in the UK", 2002: duration optimism bias of equipment and development projects."""

_NAMED = 6


def budget_freeze(world: World, shock: BudgetFreeze, day: date) -> State:
    """Spending stops for a while: what is unfinished and not protected gets on no more."""
    left = left_on(world, day)
    hit = [each.id for each in left if not each.protected]
    if not hit:
        raise HitsNothing(
            say(
                "all work that is left on {day} is protected, so a freeze stops none of it",
                day=written(day),
            )
        )
    spared = [each.id for each in left if each.protected]
    state = world.state.slowed(hit, day, end_of(day, shock.for_, FREEZE), Fraction(0))
    return (
        state.noting(say("protected, and going on: {spared}", spared=named(spared, _NAMED)))
        if spared
        else state
    )


def deprioritise(world: World, shock: Deprioritise, day: date) -> State:
    """Half of the people are called away: a day of work takes two."""
    hit = [each.id for each in left_on(world, day)]
    return world.state.slowed(hit, day, end_of(day, shock.for_, CALLED_AWAY), AWAY)


def crisis(world: World, shock: Crisis, day: date) -> State:
    """A crisis takes part of the capacity; on what hits a team in its busy time nobody works.

    Where teams are named, it slows the work that changes something for them, since a roadmap does
    not say which team does the work; else it slows all.
    """
    teams = world.plan.roadmap.teams
    check_known("team", shock.teams, teams, "teams")
    left = left_on(world, day)
    among = shock.teams or tuple(teams)
    hit = [each.id for each in left if not shock.teams or set(shock.teams) & set(each.impacts)]
    if not hit:
        raise HitsNothing(
            say(
                "nothing that is left on {day} has an impact on {teams}",
                day=written(day),
                teams=named(shock.teams, _NAMED),
            ),
            say("say whom work hits: `impacts: {contact-centre: medium}`; or leave the teams out"),
        )
    end = end_of(day, shock.for_, CRISIS)
    state = world.state.slowed(hit, day, end, share("capacity", shock.capacity, CAPACITY))
    for team in among:
        on_it = [each.id for each in left if team in each.impacts]
        rests = _rests(teams[team], day, end) if on_it else []
        for first, last in rests:
            state = state.slowed(on_it, first, last + timedelta(days=1), Fraction(0))
        if rests:
            spans = [
                say("from {first} to {last}", first=written(first), last=written(last))
                for first, last in rests
            ]
            state = state.noting(
                say(
                    "{team} is busy {spans}, so what hits it rests then: {on_it}",
                    team=team,
                    spans=listed(spans),
                    on_it=named(on_it, _NAMED),
                )
            )
    return state


def _rests(team: Team, day: date, end: date) -> list[tuple[date, date]]:
    """First and last days of a team's busy times from a day up to another, joined up."""
    found: list[tuple[date, date]] = []
    for busy in sorted(team.busy, key=lambda busy: busy.first):
        first, last = max(day, busy.first), min(end - timedelta(days=1), busy.last)
        if first > last:
            continue
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def sponsor_leaves(world: World, shock: SponsorLeaves, day: date) -> State:
    """Nobody decides until a successor does, so that all that is unfinished waits.

    Without a handover the successor drops what says neither what somebody will notice (`value`)
    nor why it matters (`why`), and with it what waits for it.
    """
    left = left_on(world, day)
    usual = gap_of(world.plan.roadmap.governance)
    end = end_of(day, shock.gap, usual)
    going = [each.id for each in left]
    dumb = [id for id in unsaid(world.plan) if id in going]
    dropped = {*dumb, *world.now.graph.waiting_for_any(dumb)} & set(going)
    state = world.stopping(dropped, Why.DROPPED, day)
    state = state.slowed([id for id in going if id not in dropped], day, end, Fraction(0))
    if shock.gap is None:
        whether = say("with") if usual == SHORT_GAP else say("without")
        state = state.noting(
            say(
                "{whether} a deputy and a handover, a successor decides {usual} later",
                whether=whether,
                usual=usual,
            )
        )
    if dumb:
        state = state.noting(
            say(
                "without a handover, the successor drops what says neither `value` nor `why`, "
                "with all that waits for it: {dumb}",
                dumb=named(dumb, _NAMED),
            )
        )
    return state


def gap_of(governance: Governance | None) -> str:
    """How long a successor of the sponsor takes to decide."""
    ready = governance is not None and governance.deputy and governance.handover
    return SHORT_GAP if ready else GAP


def unsaid(plan: Plan) -> tuple[str, ...]:
    """What a successor drops: without a handover, what says neither what it brings nor why."""
    governance = plan.roadmap.governance
    if governance is not None and governance.handover:
        return ()
    unfinished = (each for each in plan.live if each.unfinished)
    return tuple(each.id for each in unfinished if not (each.value or each.why))


def manager_restart(world: World, _shock: ManagerRestart, day: date) -> State:
    """A new lead starts again from nothing, except where a taken decision stands.

    What is under way and named in no taken decision's `affects`, itself or its phase, loses its
    progress, and the money that was spent on it.
    """
    roadmap, schedule = world.plan.roadmap, world.now.schedule
    decided = {id for each in roadmap.decisions if not each.open for id in each.affects}
    parts = {part.id: part for part in world.course(world.plan.contributions).parts}
    strains, again = dict(world.state.strains), dict(world.state.again)
    hit = []
    for each in left_on(world, day):
        start = schedule.times[each.id].start
        if start is None or start >= day or not schedule.times[each.id].days:
            continue
        if each.id in decided or each.phase in decided:
            continue
        old = strains.get(each.id, Strain())
        pace = old.pace or Pace(())
        lost = ceil(pace.worked(start.toordinal(), day.toordinal(), schedule.grid))
        strains[each.id] = old._replace(extra_days=old.extra_days + lost)
        part = parts[each.id]
        if part.cost is not None:
            again[each.id] = again.get(each.id, Fraction(0)) + part.spend(day)
        hit.append(each.id)
    if not hit:
        raise HitsNothing(
            say(
                "no work is under way on {day} that a new lead would start again", day=written(day)
            ),
        )
    return replace(world.state, strains=strains, again=again).noting(
        say("what no taken decision names in `affects` starts again: {hit}", hit=named(hit, _NAMED))
    )


def slip(world: World, shock: Slip, _day: date) -> State:
    """Everything that is unfinished takes longer, by the greatest stretch."""
    low = share("low", shock.low, LEAST, None)
    high = share("high", shock.high, max(MOST, low), None)
    if high < low:
        raise UsageError(
            f"the least stretch, {shock.low}, is more than the greatest, {shock.high or '54%'}",
            "write low=10% high=54%",
        )
    hit = [each.id for each in world.unfinished() if world.now.schedule.times[each.id].days]
    if not hit:
        raise HitsNothing(say("no unfinished work has a length that could grow"))
    strains = dict(world.state.strains)
    for id in hit:
        old = strains.get(id, Strain())
        strains[id] = old._replace(stretch=old.stretch * (1 + high))
    return replace(world.state, strains=strains)


def left_on(world: World, day: date) -> tuple[Initiative, ...]:
    """What is unfinished on a day.

    Raises:
        HitsNothing: Nothing is.
    """
    left = world.unfinished(day)
    if not left:
        raise HitsNothing(*over(world, day))
    return left


def over(world: World, day: date) -> tuple[str, str]:
    """That all is over by a day, and what to do about it."""
    finish = world.now.schedule.finish
    if finish is None:
        return say("nothing is left to do on {day}", day=written(day)), ""
    return (
        say(
            "nothing is left to do on {day}: all work ends by {finish}",
            day=written(day),
            finish=written(finish),
        ),
        say("name an earlier day: at={finish}", finish=f"{finish:%Y-%m}"),
    )
