"""When everything ends, and how sure that is: the answer of many runs."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from math import sqrt

from cxroad.model.dates import Date
from cxroad.model.vision import Outcome
from cxroad.plan import Plan
from cxroad.schedule.calendar import as_date
from cxroad.schedule.progress import lag_days
from cxroad.simulate import spread
from cxroad.simulate.draws import Draws, Duration
from cxroad.simulate.finish import Finish
from cxroad.simulate.tally import Simulation, Sums, Tally
from cxroad.simulate.terms import Terms


@dataclass(frozen=True, slots=True)
class Driver:
    """What an unfinished initiative does to the end of the plan.

    Attributes:
        id: Of the initiative.
        critical: Its criticality index: the share of runs in which it lies on a longest chain to
            the end, 0 to 1.
        pull: Correlation of its duration with the end in the first 2,000 runs, -1 to 1; 0 where
            it never differs.
    """

    id: str
    critical: float
    pull: float

    @property
    def weight(self) -> float:
        """How much it drives the end, -1 to 1.

        Source:
            Criticality (Van Slyke, "Monte Carlo methods and the PERT problem", 1963) times
            cruciality (Williams, "Criticality in stochastic networks", 1992). The product is our
            default: where all work has something in common, idle work moves with the end too.
        """
        return self.critical * self.pull


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answer of many runs of a plan.

    Days are those of the schedule: a finish is the last day worked. In a roadmap without dates
    they count from an arbitrary Monday, as the schedule's do.

    Attributes:
        terms: What it rests on.
        end: The end of the plan.
        phases: Each phase that has work with dates, as a whole: it ends with the last of its
            initiatives. By id, in file order.
        outcomes: Each outcome that work with dates serves, by id in file order. It is reached on
            the first working day after the last of that work, and the metric's lag later.
        initiatives: Each with dates, by id in file order.
        drivers: Those that are unfinished, by weight, then by criticality, greatest first.
        ranges: How many unfinished initiatives have a range for an estimate.
        figures: Those whose estimate is a single figure, in file order.
        undated: Initiatives without dates, which no run knows of, in file order.
    """

    terms: Terms
    end: Finish
    phases: dict[str, Finish]
    outcomes: dict[str, Finish]
    initiatives: dict[str, Finish]
    drivers: tuple[Driver, ...]
    ranges: int
    figures: tuple[str, ...]
    undated: tuple[str, ...]


def forecast(plan: Plan, terms: Terms | None = None, executor: Executor | None = None) -> Forecast:
    """The forecast of a plan.

    Args:
        executor: Where parts of the runs are computed; here, one after the other, without one.
            The answer is the same.

    Raises:
        NotComputable: No unfinished work has a range for an estimate, and so nothing differs from
            run to run. The message says what is missing.
        UsageError: The number of runs or the correlation is out of its range.
    """
    terms = terms or Terms()
    terms.check()
    nodes = spread.dated(plan)
    durations = spread.durations(plan, nodes)
    if not durations:
        raise spread.refusal(plan, nodes)
    schedule = plan.schedule
    around = schedule.finish or schedule.start
    simulation = Simulation(
        schedule.network,
        Draws(durations, terms.seed, terms.correlation, terms.distribution, terms.bounds),
        _groups(plan, nodes),
        tuple(nodes.values()),
        schedule.grid.index(around.toordinal()),
    )
    return _answer(plan, terms, nodes, durations, simulation.tally(terms.runs, executor))


def _groups(plan: Plan, nodes: dict[str, int]) -> dict[tuple[str, str], list[int]]:
    """The jobs of which the last one ends something, by what that is and its id."""
    groups: dict[tuple[str, str], list[int]] = {("end", ""): list(nodes.values())}
    for each in plan.live:
        if each.id in nodes:
            keys = [("work", each.id), ("phase", each.phase)]
            keys += [("outcome", id) for id in each.serves if id in plan.roadmap.outcomes]
            for key in keys:
                groups.setdefault(key, []).append(nodes[each.id])
    return groups


def _answer(
    plan: Plan,
    terms: Terms,
    nodes: dict[str, int],
    durations: dict[int, Duration],
    tally: Tally,
) -> Forecast:
    schedule, roadmap, found = plan.schedule, plan.roadmap, tally.finishes

    def finish(part: str, id: str, expected: date | None, due: Date | None) -> Finish:
        return Finish.of(id, expected, due.last if due else None, found[part, id])

    drivers = [
        Driver(id, tally.critical[at] / tally.runs, _correlation(tally, tally.sums.get(at)))
        for id, at in nodes.items()
        if roadmap.initiatives[id].unfinished
    ]
    return Forecast(
        terms=terms,
        end=finish("end", "", schedule.finish, None),
        phases={
            id: finish("phase", id, schedule.phases[id].finish, phase.due)
            for id, phase in roadmap.phases.items()
            if ("phase", id) in found
        },
        outcomes={
            id: _reached(plan, id, outcome, found["outcome", id])
            for id, outcome in roadmap.outcomes.items()
            if ("outcome", id) in found
        },
        initiatives={
            id: finish("work", id, schedule.times[id].finish, roadmap.initiatives[id].due)
            for id in nodes
        },
        drivers=tuple(sorted(drivers, key=lambda each: (-each.weight, -each.critical))),
        ranges=len(tally.sums),
        figures=spread.figures(plan, nodes, durations),
        undated=tuple(each.id for each in plan.live if each.id not in nodes),
    )


def _reached(plan: Plan, id: str, outcome: Outcome, lasts: Counter[int]) -> Finish:
    """When an outcome is reached, from the last days of the work that serves it."""
    lag, grid = lag_days(outcome), plan.schedule.grid
    days: Counter[int] = Counter()
    for last, runs in lasts.items():
        days[grid.open(last + 1) + lag] += runs
    serving = [each.id for each in plan.live if id in each.serves]
    finishes = [plan.schedule.times[each].finish for each in serving]
    last_day = max((day for day in finishes if day is not None), default=None)
    expected = as_date(grid.open(last_day.toordinal() + 1) + lag) if last_day else None
    return Finish.of(id, expected, outcome.by.last if outcome.by else None, days)


def _correlation(tally: Tally, sums: Sums | None) -> float:
    """The correlation of a duration with the end of the plan."""
    if sums is None:
        return 0.0
    runs, end = tally.summed, tally.end
    together = runs * sums.products - sums.plain * end.plain
    own = runs * sums.squares - sums.plain**2
    whole = runs * end.squares - end.plain**2
    return together / sqrt(own * whole) if own and whole else 0.0
