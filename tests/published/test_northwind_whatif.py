"""What-if on the example of the house, line by line against figures computed before the program.

They were reckoned by hand to month 36 from the start; month n is the same day of the month.
"""

from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from cxroad.load.loader import load_file
from cxroad.model.scenario import Shock
from cxroad.plan import Plan
from cxroad.schedule.horizon import months_after
from cxroad.simulate.stress import Scenario, stress

NORTHWIND = Path(__file__).parents[2] / "examples" / "northwind.yaml"


@pytest.fixture(scope="module")
def plan():
    roadmap = load_file(str(NORTHWIND)).roadmap
    assert roadmap is not None
    return Plan(roadmap, date(2027, 1, 11))


@pytest.fixture(scope="module")
def after(plan):
    """The answer to one shock: `after("budget-freeze", 9, **{"for": "6mo"})`."""
    shock_of = TypeAdapter(Shock).validate_python

    def answer(shock, month, **parameters):
        day = months_after(plan.schedule.start, month)
        blow = shock_of({"shock": shock, "at": str(day), **parameters})
        return stress(plan, Scenario(shock, (blow,)), months_after(plan.schedule.start, 36))

    return answer


def stopped(answer):
    return {each.id for each in answer.moved if each.stopped}


def test_crmco_closes_at_month_9_and_nothing_replaces_it(after):
    answer = after("vendor-closes", 9, vendor="crmco")

    assert stopped(answer) == {"fix-first", "one-view", "warn-early"}
    assert answer.plan.stranded_value == 45
    assert round(float(answer.plan.stranded_spend), -2) == 642_900
    assert answer.plan.exposed == 19.75
    assert answer.plan.delivered == 53.5
    assert (answer.twin.delivered, answer.twin.stranded_value) == (0, 98.5)
    assert answer.twin.end is None


def test_crmco_closes_at_month_12(after):
    answer = after("vendor-closes", 12, vendor="crmco")

    assert stopped(answer) == {"fix-first"}
    assert answer.plan.stranded_value == 26.25
    assert round(float(answer.plan.stranded_spend), -2) == 164_100
    assert answer.plan.exposed == 26.5
    assert answer.twin.stranded_value == 98.5


def test_alertly_closes_at_month_12(after):
    answer = after("vendor-closes", 12, vendor="alertly")

    assert stopped(answer) == {"warn-early"}
    assert answer.plan.stranded_value == 12
    assert round(float(answer.plan.stranded_spend), -2) == 107_100
    assert answer.twin.stranded_value == 98.5


def test_the_budget_is_frozen_for_6_months_at_month_9(after):
    answer = after("budget-freeze", 9, **{"for": "6mo"})

    assert round(float(answer.plan.lost), 1) == 270.6
    assert answer.plan.delivered == 53.5
    assert answer.plan.end == date(2028, 12, 6)
    assert round(float(answer.twin.lost), 1) == 592.2
    assert answer.twin.delivered == 0


def test_the_budget_is_frozen_for_3_months_at_month_6(after):
    answer = after("budget-freeze", 6, **{"for": "3mo"})

    assert round(float(answer.plan.lost), 1) == 222.9
    assert round(float(answer.twin.lost), 1) == 297.7


def test_churn_is_dropped_at_month_9(after):
    answer = after("vision-pivot", 9, drop="churn")

    assert answer.turned.nothing == answer.turned.unused == ()
    assert {id: round(float(lost), 2) for id, lost in answer.turned.partly} == {
        "fix-first": 0.51,
        "warn-early": 0.5,
    }
    assert answer.plan.written_off == 10.5
    assert (answer.twin.delivered, answer.twin.stranded_value) == (0, 30)


def test_effort_and_staff_are_dropped_at_month_9(after):
    answer = after("vision-pivot", 9, drop=["effort", "staff"])

    assert answer.turned.nothing == ("one-view",)
    assert answer.twin.end == answer.plan.end == date(2028, 6, 6)


def test_a_crisis_halves_the_pace_for_3_months_from_month_6(plan, after):
    answer = after("crisis", 6, **{"for": "3mo"})
    month_12 = months_after(plan.schedule.start, 12)

    assert answer.plan.end == answer.twin.end == date(2028, 7, 22)
    assert answer.plan.after.delivered(month_12) == 60.25
    assert answer.twin.after.delivered(month_12) == 0
