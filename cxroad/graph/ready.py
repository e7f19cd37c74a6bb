"""Which work nothing unfinished stands in the way of."""

from __future__ import annotations

from datetime import date

from cxroad.graph.walk import topological
from cxroad.graph.wiring import EXTERNAL, WORK, Arrow, Wiring
from cxroad.model.initiative import Status
from cxroad.model.roadmap import Roadmap

_NOT_BEGUN = (Status.PLANNED, Status.PROPOSED)


def unblocked(roadmap: Roadmap, wiring: Wiring, today: date) -> tuple[str, ...]:
    """Planned and proposed initiatives for which all that they wait for is done; file order.

    A phase is done when all in it is, an external when its day is past or nobody gave one. An
    entry with `.start` is met when the work has begun. A lead or an overlap blocks nothing here,
    since only dates can tell.
    """
    into: list[list[Arrow]] = [[] for _ in wiring.nodes]
    for arrow in wiring.arrows:
        into[arrow.target].append(arrow)
    reached = [False] * len(wiring.nodes)
    begun = [False] * len(wiring.nodes)
    ready: list[int] = []
    for at in topological(wiring.adjacent()):
        node = wiring.nodes[at]
        free = all(
            (begun if arrow.from_start else reached)[arrow.source]
            or not (arrow.firm or arrow.from_start)
            for arrow in into[at]
        )
        if node.part is WORK:
            status = roadmap.initiatives[node.id].status
            reached[at] = status is Status.DONE
            begun[at] = status not in _NOT_BEGUN
            if free and not begun[at]:
                ready.append(at)
        elif node.part is EXTERNAL:
            due = roadmap.externals[node.id].due
            reached[at] = begun[at] = due is None or due.last < today
        else:
            reached[at] = begun[at] = free
    return tuple(wiring.nodes[at].id for at in sorted(ready))
