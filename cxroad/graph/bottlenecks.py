"""Where the plan is narrow: unfinished work that much of the value waits for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

from cxroad.graph.graph import Graph
from cxroad.model.numbers import total

BOTTLENECK = Fraction(1, 2)
"""The share of all value at which an initiative that holds it is a bottleneck; our default."""


class Bottleneck(NamedTuple):
    """An unfinished initiative that much of the value waits for.

    Attributes:
        share: Of the value of the whole plan, what it and its descendants hold; 0 to 1.
        next: Those of its descendants that are bottlenecks too, with their shares; largest first.
    """

    id: str
    share: Fraction
    next: tuple[tuple[str, Fraction], ...]


def bottlenecks(
    graph: Graph,
    values: Mapping[str, Fraction],
    unfinished: Collection[str],
    share: Fraction = BOTTLENECK,
) -> tuple[Bottleneck, ...]:
    """Unfinished initiatives that hold so large a share of all value, largest first.

    Of those that wait for each other only the first is named, with the next after it.

    Args:
        values: What each initiative is worth, 0 or more.
        unfinished: Initiatives that can still hold something up.

    Raises:
        NotComputable: There are more initiatives than can be compared with each other.
    """
    whole = total(values.values())
    if not whole:
        return ()
    shares = {
        id: held / whole
        for id, held in graph.held(values, least=share * whole).items()
        if id in unfinished
    }
    found = [
        Bottleneck(id, shares[id], _largest({at: shares[at] for at in behind}))
        for id, behind in graph.heads(shares).items()
    ]
    return tuple(sorted(found, key=lambda bottleneck: -bottleneck.share))


def _largest(shares: Mapping[str, Fraction]) -> tuple[tuple[str, Fraction], ...]:
    return tuple(sorted(shares.items(), key=lambda pair: -pair[1]))
