"""Plain changes of a plan: an initiative ends later, is dropped, or waits for something more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil

from cxroad.errors import UsageError
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import say
from cxroad.model.limits import FIRST_YEAR, LAST_YEAR
from cxroad.model.writing import day as written
from cxroad.simulate.stress.answer import Why
from cxroad.simulate.stress.asked import HitsNothing, check_known
from cxroad.simulate.stress.blows import Delay, Drop, Wait
from cxroad.simulate.stress.world import State, World


def delay(world: World, change: Delay, _day: date) -> State:
    """An initiative starts so much working time later; a milestone stands so much later.

    What is under way takes so much longer instead.
    """
    _unfinished(world, change.id)
    schedule = world.now.schedule
    if schedule.times[change.id].finish is None:
        raise HitsNothing(
            say("{id} has no dates, so nothing moves with it", id=change.id),
            say("say how long it takes: `estimate: 6w`"),
        )
    days = ceil(change.by.days(schedule.grid.days_per_week))
    if moves_start(world.plan.roadmap.initiatives[change.id]):
        return _starting(world, change, days)
    if days < 0:
        raise HitsNothing(
            say(
                "{id} cannot end earlier by wish, since it has begun or has a date of its own",
                id=change.id,
            ),
            say("write its new estimate into the file"),
        )
    return world.later(change.id, days)


def moves_start(item: Initiative) -> bool:
    """Whether a delay lets an initiative start later, and not only end later.

    Work under way has started, and a bar between two dates would shrink.
    """
    lasts = item.estimate is not None and any(item.estimate.exact(7))
    return lasts and item.status in (Status.PLANNED, Status.PROPOSED)


def _starting(world: World, change: Delay, days: int) -> State:
    """The state in which an initiative starts so many working days after its start."""
    start, grid = world.now.schedule.times[change.id].start, world.now.schedule.grid
    assert start is not None, "what has a finish has a start"
    hold = grid.add(start, days)
    if hold is None or not FIRST_YEAR <= hold.year <= LAST_YEAR:
        raise UsageError(f"{change.id} would start outside the years {FIRST_YEAR} to {LAST_YEAR}")
    state = replace(world.state, starts={**world.state.starts, change.id: hold})
    if days < 0 and world.then(state).now.schedule.times[change.id].start == start:
        raise HitsNothing(
            say(
                "{id} cannot start before {start}: what it waits for, its phase or today holds "
                "it there",
                id=change.id,
                start=written(start),
            ),
            say("cxroad order --tree {id} shows what it waits for", id=change.id),
        )
    return state


def drop(world: World, change: Drop, day: date) -> State:
    """An initiative is given up; what waits for it goes on without it."""
    _unfinished(world, change.id)
    waiting = world.now.graph.successors(change.id)
    # Whoever drops something on purpose begins the rest as soon as it can.
    state = replace(world.state, stops=world.stopping([change.id], Why.DROPPED, day).stops)
    if not waiting:
        return state
    return state.noting(say("what waits for {id} goes on without it", id=change.id))


def wait(world: World, change: Wait, _day: date) -> State:
    """An initiative waits for something more, with a lag where one is written."""
    item, target, roadmap = _unfinished(world, change.id), change.for_.target, world.plan.roadmap
    if (other := roadmap.initiatives.get(target)) and not other.live:
        raise UsageError(f"{target} is {other.status}, so nothing can wait for it")
    live = [each.id for each in world.now.live]
    check_known(
        "initiative, phase or external",
        [target],
        [*live, *roadmap.phases, *roadmap.externals],
        "phases",
    )
    if any(link == change.for_ for link in item.after):
        raise HitsNothing(say("{id} waits for {for_} already", id=item.id, for_=change.for_))
    links = (*world.state.links.get(item.id, ()), change.for_)
    state = replace(world.state, links={**world.state.links, item.id: links})
    before, after = world.now.schedule.times, world.then(state).now.schedule.times
    if before[item.id].dated and not after[item.id].dated:
        raise UsageError(
            f"{item.id} cannot wait for {target}, which waits for {item.id} itself",
            f"cxroad order --tree {item.id} shows what waits for it",
        )
    return state


def _unfinished(world: World, id: str) -> Initiative:
    """The initiative that is to be changed.

    Raises:
        UsageError: There is none with this id.
        HitsNothing: It is over.
    """
    roadmap = world.plan.roadmap
    if id in roadmap.phases and id not in roadmap.initiatives:
        inside = next(iter(roadmap.phases[id].initiatives), "")
        raise UsageError(
            f"'{id}' is a phase, and only initiatives can be changed here",
            f"name one that is in it, such as {inside}" if inside else "",
        )
    check_known("initiative", [id], roadmap.initiatives, "phases")
    item = roadmap.initiatives[id]
    if id in world.state.stops:
        raise HitsNothing(say("{id} has been stopped by an earlier blow", id=id))
    if not item.live:
        raise HitsNothing(
            say(
                "{id} is {status} and takes no part in the plan",
                id=id,
                status=say(str(item.status)),
            )
        )
    if not item.unfinished:
        raise HitsNothing(say("{id} is done, so nothing about it can change", id=id))
    return item
