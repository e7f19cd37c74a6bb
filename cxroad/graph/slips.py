"""Slips of the pen in what names something by its id, and what was probably meant."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from cxroad.model.nearest import nearest
from cxroad.model.roadmap import Roadmap

MOST_SLIPS = 100
"""How many mistyped ids of a file get a suggestion at most; each is compared with all that are
defined. Our default."""

_MOST_COMPARED = 10_000
"""How many ids are compared for suggestions in all; long ones take 50 us each. Our default."""


def most_slips(ids: frozenset[str]) -> int:
    """How many mistyped ids of a file get a suggestion where so many are defined."""
    few = len(ids) <= 2 * _MOST_COMPARED
    return max(min(MOST_SLIPS, _MOST_COMPARED // max(len(ids), 1)), int(few))


@lru_cache(maxsize=4 * MOST_SLIPS)
def near_ones(word: str, ids: frozenset[str]) -> tuple[str, ...]:
    """The ids that a word may be a slip of the pen for, best first."""
    return nearest(word, in_order(ids))


@lru_cache(maxsize=8)
def in_order(ids: frozenset[str]) -> tuple[str, ...]:
    """Ids by their letters; the same few sets are asked for again and again."""
    return tuple(sorted(ids))


def meant(roadmap: Roadmap) -> frozenset[str]:
    """Initiatives, phases and outcomes that a mistyped `after` or `serves` was meant for."""
    work = frozenset({*roadmap.phases, *roadmap.initiatives, *roadmap.externals})
    outcomes = frozenset(roadmap.outcomes)
    slips: dict[tuple[str, frozenset[str]], None] = {}
    for initiative in roadmap.initiatives.values():
        for link in initiative.after:
            if link.target not in work:
                slips[link.target, work] = None
        if not initiative.serves.keys() <= outcomes:
            for outcome in initiative.serves:
                if outcome not in outcomes:
                    slips[outcome, outcomes] = None
    looked_into = (
        slip
        for ids in (work, outcomes)
        for slip in islice((slip for slip in slips if slip[1] is ids), most_slips(ids))
    )
    return frozenset(found for word, ids in looked_into for found in near_ones(word, ids))
