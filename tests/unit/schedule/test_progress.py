"""How far outcomes have come, and how old a measurement may be."""

from datetime import date
from fractions import Fraction

import pytest

from cxroad.plan import Plan
from cxroad.schedule.progress import Pace, progress, value_at, way

START = date(2027, 1, 1)
HALF = [(date(2027, 2, 1), Fraction(1, 2))]


@pytest.fixture
def of(roadmap_of):
    """The progress of one outcome from 0 to 100 without a lag, half of which should be there."""

    def ask(fields="", today=date(2027, 3, 1), arrived=HALF, start=START, settings=""):
        roadmap = roadmap_of(
            "vision:\n  statement: All is well here\n  outcomes:\n    o: "
            f"{{metric: custom, unit: x, better: up, baseline: 0, target: 100{fields}}}\n"
            f"phases: {{}}\n{settings}"
        )
        threshold = Plan(roadmap, today).threshold
        return progress(roadmap.outcomes["o"], arrived, start, today, threshold)

    return ask


@pytest.mark.parametrize(
    ("value", "pace"),
    [
        ("-1", Pace.FAR_BEHIND),
        ("0", Pace.BEHIND),
        ("29", Pace.BEHIND),
        ("30", Pace.ON_PLAN),
        ("70", Pace.ON_PLAN),
        ("71", Pace.AHEAD),
        ("100", Pace.REACHED),
    ],
)
def test_twenty_points_count_and_fifty_count_heavily(of, value, pace):
    found = of(f", actuals: {{2027-02-15: {value}}}")

    assert found.pace is pace
    assert found.behind == Fraction(1, 2) - Fraction(int(value), 100)


def test_a_roadmap_may_set_the_limits(of):
    actual = ", actuals: {2027-02-15: 0}"

    assert of(actual, settings="settings: {EVI003: {far: 49}}").pace is Pace.FAR_BEHIND
    assert of(actual, settings="settings: {EVI003: {points: 50}}").pace is Pace.ON_PLAN


def test_work_arrives_once_it_is_done_on_a_known_day(roadmap_of):
    roadmap = roadmap_of(
        """
        start: 2027-01-01
        vision:
          statement: All is well here
          outcomes: {o: {metric: nps}, free: {metric: csat, worth: 0}}
        phases:
          p:
            initiatives:
              a: {name: A, serves: {o: 50%, free: 50%}, status: done, finished: 2027-02-01}
              b: {name: B, serves: {o: 20%}, status: done, estimate: 1w}
              c: {name: C, serves: {o: 20%}, status: done}
              d: {name: D, serves: {o: 10%}, estimate: 1w}
        """
    )

    assert Plan(roadmap, date(2027, 3, 1)).arrived == {
        "o": [(date(2027, 2, 1), Fraction(1, 2)), (date(2027, 1, 7), Fraction(1, 5))]
    }


def test_only_work_that_can_have_moved_the_metric_by_the_measurement_is_expected(of):
    assert of(", lag: 2w, actuals: {2027-02-15: 0}").expected == Fraction(1, 2)
    assert of(", lag: 2w, actuals: {2027-02-14: 0}").pace is Pace.NOTHING_DUE
    assert of().expected == 0
    twice = [*HALF, *HALF, *HALF]
    assert of(", actuals: {2027-02-15: 0}", arrived=twice).expected == 1


def test_without_a_measurement_nothing_is_said_of_the_way(of):
    found = of()

    assert (found.way, found.behind, found.pace) == (None, None, Pace.UNKNOWN)


@pytest.mark.parametrize(
    ("fields", "today", "overdue"),
    [
        (", every: 4w", date(2027, 2, 26), False),
        (", every: 4w", date(2027, 2, 27), True),
        (", every: 4w, actuals: {2027-02-01: 3}", date(2027, 3, 29), False),
        (", every: 4w, actuals: {2027-02-01: 3}", date(2027, 3, 30), True),
        # What was measured before the start is the baseline: the start counts.
        (", every: 4w, actuals: {2026-06-01: 3}", date(2027, 2, 26), False),
        (", every: 4w, actuals: {2026-06-01: 3}", date(2027, 2, 27), True),
        ("", date(2027, 7, 2), False),
        ("", date(2027, 7, 3), True),
        ("", date(2026, 12, 1), False),
    ],
)
def test_a_measurement_is_overdue_after_twice_the_time_between_two(of, fields, today, overdue):
    assert of(fields, today).overdue is overdue


def test_how_old_a_measurement_may_be_can_be_set(of):
    day = date(2027, 2, 27)

    assert not of(", every: 4w", day, settings="settings: {EVI002: {times: 3}}").overdue
    assert not of(", every: 4w", day, start=None).overdue


@pytest.mark.parametrize(
    ("ends", "part", "value"),
    [
        ("baseline: 4.6, target: 5.8", "1/2", "5.2"),
        ("baseline: 4.6, target: 5.8", "-1/4", "4.3"),
        ("baseline: 20, target: 8", "1/3", "16"),
    ],
)
def test_a_part_of_the_way_is_a_value_and_back(roadmap_of, ends, part, value):
    outcome = roadmap_of(
        "vision:\n  statement: All is well here\n  outcomes:\n"
        f"    o: {{metric: custom, unit: x, better: up, {ends}}}\nphases: {{}}\n"
    ).outcomes["o"]

    assert value_at(outcome, Fraction(part)) == Fraction(value)
    assert way(outcome, Fraction(value)) == Fraction(part)


def test_without_a_target_no_way_is_known(roadmap_of):
    outcome = roadmap_of(
        "vision:\n  statement: All is well here\n  outcomes:\n"
        "    o: {metric: custom, unit: x, better: up, baseline: 3}\nphases: {}\n"
    ).outcomes["o"]

    assert value_at(outcome, Fraction(1)) is None
    assert way(outcome, Fraction(4)) is None


def test_done_work_closes_no_part_of_an_outcome_that_is_worth_nothing(roadmap_of):
    roadmap = roadmap_of(
        "start: 2027-01-04\n"
        "vision:\n  statement: All is well here\n"
        "  outcomes: {o: {worth: 0}, p: {worth: 10}}\n"
        "phases:\n  crawl:\n    initiatives:\n"
        "      a: {name: A, serves: [o], status: done, finished: 2027-02-01}\n"
    )

    assert Plan(roadmap, date(2027, 3, 1)).progress["o"].pace is not None
