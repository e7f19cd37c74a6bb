"""Single runs of a plan and its twin: drawn durations, and the days on which things happen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import shake_128
from math import ceil, exp, lcm, log, log1p

from cxroad.model.durations import MONTH_DAYS, Duration
from cxroad.model.people import Vendor
from cxroad.plan import Plan
from cxroad.schedule.network import Case, Network, Sweep
from cxroad.schedule.strain import Pace, Window
from cxroad.simulate import spread
from cxroad.simulate.draws import Draws
from cxroad.simulate.lanes import Lanes
from cxroad.simulate.rows import Row
from cxroad.simulate.stress.asked import end_of
from cxroad.simulate.stress.delays import gap_of, unsaid
from cxroad.simulate.stress.losses import LASTS, using_of
from cxroad.simulate.stress.play import first_day
from cxroad.simulate.terms import CORRELATION, Bounds, Distribution

STAY_MONTHS = 34.5
"""Months that a sponsor stays on average, at any time with the same chance to go. Source: chief
customer officers stayed 34.5 months in 2013, see GOV002; taken for sponsors too, our default."""

_NEVER = 10**9


def yearly_leave() -> float:
    """The chance that a sponsor leaves within a year."""
    return 1 - exp(-12 / STAY_MONTHS)


@dataclass(frozen=True, slots=True)
class Run:
    """One course of a plan and its twin; value in whole units of 1 / `Simulation.unit` points.

    Attributes:
        plan: Value in effect on each of the days that were asked for.
        twin: The same of the twin.
        plan_days: Value times days up to the last of them.
        twin_days: The same of the twin.
        left: Whether the sponsor left before the work ended.
        closed: Whether a vendor's end stopped, delayed or took something.
        released: Whether the twin was released before the last of the days.
    """

    plan: tuple[int, ...]
    twin: tuple[int, ...]
    plan_days: int
    twin_days: int
    left: bool
    closed: bool
    released: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """What a vendor's end does.

    Attributes:
        using: The nodes that use it.
        replace_in: How long a replacement takes; None where there is none.
        exit: Whether delivered work outlives it.
    """

    vendor: str
    using: frozenset[int]
    replace_in: Duration | None
    exit: bool


@dataclass(frozen=True)
class Simulation:
    """All that a run needs; it can be sent to another process.

    Attributes:
        network: Jobs and ties.
        draws: The durations that differ.
        points: Whole units of value by node, for all nodes with dates.
        unit: How many of them make a point.
        open: Nodes of unfinished work.
        behind: For each of them the unfinished work that waits for it.
        dumb: Nodes that a new sponsor drops.
        gap: How long a new sponsor takes to decide.
        closings: What each vendor's end does.
        closing: The chance of that a year.
        since: The first day on which something may happen, as an ordinal.
        days: On which value is looked at, as ordinals; the last is the horizon.
        ramp: Days until value is there in full.
    """

    network: Network
    draws: Draws
    points: Mapping[int, int]
    unit: int
    open: frozenset[int]
    behind: Mapping[int, frozenset[int]]
    dumb: frozenset[int]
    gap: str
    closings: tuple[Closing, ...]
    closing: float
    seed: int
    since: int
    days: tuple[int, ...]
    ramp: int

    def part(self, first: int, runs: int) -> list[Run]:
        """So many runs from a number on, each the same whoever plays it.

        Args:
            first: The number of the first of them, from 0.
        """
        drawn = self.draws.of(first, runs, Lanes(runs))
        durations = {at: row if isinstance(row, int) else list(row) for at, row in drawn}
        return [self._run(first + at, _column(durations, at)) for at in range(runs)]

    def _run(self, number: int, durations: Mapping[int, int]) -> Run:
        network = self.network.own()
        for node, days in durations.items():
            network.jobs[node].days = (days, days, days)
        out: set[int] = set()  # stopped for good
        soonest = 0
        blocked = left = closed = False
        ends: dict[int, int] = {}
        sweep = network.sweep(Case.EXPECTED)
        for day, closing in self.events(number):
            if day >= self.days[-1]:
                break
            undone = {at for at in self.open - out if _finish(sweep, at) >= day}
            if closing is None:
                if not undone:
                    continue
                left = True
                dropped = self._with_all_behind(self.dumb & undone) & undone
                out |= dropped
                soonest = day + 1 if dropped else 0
                self._rest(network, undone - out, day, _after(day, None, self.gap))
            else:
                hit = closing.using & undone
                done = closing.using - undone - out
                if hit and closing.replace_in is not None:
                    self._rest(network, hit, day, _after(day, closing.replace_in))
                elif hit:
                    out |= self._with_all_behind(hit) & undone
                    blocked = True
                if not closing.exit:
                    for at in done:
                        ends[at] = min(ends.get(at, _NEVER), _after(day))
                closed = closed or bool(hit or (done and not closing.exit))
            sweep = network.sweep(Case.EXPECTED)
        landings = {
            at: self.network.grid.open(_finish(sweep, at) + 1)
            for at in self.points
            if at not in out
        }
        release = _NEVER if blocked else max([*landings.values(), soonest], default=_NEVER)
        late = dict.fromkeys(landings, release)
        return Run(
            plan=tuple(self._value(landings, ends, day) for day in self.days[:-1]),
            twin=tuple(self._value(late, ends, day) for day in self.days[:-1]),
            plan_days=self._area(landings, ends),
            twin_days=self._area(late, ends),
            left=left,
            closed=closed,
            released=release < self.days[-1],
        )

    def events(self, run: int) -> list[tuple[int, Closing | None]]:
        """What happens in a run, by its day as an ordinal; None is the sponsor's leave."""
        found: list[tuple[int, Closing | None]] = [
            (self._day(run, "", STAY_MONTHS * float(MONTH_DAYS)), None)
        ]
        if self.closing:
            mean = -float(12 * MONTH_DAYS) / log1p(-self.closing)
            found += [(self._day(run, each.vendor, mean), each) for each in self.closings]
        return sorted(found, key=lambda event: event[0])

    def _with_all_behind(self, nodes: frozenset[int]) -> frozenset[int]:
        return nodes.union(*(self.behind[at] for at in nodes))

    def _rest(self, network: Network, nodes: Iterable[int], day: int, end: int) -> None:
        """Nobody works on some jobs from a day up to another."""
        for at in nodes:
            job = network.jobs[at]
            windows = job.pace.windows if job.pace else ()
            job.pace = Pace((*windows, Window(day, end, Fraction(0))))

    def _day(self, run: int, name: str, mean: float) -> int:
        """When something happens that is as likely on any day as on any other."""
        drawn = int.from_bytes(shake_128(f"{self.seed} {run} {name}".encode()).digest(6))
        waited = -mean * log((drawn + 1) / 2**48)
        return self.since + ceil(min(waited, 10**6))

    def _value(self, landings: Mapping[int, int], ends: Mapping[int, int], day: int) -> int:
        """Value in effect on a day, in units."""
        full = self.ramp or 1
        return sum(
            self.points[at] * (min(day - landing, full) if self.ramp else 1)
            for at, landing in landings.items()
            if landing <= day < ends.get(at, _NEVER)
        )

    def _area(self, landings: Mapping[int, int], ends: Mapping[int, int]) -> int:
        """Value times days up to the horizon, in units; twice as much in a ramp, halved."""
        full, total = self.ramp or 1, 0
        for at, landing in landings.items():
            days = min(self.days[-1], ends.get(at, _NEVER)) - landing
            if days <= 0:
                continue
            if not self.ramp:
                total += self.points[at] * days
            elif days >= full:
                total += self.points[at] * (2 * days - full) * full // 2
            else:
                total += self.points[at] * days * days // 2
        return total


def simulation_of(plan: Plan, days: tuple[date, ...], seed: int, closing: float) -> Simulation:
    """All that the runs of a plan need.

    Args:
        days: On which value is looked at; the last is the horizon.
        closing: The chance that a vendor closes within a year, 0 to less than 1.
    """
    nodes, schedule = spread.dated(plan), plan.schedule
    ramp = plan.course.ramp
    values = {id: plan.value(id) for id in nodes}
    unit = 2 * lcm(*(value.denominator for value in values.values()))
    undone = {id for id in nodes if plan.roadmap.initiatives[id].unfinished}
    vendors = plan.roadmap.vendors
    return Simulation(
        network=schedule.network,
        draws=Draws(
            spread.durations(plan, nodes), seed, CORRELATION, Distribution.TRIANGULAR, Bounds.ENDS
        ),
        points={nodes[id]: int(value * unit) for id, value in values.items()},
        unit=unit * (ramp or 1),
        open=frozenset(nodes[id] for id in undone),
        behind={
            nodes[id]: frozenset(
                nodes[other] for other in plan.graph.waiting_for_any([id]) if other in nodes
            )
            for id in undone
        },
        dumb=frozenset(nodes[id] for id in unsaid(plan) if id in undone),
        gap=gap_of(plan.roadmap.governance),
        closings=tuple(
            _closing(id, vendors.get(id) or Vendor(), plan, nodes) for id in using_of(plan)
        ),
        closing=closing,
        seed=seed,
        since=first_day(plan).toordinal(),
        days=tuple(day.toordinal() for day in days),
        ramp=ramp,
    )


def _closing(id: str, vendor: Vendor, plan: Plan, nodes: Mapping[str, int]) -> Closing:
    using = frozenset(
        nodes[each.id] for each in plan.live if id in each.vendors and each.id in nodes
    )
    return Closing(id, using, vendor.replace_in, bool(vendor.exit))


def _after(day: int, length: Duration | None = None, default: str = LASTS) -> int:
    """The day so long after another."""
    return end_of(date.fromordinal(day), length, default).toordinal()


def _column(durations: Mapping[int, Row], at: int) -> dict[int, int]:
    """The durations of one run."""
    return {node: row if isinstance(row, int) else row[at] for node, row in durations.items()}


def _finish(sweep: Sweep, at: int) -> int:
    """The last day worked."""
    day = sweep.last_day(at)
    assert day is not None, "what has dates has a finish"
    return day
