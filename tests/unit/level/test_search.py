"""The search over lists: its budget, its chance, and when it stops."""

from __future__ import annotations

from cxroad.level.search import Tried, search


class Sorting:
    """A list costs what is out of place in it; nothing but 0 may have to stand before 1."""

    def __init__(self, length, bound=0):
        self.before = [[0] if job == 1 else [] for job in range(length)]
        self.first = [*range(length)]
        self.first[2:] = reversed(self.first[2:])
        self.bound = (bound,)
        self.lists = []

    def decode(self, order):
        self.lists.append(order)
        cost = sum(job != place for place, job in enumerate(order))
        return Tried((cost,), order, order)

    def justified(self, tried):  # noqa: ARG002
        return None


def test_it_stops_at_the_bound_and_says_so():
    found = search(Sorting(6), schedules=1000)

    assert found.proved
    assert found.best.cost == (0,)
    assert found.schedules < 1000


def test_it_stops_when_the_budget_is_used_up():
    found = search(Sorting(30, bound=-1), schedules=50)

    assert found.schedules == 50
    assert not found.proved


def test_more_schedules_are_never_worse():
    costs = [search(Sorting(20, bound=-1), schedules=n).best.cost for n in (1, 10, 100, 1000)]

    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0]


def test_the_same_seed_takes_the_same_way_and_another_one_another():
    ways = []
    for seed in (0, 0, 1):
        decoder = Sorting(12, bound=-1)
        search(decoder, schedules=40, seed=seed)
        ways.append(decoder.lists)

    assert ways[0] == ways[1] != ways[2]


def test_what_has_to_stand_before_does_so_in_every_list():
    decoder = Sorting(8, bound=-1)
    search(decoder, schedules=200)

    assert all(order.index(0) < order.index(1) for order in decoder.lists)
    assert all(sorted(order) == [*range(8)] for order in decoder.lists)


def test_a_list_that_was_tried_counts_but_is_not_made_again():
    decoder = Sorting(3, bound=-1)
    found = search(decoder, schedules=500)

    assert found.schedules == 500
    assert len(decoder.lists) <= 3
