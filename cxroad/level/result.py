"""What levelling does to a plan: what moves, what it costs and what it saves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from cxroad.errors import NotComputable
from cxroad.level.decoder import Run
from cxroad.level.needs import Limits, movable
from cxroad.level.rooms import Blocked
from cxroad.level.terms import Levelling
from cxroad.plan import Plan
from cxroad.schedule.parallel import busiest
from cxroad.schedule.saturation import TeamLoad


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
        room: Hours per affected person and week that it may be asked for.
        peak: The most hours a week asked of each affected person.
        overload: Hours per affected person beyond the room, of all weeks together.
        over: Weeks in which more is asked than there is room for.
    """

    team: str
    room: Fraction
    peak: Fraction
    new_peak: Fraction
    overload: Fraction
    new_overload: Fraction
    over: int
    new_over: int


@dataclass(frozen=True, slots=True)
class OwnerRelief:
    """Most initiatives that an owner runs at the same time, before and after."""

    owner: str
    most: int
    new_most: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A promised day of an initiative or a phase that levelling makes a plan miss, or miss by more.

    Attributes:
        before, after: Its last day in the plan as it was, and levelled.
    """

    id: str
    due: date
    before: date
    after: date


@dataclass(frozen=True)
class Levelled:
    """A plan and the same plan levelled.

    Attributes:
        plan: As it was.
        new: With the dates that levelling sets.
        terms: What was asked for.
        limits: What was kept.
        starts: The first days to be written, by id in file order: of work that would start
            earlier by what it waits for alone.
        run: The schedule that was found, as the network has it.
        blocked: Who had no room, of all that gets a start, by id.
        tried: How many schedules were tried.
        earliest: A last day before which no levelled plan can end.
        proved: Whether no plan within these limits ends earlier, by `earliest`. Never said of an
            objective that weighs value.
    """

    plan: Plan
    new: Plan
    terms: Levelling
    limits: Limits
    starts: Mapping[str, date]
    run: Run
    blocked: Mapping[str, Blocked]
    tried: int
    earliest: date
    proved: bool

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

    @cached_property
    def money(self) -> bool:
        """Whether value is money, since every outcome that names its worth names it in money."""
        try:
            return bool(self.plan.money)
        except NotComputable:  # some money, some points: then all of it counts in points
            return False

    @cached_property
    def value(self) -> Fraction | None:
        """Value that the plan as it was brings up to its horizon; None where nothing has any.

        Value-months (a point of value for 30.4375 days), or money.
        """
        return self._brings(self.plan) if self.plan.total_value else None

    @cached_property
    def lost(self) -> Fraction | None:
        """Value that levelling costs, up to the horizon of the plan as it was; see `value`.

        Below 0 where value comes earlier; None where nothing has value.
        """
        return None if self.value is None else self.value - self._brings(self.new)

    def _brings(self, plan: Plan) -> Fraction:
        course = (plan.priced if self.money else None) or plan.course
        course = course.until(self.plan.horizon)
        return course.in_hand() if self.money else course.value_months()

    @cached_property
    def teams(self) -> tuple[TeamRelief, ...]:
        """Every team on which something lands."""
        today = None if self.plan.schedule.relative else self.plan.today
        found = []
        for id, team in self._loads(self.plan).items():
            later = self._loads(self.new)[id]
            was, now = team.glance(team.ahead(today)), later.glance(later.ahead(today))
            if was and now:
                peaks = was.peak.hours, now.peak.hours
                hours = was.overload, now.overload
                found.append(TeamRelief(id, team.capacity, *peaks, *hours, was.over, now.over))
        return tuple(found)

    def _loads(self, plan: Plan) -> dict[str, TeamLoad]:
        """Loads of teams against what may be asked of them, which a threshold can change."""
        return {
            id: replace(load, capacity=self.limits.room(plan, id))
            for id, load in plan.loads.items()
        }

    @cached_property
    def owners(self) -> tuple[OwnerRelief, ...]:
        """Every owner of unfinished work who runs too much before or after."""
        since = None if self.plan.schedule.relative else self.plan.today
        found = []
        for items in self.plan.carried.values():
            peaks = [
                busiest((plan.schedule.times[item.id] for item in items), since)
                for plan in (self.plan, self.new)
            ]
            most, new_most = (len(peak.ids) if peak else 0 for peak in peaks)
            if max(most, new_most) > self.limits.at_once:
                found.append(
                    OwnerRelief(self.plan.carriers.called(items[0].owner[0]), most, new_most)
                )
        return tuple(found)

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """In file order, what lands in weeks that stay over a limit, and keeps its own days."""
        free = set(movable(self.plan).values())
        full = {
            (id, week.monday)
            for id, load in self._loads(self.new).items()
            for week in load.weeks
            if week.hours > load.capacity
        }
        found = {
            landing.id
            for team, changes in self.new.landings.items()
            for landing in changes
            if landing.id not in free and any((team, monday) in full for monday in landing.hours)
        }
        return tuple(id for id in self.plan.roadmap.initiatives if id in found)

    @cached_property
    def missed(self) -> tuple[Missed, ...]:
        """Promised days that the levelled plan misses, and by more than the plan as it was."""
        found = []
        for before, after in (
            (self.plan.schedule.times, self.new.schedule.times),
            (self.plan.schedule.phases, self.new.schedule.phases),
        ):
            for id, was in before.items():
                now = after[id]
                if not (was.due and was.finish and now.finish):
                    continue
                if now.finish > max(was.due, was.finish):
                    found.append(Missed(id, was.due, was.finish, now.finish))
        return tuple(found)
