"""People tire: a landing for which a team has no room waits for a quarter in which it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from cxroad.model.initiative import Initiative
from cxroad.model.language import say
from cxroad.model.scenario import Fatigue
from cxroad.model.settings import Load
from cxroad.schedule.landing import Landing, capacity, landing_on, monday_of
from cxroad.schedule.network import Case, Shape
from cxroad.schedule.schedule import Schedule
from cxroad.schedule.strain import Strain
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
    unfinished = {each.id for each in world.unfinished()}
    dated = [each for each in world.now.live if each.impacts and schedule.landing(each.id)]
    for each in dated:
        if each.id not in unfinished:
            room.take(landing_on(each, schedule.landing(each.id) or date.max, presets))
    waiting = {
        world.now.graph.wiring.work[each.id]: each for each in dated if each.id in unfinished
    }
    if not waiting:
        raise HitsNothing(
            say(
                "no unfinished work with dates says which team it hits, so no landing asks anything"
            ),
            say("say whom it hits, and how hard: `impacts: {contact-centre: medium}`"),
        )
    later = _Later(schedule)
    state = world.state
    order = later.last_to_first(waiting)
    while order:
        at = order.pop()
        item, planned = waiting.pop(at), date.fromordinal(later.landing(at))
        landing = _roomy(room, item, planned, presets)
        if landing > planned:
            strain = later.push(at, landing.toordinal(), state.strains.get(item.id, Strain()))
            state = state.strained(item.id, strain)
            order = later.last_to_first(waiting)  # what waits for it lands later too
        room.take(landing_on(item, date.fromordinal(later.landing(at)), presets))
    if state is world.state:
        raise HitsNothing(
            say("every team has room for all that lands on it, so nothing has to wait")
        )
    return state.noting(
        say("the twin lands all of it in one week, and nothing is taken off it for that")
    )


class _Later:
    """Landings by node, as ordinals, while some are put off one after the other."""

    def __init__(self, schedule: Schedule) -> None:
        self._grid = schedule.grid
        self._network = schedule.network.own()
        self._sweep = self._network.sweep(Case.EXPECTED)

    def landing(self, at: int) -> int:
        """The first working day after its finish."""
        last = self._sweep.last_day(at)
        assert last is not None, "what lands has a finish"
        return self._grid.open(last + 1)

    def last_to_first(self, nodes: Iterable[int]) -> list[int]:
        """Some nodes by landing, the next one to land at the end; those of one day by number."""
        return sorted(nodes, key=lambda node: (self.landing(node), node), reverse=True)

    def push(self, at: int, landing: int, strain: Strain) -> Strain:
        """Put a landing off to a working day; what that adds to a strain."""
        job, grid = self._network.jobs[at], self._grid
        if job.shape is Shape.POINT:
            hold = grid.day(grid.index(landing) - 1)
            job.held, strain = hold, strain._replace(hold=hold)
        else:
            days = grid.index(landing) - grid.index(self.landing(at))
            low, expected, high = job.days
            job.days = low, expected + days, high
            strain = strain._replace(extra_days=strain.extra_days + days)
        self._sweep = self._network.sweep(Case.EXPECTED)
        return strain


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
