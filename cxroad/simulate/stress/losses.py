"""Shocks that take value: what it hangs on is gone, or nobody wants it any more.

Each is a pure function from the state that earlier blows left, a shock and its day to a new state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil

from cxroad.errors import UsageError
from cxroad.model.durations import Duration
from cxroad.model.language import say
from cxroad.model.people import Vendor
from cxroad.model.scenario import Momentum, TeamsNotEnabled, VendorCloses, VisionPivot
from cxroad.model.writing import named
from cxroad.plan import Plan
from cxroad.simulate.stress.answer import Turned, Why
from cxroad.simulate.stress.asked import HitsNothing, check_known, end_of, share
from cxroad.simulate.stress.fading import Lapse, Patience, Scale
from cxroad.simulate.stress.world import State, World

LASTS = "3mo"
"""How long what was delivered lasts after its vendor closed, where there is no exit; our
default."""

ADOPTION = Fraction(1, 2)
"""What arrives of the value of a change that people were not enabled for; our default."""

PATIENCE = "26w"
"""The longest silence that people bear; our default, that of VAL006."""

_NAMED = 6


def vendor_closes(world: World, shock: VendorCloses, day: date) -> State:
    """A vendor closes: what is unfinished and uses it stops, with all that waits for it.

    With `replace_in` it waits for the replacement instead. What was finished on the vendor is
    exposed; without an `exit` its value ends three months later.
    """
    id, roadmap = shock.vendor, world.plan.roadmap
    using = {each.id for each in world.now.live if id in each.vendors}
    check_known("vendor", [id], [*roadmap.vendors, *using_of(world.plan)], "vendors")
    if not using:
        raise HitsNothing(
            say("nothing on the roadmap uses {id}", id=id),
            say("say what does, in the initiative: `vendors: [{id}]`", id=id),
        )
    vendor = roadmap.vendors.get(id) or Vendor()
    left = {each.id for each in world.unfinished(day)}
    hit, state = using & left, world.state
    if hit and vendor.replace_in:
        state = state.slowed(hit, day, end_of(day, vendor.replace_in, LASTS), Fraction(0))
        state = state.noting(
            say(
                "a replacement for {id} takes {replace_in} (`replace_in`)",
                id=id,
                replace_in=vendor.replace_in,
            )
        )
    elif hit:
        state = world.stopping(
            hit | (world.now.graph.waiting_for_any(hit) & left), Why.BLOCKED, day
        )
        state = state.noting(
            say(
                "{id} has no `replace_in`, so what needs it stops for good, with all that waits "
                "for it",
                id=id,
            )
        )
    done = frozenset(using - left)
    if not done:
        return state
    state = replace(state, exposed=(*state.exposed, (day, done)))
    if vendor.exit:
        return state.noting(say("{id} has an exit, so what was done on it keeps its value", id=id))
    state = state.fading(Lapse(end_of(day, None, LASTS), ids=done))
    return state.noting(
        say("{id} has no exit: what was done on it lasts {time} longer", id=id, time=LASTS)
    )


def using_of(plan: Plan) -> tuple[str, ...]:
    """The vendors that work which takes part uses, in file order."""
    return tuple(dict.fromkeys(id for each in plan.live for id in each.vendors))


def vision_pivot(world: World, shock: VisionPivot, day: date) -> State:
    """The vision turns: what served a dropped outcome brings nothing to it any more."""
    outcomes = world.plan.roadmap.outcomes
    if not shock.drop and not shock.add:
        raise UsageError(
            "a turn of the vision drops outcomes, or adds some",
            f"name them: drop={next(iter(outcomes), 'churn')}",
        )
    check_known("outcome", shock.drop, outcomes, "vision.outcomes")
    dropped = frozenset(shock.drop)
    served = {id for points in world.plan.contributions.values() for id in points if points[id]}
    if not shock.add and not served & dropped:
        raise HitsNothing(
            say(
                "nothing on the roadmap serves {drop}, so nothing is lost without it",
                drop=named(shock.drop, _NAMED),
            ),
        )
    covered = [id for id in shock.add if id in served - dropped]
    state = world.state.fading(Lapse(day, outcomes=dropped)) if dropped else world.state
    if covered:
        state = state.noting(
            say("{covered} counts already, and adds nothing new", covered=named(covered, _NAMED))
        )
    added = tuple(id for id in shock.add if id not in covered)
    return replace(state, turned=_turned(world.then(state), day, added))


def _turned(world: World, day: date, added: Iterable[str]) -> Turned:
    """What is unfinished, sorted by what it still serves."""
    values, graph = world.plan.values, world.now.graph
    still = {id: world.worth(id) for id in values}
    left = [each.id for each in world.unfinished(day)]
    kept, partly, nothing, unused = [], [], [], []
    for id in left:
        if values[id]:
            lost = 1 - still[id] / values[id]
            if not lost:
                kept.append(id)
            elif lost < 1:
                partly.append((id, lost))
            else:
                nothing.append(id)
            continue
        built_on = [each for each in graph.descendants(id) if values[each]]
        if any(still[each] for each in built_on):
            kept.append(id)
        elif built_on:
            unused.append(id)
    return Turned(tuple(kept), tuple(partly), tuple(nothing), tuple(unused), tuple(added))


def teams_not_enabled(world: World, shock: TeamsNotEnabled, _day: date) -> State:
    """Of changes that hit people hard, and that nobody enables them for, only a part arrives."""
    teams = world.plan.roadmap.teams
    check_known("team", shock.teams, teams, "teams")
    among = set(shock.teams)
    heavy = [
        each
        for each in world.unfinished()
        if any(
            impact.level != "low" and (not among or team in among)
            for team, impact in each.impacts.items()
        )
    ]
    hit = frozenset(each.id for each in heavy if not each.enablement and world.plan.values[each.id])
    if not heavy:
        whom = named(shock.teams, _NAMED) or say("a team")
        raise HitsNothing(
            say("no unfinished work has a medium or high impact on {whom}", whom=whom),
            say("say how hard it hits whom: `impacts: {contact-centre: medium}`"),
        )
    if not hit:
        raise HitsNothing(
            say(
                "all work of value with a medium or high impact says how people learn it "
                "(`enablement`), so nothing is lost this way"
            ),
        )
    kept = share("adoption", shock.adoption, ADOPTION)
    return world.state.fading(Scale(hit, kept))


def momentum(world: World, shock: Momentum, _day: date) -> State:
    """Faith fades: what lands after a silence too long counts for half, after two for nothing."""
    patience = shock.patience or Duration.parse(PATIENCE)
    state = world.state.fading(Patience(ceil(patience.calendar_days)))
    return state.noting(
        say(
            "people bear {patience} of silence, the first from the first day of work; what lands "
            "after one longer counts for half, after two for nothing",
            patience=patience,
        )
    )
