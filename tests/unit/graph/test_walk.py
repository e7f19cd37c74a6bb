from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxroad.graph.walk import masks, members, shortest_circle, sums, topological


@st.composite
def acyclic(draw):
    count = draw(st.integers(1, 12))
    return [
        sorted(draw(st.sets(st.integers(at + 1, count - 1)))) if at < count - 1 else []
        for at in range(count)
    ]


def walked(adjacent, start):
    found, stack = set(), [start]
    while stack:
        for target in adjacent[stack.pop()]:
            if target not in found:
                found.add(target)
                stack.append(target)
    return found


@given(acyclic(), st.randoms())
def test_order_names_no_node_before_what_leads_to_it(adjacent, random):
    names = list(range(len(adjacent)))
    random.shuffle(names)
    shuffled = [[] for _ in names]
    for at, targets in enumerate(adjacent):
        shuffled[names[at]] = [names[target] for target in targets]

    order = topological(shuffled)

    assert sorted(order) == sorted(names)
    assert all(
        order.index(at) < order.index(target)
        for at, targets in enumerate(shuffled)
        for target in targets
    )


def test_order_leaves_out_circles_and_all_behind_them():
    assert topological([[1], [2], [1, 3], [], []]) == [0, 4]


@given(acyclic())
def test_masks_hold_what_walking_finds(adjacent):
    sets = masks(adjacent, reversed(range(len(adjacent))))

    assert [members(bits) for bits in sets] == [
        sorted(walked(adjacent, at)) for at in range(len(adjacent))
    ]


@given(st.lists(st.integers(0, 10**30), min_size=1, max_size=40), st.data())
def test_sums_add_the_weights_of_the_bits_that_are_set(weights, data):
    any_set = st.integers(0, 2 ** len(weights) - 1)
    sets = data.draw(st.lists(any_set, min_size=1, max_size=3)) * data.draw(
        st.sampled_from([1, 40])
    )

    assert sums(sets, weights) == [
        sum(w for at, w in enumerate(weights) if bits >> at & 1) for bits in sets
    ]


@given(st.integers(2, 7), st.data())
def test_shortest_circle_is_as_short_as_any(count, data):
    ring = [{(at + 1) % count} for at in range(count)]
    for at in range(count):
        ring[at] |= data.draw(st.sets(st.integers(0, count - 1), max_size=2))
    adjacent = [sorted(targets) for targets in ring]

    circle, _ = shortest_circle(adjacent, set(range(count)), 10**6)

    assert circle[0] == circle[-1] == min(circle)
    assert all(b in adjacent[a] for a, b in pairwise(circle))
    assert len(circle) - 1 == shortest_by_trying(adjacent)


def shortest_by_trying(adjacent):
    """Steps of the shortest circle, by following all ways of one step more each time."""
    ways = {(at, target) for at, targets in enumerate(adjacent) for target in targets}
    steps = 1
    while not any(start == end for start, end in ways):
        ways = {(start, target) for start, end in ways for target in adjacent[end]}
        steps += 1
    return steps


def test_a_spent_budget_still_gives_a_circle():
    adjacent = [[1], [2], [3, 1], [0]]

    circle, _ = shortest_circle(adjacent, {0, 1, 2, 3}, 0)

    assert circle == [0, 1, 2, 3, 0]
