"""The plan: a roadmap with everything that follows from it, each thing computed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from cxroad.errors import NotComputable
from cxroad.graph.bottlenecks import BOTTLENECK, Bottleneck, bottlenecks
from cxroad.graph.graph import Graph
from cxroad.graph.ready import unblocked
from cxroad.graph.slips import meant
from cxroad.model.carriers import Carriers
from cxroad.model.initiative import Initiative, Phase
from cxroad.model.numbers import Number, exact, total
from cxroad.model.roadmap import Roadmap
from cxroad.model.writing import named
from cxroad.schedule.busy import Clash, clashes
from cxroad.schedule.course import Course, course_of
from cxroad.schedule.exits import Judged, judge
from cxroad.schedule.horizon import horizon_of
from cxroad.schedule.jobs import BEGUN
from cxroad.schedule.landing import Landing, landings
from cxroad.schedule.progress import Progress, arrivals, progress
from cxroad.schedule.saturation import TeamLoad, loads
from cxroad.schedule.schedule import Schedule
from cxroad.schedule.strain import Strain
from cxroad.schedule.times import Times
from cxroad.schedule.twin import twin
from cxroad.schedule.value import (
    Coverage,
    Delivery,
    Silence,
    contributions,
    coverage,
    deliveries,
    prices,
    silences,
    worth,
)

_MOST_NAMED = 5
_NOTHING = Fraction(0)


class Plan:
    """A roadmap and what follows from it on a certain day.

    Nothing is computed before it is asked for, and nothing twice.

    Args:
        today: The day on which the plan is looked at; the library asks no clock.
        as_written: Take the roadmap as it was written: nothing is pushed out of the past.
        thresholds: Numbers by rule code and name, where the roadmap's own settings have none.
        strains: What hinders initiatives, by id; slack is not measured under it.
    """

    def __init__(
        self,
        roadmap: Roadmap,
        today: date,
        as_written: bool = False,
        thresholds: Mapping[str, Mapping[str, Number]] = MappingProxyType({}),
        strains: Mapping[str, Strain] = MappingProxyType({}),
    ) -> None:
        self.roadmap = roadmap
        self.today = today
        self.as_written = as_written
        self._own = roadmap.settings.thresholds if roadmap.settings else {}
        self._thresholds = thresholds
        self._strains = strains

    def threshold(self, code: str, name: str) -> Fraction | None:
        """A number that the roadmap, or else its surroundings, set for a rule; None for none."""
        for given in (self._own, self._thresholds):
            if given and (number := given.get(code, {}).get(name)) is not None:
                return exact(number.value)
        return None

    def of(self, roadmap: Roadmap, strains: Mapping[str, Strain] = MappingProxyType({})) -> Plan:
        """Another roadmap, or the same, looked at on the same day and by the same thresholds.

        Args:
            strains: What hinders its initiatives, by id.
        """
        other = Plan(roadmap, self.today, self.as_written, self._thresholds, strains)
        if roadmap is self.roadmap:
            other.__dict__["graph"] = self.graph  # what waits for what is the same
        return other

    @cached_property
    def week(self) -> int:
        """Working days in a week without closed days, 1 to 7."""
        return self.schedule.grid.days_per_week

    @cached_property
    def graph(self) -> Graph:
        """What waits for what."""
        return Graph(self.roadmap)

    @cached_property
    def schedule(self) -> Schedule:
        """When it happens."""
        return Schedule(self.roadmap, self.graph.wiring, self.today, self.as_written, self._strains)

    @cached_property
    def written(self) -> Schedule:
        """When it would happen as written, before today pushes what is late."""
        if self.as_written:
            return self.schedule
        return Schedule(self.roadmap, self.graph.wiring, self.today, as_written=True)

    def check_valued(self) -> None:
        """Refuse a plan of which nothing true could be said.

        Raises:
            NotComputable: It says what is missing and how to add it.
        """
        if not self.roadmap.outcomes:
            raise NotComputable(
                "the vision has no outcomes, so nothing says what the work is worth",
                "add one under vision: `outcomes: {churn: {baseline: 17%, target: 12%}}`, and let "
                "initiatives serve it: `serves: {churn: 20%}`",
            )
        valued = [id for id in self.values if self.delivers(id)]
        if not valued:
            name = next(iter(self.roadmap.outcomes))
            raise NotComputable(
                "no initiative serves an outcome that is worth something, so no value ever arrives",
                f"say what an initiative brings: `serves: {{{name}: 20%}}`",
            )
        if self.schedule.relative:
            raise NotComputable(
                "the roadmap has no date, so nobody can say when its value arrives",
                "give it its first day, at the top: `start: 2027-01-11`",
            )
        dated = self.schedule.times
        if not any(dated[id].dated for id in valued if id in dated):
            raise NotComputable(
                f"nothing of value has dates yet: {named(valued, _MOST_NAMED)}",
                "say how long it takes: `estimate: 6w`, or `estimate: 4w..8w`",
            )

    @cached_property
    def live(self) -> tuple[Initiative, ...]:
        """The initiatives that take part, neither dropped nor parked, in file order."""
        return tuple(item for item in self.roadmap.initiatives.values() if item.live)

    @cached_property
    def carriers(self) -> Carriers:
        """The people and bodies of the roadmap."""
        return Carriers(self.roadmap)

    @cached_property
    def carried(self) -> dict[str, list[Initiative]]:
        """The unfinished work that takes part, by whoever is accountable for it."""
        return self.carriers.work(item for item in self.live if item.unfinished)

    @cached_property
    def serving(self) -> dict[str, list[Initiative]]:
        """The live work for each outcome that some work serves, in the order of the file."""
        found: dict[str, list[Initiative]] = {}
        for item in self.live:
            for outcome in item.serves:
                found.setdefault(outcome, []).append(item)
        return found

    def times(self, id: str) -> Times:
        """When an initiative, a phase or an external happens.

        Raises:
            KeyError: Nothing with this id takes part.
        """
        for part in (self.schedule.times, self.schedule.phases, self.schedule.externals):
            if id in part:
                return part[id]
        raise KeyError(id)

    def value(self, id: str) -> Fraction:
        """What an initiative is worth, in points of 100 for all outcomes; 0 if it takes no part."""
        return self.values.get(id, _NOTHING)

    def delivers(self, id: str) -> bool:
        """Whether an initiative moves an outcome that is worth something."""
        return id in self._delivering

    @cached_property
    def _delivering(self) -> frozenset[str]:
        return frozenset(id for id, points in self.values.items() if points)

    @cached_property
    def phases_without_value(self) -> tuple[Phase, ...]:
        """Phases with work of which none delivers.

        None where nothing in the roadmap does, and where an unknown outcome is named: it may be
        one that is only misspelt.
        """
        if not self.total_value:
            return ()
        known = self.roadmap.outcomes.keys()
        delivering = {
            item.phase
            for item in self.live
            if self.delivers(item.id) or not known >= item.serves.keys()
        }
        return tuple(
            phase
            for phase in self.roadmap.phases.values()
            if phase.id not in delivering and any(item.live for item in phase.initiatives.values())
        )

    @cached_property
    def costs(self) -> dict[str, Fraction]:
        """What initiatives that take part cost, of those that say so, in file order."""
        return {item.id: exact(item.cost.amount) for item in self.live if item.cost is not None}

    @cached_property
    def worth(self) -> dict[str, Fraction]:
        """Points of each outcome, 100 in all."""
        return worth(self.roadmap)

    @cached_property
    def contributions(self) -> dict[str, dict[str, Fraction]]:
        """Points of each initiative that takes part, by outcome."""
        return contributions(self.roadmap, self.worth, self.coverage)

    @cached_property
    def values(self) -> dict[str, Fraction]:
        """Points of each initiative that takes part, in file order."""
        return {id: total(by_outcome.values()) for id, by_outcome in self.contributions.items()}

    @cached_property
    def meant(self) -> frozenset[str]:
        """Initiatives, phases and outcomes that a mistyped `after` or `serves` was meant for.

        What is said of a slip of the pen need not be said again of what it misses.
        """
        return meant(self.roadmap)

    @cached_property
    def total_value(self) -> Fraction:
        """Points that all initiatives together claim; 100 when every outcome is covered."""
        return total(self.values.values())

    @cached_property
    def arrived(self) -> dict[str, list[tuple[date, Fraction]]]:
        """By outcome, when done work was finished and which part of the gap it should close."""
        return arrivals(self.live, self.contributions, self.worth, self.schedule.times)

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """How far each outcome has come, and whether that is far enough."""
        start = None if self.schedule.relative else self.schedule.start
        return {
            id: progress(outcome, self.arrived.get(id, ()), start, self.today, self.threshold)
            for id, outcome in self.roadmap.outcomes.items()
        }

    def exits(self, phase: str) -> tuple[Judged, ...]:
        """Whether each exit criterion of a phase holds; of one that is over, whether it did."""
        entry = self.roadmap.phases[phase]
        closed = None
        if entry.done:
            closed = min(self.schedule.phases[phase].finish or self.today, self.today)
        return tuple(judge(each, self.roadmap, closed) for each in entry.exit)

    @cached_property
    def waiting_for_late(self) -> frozenset[str]:
        """What waits, phases included, for work that should have begun or ended by now.

        Unfinished work is late when, as the roadmap is written, the first day of what has not
        begun or the expected last day of what has lies before today.
        """
        late = []
        for item in self.live:
            times = self.written.times[item.id]
            day = times.finish if item.status in BEGUN else times.start
            if item.unfinished and day is not None and day < self.today:
                late.append(item.id)
        return self.graph.waiting_for_any(late, phases=True)

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """Of each outcome, how much of its gap is claimed."""
        return coverage(self.roadmap)

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        """The days on which value arrives, earliest first."""
        finishes = {id: times.finish for id, times in self.schedule.times.items()}
        return deliveries(self.values, finishes)

    @cached_property
    def horizon(self) -> date:
        """The day before which value counts: the vision's horizon, else a year after the end."""
        return horizon_of(self.roadmap, self.schedule.finish or self.schedule.start)

    @cached_property
    def course(self) -> Course:
        """When value arrives and money leaves, in points; up to the vision's horizon."""
        return course_of(self.roadmap, self.schedule, self.contributions, self.horizon)

    @cached_property
    def twin(self) -> Course:
        """The same work as one big release at its end."""
        return twin(self.course)

    @cached_property
    def money(self) -> dict[str, dict[str, Fraction]]:
        """Money a year of each initiative that takes part, by outcome; empty where worth is points.

        Outcomes that name no worth bring no money.

        Raises:
            NotComputable: Some outcomes are worth money and others points.
        """
        amounts = prices(self.roadmap)
        if not amounts:
            return {}
        return {
            id: {
                outcome: amounts[outcome] * points / self.worth[outcome]
                for outcome, points in by_outcome.items()
                if amounts.get(outcome)
            }
            for id, by_outcome in self.contributions.items()
        }

    @cached_property
    def priced(self) -> Course | None:
        """The course in money a year; None where worth is points.

        Raises:
            NotComputable: Some outcomes are worth money and others points.
        """
        if not self.money:
            return None
        return course_of(self.roadmap, self.schedule, self.money, self.horizon)

    @cached_property
    def landings(self) -> dict[str, tuple[Landing, ...]]:
        """What lands on each team, in file order."""
        return landings(self.roadmap, self.schedule.times, self.schedule.grid)

    @cached_property
    def loads(self) -> dict[str, TeamLoad]:
        """Change load of every team that is named or hit, against its capacity; in file order."""
        return loads(self.roadmap, self.landings)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Busy times of teams into which something lands; none in a plan without dates."""
        if self.schedule.relative:
            return ()
        return tuple(clashes(self.roadmap, self.landings, self.schedule.times, self.today))

    @property
    def first_value(self) -> Delivery | None:
        """The first day on which value arrives; None when none does on a known day."""
        return self.deliveries[0] if self.deliveries else None

    @property
    def longest_silence(self) -> Silence | None:
        """The longest time between two deliveries, the first of equals; None below two."""
        return max(silences(self.deliveries), key=lambda silence: silence.days, default=None)

    @property
    def largest_delivery(self) -> Delivery | None:
        """The day on which most value arrives, the first of equals; None when none does."""
        return max(self.deliveries, key=lambda delivery: delivery.points, default=None)

    @cached_property
    def to_come(self) -> dict[str, Fraction]:
        """Points of the unfinished initiatives that deliver, in file order."""
        return {
            item.id: self.value(item.id)
            for item in self.live
            if item.unfinished and self.delivers(item.id)
        }

    def hanging_on(self, ids: Iterable[str]) -> Fraction:
        """Part of the value still to come that cannot arrive without these initiatives, 0 to 1.

        Their own and that of all that waits for them; what is done has arrived. 0 when nothing
        is to come.
        """
        held = self.graph.around(ids, after=None)
        stuck = total(self.to_come[id] for id in held if id in self.to_come)
        return stuck / self._all_to_come if stuck else Fraction(0)

    @cached_property
    def _all_to_come(self) -> Fraction:
        return total(self.to_come.values())

    @cached_property
    def ready(self) -> tuple[str, ...]:
        """What can start now, in file order.

        Planned or proposed initiatives for which all that they wait for is done, and whose start,
        where one is known, is no later than the first working day from today on, or than the
        plan's first day when that lies ahead.
        """
        free = unblocked(self.roadmap, self.graph.wiring, self.today)
        if self.schedule.relative:
            return free
        now = self.schedule.grid.next_open(max(self.today, self.schedule.start))
        starts = {id: self.schedule.times[id].start for id in free}
        for id, start in starts.items():
            own = self.roadmap.initiatives[id].start
            if start is None and own is not None:
                starts[id] = own.first
        return tuple(id for id, start in starts.items() if not start or not now or start <= now)

    def bottlenecks(self, share: Fraction = BOTTLENECK) -> tuple[Bottleneck, ...]:
        """Unfinished initiatives that hold so large a share of all value, largest first.

        Of those that wait for each other only the first is named, with the next after it.

        Raises:
            NotComputable: There are more initiatives than can be compared with each other.
        """
        unfinished = {item.id for item in self.live if item.unfinished}
        return bottlenecks(self.graph, self.values, unfinished, share)
