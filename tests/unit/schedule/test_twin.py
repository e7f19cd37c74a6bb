from datetime import date, timedelta
from fractions import Fraction

import pytest

from cxroad.schedule.course import Course, Part
from cxroad.schedule.twin import (
    LARGE_IT,
    break_even,
    break_even_release,
    release_of,
    stretched,
    twin,
)

START = date(2027, 1, 4)


def on(day):
    return START + timedelta(days=day)


def course(*steps, horizon=1000, ramp=0):
    """Steps of last day and points, all begun on the first day."""
    parts = [
        Part(str(last), START, on(last), on(last + 1), {"o": Fraction(points)}, Fraction(10))
        for last, points in steps
    ]
    return Course(tuple(parts), START, on(horizon), ramp)


def test_a_twin_lands_as_a_whole_when_the_last_part_does():
    late = twin(course((99, 1), (199, 2)))

    assert [late.delivered(on(day)) for day in (199, 200)] == [0, 3]
    assert [part.finish for part in late.parts] == [on(99), on(199)]


def test_a_cutover_puts_the_release_off():
    assert twin(course((99, 1)), cutover=28).first_value == on(128)


def test_the_record_of_large_it_makes_it_longer_and_smaller_in_whole_days():
    late = twin(course((99, 50), (512, 50)), record=LARGE_IT)

    # 513 days x 1.07 = 548.91
    assert late.first_value == on(549)
    assert late.total == 44
    assert LARGE_IT.above == 15  # million US dollars


def test_a_cutover_is_not_made_longer_by_the_record():
    assert twin(course((99, 1)), cutover=100, record=LARGE_IT).first_value == on(207)


def test_when_part_of_the_plan_never_lands_a_release_of_all_never_does():
    plan = course((9, 1), (19, 2))
    never = plan.each(
        lambda part: Part(part.id, part.start, part.finish, None, {}) if part.id == "19" else part
    )

    assert twin(never).first_value is None
    assert twin(never).total == 0
    assert twin(never, record=LARGE_IT).first_value is None


def test_stretching_moves_every_day_away_from_the_start_rounded_up():
    (part,) = stretched(course((9, 1)), Fraction(15, 100)).parts

    # 10 days become 11.5
    assert (part.start, part.finish, part.landing) == (START, on(11), on(12))


def test_break_even_is_the_overhead_that_eats_the_lead():
    # 100 to go for (1000 - 100 x), 100 for (1000 - 500 x); the twin brings 200 for 500.
    plan = course((99, 100), (499, 100))

    # 2000 - 600 x = 1000, so steps may take 1.666 times as long.
    assert break_even(plan, twin(plan), Course.value_months) == Fraction(666, 1000)


def test_break_even_holds_on_one_side_and_fails_on_the_other():
    plan = course((29, 5), (99, 100), (499, 100), ramp=40)
    late = twin(plan)
    overhead = break_even(plan, late, Course.value_months)

    assert stretched(plan, overhead).value_months() >= late.value_months()
    more = stretched(plan, overhead + Fraction(1, 1000))
    assert more.value_months() < late.value_months()


def test_break_even_is_found_however_early_the_first_landing_is():
    # 10 from the first evening on; the other brings 10 for the last day before the horizon.
    plan, other = course((0, 10)), course((998, 10))

    assert break_even(plan, other, Course.value_months) == 998


def test_what_brings_nothing_before_the_horizon_breaks_even_nowhere():
    plan = course((99, 1), horizon=50)

    assert break_even(plan, twin(plan), Course.value_months) is None
    assert break_even_release(plan) is None
    assert release_of(course()) is None


def test_a_plan_of_one_step_has_no_lead_to_lose():
    plan = course((99, 100))

    assert break_even(plan, twin(plan), Course.value_months) == 0


def test_a_plan_that_trails_has_no_break_even():
    plan = course((99, 100))
    early = course((49, 100))

    assert break_even(plan, early, Course.value_months) is None


def test_a_plan_without_value_has_no_break_even():
    plan = course((99, 0))

    assert break_even(plan, twin(plan), Course.value_months) is None
    assert break_even_release(plan) is None


def test_against_a_twin_that_comes_after_the_horizon_the_lead_lasts_as_long_as_there_is_value():
    plan = course((99, 100), (1999, 100))

    # The first step lands on day 100; stretched by more than 899 % it lands on day 1000.
    assert break_even(plan, twin(plan), Course.value_months) == Fraction(8990, 1000)


@pytest.mark.parametrize("ramp", [0, 30])
def test_one_release_on_the_mean_landing_is_worth_as_much_as_the_plan(ramp):
    plan = course((99, 300), (499, 100), ramp=ramp)

    day = break_even_release(plan)

    # Landings on days 100 and 500, weighted 3 to 1.
    assert day == on(200)
    whole = Course((Part("x", START, on(9), day, {"o": Fraction(400)}),), START, on(1000), ramp)
    assert whole.value_months() == plan.value_months()
