"""Initiatives against the order of their phases: what waits backwards, what stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from cxroad.graph.walk import BUDGET, topological
from cxroad.graph.wiring import AFTER, EXTERNAL, HOLDS, OPENING, WORK, Wiring
from cxroad.model.roadmap import Roadmap
from cxroad.source.span import Route


class Backward(NamedTuple):
    """An entry of `after` that waits for something in a later phase."""

    id: str
    """The initiative that waits."""
    awaits: str
    """The initiative or phase that it waits for."""
    route: Route
    """The entry of `after`."""
    phase: str
    """The phase of `id`."""
    later_phase: str
    """The phase of `awaits`, or `awaits` itself."""
    steps: int
    """How many phases later that comes, at least 1."""
    place: int
    """Its place among the arrows."""


class Orphan(NamedTuple):
    """A phase whose initiatives neither build on nor feed those of another phase."""

    phase: str
    shares_outcome: bool
    """Whether it serves an outcome that another phase serves too."""


class PhaseOrder:
    """The graph of the phases: which comes later than which."""

    def __init__(self, wiring: Wiring) -> None:
        self._number = {key: number for number, key in enumerate(wiring.phases)}
        self._names = list(wiring.phases)
        self._successors: list[list[int]] = [[] for _ in self._names]
        for arrow in wiring.arrows:
            if arrow.why is HOLDS:  # most do, and none of them leads to a phase
                continue
            source, target = wiring.nodes[arrow.source], wiring.nodes[arrow.target]
            between = source.part is not WORK and source.part is not EXTERNAL
            if between and target.part is OPENING:
                self._successors[self._number[source.id]].append(self._number[target.id])
        self._steps: dict[int, dict[int, int]] = {}
        self._budget = BUDGET

    def later(self, phase: str, than: str) -> int | None:
        """How many phases later one comes than another; None when it does not, or both do."""
        one, other = self._number.get(phase), self._number.get(than)
        if one is None or other is None or one == other:
            return None
        if self._rank.get(one, 0) < self._rank.get(other, 0):
            return None
        steps = self._from(other).get(one)
        if steps is None or (one not in self._rank and other in self._from(one)):
            return None
        return steps

    @cached_property
    def _rank(self) -> dict[int, int]:
        """Place in an order of the phases; empty for those in or behind a circle of phases."""
        return {phase: rank for rank, phase in enumerate(topological(self._successors))}

    def _from(self, phase: int) -> dict[int, int]:
        if phase in self._steps or self._budget <= 0:
            return self._steps.get(phase, {})
        steps = {phase: 0}
        front = [phase]
        while front:
            following = []
            for at in front:
                for target in self._successors[at]:
                    if target not in steps:
                        steps[target] = steps[at] + 1
                        following.append(target)
            front = following
        self._budget -= len(steps)
        self._steps[phase] = steps
        return steps


def find_backward(
    wiring: Wiring, order: PhaseOrder, phase_of: Mapping[str, str]
) -> tuple[Backward, ...]:
    """The entries of `after` of initiatives that wait for a later phase, in file order."""
    found = []
    for place, arrow in enumerate(wiring.arrows):
        if arrow.why is not AFTER:
            continue
        source, target = wiring.nodes[arrow.source], wiring.nodes[arrow.target]
        if target.part is not WORK or source.part is EXTERNAL:
            continue
        phase = phase_of[target.id]
        later_phase = phase_of[source.id] if source.part is WORK else source.id
        steps = order.later(later_phase, than=phase)
        if steps:
            found.append(
                Backward(target.id, source.id, arrow.route, phase, later_phase, steps, place)
            )
    return tuple(found)


def find_orphans(
    roadmap: Roadmap, wiring: Wiring, phase_of: Mapping[str, str]
) -> tuple[Orphan, ...]:
    """The phases that no `after` of an initiative links with another, in file order."""
    filled = dict.fromkeys(phase_of.values())
    linked: set[str] = set()
    for arrow in wiring.arrows:
        if arrow.why is not AFTER:
            continue
        source, target = wiring.nodes[arrow.source], wiring.nodes[arrow.target]
        if target.part is not WORK:
            continue
        other = source.id if source.part is not WORK else phase_of[source.id]
        if source.part is not EXTERNAL and other in filled and other != phase_of[target.id]:
            linked |= {other, phase_of[target.id]}
    alone = [phase for phase in filled if phase not in linked] if len(filled) > 1 else []
    if not alone:
        return ()
    serving: dict[str, set[str]] = {}
    for name, phase in phase_of.items():
        for outcome in roadmap.initiatives[name].serves:
            serving.setdefault(outcome, set()).add(phase)
    sharing = {phase for phases in serving.values() if len(phases) > 1 for phase in phases}
    return tuple(Orphan(phase, phase in sharing) for phase in alone)
