"""Durations of a run: drawn for each piece of work, all of them leaning one way now and then.

Chance comes from a hash of the seed and the initiative's id, so that the same seed gives the same
durations in every process, and an initiative keeps its luck when others come or go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import shake_128
from math import ceil, floor, sqrt
from statistics import NormalDist

from cxroad.simulate.distributions import Range
from cxroad.simulate.rows import Row, Rows
from cxroad.simulate.terms import Bounds, Distribution

BLOCK = 2_000
"""Runs that share a stream of chance; another number would give other answers."""

_STEPS = 64
"""Steps from one standard deviation of a normal score to the next."""

_POINTS = 1 << 14
"""Normal scores to draw from, all equally likely; the outermost are 4 deviations away."""

_MOST_DAYS = 1_000
"""Different lengths that a piece of work may have; one of many years is told in weeks or so."""

_ALL, _FAR = 1 - 1e-12, 10**9
"""A share that leaves nothing out, and a number of days that nothing takes."""

_COMMON = ""
"""The name of what all work has in common; no id is empty."""


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a piece of work may take.

    Attributes:
        id: Of the initiative; its luck depends on it.
        range: Low, likely and high, without the days on which it lay idle.
        idle: Working days on which it lay idle, which come on top.
        past: Working days since it began, idle ones included, by which it had not ended yet.
    """

    id: str
    range: Range
    idle: int = 0
    past: int = 0


class Draws:
    """Working days of each piece of work, run by run.

    A draw is rounded to the nearest whole day, is at least 1, and stays between the low and the
    high days that the schedule reckons with where those are its ends. (Always rounded up, twenty
    pieces of work in a row would add ten days to the end.) Of work that is under way, cases that
    would have ended by now are left out; where all would, it ends as soon as it can.

    Args:
        correlation: Of the normal scores of any two durations, 0 to 1: how much all work has in
            common. At 0 each is on its own; at 1 all are lucky or unlucky together.
    """

    def __init__(
        self,
        durations: dict[int, Duration],
        seed: int,
        correlation: float,
        distribution: Distribution,
        bounds: Bounds,
    ) -> None:
        self.nodes = {node: each.id for node, each in durations.items()}
        """Ids by node, of all that has a duration."""
        self._seed = seed
        self._distribution, self._bounds = distribution, bounds
        self._own, self._shared = sqrt(1 - correlation), sqrt(correlation)
        self._reach = (_scores(self._own)[-1] + _scores(self._shared)[-1]) // 2
        # Many estimates are alike.
        tables = cache(self._table)
        self._tables = {
            node: tables(each.range, each.idle, each.past) for node, each in durations.items()
        }

    def of(self, first: int, runs: int, rows: Rows) -> Iterator[tuple[int, Row]]:
        """The node of each piece of work with its working days in each of some runs.

        Args:
            first: The number of the first run, from 0.
        """
        common: Row = 0
        if self._shared:
            stream = self._stream(_COMMON, first, runs)
            common = rows.of_bytes(stream, _scores(self._shared))
        scores = _scores(self._own)
        for node, name in self.nodes.items():
            stream = self._stream(name, first, runs)
            yield node, rows.drawn(stream, scores, common, self._tables[node])

    def _stream(self, name: str, first: int, runs: int) -> bytes:
        """Two bytes of chance for each run."""
        streams = []
        for block in range(first // BLOCK, (first + runs - 1) // BLOCK + 1):
            since = max(first - block * BLOCK, 0)
            until = min(first + runs - block * BLOCK, BLOCK)
            stream = shake_128(f"{self._seed} {block} {name}".encode()).digest(2 * until)
            streams.append(stream[2 * since :])
        return b"".join(streams)

    def _table(self, of: Range, idle: int, past: int) -> list[int]:
        """Working days for each normal score, from the lowest score to the highest."""
        entries = 2 * self._reach + 1
        share = of.share(self._distribution, self._bounds)
        gone = share(past - idle + 0.5) if past > idle else 0.0
        least = max(ceil(of.low) if self._bounds is Bounds.ENDS else 1, past + 1 - idle, 1)
        open_end = self._bounds is not Bounds.ENDS or self._distribution is Distribution.LOGNORMAL
        most = _FAR if open_end else max(ceil(of.high), least)
        step = max(1, ceil((of.high - of.low) / _MOST_DAYS))
        normal = NormalDist()
        table: list[int] = []
        for days in range(least, most, step):
            left = 1 - (1 - share(days + step / 2)) / (1 - gone) if gone < 1 else 1.0
            if left >= _ALL:
                most = days
                break
            until = self._reach + 1 + floor(normal.inv_cdf(left) * _STEPS) if left > 0 else 0
            table += [days + idle] * (min(until, entries) - len(table))
            if len(table) == entries:
                break
        return table + [most + idle] * (entries - len(table))


@cache
def _scores(weight: float) -> list[int]:
    """Equally likely normal scores times a weight, in steps from the lowest, rising."""
    below = [round(point * weight * _STEPS) for point in _points()]
    scores = [*below, *(-score for score in reversed(below))]
    return [score - scores[0] for score in scores]


@cache
def _points() -> list[float]:
    normal = NormalDist()
    return [normal.inv_cdf((at + 0.5) / _POINTS) for at in range(_POINTS // 2)]
