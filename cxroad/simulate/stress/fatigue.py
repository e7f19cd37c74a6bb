"""People tire: a landing for which a team has no room waits for a quarter in which it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from cxroad.model.initiative import Initiative
from cxroad.model.scenario import Fatigue
from cxroad.model.settings import Load
from cxroad.schedule.landing import Landing, capacity, landing_on, monday_of
from cxroad.simulate.stress.asked import HitsNothing
from cxroad.simulate.stress.world import State, World

_WEEK = timedelta(weeks=1)
_MOST_WEEKS = 52 * 20
"""How far ahead room is looked for; our default."""


def fatigue(world: World, shock: Fatigue, _day: date) -> State:
    """Landings are taken in their order; one above a team's capacity is put off.

    It waits for the first week with room for all that it asks, of the quarters after the one it
    was to land in, and what waits for it waits too. A change that asks for more than a team has
    even on its own waits for weeks in which it is alone.
    """
    roadmap = world.plan.roadmap
    presets = roadmap.settings.load if roadmap.settings else None
    own = Fraction(shock.capacity.value) if shock.capacity else None
    room = _Room(own, {team: capacity(roadmap, team) for team in roadmap.teams})
    schedule = world.now.schedule
    waiting = {each.id for each in world.unfinished() if each.impacts}
    for each in world.now.live:
        day = schedule.landing(each.id)
        if each.impacts and each.id not in waiting and day:
            room.take(landing_on(each, day, presets))
    dated = {id for id in waiting if schedule.landing(id)}
    if not dated:
        raise HitsNothing(
            "no unfinished work with dates says which team it hits, so no landing asks anything",
            "say whom it hits, and how hard: `impacts: {contact-centre: medium}`",
        )
    tired = False
    while dated:
        id, planned = _first(world, dated)
        dated.remove(id)
        item = roadmap.initiatives[id]
        landing = _roomy(room, item, planned, presets)
        if landing > planned:
            grid, tired = world.now.schedule.grid, True
            days = grid.index(landing.toordinal()) - grid.index(planned.toordinal())
            world = world.then(world.later(id, days))
        room.take(landing_on(item, landing, presets))
    if not tired:
        raise HitsNothing("every team has room for all that lands on it, so nothing has to wait")
    return world.state.noting(
        "the twin lands all of it in one week, and nothing is taken off it for that"
    )


class _Room:
    """Hours per person and week that teams have left.

    Args:
        own: What every team has, instead of its own capacity.
    """

    def __init__(self, own: Fraction | None, capacities: dict[str, Fraction]) -> None:
        self._own, self._capacities = own, capacities
        self._taken: defaultdict[tuple[str, date], Fraction] = defaultdict(Fraction)

    def take(self, landings: Iterable[Landing]) -> None:
        """What some change asks of teams is theirs no more."""
        for landing in landings:
            for week, hours in landing.hours.items():
                self._taken[landing.team, week] += hours

    def has(self, landings: Iterable[Landing]) -> bool:
        """Whether what some change asks fits into every week of every team."""
        return all(
            not (taken := self._taken[landing.team, week])
            or taken + hours <= self._capacity(landing.team)
            for landing in landings
            for week, hours in landing.hours.items()
        )

    def _capacity(self, team: str) -> Fraction:
        return self._capacities[team] if self._own is None else self._own


def _first(world: World, ids: set[str]) -> tuple[str, date]:
    """What lands first of some initiatives, the first in the file of equals."""
    schedule = world.now.schedule
    days = {id: schedule.landing(id) for id in world.plan.roadmap.initiatives if id in ids}
    known = {id: day or date.max for id, day in days.items()}
    id = min(known, key=lambda id: known[id])
    return id, known[id]


def _roomy(room: _Room, item: Initiative, planned: date, presets: Load | None) -> date:
    """The day on which it can land: as planned, or the Monday of the first week with room."""
    if room.has(landing_on(item, planned, presets)):
        return planned
    monday = _next_quarter(planned)
    for _ in range(_MOST_WEEKS):
        if room.has(landing_on(item, monday, presets)):
            return monday
        monday += _WEEK
    return monday


def _next_quarter(day: date) -> date:
    """The first Monday of the quarter after the one that a day lies in."""
    month = (day.month - 1) // 3 * 3 + 3
    first = date(day.year + month // 12, month % 12 + 1, 1)
    monday = monday_of(first)
    return monday if monday == first else monday + _WEEK
