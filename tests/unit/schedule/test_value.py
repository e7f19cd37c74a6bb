from datetime import date
from fractions import Fraction

import pytest

from cxroad.errors import NotComputable
from cxroad.schedule.value import (
    Coverage,
    contributions,
    coverage,
    deliveries,
    prices,
    silences,
    worth,
)


@pytest.fixture
def outcomes_of(roadmap_of):
    """A roadmap with these outcomes and initiatives, each a line of YAML."""

    def read(outcomes, *initiatives):
        rows = "\n".join(f"      {row}" for row in initiatives)
        text = f"vision:\n  statement: All is well here\n  outcomes: {outcomes}\n"
        return roadmap_of(f"{text}phases:\n  p:\n    initiatives:\n{rows or '      {}'}")

    return read


def _contributions(roadmap):
    return contributions(roadmap, worth(roadmap), coverage(roadmap))


@pytest.mark.parametrize(
    ("outcomes", "points"),
    [
        ("{a: {}, b: {}, c: {}, d: {}}", (25, 25, 25, 25)),
        ("{a: {worth: 60}, b: {worth: 40}}", (60, 40)),
        ("{a: {worth: 30}, b: {worth: 30}}", (50, 50)),
        ("{a: {worth: 60}, b: {}, c: {}}", (60, 20, 20)),
        ("{a: {worth: 99.5}, b: {}}", (Fraction("99.5"), Fraction("0.5"))),
        ("{a: {worth: 300k}, b: {worth: 100k}}", (75, 25)),
        ("{a: {worth: 300k}, b: {worth: 100k}, c: {}}", (50, Fraction(50, 3), Fraction(100, 3))),
        ("{a: {worth: 100}, b: {}}", (50, 50)),
        ("{a: {worth: 0}, b: {worth: 10}}", (0, 100)),
        ("{a: {worth: 0}, b: {worth: 0}}", (0, 0)),
        ("{a: {worth: 0}, b: {}}", (0, 100)),
        ("{}", ()),
    ],
)
def test_worth_is_a_hundred_points_in_all(outcomes_of, outcomes, points):
    assert tuple(worth(outcomes_of(outcomes)).values()) == points


def test_a_roadmap_without_vision_is_worth_nothing(roadmap_of):
    assert worth(roadmap_of("phases: {}")) == {}


def test_a_share_is_taken_of_the_outcomes_worth(outcomes_of):
    roadmap = outcomes_of(
        "{a: {worth: 60}, b: {worth: 40}}", "x: {name: X, serves: {a: 50%, b: 10%}}"
    )

    assert _contributions(roadmap) == {"x": {"a": 30, "b": 4}}


def test_a_plain_list_takes_equal_parts_of_what_is_left(outcomes_of):
    roadmap = outcomes_of(
        "{a: {}}",
        "x: {name: X, serves: {a: 40%}}",
        "y: {name: Y, serves: [a]}",
        "z: {name: Z, serves: [a]}",
    )

    assert _contributions(roadmap) == {"x": {"a": 40}, "y": {"a": 30}, "z": {"a": 30}}
    assert coverage(roadmap) == {"a": Coverage(Fraction(2, 5), 2)}
    assert coverage(roadmap)["a"].total == 1


def test_nothing_is_left_where_more_than_all_is_claimed(outcomes_of):
    roadmap = outcomes_of(
        "{a: {}}",
        "x: {name: X, serves: {a: 80%}}",
        "y: {name: Y, serves: {a: 60%}}",
        "z: {name: Z, serves: [a]}",
    )

    assert _contributions(roadmap)["z"] == {"a": 0}
    assert coverage(roadmap)["a"].total == Fraction(7, 5)


def test_parked_and_dropped_work_claims_nothing(outcomes_of):
    roadmap = outcomes_of(
        "{a: {}}",
        "x: {name: X, serves: [a], status: parked}",
        "y: {name: Y, serves: {a: 50%}, status: dropped}",
        "z: {name: Z, serves: [a]}",
    )

    assert _contributions(roadmap) == {"z": {"a": 100}}


def test_an_outcome_that_does_not_exist_is_worth_nothing(outcomes_of):
    roadmap = outcomes_of("{a: {}}", "x: {name: X, serves: [nowhere]}")

    assert _contributions(roadmap) == {"x": {}}


def test_deliveries_gather_what_is_finished_on_one_day():
    values = {"x": Fraction(10), "y": Fraction(0), "z": Fraction(5), "late": Fraction(1)}
    first, last = date(2027, 2, 1), date(2027, 3, 1)

    found = deliveries(values, {"x": last, "y": last, "z": last, "late": first})

    assert [(at.day, at.ids, at.points) for at in found] == [
        (first, ("late",), 1),
        (last, ("x", "z"), 15),
    ]
    assert [silence.days for silence in silences(found)] == [28]


def test_what_has_no_date_is_no_delivery():
    assert deliveries({"x": Fraction(10), "y": Fraction(1)}, {"x": None}) == ()


@pytest.mark.parametrize(
    ("outcomes", "amounts"),
    [
        ("{a: {worth: 300k}, b: {worth: 1.2M}}", {"a": 300_000, "b": 1_200_000}),
        ("{a: {worth: 1000}, b: {worth: 0}, c: {}}", {"a": 1000, "b": 0}),
        ("{a: {worth: 1000}, b: {worth: -2}}", {"a": 1000, "b": 0}),
        ("{a: {worth: 0.5k}, b: {worth: 0}}", {"a": 500, "b": 0}),
        ("{a: {worth: 999}, b: {}}", {}),
        ("{a: {}}", {}),
        ("{}", {}),
    ],
)
def test_worth_is_money_with_k_or_m_or_from_a_thousand_on(outcomes_of, outcomes, amounts):
    assert prices(outcomes_of(outcomes)) == amounts


def test_money_and_points_cannot_be_added(outcomes_of):
    with pytest.raises(NotComputable) as error:
        prices(outcomes_of("{churn: {worth: 300k}, staff: {worth: 30}, cost: {worth: 1M}}"))

    assert error.value.message == (
        "'churn' is worth money, 300k a year, and 'staff' is worth 30 points; "
        "the two cannot be added"
    )
    assert "write the worth of 'staff' as money a year" in error.value.hint
    for few in ("1", "0.5"):
        with pytest.raises(NotComputable):
            prices(outcomes_of(f"{{churn: {{worth: 300k}}, staff: {{worth: {few}}}}}"))
