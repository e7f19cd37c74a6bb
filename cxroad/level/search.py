"""The search for a better order: iterated local search over lists of jobs.

A list says who chooses first: each job in turn takes the earliest place that is left. The search
shuffles a stretch of the best list so far, without breaking precedence, and keeps what is no
worse. Its budget is a number of schedules and its chance has a seed, so that the same plan gives
the same answer on every machine.

Source:
    Lists and serial generation: Kolisch and Hartmann, "Heuristic algorithms for the
    resource-constrained project scheduling problem", 1999. Justification: Valls, Ballestin and
    Quintanilla, "Justification and RCPSP: a technique that pays", 2005.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeAlias

from cxroad.level.terms import SCHEDULES, SEED

_SHORTEST, _PART = 5, 4
"""A shuffled stretch reaches up to a quarter of the list, or five jobs, to both sides of a job."""

Cost: TypeAlias = tuple[int, ...]
"""What is to be small, the most important first."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A schedule that the search has tried.

    Attributes:
        cost: What it costs.
        made_of: The list that it was made of, and that gives it again.
        order: The jobs in the order of their starts, from which the search goes on.
    """

    cost: Cost
    made_of: list[int]
    order: list[int]


class Decoder(Protocol):
    """Makes schedules of lists.

    Attributes:
        before: For each job those that must stand before it in a list.
        first: The list to begin with.
        bound: A cost that no schedule can undercut.
    """

    before: Sequence[Sequence[int]]
    first: list[int]
    bound: Cost

    def decode(self, order: list[int]) -> Tried:
        """The schedule of a list, with a list in the order of its starts."""

    def justified(self, tried: Tried) -> list[int] | None:
        """A list in the order of a schedule pushed to its end; None where that is not tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best schedule of a search.

    Attributes:
        schedules: How many were made.
        proved: Whether its cost is the bound, so that no schedule is better.
    """

    best: Tried
    schedules: int
    proved: bool


def search(decoder: Decoder, schedules: int = SCHEDULES, seed: int = SEED) -> Found:
    """The best schedule that so many tries find.

    Args:
        schedules: 1 or more; the search ends before them when the bound is reached.
    """
    return _Search(decoder, schedules, seed).run()


class _Search:
    def __init__(self, decoder: Decoder, schedules: int, seed: int) -> None:
        self._decoder = decoder
        self._most = schedules
        self._random = Random(seed)
        self._made = 0
        self._known: dict[tuple[int, ...], Tried] = {}
        self._after: list[list[int]] = [[] for _ in decoder.before]
        for job, sources in enumerate(decoder.before):
            for source in sources:
                self._after[source].append(job)

    def run(self) -> Found:
        bound = self._decoder.bound
        best = self._improved(self._decoder.first)
        while self._made < self._most and best.cost > bound and len(best.order) > 1:
            tried = self._improved(self._shuffled(best.order))
            if tried.cost <= best.cost:
                best = tried
        return Found(best, self._made, best.cost <= bound)

    def _improved(self, order: list[int]) -> Tried:
        """The schedule of a list, pushed to its end and back as long as that helps."""
        best = self._decode(order)
        while self._made + 1 < self._most and best.cost > self._decoder.bound:
            pushed = self._decoder.justified(best)
            if pushed is None:
                break
            self._made += 1
            tried = self._decode(pushed)
            gain = tried.cost < best.cost
            if tried.cost <= best.cost:
                best = tried
            if not gain:
                break
        return best

    def _decode(self, order: list[int]) -> Tried:
        """The schedule of a list; one that was tried before counts, but is not made again."""
        self._made += 1
        key = tuple(order)
        if key not in self._known:
            self._known[key] = self._decoder.decode(order)
        return self._known[key]

    def _shuffled(self, order: list[int]) -> list[int]:
        """The list with a stretch of it in another order that keeps precedence."""
        random = self._random
        middle = random.randrange(len(order))
        reach = random.randint(3, max(_SHORTEST, len(order) // _PART))
        low, high = max(0, middle - reach), min(len(order), middle + reach)
        waiting = dict.fromkeys(order[low:high], 0)
        for job in waiting:
            waiting[job] = sum(source in waiting for source in self._decoder.before[job])
        ready = [job for job, count in waiting.items() if not count]
        stretch: list[int] = []
        while ready:
            job = ready.pop(random.randrange(len(ready)))
            stretch.append(job)
            for target in self._after[job]:
                if target in waiting:
                    waiting[target] -= 1
                    if not waiting[target]:
                        ready.append(target)
        return [*order[:low], *stretch, *order[high:]]
