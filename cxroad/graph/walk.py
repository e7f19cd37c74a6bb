"""Walks over a graph of numbered nodes, each linear in its arrows unless it says otherwise."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from operator import getitem
from typing import TypeAlias

Adjacent: TypeAlias = Sequence[Sequence[int]]
"""For each node the nodes its arrows lead to."""

BUDGET = 2_000_000
"""Arrows that a search without a linear bound may look at, about a second; our default."""


def reversed_of(adjacent: Adjacent) -> list[list[int]]:
    """The same graph with every arrow turned round."""
    turned: list[list[int]] = [[] for _ in adjacent]
    for node, targets in enumerate(adjacent):
        for target in targets:
            turned[target].append(node)
    return turned


def topological(successors: Adjacent) -> list[int]:
    """The nodes so that none stands before what it waits for; of several the lowest comes first.

    Nodes in a circle, and all that wait for them, are left out.
    """
    waiting = [0] * len(successors)
    for targets in successors:
        for target in targets:
            waiting[target] += 1
    ready = [node for node, count in enumerate(waiting) if not count]
    heapify(ready)
    order: list[int] = []
    while ready:
        node = heappop(ready)
        order.append(node)
        for target in successors[node]:
            waiting[target] -= 1
            if not waiting[target]:
                heappush(ready, target)
    return order


def reached(adjacent: Adjacent, sources: Iterable[int]) -> set[int]:
    """Every node that one arrow or more leads to from the sources."""
    found: set[int] = set()
    stack = list(sources)
    while stack:
        for target in adjacent[stack.pop()]:
            if target not in found:
                found.add(target)
                stack.append(target)
    return found


def shortest_way(
    adjacent: Adjacent, source: int, target: int, within: set[int], longest: int
) -> tuple[list[int], int]:
    """The fewest steps from a node to another, over nodes of a set.

    Returns:
        The nodes from `source` to `target`, both included, also when they are the same node and
        the way is a circle; empty when there is none of at most `longest` arrows. And the number
        of arrows looked at.
    """
    came_from: dict[int, int] = {}
    depth = {source: 0}
    queue = deque([source])
    steps = 0
    while queue:
        node = queue.popleft()
        if depth[node] >= longest:
            break
        for following in adjacent[node]:
            steps += 1
            if following == target:
                way = [target, node]
                while node != source:
                    node = came_from[node]
                    way.append(node)
                return way[::-1], steps
            if following in within and following not in depth:
                depth[following] = depth[node] + 1
                came_from[following] = node
                queue.append(following)
    return [], steps


def shortest_circle(successors: Adjacent, members: set[int], budget: int) -> tuple[list[int], int]:
    """A shortest circle inside a strongly connected component, from its lowest node back to it.

    Args:
        budget: Arrows to look at. The first circle is always finished; when the budget ends
            before every node was tried, a shorter one may have been missed.

    Returns:
        The nodes, the first repeated at the end, and the number of arrows looked at.
    """
    best: list[int] = []
    spent = 0
    for start in sorted(members):
        limit = len(best) - 2 if best else len(members)
        if best and (spent >= budget or limit < 1):
            break
        way, steps = shortest_way(successors, start, start, members, limit)
        spent += steps
        best = way or best
    turn = best.index(min(best))
    return [*best[turn:-1], *best[:turn], best[turn]], spent


def masks(
    adjacent: Adjacent, order: Iterable[int], only: Mapping[int, int] | None = None
) -> list[int]:
    """For each node, the set of all nodes that its arrows lead to, as bits of an integer.

    Takes N * N / 8 bytes.

    Args:
        order: Nodes, each after all that its arrows lead to; those left out get the empty set.
        only: For some nodes, the only nodes that may be in their set, as bits.
    """
    sets = [0] * len(adjacent)
    for node in order:
        bits = 0
        for target in adjacent[node]:
            bits |= sets[target] | 1 << target
        if only and node in only:
            bits &= only[node]
        sets[node] = bits
    return sets


def members(bits: int) -> list[int]:
    """The numbers in a set of bits, rising."""
    found = []
    base = 0
    for byte in bits.to_bytes((bits.bit_length() + 7) // 8, "little"):
        if byte:
            found += [base + bit for bit in _BITS_OF[byte]]
        base += 8
    return found


_BITS_OF = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


def sums(sets: Iterable[int], weights: Sequence[int]) -> list[int]:
    """The total weight of each set of bits: one table lookup for each eight nodes."""
    inside = (1 << len(weights)) - 1
    several = [bits & inside for bits in sets]
    if len(several) < _FEW:
        return [sum(weights[node] for node in members(bits)) for bits in several]
    count = (len(weights) + 7) // 8
    padded = [*weights, *[0] * 7]
    tables = [_byte_sums(padded[8 * at : 8 * at + 8]) for at in range(count)]
    return [sum(map(getitem, tables, bits.to_bytes(count, "little"))) for bits in several]


_FEW = 32
"""Sets for which no table is worth its making."""


def _byte_sums(weights: Sequence[int]) -> list[int]:
    totals = [0]
    for weight in weights:
        totals += [total + weight for total in totals]
    return totals
