"""A roadmap as lists of work: who chooses first, and the schedule that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import ceil
from types import MappingProxyType

from cxroad.level.needs import Limits, Need, movable, needs_of
from cxroad.level.rooms import BEHIND_WEEKS, Blocked, NoRoom, Placing, Rooms, Span
from cxroad.level.search import Cost, Tried
from cxroad.level.terms import Objective
from cxroad.model.numbers import in_parts
from cxroad.plan import Plan
from cxroad.schedule.network import FAR, Case, Shape, Sweep
from cxroad.schedule.slack import Backward, plan_end

_WEEKS_EACH = 20
"""Weeks that any one landing can push the end away by, at most: longer than any preset."""

_LATER = Fraction(5, 4)
"""Schedules are given up that take so many times as long as the first one; our default."""

NOTHING: Mapping[int, int] = MappingProxyType({})

_TABLED = 366
"""Days before the first week of the rooms that are looked up rather than reckoned."""

_NEVER: Cost = (FAR,)
"""What a schedule costs that was given up."""


@dataclass(frozen=True, slots=True)
class Run:
    """A schedule as an order of work gives it, each start as early as there is room.

    Attributes:
        short: By how much more is asked than there is, since some dates cannot be moved.
        pushed: The first day of what room alone makes later than what it waits for, by node.
        wished: The first day that order alone would have given the same, by node.
    """

    sweep: Sweep
    short: int
    pushed: Mapping[int, int]
    wished: Mapping[int, int]


class WorkList:
    """Decodes lists of a roadmap's work; see `Decoder`.

    A list holds the work that may move and needs what can run short. Everything else happens as
    early as order allows, and the plan's own network says when that is.

    Attributes:
        moving: What may be given a start, by node.
        active: Those of them that need room.
        needs: What each node takes, where it takes anything.
        rooms: What there is when nothing that can move is placed.
        base: The sweep that order alone gives.
        points: What each node is worth, in whole numbers that compare.
        horizon: The day before which value counts, as an ordinal.
    """

    def __init__(self, plan: Plan, objective: Objective, limits: Limits) -> None:
        self.network = plan.schedule.network
        self._objective = objective
        network = self.network
        self.base = network.sweep(Case.EXPECTED)
        work = plan.graph.wiring.work
        self.needs: dict[int, Need] = {
            work[id]: need for id, need in needs_of(plan, limits).items() if need
        }
        self.moving = movable(plan)
        self.active = [at for at in network.order if at in self.moving and at in self.needs]
        self._number = {at: number for number, at in enumerate(self.active)}
        above = self._above()
        self._driven = frozenset(
            at
            for at in self.needs
            if at not in self._number
            and not network.jobs[at].begun
            and not above[at].isdisjoint(self._number)
        )
        self.rooms = self._rooms(plan, limits, self._enough(plan, limits))
        self._dated = [at for id, at in work.items() if plan.schedule.times[id].dated]
        values = {at: value for id, at in work.items() if (value := plan.value(id)) > 0}
        parts = dict(zip(values, in_parts(values.values())[0], strict=True))
        self.points = {at: parts[at] for at in self._dated if at in parts}
        self.horizon = plan.horizon.toordinal()
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
        self._last: tuple[Tried, Run] | None = None
        self.first = self.listed(self._latest_first())
        self.bound: Cost = self.cost(Run(self.base, 0, {}, {}))
        # Room is looked for in all of the horizon, so what is far behind a first answer is cut off.
        days = (self.end(self.run(self.first)) - self.rooms.first_day) * _LATER
        first = self.rooms.first_day
        self.network = network.on(network.grid.tabled(first - _TABLED, first + ceil(days)))
        self.rooms = self._rooms(plan, limits, ceil(days / 7))

    def decode(self, order: list[int]) -> Tried:
        """The schedule of a list, with a list in the order of its starts."""
        try:
            run = self.run(order)
        except NoRoom:
            return Tried(_NEVER, order, order)
        starts = {number: self._start(run.sweep, number) for number in order}
        tried = Tried(self.cost(run), order, self.listed(starts))
        self._last = tried, run
        return tried

    def justified(self, tried: Tried) -> list[int] | None:
        """A list in the order of a schedule pushed to its end.

        None where value counts, which comes no sooner by it, and for what was given up.
        """
        if self._objective is Objective.VALUE or tried.cost == _NEVER:
            return None
        known, run = self._last or (None, None)
        if known is not tried or run is None:
            run = self.run(tried.made_of)
        grid = self.network.grid
        back = Backward(self.network, run.sweep, self.end(run))
        placing = Placing(self.rooms)
        ends = {each: self.span(run.sweep, self.active[each]).end for each in tried.order}
        late: dict[int, int] = {}
        for at in reversed(self._whole(self.listed(ends))):
            slack = back.settle(at)
            if at not in self._number:
                continue
            span = self.span(run.sweep, at)
            days = max(1, self.network.jobs[at].days[Case.EXPECTED])
            first = grid.index(span.landing) - days
            found = placing.latest(at, grid.day(first + slack), days)
            late[self._number[at]] = span.start if found is None else found
            if found is not None:
                timed = self.network.jobs[at].shape is Shape.WORK
                back.hold(at, found if timed else found + 1)
        return self.listed(late)

    def run(self, order: Sequence[int], not_before: Mapping[int, int] = NOTHING) -> Run:
        """The schedule that a list gives; its members are numbers in `active`.

        Args:
            not_before: Days before which nodes do not start, beside all else.

        Raises:
            NoRoom: It ends far later than the first one.
        """
        network, driven = self.network, self._driven
        placing = Placing(self.rooms)
        pushed: dict[int, int] = {}
        wished: dict[int, int] = {}
        active = self._number

        def place(at: int, day: int, days: int) -> int:
            if at in active:
                found = placing.place(at, max(day, not_before.get(at, 0)), days)
                if found > day:
                    pushed[at], wished[at] = found, day
                return found
            if at in driven:
                placing.force(at, self._lasting(day, days))
            return day

        sweep = network.sweep(Case.EXPECTED, self._whole(order), place)
        return Run(sweep, placing.short, pushed, wished)

    def end(self, run: Run) -> int:
        """The boundary at which the last work has finished."""
        return plan_end(self.network, run.sweep) or 0

    def cost(self, run: Run) -> Cost:
        """What a schedule costs, the most important first."""
        end = self.end(run)
        grid, horizon = self.network.grid, self.horizon
        late = beyond = 0
        for at, points in self.points.items():
            landing = grid.open(self.span(run.sweep, at).end)
            late += points * min(landing, horizon)
            beyond += points * landing
        moved = sum(self.span(run.sweep, at).end for at in self._dated)
        if self._objective is Objective.FINISH:
            return run.short, end, late, beyond, moved
        return run.short, late, beyond, end, moved

    def span(self, sweep: Sweep, at: int) -> Span:
        """When something with dates is done."""
        start, finish = sweep.start[at], sweep.finish[at]
        assert start is not None, "nodes without dates are left out"
        assert finish is not None, "nodes without dates are left out"
        end, evening = finish
        if not evening:
            end += 1
        return Span(start[0], end, self.network.grid.open(end))

    def blocked(self, run: Run) -> dict[int, Blocked]:
        """Of all that room pushed, who had none where order alone would have put it."""
        full = Placing(self.rooms)
        for at in (*self.active, *sorted(self._driven)):
            full.force(at, self.span(run.sweep, at))
        found = {}
        for at, day in run.wished.items():
            days = max(1, self.network.jobs[at].days[Case.EXPECTED])
            without = full.without(at, self.span(run.sweep, at))
            found[at] = without.blocking(at, self._lasting(day, days))
        return found

    def _lasting(self, day: int, days: int) -> Span:
        grid = self.network.grid
        end = grid.day(grid.index(day) + days - 1) + 1
        return Span(day, end, grid.open(end))

    def _start(self, sweep: Sweep, number: int) -> int:
        moment = sweep.start[self.active[number]]
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

    def listed(self, keys: Mapping[int, int]) -> list[int]:
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

    def _enough(self, plan: Plan, limits: Limits) -> int:
        """Weeks in which everything fits, one after the other if it must."""
        network, first = self.network, self._first(plan)
        ends = [self.span(self.base, at).end for at in self.needs]
        work = sum(network.jobs[at].days[Case.EXPECTED] for at in self.active)
        last = network.grid.day(network.grid.index(max([first, *ends])) + work)
        return (last - first) // 7 + (_WEEKS_EACH + ceil(limits.apart / 7)) * (len(self.needs) + 1)

    def _first(self, plan: Plan) -> int:
        """The day from which on something can be asked; nothing lands before the plan starts."""
        start = plan.schedule.start.toordinal()
        if plan.schedule.relative:
            return start
        return max(plan.today.toordinal(), start - 7 * BEHIND_WEEKS)

    def _rooms(self, plan: Plan, limits: Limits, weeks: int) -> Rooms:
        """So many weeks of room, less what cannot move."""
        teams = sorted({ask.team for need in self.needs.values() for ask in need.asks})
        rooms = Rooms(
            self.network.grid,
            self._first(plan),
            weeks,
            self.needs,
            {team: limits.room(plan, team) for team in teams},
            limits.at_once,
            limits.apart,
        )
        for at in self.needs:
            if at not in self._number and at not in self._driven:
                rooms.reserve(at, self.span(self.base, at))
        return rooms
