"""The example of the house, against figures computed by hand before the program existed."""

from datetime import date
from pathlib import Path

import pytest

from cxroad.lint.engine import lint
from cxroad.load.loader import load_file
from cxroad.plan import Plan
from cxroad.schedule.horizon import months_after
from cxroad.schedule.twin import LARGE_IT, twin

NORTHWIND = Path(__file__).parents[2] / "examples" / "northwind.yaml"

FACTS = {
    # id: (start, finish, value in points)
    "listen": ("2027-01-11", "2027-02-28", 0),
    "safari": ("2027-01-11", "2027-02-07", 0),
    "appointments": ("2027-01-11", "2027-02-14", 8.00),
    "plain-bill": ("2027-01-11", "2027-03-07", 6.75),
    "settle": ("2027-03-01", "2027-04-18", 10.00),
    "redesign": ("2027-04-19", "2027-06-27", 0),
    "move-home": ("2027-06-28", "2027-10-10", 19.75),
    "one-view": ("2027-06-28", "2027-11-21", 6.75),
    "joiners": ("2027-06-28", "2027-08-08", 9.00),
    "fix-first": ("2027-11-22", "2028-06-06", 26.25),
    "warn-early": ("2027-11-22", "2028-02-27", 12.00),
}


@pytest.fixture(scope="module")
def plan():
    roadmap = load_file(str(NORTHWIND)).roadmap
    assert roadmap is not None
    return Plan(roadmap, date(2027, 1, 11))


def test_starts_and_finishes(plan):
    dates = {id: (str(t.start), str(t.finish)) for id, t in plan.schedule.times.items()}

    assert dates == {id: (start, finish) for id, (start, finish, _) in FACTS.items()}


def test_low_expected_and_high_end(plan):
    schedule = plan.schedule

    assert schedule.low_finish == date(2028, 2, 19)
    assert schedule.finish == date(2028, 6, 6)
    assert schedule.high_finish == date(2028, 9, 23)


def test_values_in_points(plan):
    assert {id: float(points) for id, points in plan.values.items()} == {
        id: value for id, (_, _, value) in FACTS.items()
    }
    assert float(plan.total_value) == 98.5


def test_coverage_of_each_outcome(plan):
    shares = {id: float(covered.total) for id, covered in plan.coverage.items()}

    assert shares == {"recommend": 1, "effort": 1, "churn": 1, "staff": 0.9}


def test_first_value_silence_and_largest_day(plan):
    assert plan.schedule.week_number(plan.first_value.day) == 5
    silence = plan.longest_silence
    assert (silence.days, silence.before.ids, silence.after.ids) == (
        16 * 7,
        ("settle",),
        ("joiners",),
    )
    assert round(float(plan.largest_delivery.points / plan.total_value), 3) == 0.266


def test_what_the_value_waits_for(plan):
    (bottleneck,) = plan.bottlenecks()

    assert (bottleneck.id, round(float(bottleneck.share), 2)) == ("listen", 0.85)
    assert [(id, round(float(share), 2)) for id, share in bottleneck.next] == [
        ("redesign", 0.75),
        ("settle", 0.57),
    ]


def test_critical_path(plan):
    assert plan.schedule.critical_path == (
        "listen",
        "settle",
        "redesign",
        "one-view",
        "fix-first",
    )


MONTH_36 = date(2030, 1, 11)


def test_value_delivered_by_month(plan):
    days = [months_after(plan.schedule.start, months) for months in (3, 6, 9, 12, 15, 18)]

    assert [float(plan.course.delivered(day)) for day in days] == [
        14.75,
        24.75,
        53.50,
        60.25,
        72.25,
        98.50,
    ]
    assert [float(plan.twin.delivered(day)) for day in days] == [0, 0, 0, 0, 0, 98.5]


def test_value_months_of_plan_and_twin_in_36_months(plan):
    course = plan.course.until(MONTH_36)

    assert months_after(plan.schedule.start, 36) == MONTH_36
    assert round(float(course.value_months()), 1) == 2578.7
    assert round(float(twin(course).value_months()), 1) == 1886.7
    assert round(float(twin(course, record=LARGE_IT).value_months()), 1) == 778.9


def test_money_spent_on_unfinished_work(plan):
    """What a vendor's end would strand, summed over the three initiatives it would stop."""
    spent = {
        day: {part.id: part.spend(day) for part in plan.course.parts}
        for day in (date(2027, 10, 11), date(2028, 1, 11))
    }

    assert round(float(plan.course.stranded(date(2027, 10, 11))), -2) == 642_900
    assert round(float(spent[date(2028, 1, 11)]["fix-first"]), -2) == 164_100
    assert round(float(spent[date(2028, 1, 11)]["warn-early"]), -2) == 107_100


def test_what_lint_says_of_dates_and_results():
    report = lint(load_file(str(NORTHWIND)), date(2027, 1, 11), select=["SCH", "EVI"])

    assert [(str(f.severity), f.code, f.message) for f in report.findings] == [
        (
            "info",
            "EVI005",
            "Phase `run` has no exit criteria: how will you know that it is over?",
        )
    ]


def test_what_lint_says_of_customers_and_technology():
    """The oracle names these three and no other of their families."""
    report = lint(load_file(str(NORTHWIND)), date(2027, 1, 11), select=["CUS", "TEC"])

    assert {(str(f.severity), f.code, f.route, f.message) for f in report.findings} == {
        ("warning", "CUS003", "joiners", "Which customer asked for `joiners`?"),
        (
            "warning",
            "TEC003",
            "vendors.alertly",
            "`alertly` has no exit, and its contract ends 10 months after `warn-early` is done",
        ),
        (
            "info",
            "TEC003",
            "vendors.crmco",
            "66 % of what is still to come depends on `crmco`, which has an exit",
        ),
    }
    (joiners,) = (f for f in report.findings if f.code == "CUS003")
    assert joiners.note == "it serves `recommend` with no evidence and no need"


def test_what_hangs_on_each_vendor(plan):
    crmco, alertly = (
        float(plan.hanging_on(i.id for i in plan.live if vendor in i.vendors))
        for vendor in ("crmco", "alertly")
    )

    assert (round(crmco, 2), round(alertly, 3)) == (0.66, 0.122)
