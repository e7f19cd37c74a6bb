"""The closed formulas against what they stand for: integrals over the day of the event, and dice.

`brute` moves through the days one by one, takes the chance that the event comes on each, applies
it to the course by hand and adds up. The formulas let it come at any moment; by hand it comes at
noon, so that the two differ by very little.
"""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import exp, factorial
from random import Random
from statistics import fmean, stdev

import pytest

from cxroad.schedule.course import Course, Part
from cxroad.schedule.interruption import (
    Threat,
    _mean_of_time,
    if_frozen,
    if_stopped,
    if_turned,
    stranded_if_stopped,
)

START = date(2027, 1, 4)


def on(day):
    return START + timedelta(days=day)


def course(ramp=0):
    steps = [(0, 41, 30, 40), (20, 160, 0, 200), (42, 300, 45, 500), (250, 480, 25, 300)]
    parts = [
        Part(str(at), on(first), on(last), on(last + 1), {"o": Fraction(points)}, Fraction(cost))
        for at, (first, last, points, cost) in enumerate(steps)
    ]
    return Course(tuple(parts), START, on(1096), ramp)


def stopped(plan, day, keep):
    """Point-months when everything ends at noon of a day."""
    safe = replace(plan, parts=tuple(part for part in plan.parts if part.landing <= day))
    before = noon(lambda at: safe.value_months(min(at, plan.horizon)), day)
    return before + Fraction(keep) * (safe.value_months() - before)


def frozen(plan, day, days):
    def moved(part):
        late = part.landing > day
        return replace(part, landing=part.landing + timedelta(days=days)) if late else part

    return plan.each(moved).value_months()


def turned(plan, day, lost):
    def less(part):
        kept = 1 - Fraction(lost) if part.landing > day else 1
        return replace(part, points={id: points * kept for id, points in part.points.items()})

    return plan.each(less).value_months()


def stranded(plan, day):
    return sum(noon(part.spend, day) for part in plan.parts if part.landing > day)


def noon(amount, day):
    """What grows evenly from the morning of a day to the next, at noon."""
    return (amount(day) + amount(day + timedelta(days=1))) / 2


def brute(threat, outcome):
    """The mean of an outcome over the day of the event."""
    total = 0.0
    for day in range((threat.since - START).days, 1097):
        chance = threat.spares(on(day)) - threat.spares(on(day + 1))
        total += chance * float(outcome(on(day)))
    return total + threat.spares(on(1097)) * float(outcome(on(5000)))


CASES = [
    (lambda plan, threat: if_stopped(plan, threat), lambda plan, day: stopped(plan, day, 1)),
    (
        lambda plan, threat: if_stopped(plan, threat, 0.5),
        lambda plan, day: stopped(plan, day, Fraction(1, 2)),
    ),
    (
        lambda plan, threat: if_stopped(plan, threat, 0.0),
        lambda plan, day: stopped(plan, day, 0),
    ),
    (lambda plan, threat: if_frozen(plan, threat, 182), lambda plan, day: frozen(plan, day, 182)),
    (lambda plan, threat: if_turned(plan, threat, 0.6), lambda plan, day: turned(plan, day, "0.6")),
    (stranded_if_stopped, stranded),
]
NAMES = ["stop", "stop-keep-half", "stop-keep-nothing", "freeze", "pivot", "stranded"]


@pytest.mark.parametrize(("formula", "outcome"), CASES, ids=NAMES)
@pytest.mark.parametrize("since", [0, 100, 330], ids=lambda day: f"from-day-{day}")
@pytest.mark.parametrize("ramp", [0, 90], ids=lambda days: f"ramp-{days}")
def test_formula_equals_the_integral_over_the_day_of_the_event(formula, outcome, since, ramp):
    plan, threat = course(ramp), Threat(0.4, on(since))

    expected = brute(threat, lambda day: outcome(plan, day))

    assert formula(plan, threat) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("formula", "outcome"), CASES, ids=NAMES)
def test_formula_equals_the_mean_of_twenty_thousand_throws(formula, outcome):
    plan, threat = course(), Threat(0.3, START)
    dice = Random(2027)
    days = [int(dice.expovariate(threat.hazard)) for _ in range(20_000)]
    worth = {day: float(outcome(plan, on(min(day, 5000)))) for day in set(days)}
    drawn = [worth[day] for day in days]
    error = stdev(drawn) / len(drawn) ** 0.5

    assert abs(formula(plan, threat) - fmean(drawn)) < 4 * error


@pytest.mark.parametrize("formula", [case[0] for case in CASES[:5]], ids=NAMES[:5])
def test_what_never_comes_costs_nothing(formula):
    plan = course(ramp=60)

    assert formula(plan, Threat(0.0, START)) == pytest.approx(float(plan.value_months()))
    assert stranded_if_stopped(plan, Threat(0.0, START)) == 0


def test_what_has_landed_before_the_threat_is_safe():
    plan = course()

    assert if_stopped(plan, Threat(0.9, on(600))) == pytest.approx(float(plan.value_months()))
    assert stranded_if_stopped(plan, Threat(0.9, on(600))) == 0


def test_what_lands_behind_the_horizon_or_never_brings_nothing_and_is_stranded():
    late = Part("a", START, on(99), on(100), {"o": Fraction(10)}, Fraction(1000))
    never = replace(late, landing=None)
    threat = Threat(0.2, START)

    for part in (late, never):
        assert if_stopped(Course((part,), START, on(60)), threat, keep=0.0) == 0
    assert stranded_if_stopped(Course((never,), START, on(60)), Threat(0.0, START)) == 1000


def test_a_tiny_chance_loses_no_digits():
    plan = course(ramp=90)

    assert if_stopped(plan, Threat(1e-9, START), 0.5) == pytest.approx(float(plan.value_months()))


def test_the_hazard_leaves_the_yearly_chance_after_a_year():
    threat = Threat(0.2, START)

    assert threat.spares(on(0)) == threat.spares(on(-9)) == 1
    # A year of 365.25 days lies between these two.
    assert threat.spares(on(365)) > 0.8 > threat.spares(on(366))


def test_a_single_step_by_hand():
    """10 points from day 100 to 1000, if the 20 % a year spare the first 100 days."""
    one = Part("a", START, on(99), on(100), {"o": Fraction(10)}, Fraction(1000))
    plan = Course((one,), START, on(1000))

    kept = 0.8 ** (100 / 365.25)
    assert if_stopped(plan, Threat(0.2, START)) == pytest.approx(kept * 9000 / 30.4375)


@pytest.mark.parametrize("yearly", [1e-6, 0.001, 0.003, 0.01, 0.5])
def test_moments_are_integrals_by_their_series_and_by_their_formula(yearly):
    threat = Threat(yearly, START)
    summed = sum((day + 0.5) * exp(-threat.hazard * (day + 0.5)) for day in range(180))

    assert threat.moment(START, on(180)) == pytest.approx(summed, rel=2e-5)


@pytest.mark.parametrize("x", [0.0, 1e-9, 1e-4, 9.99e-4, 1e-3, 0.01, 0.5, 3.0])
def test_the_mean_of_time_is_its_series_whichever_way_it_is_computed(x):
    """The integral of u exp(-xu) for u from 0 to 1 is the sum of (-x)^k / (k! (k + 2))."""
    series = sum((-Fraction(x)) ** k / (factorial(k) * (k + 2)) for k in range(40))

    assert _mean_of_time(x) == pytest.approx(float(series), rel=1e-9)
