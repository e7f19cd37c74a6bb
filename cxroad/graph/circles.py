"""Circles: work that waits for itself, by however many steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxroad.graph.walk import BUDGET, Adjacent, reached, shortest_circle
from cxroad.graph.wiring import AFTER, WORK, Arrow, Wiring
from cxroad.source.span import Route


class Wait(NamedTuple):
    """One step of a circle: `id` waits for `awaits`."""

    id: str
    awaits: str
    route: Route
    """Where it is written: the entry of `after`, or for an implied step the part it belongs to."""
    written: bool
    """False when it follows from the order of phases, or from where an initiative stands."""


class Circle(NamedTuple):
    """A shortest circle in a knot of work that waits for itself."""

    waits: tuple[Wait, ...]
    """Each step once, beginning with the part that comes first in the file."""
    members: frozenset[str]
    """Every initiative and phase of the knot, those outside the shortest circle included."""
    waiting: tuple[str, ...]
    """Initiatives outside the knot that wait for it and so cannot be scheduled; file order."""


def find_circles(
    wiring: Wiring, skip: frozenset[int], knots: Callable[[Adjacent], list[set[int]]]
) -> tuple[Circle, ...]:
    """The circle of each knot, in file order.

    First the initiatives alone, by what they write. What those knots and the `skip` arrows do not
    explain is searched with the phases.

    Args:
        skip: Places in `wiring.arrows` that count among initiatives only.
        knots: The strongly connected components that hold a circle.
    """
    plain = [arrow for arrow in wiring.arrows if _between_work(wiring, arrow)]
    found = _in(wiring, plain, knots)
    knot_of = {node: number for number, (_, nodes) in enumerate(found) for node in nodes}
    rest = [
        arrow
        for place, arrow in enumerate(wiring.arrows)
        if place not in skip
        and (arrow.source not in knot_of or knot_of[arrow.source] != knot_of.get(arrow.target))
    ]
    found += _in(wiring, rest, knots)
    found.sort(key=lambda pair: min(pair[1]))
    successors = wiring.adjacent()
    budget = BUDGET
    circles = []
    for waits, nodes in found:
        behind = reached(successors, nodes) - nodes if budget > 0 else set()
        budget -= len(behind) + 1
        circles.append(
            Circle(
                waits,
                frozenset(wiring.nodes[node].id for node in nodes),
                tuple(
                    wiring.nodes[node].id
                    for node in sorted(behind)
                    if wiring.nodes[node].part is WORK
                ),
            )
        )
    return tuple(circles)


def _between_work(wiring: Wiring, arrow: Arrow) -> bool:
    ends = wiring.nodes[arrow.source].part, wiring.nodes[arrow.target].part
    return ends == (WORK, WORK)


def _in(
    wiring: Wiring, arrows: list[Arrow], knots: Callable[[Adjacent], list[set[int]]]
) -> list[tuple[tuple[Wait, ...], set[int]]]:
    successors = wiring.adjacent(arrows)
    among = knots(successors)
    knot_of = {node: number for number, nodes in enumerate(among) for node in nodes}
    by_ends: dict[tuple[int, int], Arrow] = {}
    for arrow in arrows:
        number = knot_of.get(arrow.source)
        if number is not None and knot_of.get(arrow.target) == number:
            by_ends.setdefault((arrow.source, arrow.target), arrow)
    budget = BUDGET
    found = []
    for nodes in among:
        way, spent = shortest_circle(successors, nodes, budget)
        budget -= spent
        found.append((_waits(wiring, way, by_ends), nodes))
    return found


def _waits(
    wiring: Wiring, way: list[int], by_ends: dict[tuple[int, int], Arrow]
) -> tuple[Wait, ...]:
    """The circle read backwards: from the first in the file to what it waits for, and so on."""
    steps = []
    for source, target in zip(way[-2::-1], way[:0:-1], strict=True):
        arrow = by_ends[source, target]
        waits, awaits = wiring.nodes[target].id, wiring.nodes[source].id
        if waits != awaits or arrow.why is AFTER:
            steps.append(Wait(waits, awaits, arrow.route, arrow.why is AFTER))
    return tuple(steps)
