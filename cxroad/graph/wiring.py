"""Every arrow of a roadmap, written or implied, between numbered nodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cxroad.model.durations import Duration
from cxroad.model.links import Link
from cxroad.model.roadmap import Roadmap
from cxroad.source.span import Route


class Part(Enum):
    """What a node stands for."""

    WORK = "initiative"
    OPENING = "start of a phase"
    CLOSING = "finish of a phase"
    EXTERNAL = "external"


class Why(Enum):
    """Where an arrow comes from."""

    AFTER = "an entry of `after`"
    ORDER = "a phase without `after` comes after the phase before it"
    HOLDS = "an initiative begins no earlier than its phase, a phase ends no earlier than it"
    """Also an empty phase, which ends where it starts."""


WORK, OPENING, CLOSING, EXTERNAL = Part
AFTER, ORDER, HOLDS = Why
"""Short names: looked up through its class a member takes ten times as long as what is asked of it
in loops over arrows."""


@dataclass(slots=True)  # loops read these two all the time, named tuples five times slower
class Node:
    """An initiative, an external, or one end of a phase."""

    id: str
    part: Part


@dataclass(slots=True)
class Arrow:
    """From what comes first to what waits for it, by node numbers."""

    source: int
    target: int
    why: Why
    route: Route
    """The entry of `after`; for an implied arrow the phase or initiative that it belongs to."""
    link: Link | None = None
    """The entry as written; None for an implied arrow."""
    overlap: Duration | None = None
    """How long before the end of `source` the phase may begin."""

    @property
    def from_start(self) -> bool:
        """Whether the target waits for the source's start only."""
        return self.link is not None and self.link.from_start

    @property
    def lagged(self) -> bool:
        """Whether there is a lag, a lead or an overlap on the arrow."""
        return self.overlap is not None or (
            self.link is not None and self.link.lag is not None and self.link.lag.amount != 0
        )

    @property
    def firm(self) -> bool:
        """Whether the target cannot start before the source has finished."""
        if self.from_start or self.overlap is not None:
            return False
        return self.link is None or self.link.lag is None or self.link.lag.amount >= 0


class Wiring:
    """The nodes and arrows of a roadmap, in file order.

    A phase is two nodes, its start and its finish, so that n initiatives waiting for m make
    n + m arrows. Dropped and parked initiatives take no part, and an entry of `after` that
    names one of them, or nothing, makes no arrow.
    """

    def __init__(self, roadmap: Roadmap) -> None:
        self.nodes: list[Node] = []
        self.arrows: list[Arrow] = []
        self.work: dict[str, int] = {}
        """Initiatives that take part: id and node."""
        self.externals: dict[str, int] = {}
        """Externals: id and node."""
        self.phases: dict[str, tuple[int, int]] = {}
        """Phases: id, node of the start, node of the finish."""
        self._place(roadmap)
        self._join(roadmap)

    def _place(self, roadmap: Roadmap) -> None:
        for key in roadmap.externals:
            self.externals[key] = self._node(key, EXTERNAL)
        for key, phase in roadmap.phases.items():
            opening = self._node(key, OPENING)
            for name, initiative in phase.initiatives.items():
                if initiative.live and roadmap.initiatives[name] is initiative:
                    self.work[name] = self._node(name, WORK)
            self.phases[key] = opening, self._node(key, CLOSING)

    def _node(self, key: str, part: Part) -> int:
        self.nodes.append(Node(key, part))
        return len(self.nodes) - 1

    def _join(self, roadmap: Roadmap) -> None:
        before: str | None = None
        for key, phase in roadmap.phases.items():
            opening, closing = self.phases[key]
            if phase.after is None:
                if before is not None:
                    source = self.phases[before][1]
                    self.arrows.append(
                        Arrow(source, opening, ORDER, phase.route, overlap=phase.overlap)
                    )
            else:
                for index, link in enumerate(phase.after):
                    self._written(link, opening, phase.at("after", index), phase.overlap)
            inside = [
                (name, initiative)
                for name, initiative in phase.initiatives.items()
                if initiative.live and roadmap.initiatives[name] is initiative
            ]
            if not inside:
                self.arrows.append(Arrow(opening, closing, HOLDS, phase.route))
            for name, initiative in inside:
                node, route = self.work[name], initiative.route
                self.arrows.append(Arrow(opening, node, HOLDS, route))
                for index, link in enumerate(initiative.after):
                    self._written(link, node, (*route, "after", index))
                self.arrows.append(Arrow(node, closing, HOLDS, route))
            before = key

    def _written(
        self, link: Link, target: int, route: Route, overlap: Duration | None = None
    ) -> None:
        name = link.target
        if name in self.work:
            source, overlap = self.work[name], None
        elif name in self.phases:
            opening, closing = self.phases[name]
            source = opening if link.from_start else closing
            if link.from_start or link.lag is not None:
                overlap = None
        elif name in self.externals:
            source, overlap = self.externals[name], None
        else:
            return
        self.arrows.append(Arrow(source, target, AFTER, route, link, overlap))

    def adjacent(self, arrows: list[Arrow] | None = None) -> list[list[int]]:
        """For each node those that wait for it, by all arrows or by the given ones."""
        successors: list[list[int]] = [[] for _ in self.nodes]
        for arrow in self.arrows if arrows is None else arrows:
            successors[arrow.source].append(arrow.target)
        return successors
