"""A roadmap as lists of work: who chooses first, and the schedule that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heapify, heappop, heappush
from math import ceil, lcm

from cxroad.level.needs import Limits, Need, movable, needs_of
from cxroad.level.rooms import BEHIND_WEEKS, Placing, Rooms, Span
from cxroad.level.search import Cost, Tried
from cxroad.plan import Plan
from cxroad.schedule.network import Case, Course
from cxroad.schedule.slack import plan_end

_WEEKS_EACH = 20
"""Weeks that any one landing can push the end away by, at most: longer than any preset."""


class Objective(StrEnum):
    """What levelling keeps small first; the other one decides between equals."""

    FINISH = "finish"
    """The end of the plan."""
    VALUE = "value"
    """The value that comes later."""


@dataclass(frozen=True, slots=True)
class Run:
    """A schedule.

    Attributes:
        short: By how much more is asked than there is, since some dates cannot be moved.
        pushed: The first day of what room alone makes later than what it waits for, by node.
    """

    course: Course
    short: int
    pushed: Mapping[int, int]


class WorkList:
    """Decodes lists of a roadmap's work; see `Decoder`.

    A list holds the work that may move and needs what can run short. Everything else happens as
    early as order allows, and the plan's own network says when that is.

    Attributes:
        moving: What may be given a start, by node.
        active: Those of them that need room.
        needs: What each node takes, where it takes anything.
        rooms: What there is when nothing that can move is placed.
        base: The course that order alone gives.
    """

    def __init__(self, plan: Plan, objective: Objective, limits: Limits) -> None:
        self.network = plan.schedule.network
        self._objective = objective
        network = self.network
        self.base = network.course(Case.EXPECTED)
        work = plan.graph.wiring.work
        self.needs: dict[int, Need] = {
            work[id]: need for id, need in needs_of(plan, limits).items() if need
        }
        self.moving = movable(plan)
        self.active = [at for at in network.order if at in self.moving and at in self.needs]
        self.rooms = self._rooms(plan, limits)
        self._number = {at: number for number, at in enumerate(self.active)}
        above = self._above()
        self._driven = frozenset(
            at
            for at in self.needs
            if at not in self._number
            and not network.jobs[at].begun
            and not above[at].isdisjoint(self._number)
        )
        for at in self.needs:
            if at not in self._number and at not in self._driven:
                self.rooms.reserve(at, self.span(self.base, at))
        self._dated = [at for id, at in work.items() if plan.schedule.times[id].dated]
        values = {at: value for id, at in work.items() if (value := plan.value(id)) > 0}
        scale = lcm(*(value.denominator for value in values.values()))
        self._points = {at: int(values[at] * scale) for at in self._dated if at in values}
        self._horizon = plan.horizon.toordinal()
        passive = [at for at in network.order if at not in self._number]
        self._passive = passive
        self._leading = [[at for at in passive if at in above[member]] for member in self.active]
        """For each member of a list what has to be scheduled before it and is no member."""
        self.before: Sequence[Sequence[int]] = [
            sorted(self._number[at] for at in above[member] if at in self._number)
            for member in self.active
        ]
        self._after: list[list[int]] = [[] for _ in self.active]
        for number, before in enumerate(self.before):
            for source in before:
                self._after[source].append(number)
        self.first = self._listed(self._latest_first())
        self.bound: Cost = self.cost(Run(self.base, 0, {}))

    def decode(self, order: Sequence[int]) -> Tried:
        """The schedule of a list, with a list in the order of its starts."""
        run = self.run(order)
        starts = {number: self._start(run.course, number) for number in order}
        return Tried(self.cost(run), self._listed(starts))

    def justified(self, tried: Tried) -> None:  # noqa: ARG002
        """Not tried: what is asked around landings does not turn round."""
        return

    def run(self, order: Sequence[int]) -> Run:
        """The schedule that a list gives; its members are numbers in `active`."""
        network, driven = self.network, self._driven
        placing = Placing(self.rooms)
        pushed: dict[int, int] = {}
        active = self._number

        def place(at: int, day: int, days: int) -> int:
            if at in active:
                found = placing.place(at, day, days)
                if found > day:
                    pushed[at] = found
                return found
            if at in driven:
                end = network.grid.day(network.grid.index(day) + days - 1) + 1
                placing.force(at, Span(day, end, network.grid.open(end)))
            return day

        course = network.course(Case.EXPECTED, self._whole(order), place)
        return Run(course, placing.short, pushed)

    def cost(self, run: Run) -> Cost:
        """What a schedule costs, the most important first."""
        end = plan_end(self.network, run.course) or 0
        grid, horizon = self.network.grid, self._horizon
        late = beyond = 0
        for at, points in self._points.items():
            landing = grid.open(self.span(run.course, at).end)
            late += points * min(landing, horizon)
            beyond += points * landing
        moved = sum(self.span(run.course, at).end for at in self._dated)
        if self._objective is Objective.FINISH:
            return run.short, end, late, beyond, moved
        return run.short, late, beyond, end, moved

    def span(self, course: Course, at: int) -> Span:
        """When something with dates is done."""
        start, finish = course.start[at], course.finish[at]
        assert start is not None, "nodes without dates are left out"
        assert finish is not None, "nodes without dates are left out"
        end, evening = finish
        if not evening:
            end += 1
        return Span(start[0], end, self.network.grid.open(end))

    def _start(self, course: Course, number: int) -> int:
        moment = course.start[self.active[number]]
        return moment[0] if moment is not None else 0

    def _whole(self, order: Sequence[int]) -> list[int]:
        """All nodes in an order in which the members of a list keep theirs."""
        done: set[int] = set()
        whole: list[int] = []
        for number in order:
            for at in self._leading[number]:
                if at not in done:
                    done.add(at)
                    whole.append(at)
            whole.append(self.active[number])
        return [*whole, *(at for at in self._passive if at not in done)]

    def _above(self) -> dict[int, set[int]]:
        """By node all that it waits for, however indirectly."""
        found: dict[int, set[int]] = {}
        for at in self.network.order:
            own: set[int] = set()
            for tie in self.network.into[at]:
                own.add(tie.source)
                own |= found[tie.source]
            found[at] = own
        return found

    def _latest_first(self) -> dict[int, int]:
        """By member, how little waits behind it: what has the longest way to go comes first."""
        network = self.network
        tail: dict[int, int] = {}
        for at in reversed(network.order):
            behind = max((tail[tie.target] for tie in network.out[at]), default=0)
            tail[at] = behind + network.jobs[at].days[Case.EXPECTED]
        return {number: -tail[at] for at, number in self._number.items()}

    def _listed(self, keys: Mapping[int, int]) -> list[int]:
        """Members by a key, each behind what it waits for."""
        left = [len(before) for before in self.before]
        ready = [(keys[number], number) for number, count in enumerate(left) if not count]
        heapify(ready)
        found: list[int] = []
        while ready:
            number = heappop(ready)[1]
            found.append(number)
            for target in self._after[number]:
                left[target] -= 1
                if not left[target]:
                    heappush(ready, (keys[target], target))
        return found

    def _rooms(self, plan: Plan, limits: Limits) -> Rooms:
        network = self.network
        # Nothing lands before the plan starts, so nothing is asked long before that.
        first = plan.schedule.start.toordinal()
        if not plan.schedule.relative:
            first = max(plan.today.toordinal(), first - 7 * BEHIND_WEEKS)
        teams = sorted({ask.team for need in self.needs.values() for ask in need.asks})
        ends = [self.span(self.base, at).end for at in self.needs]
        work = sum(network.jobs[at].days[Case.EXPECTED] for at in self.active)
        last = network.grid.day(network.grid.index(max([first, *ends])) + work)
        each = _WEEKS_EACH + ceil(limits.apart / 7)
        return Rooms(
            network.grid,
            first,
            (last - first) // 7 + each * (len(self.needs) + 1),
            self.needs,
            {team: limits.room(plan, team) for team in teams},
            limits.at_once,
            limits.apart,
        )
