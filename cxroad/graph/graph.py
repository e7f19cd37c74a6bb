"""What waits for what: order, circles, and the questions that rules ask about them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import ceil

from cxroad.errors import NotComputable
from cxroad.graph.circles import Circle, find_circles
from cxroad.graph.phases import Backward, Orphan, PhaseOrder, find_backward, find_orphans
from cxroad.graph.redundant import Redundant, find_redundant
from cxroad.graph.walk import Adjacent, masks, members, reached, reversed_of, sums, topological
from cxroad.graph.wiring import HOLDS, OPENING, WORK, Arrow, Node, Wiring
from cxroad.model.numbers import in_parts
from cxroad.model.roadmap import Roadmap

MOST_IN_SETS = 20_000
"""The most nodes for which all ancestors are kept as bit sets (50 MB then); our default."""


class Graph:
    """The initiatives and phases of a roadmap and what each of them waits for.

    Dropped and parked initiatives take no part. Two graphs lie in it:

    * *written*: what `after` says of initiatives, and of phases that wait for initiatives. A phase
      in `after` stands for all its initiatives. `ancestors` and `descendants` follow it.
    * *full*: that, and the order of the phases. `order` and `circles` follow it.
    """

    def __init__(self, roadmap: Roadmap) -> None:
        self.roadmap = roadmap
        self.wiring = Wiring(roadmap)
        self.initiatives = tuple(self.wiring.work)
        """Ids of the initiatives that take part, in file order."""

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The initiatives that take part, each after all that it waits for, phases included.

        Of several that could come next, the first in the file comes. In a circle, where no order
        is right, file order holds, and what waits for the circle comes after it.
        """
        return tuple(node.id for node in self._ordered if node.part is WORK)

    @cached_property
    def phase_order(self) -> tuple[str, ...]:
        """The phases, each after those that it waits for; file order where that leaves a choice."""
        return tuple(node.id for node in self._ordered if node.part is OPENING)

    def predecessors(self, id: str) -> tuple[str, ...]:
        """What an initiative or phase waits for by its own `after`: ids, in the order written.

        Initiatives, phases and externals that exist and take part, each once. A phase without
        `after` waits for the phase before it.
        """
        return self._direct[0].get(id, ())

    def successors(self, id: str) -> tuple[str, ...]:
        """What waits for an initiative, phase or external by its own `after`, in file order."""
        return self._direct[1].get(id, ())

    def ancestors(self, id: str) -> tuple[str, ...]:
        """The initiatives that an initiative waits for as written, at any distance; file order.

        Of a phase: those outside it that its initiatives wait for.
        """
        own = self._numbers([id])
        return self._names(reached(self._before, own).difference(own))

    def descendants(self, id: str) -> tuple[str, ...]:
        """The initiatives that wait for an initiative as written, at any distance; file order.

        Of a phase: those outside it that wait for its initiatives. The order of the phases alone
        makes no descendant.
        """
        own = self._numbers([id])
        return self._names(reached(self._after, own).difference(own))

    def before_any(self, ids: Iterable[str]) -> frozenset[str]:
        """The initiatives that at least one of these waits for: one walk for all of them."""
        return frozenset(self._names(reached(self._before, self._numbers(ids))))

    @cached_property
    def awaited(self) -> frozenset[str]:
        """The initiatives that another one waits for as written, at any distance."""
        return self.before_any(self.wiring.work)

    def waiting_for_any(self, ids: Iterable[str], phases: bool = False) -> frozenset[str]:
        """The initiatives that wait for at least one of these: one walk for all of them.

        Args:
            phases: Follow the order of the phases too, and not only what `after` says.
        """
        arrows = self.wiring.adjacent() if phases else self._after
        return frozenset(self._names(reached(arrows, self._numbers(ids))))

    def around(
        self, ids: Iterable[str], before: int | None = 0, after: int | None = 0
    ) -> tuple[str, ...]:
        """Initiatives with those so many steps before and after them as written; file order.

        Args:
            before: Steps towards what they wait for; None for all the way.
            after: Steps towards what waits for them; None for all the way.
        """
        own = self._numbers(ids)
        found = set(own)
        for adjacent, most in ((self._before, before), (self._after, after)):
            found |= reached(adjacent, own) if most is None else self._steps(adjacent, own, most)
        return self._names(found)

    def later(self, phase: str, than: str) -> int | None:
        """How many phases later one phase comes than another; None when it does not."""
        return self._phases.later(phase, than)

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """The circles, in file order: one, its shortest, for each knot of mutual waiting.

        What `backward` reports is no circle, unless initiatives themselves wait for each other.
        """
        if len(topological(self.wiring.adjacent())) == len(self.wiring.nodes):
            return ()
        skip = frozenset(back.place for back in self.backward)
        return find_circles(self.wiring, skip, _knots)

    @cached_property
    def backward(self) -> tuple[Backward, ...]:
        """The entries of `after` of initiatives that wait for a later phase, in file order."""
        return find_backward(self.wiring, self._phases, self.phase_of)

    @cached_property
    def orphans(self) -> tuple[Orphan, ...]:
        """The phases that no `after` of an initiative links with another phase, in file order.

        Empty when at most one phase has initiatives that take part.
        """
        return find_orphans(self.roadmap, self.wiring, self.phase_of)

    @cached_property
    def redundant(self) -> tuple[Redundant, ...]:
        """The entries of `after` of initiatives that may be left out without moving anything.

        Only plain entries, without lag and `.start`, or ones written twice. An entry that runs
        backwards is in doubt, so nothing follows from it.

        Raises:
            NotComputable: There are more than 20,000 nodes.
        """
        self._check_size()
        doubtful = {back.route for back in self.backward}
        sound = [arrow for arrow in self._written if arrow.route not in doubtful]
        return find_redundant(self.roadmap, self.wiring, sound, self._sorted)

    def held(
        self, values: Mapping[str, Fraction], least: Fraction = Fraction(0)
    ) -> dict[str, Fraction]:
        """For each initiative, the total of itself and its descendants, in the values' unit.

        Initiatives in a circle, and what waits for them, are left out.

        Args:
            values: What to add up, by initiative; what is missing counts 0.
            least: Initiatives that hold less are left out.

        Raises:
            NotComputable: There are more than 20,000 nodes.
        """
        work = self.wiring.work
        counting = {work[id]: value for id, value in values.items() if value and id in work}
        parts, scale = in_parts(counting.values())
        weights = [0] * len(self.wiring.nodes)
        for node, part in zip(counting, parts, strict=True):
            weights[node] = part
        sorted_nodes = set(self._sorted)
        chosen = {id: node for id, node in work.items() if node in sorted_nodes}
        sets = {id: self._below[node] | 1 << node for id, node in chosen.items()}
        enough = ceil(least * scale)
        if enough:  # so many nodes hold at most what so many of the heaviest are worth
            most = [0, *accumulate(sorted(weights, reverse=True))]
            sets = {id: bits for id, bits in sets.items() if most[bits.bit_count()] >= enough}
        totals = zip(sets, sums(sets.values(), weights), strict=True)
        return {id: Fraction(total, scale) for id, total in totals if total >= enough}

    def heads(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Those of some initiatives that wait for no other of them, each with those behind it.

        Initiatives in a circle are heads of their own. Raises NotComputable like `held`.
        """
        own = sorted(self._numbers(ids))
        among = sum(1 << node for node in own)
        behind = 0
        for node in own:
            behind |= self._below[node]
        return {
            self.wiring.nodes[node].id: self._names(members(self._below[node] & among))
            for node in own
            if not behind >> node & 1
        }

    @cached_property
    def _below(self) -> list[int]:
        """For each node its descendants, as bits."""
        self._check_size()
        return masks(self._after, reversed(self._sorted))

    @cached_property
    def phase_of(self) -> dict[str, str]:
        """The phase of each initiative that takes part."""
        return {id: self.roadmap.initiatives[id].phase for id in self.initiatives}

    @cached_property
    def _phases(self) -> PhaseOrder:
        return PhaseOrder(self.wiring)

    @cached_property
    def _ordered(self) -> list[Node]:
        import networkx as nx

        full = nx.DiGraph()
        full.add_nodes_from(range(len(self.wiring.nodes)))
        full.add_edges_from((arrow.source, arrow.target) for arrow in self.wiring.arrows)
        # The condensation of a graph without circles is the graph itself, at ten times the price.
        if len(topological(self.wiring.adjacent())) == len(self.wiring.nodes):
            return [self.wiring.nodes[at] for at in nx.lexicographical_topological_sort(full)]
        knots = nx.condensation(full)
        held = {knot: sorted(nodes) for knot, nodes in knots.nodes("members")}
        order = nx.lexicographical_topological_sort(knots, key=lambda knot: held[knot][0])
        return [self.wiring.nodes[at] for knot in order for at in held[knot]]

    @cached_property
    def _direct(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        before: dict[str, dict[str, None]] = {}
        after: dict[str, dict[str, None]] = {}
        for arrow in self.wiring.arrows:
            if arrow.why is not HOLDS:
                source = self.wiring.nodes[arrow.source].id
                target = self.wiring.nodes[arrow.target].id
                before.setdefault(target, {})[source] = None
                after.setdefault(source, {})[target] = None
        return (
            {id: tuple(names) for id, names in before.items()},
            {id: tuple(names) for id, names in after.items()},
        )

    @cached_property
    def _written(self) -> list[Arrow]:
        edges = {at for ends in self.wiring.phases.values() for at in ends}
        work = set(self.wiring.work.values())
        return [
            arrow
            for arrow in self.wiring.arrows
            if arrow.source not in edges or arrow.target in work
        ]

    @cached_property
    def _after(self) -> Adjacent:
        return self.wiring.adjacent(self._written)

    @cached_property
    def _before(self) -> Adjacent:
        return reversed_of(self._after)

    @cached_property
    def _sorted(self) -> list[int]:
        return topological(self._after)

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        """Nodes of initiatives and externals; for a phase those of its initiatives."""
        found: list[int] = []
        for id in ids:
            if id in self.wiring.work:
                found.append(self.wiring.work[id])
            elif id in self.wiring.phases:
                names = self.roadmap.phases[id].initiatives
                found += [self.wiring.work[name] for name in names if name in self.wiring.work]
            elif id in self.wiring.externals:
                found.append(self.wiring.externals[id])
        return found

    def _names(self, nodes: Iterable[int]) -> tuple[str, ...]:
        named = (self.wiring.nodes[node] for node in sorted(nodes))
        return tuple(node.id for node in named if node.part is WORK)

    def _steps(self, adjacent: Adjacent, sources: Iterable[int], most: int) -> set[int]:
        """Nodes at most so many initiatives away; the ends of a phase cost no step."""
        away = dict.fromkeys(sources, 0)
        queue = deque(away)
        while queue:
            node = queue.popleft()
            for target in adjacent[node]:
                work = self.wiring.nodes[target].part is WORK
                steps = away[node] + work
                if steps <= most and steps < away.get(target, most + 1):
                    away[target] = steps
                    (queue.append if work else queue.appendleft)(target)
        return set(away)

    def _check_size(self) -> None:
        if len(self.wiring.nodes) > MOST_IN_SETS:
            raise NotComputable(
                f"more than {MOST_IN_SETS:,} initiatives cannot be compared with each other",
                "split the roadmap into several files",
            )


def _knots(adjacent: Adjacent) -> list[set[int]]:
    """The strongly connected components that hold a circle, in the order of their first nodes."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_edges_from((at, target) for at, targets in enumerate(adjacent) for target in targets)
    components = nx.strongly_connected_components(graph)
    found = [
        set(nodes)
        for nodes in components
        if len(nodes) > 1 or any(node in adjacent[node] for node in nodes)
    ]
    return sorted(found, key=min)
