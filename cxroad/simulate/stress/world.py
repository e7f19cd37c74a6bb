"""A plan as it goes on after some blows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from cxroad.model.dates import Date
from cxroad.model.initiative import Initiative, Status
from cxroad.model.links import Link
from cxroad.plan import Plan
from cxroad.schedule.course import Course, Part, course_of
from cxroad.schedule.strain import Strain, Window
from cxroad.schedule.twin import release_of
from cxroad.simulate.stress.answer import Turned, Why
from cxroad.simulate.stress.fading import Fading, Lapse, Patience

Points = Mapping[str, Mapping[str, Fraction]]
"""Of each initiative, by outcome."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of work for good.

    Attributes:
        day: The first day on which nobody works on it.
        start: The first day worked; None where it had not begun.
        spent: Money spent on it before that day; None where nothing is known of it.
    """

    why: Why
    day: date
    start: date | None
    spent: Fraction | None


@dataclass(frozen=True)
class State:
    """What some blows have left behind; nothing at first.

    Attributes:
        strains: What hinders initiatives, by id.
        stops: Initiatives that are over for good, by id.
        links: What initiatives wait for on top of what is written, by id.
        starts: Days that stand in `start` instead of what is written, by id.
        again: Money spent on initiatives that began again, by id.
        fadings: What becomes of the value, in order.
        exposed: Vendors' ends: the day, and what hangs on the vendor.
        turned: How a turn of the vision sorts what is unfinished.
        notes: What was assumed, in sentences.
    """

    strains: Mapping[str, Strain] = field(default_factory=dict)
    stops: Mapping[str, Stop] = field(default_factory=dict)
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    starts: Mapping[str, date] = field(default_factory=dict)
    again: Mapping[str, Fraction] = field(default_factory=dict)
    fadings: tuple[Fading, ...] = ()
    exposed: tuple[tuple[date, frozenset[str]], ...] = ()
    turned: Turned | None = None
    notes: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether it may change dates."""
        return bool(self.strains or self.stops or self.links or self.starts)

    @property
    def dropped(self) -> frozenset[str]:
        """Outcomes that a turn of the vision has dropped."""
        lapses = (each for each in self.fadings if isinstance(each, Lapse) and each.ids is None)
        return frozenset(id for each in lapses for id in each.outcomes or ())

    def slowed(self, ids: Iterable[str], first: date, end: date, rate: Fraction) -> State:
        """The work of some initiatives gets on at a rate, from a day up to another."""
        window = Window(first.toordinal(), end.toordinal(), rate)
        strains = dict(self.strains)
        for id in ids:
            old = strains.get(id, Strain())
            strains[id] = old._replace(windows=(*old.windows, window))
        return replace(self, strains=strains)

    def strained(self, id: str, strain: Strain) -> State:
        """One initiative is hindered otherwise."""
        return replace(self, strains={**self.strains, id: strain})

    def fading(self, fading: Fading) -> State:
        """Value changes once more."""
        return replace(self, fadings=(*self.fadings, fading))

    def noting(self, *notes: str) -> State:
        """One more assumption, or several."""
        return replace(self, notes=(*self.notes, *notes))


class World:
    """A plan in a state.

    Args:
        plan: The plan without any blow.
        horizon: The day before which value counts.
    """

    def __init__(self, plan: Plan, horizon: date, state: State | None = None) -> None:
        self.plan = plan
        self.horizon = horizon
        self.state = state or State()

    def then(self, state: State) -> World:
        """The same plan in another state."""
        return World(self.plan, self.horizon, state)

    @cached_property
    def now(self) -> Plan:
        """The plan with new dates; what has stopped takes no part in it."""
        state, written = self.state, self.plan.roadmap
        if not state.moves:
            return self.plan
        changed: dict[str, Initiative] = {}
        for id in {*state.stops, *state.links, *state.starts}:
            item = written.initiatives[id]
            update: dict[str, object] = {}
            if id in state.stops:
                update["status"] = Status.PARKED
            if id in state.links:
                update["after"] = (*item.after, *state.links[id])
            if id in state.starts:
                update["start"] = Date.parse(state.starts[id].isoformat())
            changed[id] = item.model_copy(update=update)
        return self.plan.of(written.with_initiatives(changed), state.strains)

    def unfinished(self, on: date | None = None) -> tuple[Initiative, ...]:
        """What is still to be done, by the dates of this state, on the morning of a day."""
        times = self.now.schedule.times
        left = (each for each in self.now.live if each.unfinished)
        if on is None:
            return tuple(left)
        finishes = ((each, times[each.id].finish) for each in left)
        return tuple(each for each, finish in finishes if finish is None or finish >= on)

    def worth(self, id: str) -> Fraction:
        """Points of an initiative that takes part, those of dropped outcomes left out."""
        points = self.plan.contributions.get(id, {})
        return sum(
            (each for outcome, each in points.items() if outcome not in self.state.dropped),
            Fraction(0),
        )

    def later(self, id: str, days: int) -> State:
        """The state in which dated work ends so many working days later."""
        times = self.now.schedule.times[id]
        old = self.state.strains.get(id, Strain())
        if times.milestone and times.finish:
            day = self.now.schedule.grid.add(times.finish, days) or date.max
            return self.state.strained(id, old._replace(hold=day.toordinal()))
        return self.state.strained(id, old._replace(extra_days=old.extra_days + days))

    def stopping(self, ids: Iterable[str], why: Why, day: date) -> State:
        """The state in which some initiatives are over from a day on.

        Nothing else begins earlier for that, even where a phase no longer waits for them.
        """
        spends = {part.id: part for part in self.course(self.plan.contributions).parts}
        stops = dict(self.state.stops)
        for id in ids:
            part = spends.get(id)
            begun = part is not None and part.start < day
            spent = part.spend(day) if part and part.cost is not None else None
            stops[id] = Stop(why, day, part.start if part and begun else None, spent)
        state = replace(self.state, stops=stops)
        if stops.keys() == self.state.stops.keys():
            return state
        for id, times in self.now.schedule.times.items():
            if id not in stops and times.start and times.start >= day:
                old = state.strains.get(id, Strain())
                hold = max(old.hold or 0, times.start.toordinal())
                state = state.strained(id, old._replace(hold=hold))
        return state

    def course(self, points: Points) -> Course:
        """When value arrives and money leaves; fadings left out."""
        plan, state = self.now, self.state
        course = course_of(plan.roadmap, plan.schedule, points, self.horizon)
        parts = {part.id: part for part in course.parts}
        for id, spent in state.again.items():
            if id in parts:
                parts[id] = replace(parts[id], cost=(parts[id].cost or 0) + spent)
        for id, stop in state.stops.items():
            if stop.start is not None:
                last = max(stop.start, stop.day - timedelta(days=1))
                parts[id] = Part(id, stop.start, last, None, points.get(id, {}), stop.spent)
        order = (id for id in self.plan.roadmap.initiatives if id in parts)
        return replace(course, parts=tuple(parts[id] for id in order))

    def side(self, points: Points, as_twin: bool) -> Course:
        """The course of the plan, or of its twin, with all that becomes of the value.

        The twin gets the same blows: the same work on the same days, all of it landing when the
        last of it does. Where a part of it is blocked it never lands; what was parked or dropped
        is left out of it, which may bring the release forward, to the next day at best.
        """
        course = self.course(points)
        if as_twin:
            release = self._release(course)
            stops = self.state.stops
            course = course.each(
                lambda part: replace(part, landing=None if part.id in stops else release)
            )
        # Whether a silence is too long is seen when all else is known.
        for fading in sorted(self.state.fadings, key=lambda each: isinstance(each, Patience)):
            course = fading.on(course)
        return course

    def _release(self, course: Course) -> date | None:
        """When all of the twin lands; None for never."""
        stops = self.state.stops.values()
        if any(stop.why is Why.BLOCKED for stop in stops):
            return None
        going = (part for part in course.parts if part.id not in self.state.stops)
        release = release_of(replace(course, parts=tuple(going)))
        return release and max([release, *(stop.day + timedelta(days=1) for stop in stops)])
