from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.durations import MONTH_DAYS
from cxroad.plan import Plan
from cxroad.schedule.course import Course, Part
from cxroad.schedule.twin import twin

MONDAY = date(2027, 1, 4)


def on(day):
    """The day so many days after the start."""
    return MONDAY + timedelta(days=day)


def part(id, start, finish, points=0, cost=None, landing="next"):
    """Work over whole days counted from the start; it lands the day after unless told."""
    lands = finish + 1 if landing == "next" else landing
    return Part(
        id,
        on(start),
        on(finish),
        None if lands is None else on(lands),
        {"o": Fraction(points)},
        None if cost is None else Fraction(cost),
    )


def course(*parts, horizon=1000, ramp=0):
    return Course(tuple(parts), MONDAY, on(horizon), ramp)


def test_value_counts_from_the_landing_not_from_the_last_day_worked():
    plan = course(part("a", 0, 9, points=7))

    assert [plan.delivered(on(day)) for day in (9, 10, 11)] == [0, 7, 7]
    assert plan.value_months(on(10)) == 0
    assert plan.value_months(on(40)) == 7 * 30 / MONTH_DAYS


def test_value_counts_before_the_horizon():
    plan = course(part("a", 0, 9, points=1), part("late", 0, 99, points=1), horizon=100)

    assert plan.value_months() == 90 / MONTH_DAYS
    assert plan.until(on(110)).value_months() == (100 + 10) / MONTH_DAYS


def test_money_a_year_brings_a_twelfth_of_it_a_month():
    plan = course(part("a", 0, 0, points=1200))

    assert plan.in_hand(on(1) + timedelta(days=487)) == 1200 * Fraction(487) / Fraction("365.25")


def test_money_is_spent_evenly_over_the_days_of_the_work():
    plan = course(part("a", 0, 9, cost=100), part("b", 5, 5, cost=30))

    assert [plan.spend(on(day)) for day in (0, 1, 5, 6, 10, 99)] == [0, 10, 50, 90, 130, 130]


def test_only_what_has_not_landed_is_stranded():
    plan = course(part("a", 0, 9, cost=100), part("b", 5, 24, cost=200))

    assert [plan.stranded(on(day)) for day in (9, 10, 20, 25)] == [90 + 40, 50, 150, 0]


def test_most_is_stranded_on_the_eve_of_a_landing():
    plan = course(part("a", 0, 9, cost=100), part("b", 5, 24, cost=200))

    peak = plan.peak_stranded

    assert (peak.day, peak.amount, peak.ids) == (on(24), 200, ("b",))


def test_all_the_money_is_stranded_before_a_big_bang():
    plan = twin(course(part("a", 0, 9, cost=100), part("b", 5, 24, cost=200)))

    assert (plan.peak_stranded.day, plan.peak_stranded.amount) == (on(24), 300)
    assert plan.peak_stranded.ids == ("a", "b")


def test_what_never_lands_stays_stranded():
    plan = course(part("a", 0, 9, cost=100, landing=None), part("b", 0, 29, cost=30))

    assert plan.stranded(on(500)) == 100
    assert (plan.peak_stranded.day, plan.peak_stranded.amount) == (on(29), 130)
    assert plan.total == 0


def test_what_never_lands_brings_nothing():
    lost = part("a", 0, 9, points=7, landing=None)

    assert course(lost).brings(lost) == course(lost, ramp=30).brings(lost) == 0


def test_points_are_lumped_into_one_sum_unless_some_end_before_others():
    both = replace(part("a", 0, 9), points={"o": Fraction(3), "p": Fraction(4)})
    ending = replace(both, ends={"o": on(50)})

    assert list(both.lumped.points.values()) == [7]
    assert ending.lumped == ending


def test_without_costs_nothing_is_known_of_money():
    plan = course(part("a", 0, 9, points=3))

    assert plan.cost is plan.peak_stranded is plan.payback is None


def test_first_value_is_the_first_landing_that_is_worth_something():
    assert course(part("a", 0, 1), part("b", 0, 9, points=1)).first_value == on(10)
    assert course(part("a", 0, 1)).first_value is None


def test_payback_is_the_day_on_which_money_in_hand_has_covered_the_spend():
    # 365.25 a year is 1 a day: 100 are back after 100 days.
    plan = course(part("a", 0, 9, points="365.25", cost=100))

    assert plan.payback == on(110)
    assert plan.until(on(110)).payback == on(110)
    assert plan.until(on(109)).payback is None
    assert course(part("a", 0, 0, points="365.25", cost="0.5")).payback == on(2)


def test_payback_is_the_last_time_not_a_moment_before_the_next_spend():
    first = part("a", 0, 9, points="365.25", cost=5)
    plan = course(first, part("b", 20, 29, cost=100))

    assert course(first).payback == on(15)
    assert plan.payback == on(115)


def test_a_dip_into_the_red_between_two_bends_is_seen():
    # From day 10 on a(t) = t * t / 80 comes in, up to t = 40, and 0.4 * t goes out: even at t = 32.
    plan = course(part("a", 0, 9, points="365.25"), part("b", 10, 49, cost=16), ramp=40)

    assert plan.turns[:3] == (on(0), on(10), on(50))
    assert plan.in_hand(on(26)) - plan.spend(on(26)) == Fraction("-3.2")
    assert plan.payback == on(42)


def test_before_something_ends_its_value_counts_up_to_the_day_that_is_asked():
    brief = replace(part("a", 0, 9, points="365.25"), ends={"o": on(50)})

    assert [course(brief).in_hand(on(day)) for day in (20, 50, 90)] == [10, 40, 40]


def test_in_a_ramp_value_rises_evenly():
    plan = course(part("a", 0, 9, points=10), ramp=20)

    assert [plan.delivered(on(day)) for day in (10, 15, 30, 40)] == [0, Fraction(5, 2), 10, 10]
    assert plan.value_months(on(30)) == 10 * 10 / MONTH_DAYS
    assert plan.value_months(on(50)) == 10 * 30 / MONTH_DAYS


@pytest.mark.parametrize("ends", [{}, {"o": date(9999, 12, 25)}])
def test_a_ramp_may_reach_beyond_the_last_day_of_the_calendar(ends):
    start, landing = date(9999, 11, 1), date(9999, 12, 1)
    late = Part("a", start, landing - timedelta(days=1), landing, {"o": Fraction(31)}, None, ends)
    plan = Course((late,), start, date.max, ramp=31)

    for day in (landing + timedelta(days=n) for n in range(30)):
        assert plan.delivery.at(day) == plan.delivered(day)
    assert plan.turns[-1] == date.max


def test_a_course_bends_where_work_begins_ends_and_lands_and_where_a_ramp_is_over():
    plan = course(part("a", 3, 9, landing=12), part("b", 1, 5), horizon=100, ramp=20)

    assert plan.turns == tuple(map(on, (0, 1, 3, 6, 10, 12, 26, 32, 100)))
    assert (plan.begin, plan.finish) == (on(1), on(9))
    assert (course().begin, course().finish) == (on(0), None)


def test_only_some_outcomes_can_be_looked_at():
    mixed = Part("a", on(0), on(1), on(2), {"x": Fraction(3), "y": Fraction(4)})

    assert course(mixed).of({"y"}).total == 4


DAYS = st.integers(0, 60)
PARTS = st.lists(
    st.builds(
        lambda at, start, length, wait, points, cost: part(
            str(at), start, start + length, points, cost, start + length + 1 + wait
        ),
        st.integers(0, 9),
        DAYS,
        DAYS,
        st.integers(0, 5),
        st.integers(0, 50),
        st.none() | st.integers(0, 50),
    ),
    min_size=1,
    max_size=5,
)


@given(PARTS, st.integers(0, 40))
def test_value_in_hand_is_the_area_under_the_curve(parts, ramp):
    """Against the trapezium rule in whole days, which is exact for straight lines."""
    plan = course(*parts, horizon=200, ramp=ramp)
    if ramp:
        area = sum(plan.delivered(on(day)) + plan.delivered(on(day + 1)) for day in range(200)) / 2
    else:
        area = sum(plan.delivered(on(day)) for day in range(200))

    assert plan.value_months() == area / MONTH_DAYS


@given(PARTS, st.sampled_from([0, 7, 40]))
def test_curves_say_what_the_queries_say(parts, ramp):
    plan = course(*parts, ramp=ramp)

    for day in range(150):
        assert plan.delivery.at(on(day)) == plan.delivered(on(day))
        assert plan.exposure.at(on(day)) == plan.stranded(on(day))
        assert plan.spending.at(on(day)) == plan.spend(on(day))


ENDS = st.none() | st.integers(0, 120).map(on)


@given(PARTS, st.lists(ENDS, min_size=5, max_size=5), st.sampled_from([0, 7, 40]))
def test_what_ends_counts_up_to_its_last_day_and_curves_know_it(parts, ends, ramp):
    for_good = course(*parts, horizon=200, ramp=ramp)
    plan = course(
        *(
            replace(part, ends={"o": end} if end else {})
            for part, end in zip(parts, ends, strict=False)
        ),
        horizon=200,
        ramp=ramp,
    )
    enjoyed = zip(for_good.parts, ends, strict=False)

    assert plan.value_months() == sum(for_good.brings(part, end) for part, end in enjoyed)
    for day in range(150):
        left = [part for part in plan.parts if not part.ends or on(day) < part.ends["o"]]
        assert plan.delivered(on(day)) == replace(plan, parts=tuple(left)).delivered(on(day))
        assert plan.delivery.at(on(day)) == plan.delivered(on(day))
    assert {end for part in plan.parts for end in part.ends.values()} <= set(plan.turns)


@given(PARTS)
def test_the_peak_is_the_most_of_all_evenings(parts):
    plan = course(*parts)
    # In the evening the money of the day is spent, and what lands tomorrow has not landed.
    evenings = [
        sum(each.spend(on(day + 1)) for each in parts if each.landing > on(day))
        for day in range(200)
    ]

    if plan.cost:
        assert plan.peak_stranded.amount == max(evenings)
        assert plan.peak_stranded.day == on(evenings.index(max(evenings)))
    else:
        assert plan.peak_stranded is None


@given(PARTS, st.sampled_from([0, 7, 40]))
def test_payback_is_the_day_after_the_last_one_in_the_red(parts, ramp):
    plan = course(*parts, horizon=400, ramp=ramp)
    red = [day for day in range(401) if plan.in_hand(on(day)) < plan.spend(on(day))]

    if not plan.cost or (red and red[-1] == 400):
        assert plan.payback is None
    else:
        assert plan.payback == on(red[-1] + 1 if red else 0)


@given(PARTS)
def test_a_twin_is_never_worth_more_and_spends_the_same(parts):
    plan = course(*parts)
    late = twin(plan)

    assert late.value_months() <= plan.value_months()
    assert late.total == plan.total
    assert all(late.spend(on(day)) == plan.spend(on(day)) for day in range(0, 130, 13))
    assert all(late.stranded(on(day)) >= plan.stranded(on(day)) for day in range(0, 130, 13))


ROADMAP = """
start: 2027-01-04
calendar: {week: mon-fri}
currency: EUR
vision:
  statement: Everything works the first time
  outcomes: {churn: {worth: 300k}, effort: {worth: 100k}, staff: {}}
phases:
  p:
    initiatives:
      a: {name: A, estimate: 5d, serves: {churn: 50%, effort: 100%}, cost: 10k}
      b: {name: B, estimate: 5d, after: [a], serves: {churn: 50%, staff: 100%}}
      c: {name: C, serves: [staff]}
      d: {name: D, estimate: 1w, status: parked, cost: 1M}
"""


@pytest.fixture
def plan(roadmap_of):
    return Plan(roadmap_of(ROADMAP), MONDAY)


def test_a_plan_lands_on_working_days_and_leaves_out_what_has_no_dates(plan):
    a, b = plan.course.parts

    assert (a.start, a.finish, a.landing) == (on(0), on(4), on(7))
    assert plan.course.ramp == 0
    assert (b.finish, b.landing) == (on(11), on(14))
    assert (plan.course.cost, b.cost) == (10_000, None)


@pytest.mark.parametrize(("ramp", "days"), [("1mo", 31), ("4w", 28)])
def test_a_ramp_takes_whole_days_and_the_last_one_that_has_begun(roadmap_of, ramp, days):
    roadmap = roadmap_of(f"settings: {{ramp: {ramp}}}\n{ROADMAP}")

    assert Plan(roadmap, MONDAY).course.ramp == days


def test_without_a_horizon_value_counts_for_a_year_after_the_end(plan):
    assert plan.course.horizon == date(2028, 1, 15)


def test_money_a_year_is_shared_like_points_and_what_has_no_price_brings_none(plan):
    worth = {part.id: dict(part.points) for part in plan.priced.parts}

    assert worth == {
        "a": {"churn": 150_000, "effort": 100_000},
        "b": {"churn": 150_000},
    }
