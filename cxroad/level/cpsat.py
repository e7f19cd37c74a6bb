"""CP-SAT behind the search: it starts from what that found, and can prove what it cannot.

The only file that knows ortools, an extra: `pip install "cxroad[cpsat]"`. The model leaves out
what a roadmap seldom has (work on days of its own that others push, lags over closed days from a
milestone), so its bound holds for the roadmap; its answers are placed anew by the roadmap's rules.
With a limit of time and several workers the same question can be answered differently twice.

Source:
    ortools' CP-SAT, warm-started with a schedule as hint and its end as upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from cxroad.errors import UsageError
from cxroad.level.decoder import Run, WorkList
from cxroad.level.rooms import week_of
from cxroad.level.terms import Levelling, Objective
from cxroad.schedule.network import Case, Tie

_ROUNDING = 1e-6
_LARGEST = 2**60
"""What sums of integers have to stay below in CP-SAT."""


@dataclass(frozen=True, slots=True)
class Improved:
    """What CP-SAT made of a schedule.

    Attributes:
        run: The better one of the two.
        earliest: A boundary before which no levelled plan ends; 0 where value comes first.
    """

    run: Run
    earliest: int


def check_installed() -> None:
    """Raises UsageError when ortools is absent, and says how to get it."""
    _solver()


def improve(work: WorkList, run: Run, terms: Levelling) -> Improved:
    """A better schedule than one, if there is time to find it, and a bound.

    Args:
        run: Where to start from.

    Raises:
        UsageError: ortools is not installed.
    """
    return _Model(work, run, terms.objective, _solver()).solved(terms.seconds, terms.seed)


def _solver() -> Any:
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise UsageError(
            "CP-SAT is not installed", 'pip install "cxroad[cpsat]", or leave out --engine'
        ) from None
    return cp_model


class _Model:
    """Nodes stand at working days, counted from the first day of the rooms."""

    def __init__(self, work: WorkList, run: Run, objective: Objective, solver: Any) -> None:
        self._work, self._run, self._objective = work, run, objective
        self._solver = solver
        self._model = solver.CpModel()
        self._network, self._grid = work.network, work.network.grid
        self._origin = min(
            [work.rooms.first_index]
            + [self._grid.index(m[0]) for m in work.base.start if m is not None]
        )
        self._last = work.rooms.first_index + work.rooms.days.count - 1 - self._origin
        self._start: dict[int, Any] = {}
        self._finish: dict[int, Any] = {}
        self._landing: dict[int, Any] = {}
        """The index of the working day on which something lands."""
        for at in self._network.order:
            self._node(at)
        for at in self._network.order:
            for tie in self._network.into[at]:
                self._tie(tie)
        self._owners()
        self._teams()
        self._distances()
        self._aim()

    def solved(self, seconds: float, seed: int) -> Improved:
        solver = self._solver.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.random_seed = seed
        status = solver.solve(self._model)
        best, work = self._run, self._work
        if status in (self._solver.OPTIMAL, self._solver.FEASIBLE):
            index = {at: solver.value(self._landing[at]) - self._days(at) for at in work.active}
            order = work.listed({n: index[at] for n, at in enumerate(work.active)})
            days = {at: self._grid.day(self._origin + each) for at, each in index.items()}
            best = min(best, work.run(order), work.run(order, days), key=work.cost)
            if self._objective is Objective.FINISH:
                end = ceil(solver.best_objective_bound - _ROUNDING)
                return Improved(best, self._grid.day(self._origin + end - 1) + 1)
        return Improved(best, 0)

    def _index(self, day: int) -> int:
        return self._grid.index(day) - self._origin

    def _node(self, at: int) -> None:
        """Where a node starts and finishes; what has begun or happened stays."""
        job, base = self._network.jobs[at], self._work.base
        start, finish = base.start[at], base.finish[at]
        assert start is not None, "the order holds what has dates"
        assert finish is not None, "the order holds what has dates"
        low, end = self._index(start[0]), self._index(finish[0])
        if not job.free or job.begun:
            self._start[at], self._finish[at], self._landing[at] = low, end, end
            return
        place = self._model.new_int_var(min(low, end), self._last, f"n{at}")
        made = self._run.sweep.start[at]
        if made is not None:
            self._model.add_hint(place, self._index(made[0]))
        self._start[at] = place
        if end > low:
            self._finish[at] = self._landing[at] = place + self._days(at)
            return
        # A milestone lands on the working day behind it, which may be the one it stands before.
        self._finish[at] = place
        self._landing[at] = self._model.new_int_var(0, self._last, "")
        self._model.add(self._landing[at] >= place)
        self._model.add(self._landing[at] <= place + 1)

    def _days(self, at: int) -> int:
        return max(1, self._network.jobs[at].days[Case.EXPECTED])

    def _tie(self, tie: Tie) -> None:
        source = (self._start if tie.from_start else self._finish)[tie.source]
        target = self._start[tie.target]
        if isinstance(target, int):
            return
        if tie.calendar and tie.lag and not self._grid.plain:
            # The earliest boundary at an index is the evening of the working day before it.
            reach = [
                self._index(self._grid.day(self._origin + at - 1) + 1 + tie.lag)
                for at in range(self._last + 1)
            ]
            self._model.add(target >= self._looked_up(source, reach))
        else:
            self._model.add(target >= source + tie.lag)

    def _looked_up(self, at: Any, table: Sequence[int]) -> Any:
        """An entry of a table, which the solver finds by an index that it does not know yet."""
        if isinstance(at, int):
            return table[at]
        found = self._model.new_int_var(min(table), max(table), "")
        self._model.add_element(at, table, found)
        return found

    def _owners(self) -> None:
        rooms = self._work.rooms
        for owner, left in rooms.runs.items():
            intervals, demands = [], []
            for at in self._work.active:
                if self._work.needs[at].owner == owner:
                    intervals.append(self._interval(self._start[at], self._days(at)))
                    demands.append(1)
            amounts = (rooms.at_once - rooms.days.at(left, n) for n in range(rooms.days.count))
            self._fixed(amounts, rooms.first_index - self._origin, intervals, demands)
            self._model.add_cumulative(intervals, demands, rooms.at_once)

    def _teams(self) -> None:
        rooms = self._work.rooms
        weeks = [
            week_of(self._grid.day(self._origin + at)) - rooms.first_week
            for at in range(self._last + 1)
        ]
        by_team: dict[str, tuple[list[Any], list[int]]] = {team: ([], []) for team in rooms.hours}
        for at in self._work.active:
            parts = rooms.shapes[at].parts
            week = self._looked_up(self._landing[at], weeks) if parts else None
            for part in parts:
                intervals, demands = by_team[part.team]
                intervals.append(self._stage(week, part.first, part.end))
                demands.append(part.units)
        for team, (intervals, demands) in by_team.items():
            capacity = rooms.capacity[team]
            self._fixed((capacity - left for left in rooms.left(team)), 0, intervals, demands)
            self._model.add_cumulative(intervals, demands, capacity)

    def _stage(self, week: Any, first: int, end: int) -> Any:
        """The weeks of a stage that are not over."""
        begin = self._model.new_int_var(0, self._last, "")
        stop = self._model.new_int_var(0, self._last, "")
        self._model.add_max_equality(begin, [week + first, 0])
        self._model.add_max_equality(stop, [week + end, 0])
        size = self._model.new_int_var(0, end - first, "")
        return self._model.new_interval_var(begin, size, stop, "")

    def _distances(self) -> None:
        rooms = self._work.rooms
        days = [self._grid.day(self._origin + at) - rooms.first_day for at in range(self._last + 1)]
        for team, left in rooms.quiet.items():
            intervals: list[Any] = []
            for at in self._work.active:
                if team in self._work.needs[at].heavy:
                    day = self._looked_up(self._landing[at], days)
                    intervals.append(self._interval(day, rooms.apart))
            taken = (1 - rooms.calendar.at(left, n) for n in range(rooms.calendar.count))
            self._fixed(taken, 0, intervals, [])
            self._model.add_no_overlap(intervals)

    def _interval(self, start: Any, size: int) -> Any:
        return self._model.new_fixed_size_interval_var(start, size, "")

    def _fixed(
        self, amounts: Iterable[int], offset: int, intervals: list[Any], demands: list[int]
    ) -> None:
        """What cannot move, as stretches of the same amount."""
        begun = amount = 0
        for at, each in enumerate([*amounts, 0]):
            if each != amount:
                if amount:
                    intervals.append(self._interval(offset + begun, at - begun))
                    demands.append(amount)
                begun, amount = at, each

    def _aim(self) -> None:
        end = self._model.new_int_var(0, self._last, "end")
        for at in self._network.order:
            if self._network.jobs[at].counts:
                self._model.add(end >= self._finish[at])
        if self._objective is Objective.FINISH:
            self._model.add(end <= self._index(self._work.end(self._run)))
            self._model.minimize(end)
            return
        horizon = self._work.horizon
        days = [min(self._grid.day(self._origin + at), horizon) for at in range(self._last + 1)]
        points = self._work.points
        unit = 1 + sum(points.values()) * max(days) // _LARGEST
        terms = (
            each // unit * self._looked_up(self._landing[at], days) for at, each in points.items()
        )
        self._model.minimize(sum(terms))
