"""What many runs of a plan and its twin say, with luck, a leaving sponsor and closing vendors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from cxroad.errors import UsageError
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.language import say
from cxroad.model.scenario import Combined
from cxroad.model.writing import percent
from cxroad.plan import Plan
from cxroad.schedule.horizon import months_after
from cxroad.simulate.stress.asked import share
from cxroad.simulate.stress.losses import LASTS, using_of
from cxroad.simulate.stress.play import first_day, usual_horizon
from cxroad.simulate.stress.runs import Run, simulation_of, yearly_leave
from cxroad.simulate.terms import CORRELATION

RUNS, SEED = 2_000, 0
"""Runs where nobody says, and the seed of their chance; our defaults."""

_CHUNK = 500
"""Runs that are computed together."""

_MOST_QUARTERS = 60


@dataclass(frozen=True, slots=True)
class Spread:
    """What one run in ten stays below, half of them, and nine in ten."""

    p10: Fraction
    p50: Fraction
    p90: Fraction


@dataclass(frozen=True, slots=True)
class Quarter:
    """Value in effect on the morning after the end of a quarter, in points.

    Attributes:
        day: The first day of the next quarter.
        plan: What the runs of the plan have delivered by then.
        twin: The same of its big-bang twin.
        planned: What the plan has delivered by then when nothing happens.
    """

    day: date
    plan: Spread
    twin: Spread
    planned: Fraction


@dataclass(frozen=True, slots=True)
class Odds:
    """What many runs of a plan and of its twin say.

    Attributes:
        runs: How many.
        seed: Where their chance comes from.
        horizon: The day before which value counts.
        quarters: From the running one to the horizon.
        plan: Value-months of the plan up to the horizon.
        twin: Those of its twin.
        left: Share of the runs in which the sponsor leaves before the work ends, 0 to 1.
        closed: Share of the runs in which a vendor closes before the work that uses it ends, or
            takes value away that was delivered.
        released: Share of the runs in which the twin is released before the horizon.
        notes: What was assumed, in sentences without a full stop.
    """

    runs: int
    seed: int
    horizon: date
    quarters: tuple[Quarter, ...]
    plan: Spread
    twin: Spread
    left: Fraction
    closed: Fraction
    released: Fraction
    notes: tuple[str, ...]


def odds(
    plan: Plan,
    shock: Combined,
    horizon: date | None = None,
    executor: Executor | None = None,
) -> Odds:
    """What a plan and its twin deliver in many runs, by quarter.

    In each run work takes as long as it happens to, the sponsor leaves on a day of chance, once at
    most, and each vendor closes on one. Both do what `sponsor-leaves` and `vendor-closes` do,
    except that stopped work keeps its place in the dates of the rest.

    Args:
        horizon: The day before which value counts; by default as for other shocks.
        executor: Where parts of the runs are computed; here without one. The answer is the same.

    Raises:
        NotComputable: The roadmap lacks dates or values.
        UsageError: The chance of a vendor's end is no share below 100 %.
    """
    plan.check_valued()
    until = horizon or usual_horizon(plan)
    yearly = share("closing", shock.closing, Fraction(0))
    if yearly == 1:
        raise UsageError("closing: a vendor that closes for certain is no chance", "write 5%")
    runs, seed = shock.runs or RUNS, SEED if shock.seed is None else shock.seed
    days = tuple(_quarters(first_day(plan), until))
    simulation = simulation_of(plan, (*days, until), seed, float(yearly))
    starts = range(0, runs, _CHUNK)
    sizes = [min(_CHUNK, runs - start) for start in starts]
    found: list[Run] = []
    for part in (executor.map if executor else map)(simulation.part, starts, sizes):
        found += part
    unit = Fraction(1, simulation.unit)
    quarters = tuple(
        Quarter(
            day,
            _spread([run.plan[at] for run in found], unit),
            _spread([run.twin[at] for run in found], unit),
            plan.course.delivered(day),
        )
        for at, day in enumerate(days)
    )
    return Odds(
        runs=runs,
        seed=seed,
        horizon=until,
        quarters=quarters,
        plan=_spread([run.plan_days for run in found], unit / MONTH_DAYS),
        twin=_spread([run.twin_days for run in found], unit / MONTH_DAYS),
        left=Fraction(sum(run.left for run in found), runs),
        closed=Fraction(sum(run.closed for run in found), runs),
        released=Fraction(sum(run.released for run in found), runs),
        notes=tuple(_notes(plan, yearly)),
    )


def _quarters(first: date, horizon: date) -> Iterator[date]:
    """The first days of the quarters after a day, up to the horizon."""
    month = (first.month - 1) // 3 * 3 + 1
    for at in range(1, _MOST_QUARTERS + 1):
        day = months_after(date(first.year, month, 1), 3 * at)
        if day is None or day > horizon:
            return
        yield day


def _spread(amounts: Sequence[int], unit: Fraction) -> Spread:
    """Percentiles by the nearest rank."""
    ranked = sorted(amounts)
    low, middle, high = (ranked[ceil(share * len(ranked) / 100) - 1] for share in (10, 50, 90))
    return Spread(low * unit, middle * unit, high * unit)


def _notes(plan: Plan, yearly: Fraction) -> Iterator[str]:
    common = Fraction(str(CORRELATION))
    yield (
        say(
            "work takes from its low to its high estimate, most likely the middle (triangular); "
            "{common} of its luck is common to all",
            common=percent(common),
        )
    )
    leaves = Fraction(round(100 * yearly_leave()), 100)
    yield (
        say(
            "the sponsor leaves with a chance of {leaves} a year, once at most: sponsors are "
            "taken to stay 34.5 months, as chief customer officers did in 2013",
            leaves=percent(leaves),
        )
    )
    if using_of(plan) and not yearly:
        yield say("no vendor closes, since nobody said how likely that is: closing=5%")
    elif using_of(plan):
        yield (
            say(
                "each vendor closes with a chance of {yearly} a year; without an exit, what was "
                "done on it lasts {LASTS} longer",
                yearly=percent(yearly),
                LASTS=LASTS,
            )
        )
    yield say("the twin pays nothing for integration, which is kind to it")
