"""Levelling a plan: dates on which no team and no owner is asked for more than there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from cxroad.errors import NotComputable
from cxroad.level.decoder import Objective, WorkList
from cxroad.level.search import SCHEDULES, SEED, search
from cxroad.model.carriers import Carriers
from cxroad.model.dates import Date
from cxroad.model.roadmap import Roadmap
from cxroad.model.writing import rounded
from cxroad.plan import Plan
from cxroad.schedule.course import Course
from cxroad.schedule.landing import capacity, shape_of
from cxroad.schedule.parallel import AT_ONCE, busiest
from cxroad.schedule.saturation import loads

MOST = 1000
"""Initiatives that are levelled together; our default, far above any roadmap in use."""


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
        schedules: How many schedules were made.
        at_once: Initiatives that an owner can run.
        earliest: The last day before which no levelled plan ends.
    """

    plan: Plan
    new: Plan
    objective: Objective
    starts: Mapping[str, date]
    schedules: int
    at_once: int
    earliest: date

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
            if max(most, new_most) > self.at_once:
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
) -> Levelled:
    """Dates that keep every team within its capacity for change and every owner within a limit.

    By expected estimates. Order, calendar, phases, written starts and real dates hold; promised
    days may be missed, and are named then. Limits are those of PPL001 (`load`) and GOV006
    (`initiatives`), as the roadmap sets them.

    Args:
        objective: What to keep small first: the end of the plan, or value that comes later.
        schedules: How many are tried, 1 or more.
        seed: Where the chance of the search starts.

    Raises:
        NotComputable: The roadmap has no dates, nothing can move, it asks nobody for anything,
            one change alone is more than a team can absorb, or it is too large.
    """
    at_once = plan.threshold("GOV006", "initiatives")
    share = plan.threshold("PPL001", "load")
    limit = AT_ONCE if at_once is None else int(at_once)
    full = Fraction(1) if share is None else share / 100
    _refuse_unfit(plan, full, limit)
    work = WorkList(plan, objective, limit, full)
    if not work.moving:
        raise NotComputable(
            "nothing is left that could move: all work has begun or has no estimate",
            "give what is planned an estimate, such as `estimate: 6w`",
        )
    found = search(work, schedules, seed)
    pushed: dict[int, int] = {}
    work.course(found.best.order, pushed)
    later = {work.moving[node]: date.fromordinal(day) for node, day in pushed.items()}
    starts = {id: later[id] for id in plan.roadmap.initiatives if id in later}
    new = Plan(started(plan.roadmap, starts), plan.today, plan.as_written, plan._thresholds)
    earliest = date.fromordinal(work.earliest - 1)
    return Levelled(plan, new, objective, starts, found.schedules, limit, earliest)


def started(roadmap: Roadmap, starts: Mapping[str, date]) -> Roadmap:
    """The roadmap with other first days of some initiatives."""
    return roadmap.with_initiatives(
        {
            id: roadmap.initiatives[id].model_copy(update={"start": Date.parse(day.isoformat())})
            for id, day in starts.items()
        }
    )


def _refuse_unfit(plan: Plan, full: Fraction, limit: int) -> None:
    """What keeps a plan from being levelled, said in words."""
    if plan.schedule.relative or plan.schedule.finish is None:
        raise NotComputable(
            "the roadmap has no dates to level",
            "add `start: 2027-01-11` and estimates such as `6w`",
        )
    if plan.graph.circles:
        raise NotComputable(
            "initiatives wait for each other, so there are no dates to level", "cxroad lint"
        )
    if len(plan.live) > MOST:
        raise NotComputable(
            f"{len(plan.live)} initiatives are too many to level together (at most {MOST})",
            "level the roadmaps that they come from",
        )
    ahead = [item for item in plan.live if item.unfinished]
    if not any(item.impacts or item.owner for item in ahead):
        raise NotComputable(
            "no initiative says whom it changes or who owns it, so there is no limit to keep",
            "add `impacts: {a-team: medium}` and `owner:`",
        )
    if limit < 1:
        raise NotComputable(
            "no owner may run anything, as `settings.GOV006.initiatives` says", "allow at least 1"
        )
    presets = plan.roadmap.settings.load if plan.roadmap.settings else None
    for item in ahead:
        for team, impact in item.impacts.items():
            asked = max(hours for _, _, hours in shape_of(impact, presets))
            room = capacity(plan.roadmap, team) * full
            if asked > room:
                raise NotComputable(
                    f"`{item.id}` alone asks `{team}` for {rounded(asked, 2)} h a week, and it can "
                    f"give {rounded(room, 2)} h, so no date fits",
                    f"make its landing gentler (`impacts: {{{team}: medium}}`), split it, or raise "
                    f"`teams.{team}.capacity` and say what stops for it",
                )
