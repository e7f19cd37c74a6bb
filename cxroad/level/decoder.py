"""A roadmap as lists of work: who chooses first, and the schedule that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm

from cxroad.level.bound import earliest_end
from cxroad.level.rooms import Ask, Need, Placing, Rooms
from cxroad.level.search import Cost, Tried
from cxroad.model.carriers import Carriers, accountable
from cxroad.model.initiative import Initiative
from cxroad.plan import Plan
from cxroad.schedule.landing import capacity, shape_of
from cxroad.schedule.network import Case, Course, Moment, Network, Shape
from cxroad.schedule.slack import plan_end

_WEEKS_EACH = 20
"""Weeks that any one landing can push the end away by, at most: longer than any preset."""


class Objective(StrEnum):
    """What levelling keeps small first; the other one decides between equals."""

    FINISH = "finish"
    """The end of the plan."""
    VALUE = "value"
    """The value that comes later."""


class WorkList:
    """Decodes lists of a roadmap's work; see `Decoder`.

    Args:
        at_once: How many initiatives an owner can run.
        full: The part of its capacity that a team may be asked for, 1 for all of it.
    """

    def __init__(self, plan: Plan, objective: Objective, at_once: int, full: Fraction) -> None:
        self._network: Network = plan.schedule.network
        self._objective = objective
        network, roadmap = self._network, plan.roadmap
        self._base = network.course(Case.EXPECTED)
        self._nodes = {
            node: id
            for id, node in plan.graph.wiring.work.items()
            if self._base.start[node] is not None
        }
        self.moving = {
            node: id
            for node, id in self._nodes.items()
            if network.jobs[node].shape is Shape.WORK and not network.jobs[node].begun
        }
        """What may move, by node."""
        carriers = Carriers(roadmap)
        needs = {
            node: _need(plan, carriers, roadmap.initiatives[id])
            for node, id in self._nodes.items()
            if network.jobs[node].counts and roadmap.initiatives[id].unfinished
        }
        teams = {ask.team for need in needs.values() for ask in need.asks}
        first = min([plan.schedule.start.toordinal(), plan.today.toordinal()])
        if plan.schedule.relative:
            first = plan.schedule.start.toordinal()
        self.rooms = Rooms(
            network.grid,
            first,
            self._weeks(first),
            needs,
            {team: capacity(roadmap, team) * full for team in sorted(teams)},
            at_once,
            first if plan.schedule.relative else plan.today.toordinal(),
        )
        for node, need in needs.items():
            if node not in self.moving:
                start, finish = self._days(self._base, node)
                self.rooms.reserve(need, start, finish, network.grid.open(finish))
        scale = lcm(*(value.denominator for value in plan.values.values())) if plan.values else 1
        self._points = {
            node: int(plan.value(id) * scale)
            for node, id in self._nodes.items()
            if plan.value(id) > 0
        }
        self.before: Sequence[Sequence[int]] = [
            [tie.source for tie in ties] for ties in network.into
        ]
        self._rank = {node: rank for rank, node in enumerate(network.order)}
        self.first = self._listed(self._latest_first())
        end = earliest_end(network, self._base, self.rooms, self.moving, needs, at_once)
        self.bound = self._cost(end, self._lateness(self._base))
        self.earliest = end
        """A boundary before which no levelled plan ends."""

    def decode(self, order: list[int]) -> Tried:
        """The schedule of a list, with a list in the order of its starts."""
        course = self.course(order)
        end = plan_end(self._network, course) or 0
        starts = {at: self._moment(course, at) for at in order}
        return Tried(self._cost(end, self._lateness(course)), self._listed(starts))

    def justified(self, tried: Tried) -> None:  # noqa: ARG002
        """Not tried: profiles around landings do not turn round."""
        return

    def course(self, order: Sequence[int], pushed: dict[int, int] | None = None) -> Course:
        """The course that a list gives.

        Args:
            pushed: Takes the first day of what room alone makes later than what it waits for.
        """
        placing = Placing(self.rooms)

        def place(at: int, day: int, days: int) -> int:
            found = placing.place(at, day, days)
            if pushed is not None and found > day:
                pushed[at] = found
            return found

        return self._network.course(Case.EXPECTED, order, place)

    def _cost(self, end: int, lateness: int) -> Cost:
        if self._objective is Objective.FINISH:
            return end, lateness
        return lateness, end

    def _lateness(self, course: Course) -> int:
        """How late value lands: points times the day of the landing, to compare courses by."""
        grid = self._network.grid
        return sum(
            points * grid.open(self._days(course, node)[1]) for node, points in self._points.items()
        )

    @staticmethod
    def _days(course: Course, node: int) -> tuple[int, int]:
        """The first day worked and the day after the last."""
        start, finish = course.start[node], course.finish[node]
        assert start is not None, "nodes without dates are left out"
        assert finish is not None, "nodes without dates are left out"
        return start[0], finish[0]

    @staticmethod
    def _moment(course: Course, at: int) -> int:
        moment: Moment | None = course.start[at]
        return moment[0] if moment is not None else 0

    def _latest_first(self) -> dict[int, int]:
        """By node, how little may wait behind it: what has the longest way to go comes first."""
        network = self._network
        tail: dict[int, int] = {}
        for at in reversed(network.order):
            behind = max((tail[tie.target] for tie in network.out[at]), default=0)
            tail[at] = behind + network.jobs[at].days[Case.EXPECTED]
        longest = max(tail.values(), default=0)
        return {at: longest - days for at, days in tail.items()}

    def _listed(self, keys: Mapping[int, int]) -> list[int]:
        """Nodes by a key, each behind what it waits for."""
        network = self._network
        left = {at: len(network.into[at]) for at in network.order}
        ready = [(keys[at], self._rank[at]) for at, count in left.items() if not count]
        heapify(ready)
        found: list[int] = []
        while ready:
            at = network.order[heappop(ready)[1]]
            found.append(at)
            for tie in network.out[at]:
                if tie.target in left:
                    left[tie.target] -= 1
                    if not left[tie.target]:
                        heappush(ready, (keys[tie.target], self._rank[tie.target]))
        return found

    def _weeks(self, first: int) -> int:
        """Weeks in which everything fits, one thing after the other if it must."""
        network = self._network
        ends = [finish[0] for finish in self._base.finish if finish is not None]
        work = sum(network.jobs[node].days[Case.EXPECTED] for node in self.moving)
        last = network.grid.day(network.grid.index(max([first, *ends])) + work)
        return (last - first) // 7 + _WEEKS_EACH * (len(self._nodes) + 1)


def _need(plan: Plan, carriers: Carriers, item: Initiative) -> Need:
    presets = plan.roadmap.settings.load if plan.roadmap.settings else None
    asks = tuple(
        Ask(team, tuple(shape_of(impact, presets))) for team, impact in item.impacts.items()
    )
    return Need(asks, carriers.key(accountable(item)))
