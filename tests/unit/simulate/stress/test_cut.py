"""A cut of the budget, and the choice of what to keep."""

from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.errors import UsageError
from cxroad.simulate.stress import HitsNothing, Why
from cxroad.simulate.stress.cut import EXACT, keep

AMOUNTS = st.integers(0, 12).map(lambda number: Fraction(number, 3))


@st.composite
def choices(draw, most):
    """Values, costs, all needs of each, and the money."""
    count = draw(st.integers(1, most))
    needs = {}
    for at in range(count):
        direct = draw(st.sets(st.integers(0, at - 1), max_size=2)) if at else set()
        needs[str(at)] = set(map(str, direct)).union(*(needs[str(each)] for each in direct))
    ids = list(needs)
    values = dict(zip(ids, draw(st.lists(AMOUNTS, min_size=count, max_size=count)), strict=True))
    costs = dict(zip(ids, draw(st.lists(AMOUNTS, min_size=count, max_size=count)), strict=True))
    money = sum(costs.values()) * draw(st.sampled_from([0, 30, 50, 70, 100])) / Fraction(100)
    return values, costs, {id: tuple(needs[id]) for id in ids}, money


def rank(chosen, values, costs):
    return (
        sum(values[id] for id in chosen),
        len(chosen),
        -sum(costs[id] for id in chosen),
    )


@given(choices(8))
def test_nothing_better_can_be_kept_for_the_money(choice):
    values, costs, needs, money = choice
    every = chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))
    closed = (set(ids) for ids in every if all(set(needs[id]) <= set(ids) for id in ids))
    possible = [ids for ids in closed if sum(costs[id] for id in ids) <= money]

    kept = keep(*choice)

    assert kept in possible
    assert rank(kept, values, costs) == max(rank(ids, values, costs) for ids in possible)


@given(choices(EXACT + 15))
def test_however_many_there_are_the_choice_is_whole_and_within_the_money(choice):
    values, costs, needs, money = choice

    kept = keep(*choice)

    assert all(set(needs[id]) <= kept for id in kept)
    assert sum(costs[id] for id in kept) <= money
    assert all(id in kept for id in values if not needs[id] and not costs[id])


def test_the_best_of_twenty_is_found_where_the_gain_of_each_is_alike():
    ids = [str(at) for at in range(EXACT)]
    values = {id: Fraction(100 + int(id)) for id in ids}
    costs = {id: Fraction(100 + int(id)) for id in ids}

    kept = keep(values, costs, dict.fromkeys(ids, ()), Fraction(1045))

    assert sum(values[id] for id in kept) == 1045


CUT = {"shock": "budget-cut", "at": "2027-02-01"}


def test_what_brings_most_for_what_is_left_is_kept_and_the_rest_parked(answer):
    """To go: 28k each for settle, mend and warn, 42k for bots; 30 % of 126k are taken."""
    after = answer(CUT)

    # mend begins no earlier, though its phase no longer waits for bots.
    assert [(each.id, each.stopped) for each in after.moved] == [("bots", Why.PARKED)]
    assert after.plan.stranded_value == after.twin.stranded_value == 0
    assert [(each.code, each.ids) for each in after.decide] == [("accept-parking", ("bots",))]


def test_a_deeper_cut_takes_the_work_that_waits_for_what_is_parked(answer):
    after = answer({**CUT, "cut": "50%"})

    assert {each.id for each in after.moved if each.stopped} == {"bots", "warn"}
    assert after.plan.stranded_value == 30
    assert after.twin.end == after.plan.end


def test_a_cut_of_nothing_and_of_more_than_all_is_no_cut(answer):
    with pytest.raises(HitsNothing, match="leaves money enough"):
        answer({**CUT, "cut": "0%"})
    with pytest.raises(UsageError, match="cut: '120%' is no share from 0% to 100%"):
        answer({**CUT, "cut": "120%"})


def test_without_costs_no_money_can_be_cut(answer, small):
    with pytest.raises(HitsNothing, match="names its cost"):
        answer(CUT, on=small({"cost: 28k": "tags: [x]", "cost: 42k": "tags: [x]"}))
