"""What blocks of runs add up to: counts, in whatever order and process they are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from importlib.util import find_spec
from itertools import pairwise

from cxroad.schedule.network import Network
from cxroad.simulate.draws import BLOCK, Draws
from cxroad.simulate.firm import Firm
from cxroad.simulate.lanes import Lanes
from cxroad.simulate.rows import Rows
from cxroad.simulate.sweeps import Sweeps

ARRAYS_FROM = 500_000
"""Durations to draw from which on numpy, where it is installed, makes up for its import."""

ARRAY_BLOCKS = 5
"""Blocks of runs that numpy computes at once."""

SUMMED = BLOCK
"""The first runs, of which durations are correlated with the end: enough for two digits."""

MOST_NUMBERS = 4_000_000
"""Jobs times runs that are computed at once, so that memory stays within bounds; our default."""

FEWEST_AT_ONCE = 100
"""Runs that are computed at once however many jobs there are."""


@dataclass(slots=True)
class Sums:
    """Sums over runs, in working days: of a number, its square, and its product with the end."""

    plain: int = 0
    squares: int = 0
    products: int = 0

    def add(self, other: Sums) -> None:
        """Add the sums of other runs."""
        self.plain += other.plain
        self.squares += other.squares
        self.products += other.products


@dataclass(slots=True)
class Tally:
    """Counts over runs.

    Attributes:
        runs: How many.
        finishes: Of each group of jobs, how many runs end on which day, as an ordinal.
        critical: Of each job, in how many runs it lies on a longest chain to the end.
        summed: How many of them count in the sums.
        sums: Of each duration that differs.
        end: Of the end of the plan, in working days after the simulation's `base`.
    """

    runs: int = 0
    finishes: dict[tuple[str, str], Counter[int]] = field(default_factory=dict)
    critical: Counter[int] = field(default_factory=Counter)
    summed: int = 0
    sums: dict[int, Sums] = field(default_factory=dict)
    end: Sums = field(default_factory=Sums)

    def add(self, other: Tally) -> None:
        """Add the counts of other runs."""
        self.runs += other.runs
        for key, days in other.finishes.items():
            self.finishes.setdefault(key, Counter()).update(days)
        self.critical.update(other.critical)
        self.summed += other.summed
        for node, sums in other.sums.items():
            self.sums.setdefault(node, Sums()).add(sums)
        self.end.add(other.end)


@dataclass(frozen=True)
class Simulation:
    """All that a block of runs needs; it can be sent to another process.

    Attributes:
        network: Jobs and ties.
        draws: The durations that differ.
        groups: Jobs whose last finish is wanted, at least one each, by key.
        counted: The jobs that the plan ends no earlier than, at least one.
        base: A working day near the end of the plan, so that sums stay small.
    """

    network: Network
    draws: Draws
    groups: Mapping[tuple[str, str], Sequence[int]]
    counted: tuple[int, ...]
    base: int

    @cached_property
    def firm(self) -> Firm:
        """Which jobs end no earlier than others."""
        return Firm(self.network)

    def tally(self, runs: int, executor: Executor | None = None) -> Tally:
        """The counts of so many runs, the same whoever computes them."""
        draws = runs * len(self.draws.nodes)
        most = max(FEWEST_AT_ONCE, MOST_NUMBERS // len(self.network.jobs))
        many = draws >= ARRAYS_FROM and find_spec("numpy") is not None
        rows = _arrays if many else Lanes
        size = min(most, BLOCK * (ARRAY_BLOCKS if many else 1))
        starts = [0, *range(min(size, BLOCK), runs, size)]
        sizes = [end - start for start, end in pairwise([*starts, runs])]
        # What rows have worked out for a block serves those after it, in this process.
        work = partial(self.part, rows=rows if executor else cache(rows))
        total = Tally()
        for part in (executor.map if executor else map)(work, starts, sizes):
            total.add(part)
        return total

    def part(self, first: int, runs: int, rows: Callable[[int], Rows] = Lanes) -> Tally:
        """The counts of some runs.

        Args:
            first: The number of the first of them, from 0.
        """
        kit = rows(runs)
        durations = dict(self.draws.of(first, runs, kit))
        sweeps = Sweeps(self.network, durations, kit, self.firm)
        tally = Tally(runs)
        for key, nodes in self.groups.items():
            tally.finishes[key] = sweeps.tally(nodes)
        for node, bits in sweeps.critical(self.counted).items():
            tally.critical[node] = bits.bit_count()
        if first < SUMMED:
            tally.summed = runs
            end = kit.add(sweeps.end(self.counted), -self.base)
            tally.end = Sums(kit.total(end), kit.product(end, end))
            for node, days in durations.items():
                squares, products = kit.product(days, days), kit.product(days, end)
                tally.sums[node] = Sums(kit.total(days), squares, products)
        return tally


def _arrays(runs: int) -> Rows:
    from cxroad.simulate.arrays import Arrays

    return Arrays(runs)
