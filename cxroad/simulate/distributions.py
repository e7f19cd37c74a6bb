"""How long a piece of work may take: the share of all cases by low, likely and high."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log, pow, sqrt
from statistics import NormalDist
from typing import TypeAlias

from cxroad.simulate.terms import Bounds, Distribution

Share: TypeAlias = Callable[[float], float]
"""From a number of days, or a point from 0 to 1, to the share of all cases below it, 0 to 1."""

_CELLS = 500
"""Steps in which a density is summed up; shares are then right to a few millionths."""

_LEAST_DAYS = 0.1
"""What a low of 0 counts for where a logarithm is taken; our default."""


@dataclass(frozen=True, slots=True)
class Range:
    """Low, likely and high working days of a piece of work, in that order, not rounded."""

    low: float
    likely: float
    high: float

    @property
    def skew(self) -> float:
        """Where the likely value lies: 0 at low, 1 at high."""
        return (self.likely - self.low) / (self.high - self.low)

    def share(self, distribution: Distribution, bounds: Bounds = Bounds.ENDS) -> Share:
        """The share of all cases that end within some working days, by their number.

        With `p10-p90` the shape stays and is stretched until a tenth of it lies below low and a
        tenth above high, so that the least may lie below 0; of a lognormal one those two tenths
        are all that counts.
        """
        low, size = self.low, self.high - self.low
        if distribution is Distribution.LOGNORMAL:
            return self._lognormal(bounds)
        shape = (_triangular if distribution is Distribution.TRIANGULAR else _beta)(self.skew)
        if bounds is Bounds.TENTHS:
            first, last = _where(shape, 0.1), _where(shape, 0.9)
            size /= last - first
            low -= size * first
        return lambda days: shape(min(max((days - low) / size, 0.0), 1.0))

    def _lognormal(self, bounds: Bounds) -> Share:
        if bounds is Bounds.TENTHS:
            first, last = log(max(self.low, _LEAST_DAYS)), log(max(self.high, 2 * _LEAST_DAYS))
            normal = NormalDist((first + last) / 2, (last - first) / 2 / NormalDist().inv_cdf(0.9))
        else:
            mean = (self.low + 4 * self.likely + self.high) / 6
            # The variance of a beta whose two parameters sum to 6.
            spread = log(1 + (mean - self.low) * (self.high - mean) / 7 / mean**2)
            normal = NormalDist(log(mean) - spread / 2, sqrt(spread))
        return lambda days: normal.cdf(log(days)) if days > 0 else 0.0


def _where(shape: Share, share: float) -> float:
    """The point from 0 to 1 below which a share of all cases lies, found by halving."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if shape(middle) < share else (low, middle)
    return low


@lru_cache(maxsize=1_000)
def _beta(skew: float) -> Share:
    """The density x^(4 skew) (1 - x)^(4 - 4 skew), from 0 to 1."""
    rising, falling = 4 * skew, 4 - 4 * skew
    middles = [(at + 0.5) / _CELLS for at in range(_CELLS)]
    density = (pow(x, rising) * pow(1 - x, falling) for x in middles)
    sums: list[float] = [0.0, *accumulate(density)]
    whole = sums[-1]

    def share(point: float) -> float:
        at = min(int(point * _CELLS), _CELLS - 1)
        below = sums[at]
        return (below + (point * _CELLS - at) * (sums[at + 1] - below)) / whole

    return share


def _triangular(skew: float) -> Share:
    def share(point: float) -> float:
        if point < skew:
            return point * point / skew
        return 1 - (1 - point) ** 2 / (1 - skew) if skew < 1 else point * point

    return share
