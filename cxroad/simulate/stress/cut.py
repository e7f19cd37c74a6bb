"""A cut of the money that is still to be spent, and what to keep with what is left of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor

from cxroad.graph.walk import members
from cxroad.model.language import say
from cxroad.model.numbers import in_parts
from cxroad.model.scenario import BudgetCut
from cxroad.model.writing import day as written
from cxroad.model.writing import named, percent
from cxroad.simulate.stress.answer import Why
from cxroad.simulate.stress.asked import HitsNothing, share
from cxroad.simulate.stress.delays import left_on
from cxroad.simulate.stress.world import State, World

CUT = Fraction(30, 100)
"""The part of the money to go that is taken away where nobody says; our default."""

EXACT = 20
"""Up to so many initiatives the best set is found for certain; our default."""

_NAMED = 6


def budget_cut(world: World, shock: BudgetCut, day: date) -> State:
    """Part of the money to go is taken away: what brings most for the rest is kept.

    Kept work keeps all unfinished work that it waits for, as `after` says. What is left out is
    parked, and what was spent on it is stranded.
    """
    cut = share("cut", shock.cut, CUT)
    left = [each.id for each in left_on(world, day)]
    parts = {part.id: part for part in world.course(world.plan.contributions).parts}
    to_go = {
        id: part.cost - part.spend(day)
        for id in left
        if (part := parts.get(id)) and part.cost is not None
    }
    whole = sum(to_go.values(), Fraction(0))
    if not whole:
        raise HitsNothing(
            say(
                "nothing that is left on {day} names its cost, so no money can be cut",
                day=written(day),
            ),
            say("say what work costs: `cost: 40k`"),
        )
    graph = world.now.graph
    kept = keep(
        {id: world.worth(id) for id in left},
        {id: to_go.get(id, Fraction(0)) for id in left},
        {id: graph.ancestors(id) for id in left},
        whole * (1 - cut),
    )
    parked = [id for id in left if id not in kept]
    if not parked:
        raise HitsNothing(
            say("a cut of {cut} leaves money enough for all that is left", cut=percent(cut))
        )
    free = [id for id in left if id not in to_go]
    state = world.stopping(parked, Why.PARKED, day)
    if len(left) > EXACT:
        state = state.noting(
            say(
                "of {n} initiatives those are kept that bring most for their cost; another "
                "choice may bring a little more",
                n=len(left),
            )
        )
    if free:
        state = state.noting(
            say("taken to cost nothing, since no cost is written: {free}", free=named(free, _NAMED))
        )
    return state


def keep(
    values: Mapping[str, Fraction],
    costs: Mapping[str, Fraction],
    needs: Mapping[str, Sequence[str]],
    money: Fraction,
) -> frozenset[str]:
    """What to keep: of all that the money allows, what brings most value.

    Of equals what keeps more initiatives, then what costs less. For more than 20 initiatives it
    is a good choice, not for certain the best: by value for the cost of each with all that it
    still needs.

    Args:
        values: By id; 0 or more.
        costs: By id; 0 or more.
        needs: What else has to be kept for each, at any distance; ids without value are ignored.
        money: What all that is kept may cost.
    """
    ids = list(values)
    number = {id: at for at, id in enumerate(ids)}
    above = [sum(1 << number[need] for need in set(needs[id]) & number.keys()) for id in ids]
    worth, _ = in_parts(values.values())
    prices, penny = in_parts(costs[id] for id in ids)
    choice = _Choice(worth, prices, above, floor(money * penny))
    best = choice.greedy()
    if len(ids) <= EXACT:
        best = choice.best(best)
    return frozenset(ids[at] for at in members(best))


class _Choice:
    """Sets of initiatives as bits, what they bring and what they cost, in whole numbers.

    Args:
        above: For each, what it needs.
    """

    def __init__(
        self, values: Sequence[int], costs: Sequence[int], above: Sequence[int], money: int
    ) -> None:
        self._values, self._costs, self._above, self._money = values, costs, above, money
        # What is needed has fewer needs than what needs it.
        self._order = sorted(range(len(values)), key=lambda at: above[at].bit_count())
        self._by_gain = sorted(range(len(values)), key=lambda at: _gain(values[at], costs[at]))

    def _value(self, chosen: int) -> int:
        return sum(self._values[at] for at in members(chosen))

    def _cost(self, chosen: int) -> int:
        return sum(self._costs[at] for at in members(chosen))

    def greedy(self) -> int:
        """Rounds over all, each by value for the cost of what it still needs, itself included."""
        chosen, before = 0, -1
        while chosen != before:
            before = chosen
            chosen = self._round(chosen)
        return chosen

    def _round(self, chosen: int) -> int:
        missing = {at: (self._above[at] | 1 << at) & ~chosen for at in self._order}
        gains = {at: _gain(self._value(new), self._cost(new)) for at, new in missing.items()}
        spent = self._cost(chosen)
        for at in sorted(self._order, key=gains.__getitem__):
            new = missing[at] & ~chosen
            cost = self._cost(new)
            if spent + cost <= self._money:
                chosen, spent = chosen | new, spent + cost
        return chosen

    def best(self, found: int) -> int:
        """The best set: each is tried with and without, as long as it can still win.

        Args:
            found: A set to beat.
        """
        best, rank = found, (self._value(found), found.bit_count(), -self._cost(found))
        stack = [(0, 0, 0, 0, 0)]
        while stack:
            depth, chosen, shut, value, cost = stack.pop()
            if depth == len(self._order):
                if (value, chosen.bit_count(), -cost) > rank:
                    best, rank = chosen, (value, chosen.bit_count(), -cost)
                continue
            open_ = [at for at in self._order[depth:] if not self._above[at] & shut]
            most = value + self._reach(open_, self._money - cost)
            if (most, chosen.bit_count() + len(open_)) < rank[:2]:
                continue
            at = self._order[depth]
            stack.append((depth + 1, chosen, shut | 1 << at, value, cost))
            more = cost + self._costs[at]
            if not self._above[at] & shut and more <= self._money:
                with_it = (depth + 1, chosen | 1 << at, shut, value + self._values[at], more)
                stack.append(with_it)
        return best

    def _reach(self, open_: Collection[int], money: int) -> int:
        """No less than what the rest can bring: as if parts could be bought, needs left out."""
        found = 0
        for at in self._by_gain:
            if at not in open_:
                continue
            if self._costs[at] > money:
                return found + ceil(Fraction(self._values[at] * money, self._costs[at]))
            found, money = found + self._values[at], money - self._costs[at]
        return found


def _gain(value: int, cost: int) -> tuple[bool, Fraction]:
    """Sorts what costs nothing first, then by value for cost, best first."""
    return cost > 0, -Fraction(value, cost or 1)
