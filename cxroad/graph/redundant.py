"""Entries of `after` that say what another entry says already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxroad.graph.walk import masks
from cxroad.graph.wiring import AFTER, WORK, Arrow, Wiring
from cxroad.model.initiative import DONE, PLANNED, PROPOSED
from cxroad.model.roadmap import Roadmap
from cxroad.source.span import Route


class Redundant(NamedTuple):
    """An entry of `after` that may be left out without moving anything."""

    id: str
    """The initiative that waits."""
    awaits: str
    """What the entry names."""
    route: Route
    """The entry."""
    through: str
    """The entry that implies it; the same as `awaits` when that is written twice."""


def find_redundant(
    roadmap: Roadmap, wiring: Wiring, arrows: Sequence[Arrow], order: Sequence[int]
) -> tuple[Redundant, ...]:
    """The plain entries of initiatives that another entry implies, in file order.

    An entry is implied through arrows on which nothing can start before the other has finished.
    Work that has begun stands at its real dates and so implies only what is done.

    Args:
        arrows: What is written, with the arrows from phases to their initiatives and back.
        order: Nodes, each after what it waits for; those in circles left out.
    """
    before = _certain(roadmap, wiring, arrows, order)
    entries: dict[int, list[Arrow]] = {}
    for arrow in arrows:
        if arrow.why is AFTER and wiring.nodes[arrow.target].part is WORK:
            entries.setdefault(arrow.target, []).append(arrow)
    found: list[Redundant] = []
    for node, own in sorted(entries.items()):
        if len(own) > 1:
            found += _among(wiring, node, own, before)
    return tuple(found)


def _certain(
    roadmap: Roadmap, wiring: Wiring, arrows: Sequence[Arrow], order: Sequence[int]
) -> list[int]:
    """For each node, as bits, what has certainly finished when it may start or finish."""
    firm: list[list[int]] = [[] for _ in wiring.nodes]
    for arrow in arrows:
        if arrow.firm:
            firm[arrow.target].append(arrow.source)
    done = 0
    begun: set[int] = set()
    for name, node in wiring.work.items():
        status = roadmap.initiatives[name].status
        if status is DONE:
            done |= 1 << node
        if status not in (PLANNED, PROPOSED):
            begun.add(node)
    return masks(firm, order, dict.fromkeys(begun, done))


def _among(
    wiring: Wiring, node: int, own: Sequence[Arrow], before: Sequence[int]
) -> list[Redundant]:
    firm = [arrow for arrow in own if arrow.firm]
    implied = 0
    for arrow in firm:
        implied |= before[arrow.source]
    lagging = {arrow.source for arrow in firm if arrow.lagged}
    seen: set[tuple[int, str]] = set()
    found = []
    for arrow in own:
        written = (arrow.source, _written(arrow))
        again = written in seen or (not written[1] and arrow.source in lagging)
        seen.add(written)
        if not again and (written[1] or not implied >> arrow.source & 1):
            continue
        through = arrow.source
        if not again:
            through = next(e.source for e in firm if before[e.source] >> arrow.source & 1)
        name = wiring.nodes[arrow.source].id
        found.append(Redundant(wiring.nodes[node].id, name, arrow.route, wiring.nodes[through].id))
    return found


def _written(arrow: Arrow) -> str:
    """Lag and start of an entry as text; empty for a plain one."""
    if not arrow.lagged and not arrow.from_start:
        return ""
    lag = arrow.link.lag if arrow.link else None
    return f"{arrow.from_start} {lag.amount if lag else 0}{lag.unit if lag else ''}"
