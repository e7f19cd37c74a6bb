"""Levelling a plan: dates on which no team and no owner is asked for more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

from cxroad.level.bound import earliest_end
from cxroad.level.decoder import Objective, Run, WorkList
from cxroad.level.fitness import refuse_unfit
from cxroad.level.needs import Limits
from cxroad.level.search import SCHEDULES, SEED, search
from cxroad.model.carriers import Carriers
from cxroad.model.dates import Date
from cxroad.model.roadmap import Roadmap
from cxroad.plan import Plan
from cxroad.schedule.course import Course
from cxroad.schedule.landing import APART_WEEKS
from cxroad.schedule.parallel import AT_ONCE, busiest
from cxroad.schedule.saturation import loads


@dataclass(frozen=True, slots=True)
class Move:
    """An initiative that levelling moves; days are the first and the last worked."""

    id: str
    start: date
    finish: date
    new_start: date
    new_finish: date

    @property
    def days(self) -> int:
        """Calendar days by which it finishes later; below 0 when earlier."""
        return (self.new_finish - self.finish).days


@dataclass(frozen=True, slots=True)
class TeamRelief:
    """What levelling does for a team, in the weeks that are not over.

    Attributes:
        overload: Hours per affected person beyond the capacity, of all weeks together.
        over: Weeks in which more is asked than there is.
        peak: The most hours a week asked of each affected person.
    """

    team: str
    capacity: Fraction
    overload: Fraction
    over: int
    peak: Fraction
    new_overload: Fraction
    new_over: int
    new_peak: Fraction


@dataclass(frozen=True, slots=True)
class OwnerRelief:
    """Most initiatives that an owner runs at the same time, before and after."""

    owner: str
    most: int
    new_most: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A promised day that levelling makes a plan miss, of an initiative or a phase."""

    id: str
    due: date
    finish: date


@dataclass(frozen=True)
class Levelled:
    """A plan and the same plan levelled.

    Attributes:
        plan: As it was.
        new: With the dates that levelling sets.
        objective: What was kept small first.
        starts: The first days to be written, by id in file order: of work that would start
            earlier by what it waits for alone.
        run: The schedule that was found, as the network has it.
        schedules: How many schedules were made.
        limits: What was kept.
        earliest: The last day before which no levelled plan ends.
    """

    plan: Plan
    new: Plan
    objective: Objective
    starts: Mapping[str, date]
    run: Run
    schedules: int
    limits: Limits
    earliest: date

    @property
    def short(self) -> bool:
        """Whether something that keeps its own days was pushed to where there is no room."""
        return self.run.short > 0

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What moves, in file order."""
        after = self.new.schedule.times
        found = []
        for id, was in self.plan.schedule.times.items():
            now = after[id]
            if was.start and was.finish and now.start and now.finish:
                move = Move(id, was.start, was.finish, now.start, now.finish)
                if (was.start, was.finish) != (now.start, now.finish):
                    found.append(move)
        return tuple(found)

    @property
    def end(self) -> date | None:
        """The last day of the plan as it was."""
        return self.plan.schedule.finish

    @property
    def new_end(self) -> date | None:
        """The last day of the levelled plan."""
        return self.new.schedule.finish

    @property
    def later_days(self) -> int:
        """Calendar days by which the plan ends later; 0 or more."""
        return (self.new_end - self.end).days if self.end and self.new_end else 0

    @property
    def proved(self) -> bool:
        """Whether no plan within these limits can end earlier.

        Never said of an objective that weighs value.
        """
        return self.objective is Objective.FINISH and self.new_end == self.earliest

    @cached_property
    def value_months(self) -> Fraction | None:
        """Value-months of the plan as it was, up to its horizon; None where nothing has value."""
        return self.plan.course.value_months() if self.plan.total_value else None

    @cached_property
    def lost(self) -> Fraction | None:
        """Value-months that levelling costs, up to the horizon of the plan as it was.

        Below 0 where value comes earlier; None where nothing has value.
        """
        if self.value_months is None:
            return None
        after: Course = self.new.course.until(self.plan.horizon)
        return self.value_months - after.value_months()

    @cached_property
    def teams(self) -> tuple[TeamRelief, ...]:
        """Every team on which something lands."""
        today = None if self.plan.schedule.relative else self.plan.today
        before = loads(self.plan.roadmap, self.plan.landings)
        after = loads(self.new.roadmap, self.new.landings)
        found = []
        for id, team in before.items():
            was, now = team.glance(team.ahead(today)), after[id].glance(after[id].ahead(today))
            if was and now:
                found.append(
                    TeamRelief(
                        id,
                        team.capacity,
                        was.overload,
                        was.over,
                        was.peak.hours,
                        now.overload,
                        now.over,
                        now.peak.hours,
                    )
                )
        return tuple(found)

    @cached_property
    def owners(self) -> tuple[OwnerRelief, ...]:
        """Every owner of unfinished work who runs too much before or after."""
        carriers = Carriers(self.plan.roadmap)
        since = None if self.plan.schedule.relative else self.plan.today
        found = []
        for items in carriers.work(item for item in self.plan.live if item.unfinished).values():
            peaks = [
                busiest((plan.schedule.times[item.id] for item in items), since)
                for plan in (self.plan, self.new)
            ]
            most, new_most = (len(peak.ids) if peak else 0 for peak in peaks)
            if max(most, new_most) > self.limits.at_once:
                found.append(OwnerRelief(carriers.called(items[0].owner[0]), most, new_most))
        return tuple(found)

    @cached_property
    def missed(self) -> tuple[Missed, ...]:
        """Promised days that the levelled plan misses and the plan as it was does not."""
        found = []
        for before, after in (
            (self.plan.schedule.times, self.new.schedule.times),
            (self.plan.schedule.phases, self.new.schedule.phases),
        ):
            for id, was in before.items():
                now = after[id]
                if (
                    was.due
                    and was.finish
                    and now.finish
                    and was.finish <= was.due
                    and now.finish > was.due
                ):
                    found.append(Missed(id, was.due, now.finish))
        return tuple(found)


def level(
    plan: Plan,
    objective: Objective = Objective.FINISH,
    schedules: int = SCHEDULES,
    seed: int = SEED,
    apart: bool = False,
) -> Levelled:
    """Dates that keep every team within its capacity for change and every owner within a limit.

    By expected estimates. Order, calendar, phases, written starts and real dates hold; promised
    days may be missed, and are named then. Limits are those of PPL001 (`load`) and GOV006
    (`initiatives`), as the roadmap sets them.

    Args:
        objective: What to keep small first: the end of the plan, or value that comes later.
        schedules: How many are tried, 1 or more.
        seed: Where the chance of the search starts.
        apart: Keep two heavy landings on a team apart too, as PPL008 asks.

    Raises:
        NotComputable: The roadmap has no dates, nothing can move, it asks nobody for anything,
            one change alone is more than a team can absorb, or it is too large.
    """
    limits = limits_of(plan, apart)
    refuse_unfit(plan, limits)
    work = WorkList(plan, objective, limits)
    found = search(work, schedules, seed)
    run = work.run(found.best.order)
    later = {work.moving[node]: date.fromordinal(day) for node, day in run.pushed.items()}
    starts = {id: later[id] for id in plan.roadmap.initiatives if id in later}
    new = plan.of(started(plan.roadmap, starts))
    earliest = date.fromordinal(earliest_end(work) - 1)
    return Levelled(plan, new, objective, starts, run, found.schedules, limits, earliest)


def limits_of(plan: Plan, apart: bool = False) -> Limits:
    """The limits that a roadmap, or what surrounds it, sets for its rules.

    Args:
        apart: Whether heavy landings on a team keep the distance of PPL008.
    """
    at_once = plan.threshold("GOV006", "initiatives")
    share = plan.threshold("PPL001", "load")
    weeks = plan.threshold("PPL008", "weeks")
    return Limits(
        AT_ONCE if at_once is None else int(at_once),
        Fraction(1) if share is None else share / 100,
        ceil(7 * (APART_WEEKS if weeks is None else weeks)) if apart else 0,
    )


def started(roadmap: Roadmap, starts: Mapping[str, date]) -> Roadmap:
    """The roadmap with other first days of some initiatives."""
    return roadmap.with_initiatives(
        {
            id: roadmap.initiatives[id].model_copy(update={"start": Date.parse(day.isoformat())})
            for id, day in starts.items()
        }
    )
