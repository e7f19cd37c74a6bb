"""Many runs with luck, a leaving sponsor and closing vendors."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from fractions import Fraction
from math import exp, sqrt

import pytest

from cxroad.errors import UsageError
from cxroad.schedule.horizon import months_after
from cxroad.simulate.stress import HitsNothing, odds
from cxroad.simulate.stress.runs import simulation_of

from .conftest import TODAY, blow_of


def combined(**more):
    return blow_of({"shock": "combined", **more})


def test_the_same_seed_gives_the_same_answer_whoever_computes_it(plan):
    shock = combined(runs=1200, closing="20%", seed=7)
    with ThreadPoolExecutor(2) as executor:
        assert odds(plan, shock) == odds(plan, shock, executor=executor)
    assert odds(plan, shock) != odds(plan, combined(runs=1200, closing="20%", seed=8))


def test_value_is_told_quarter_by_quarter_up_to_the_horizon(plan):
    found = odds(plan, combined(runs=200))

    assert [quarter.day for quarter in found.quarters] == [
        months_after(date(2027, 1, 1), 3 * at) for at in range(1, 9)
    ]
    assert [quarter.planned for quarter in found.quarters][:3] == [40, 100, 100]
    for quarter in found.quarters:
        for spread in (quarter.plan, quarter.twin):
            assert 0 <= spread.p10 <= spread.p50 <= spread.p90 <= 100
        assert quarter.twin.p50 <= quarter.plan.p50


def test_the_sponsor_leaves_as_often_as_said(plan):
    runs = 4000
    found = odds(plan, combined(runs=runs))

    months = (date(2027, 5, 9) - TODAY).days / 30.4375
    chance = 1 - exp(-months / 34.5)
    assert abs(float(found.left) - chance) < 4 * sqrt(chance * (1 - chance) / runs)
    assert found.closed == 0
    assert "no vendor closes" in found.notes[2]


@pytest.mark.parametrize("handover", [", handover: docs/handover.md", ""])
def test_a_run_is_what_the_single_shocks_do_on_its_days(answer, small, handover):
    """Estimates are single figures here, so that nothing but the blows differs."""
    plan = small(
        {", handover: docs/handover.md": handover, "4w, after: [mend]": "20w, after: [mend]"}
    )
    days = tuple(TODAY + timedelta(days=20 * at) for at in range(1, 20))
    simulation = simulation_of(plan, days, seed=3, closing=0.9)
    hits = 0

    for number, run in enumerate(simulation.part(0, 60)):
        blows = []
        for day, closing in simulation.events(number):
            at = str(date.fromordinal(day))
            if date.fromordinal(day) < days[-1] and closing is None:
                blows.append({"shock": "sponsor-leaves", "at": at})
            elif date.fromordinal(day) < days[-1]:
                blows.append({"shock": "vendor-closes", "vendor": closing.vendor, "at": at})
        try:
            found = answer(*blows, on=plan, horizon=days[-1]) if blows else None
        except HitsNothing:
            found = None
        plan_after = found.plan.after if found else plan.course
        twin_after = found.twin.after if found else plan.twin
        hits += found is not None
        unit = Fraction(1, simulation.unit)
        assert [value * unit for value in run.plan] == [
            plan_after.delivered(day) for day in days[:-1]
        ]
        assert [value * unit for value in run.twin] == [
            twin_after.delivered(day) for day in days[:-1]
        ]
        assert run.plan_days * unit == plan_after.value_months(days[-1]) * Fraction(487, 16)
    assert hits > 40


def test_value_rises_in_a_ramp_in_runs_as_well(small):
    plan = small({"phases:": "settings: {ramp: 10w}\nphases:"})
    days = tuple(TODAY + timedelta(days=20 * at) for at in range(1, 20))
    simulation = simulation_of(plan, days, seed=3, closing=0)
    unit = Fraction(1, simulation.unit)
    calm = next(run for run in simulation.part(0, 20) if not run.left)

    assert [value * unit for value in calm.plan] == [
        plan.course.delivered(day) for day in days[:-1]
    ]
    assert calm.plan_days * unit == plan.course.value_months(days[-1]) * Fraction(487, 16)


def test_many_runs_stand_in_no_sequence(answer):
    with pytest.raises(UsageError, match="cannot stand in a sequence"):
        answer(combined(), {"shock": "budget-freeze"})


def test_a_vendor_that_closes_for_certain_is_refused(plan):
    with pytest.raises(UsageError, match="for certain"):
        odds(plan, combined(closing="100%"))
