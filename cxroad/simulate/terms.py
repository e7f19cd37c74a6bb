"""What a forecast rests on: how many runs, from which seed, and how durations spread."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeVar

from cxroad.errors import UsageError

FEWEST, MOST = 100, 1_000_000
"""How many runs may be asked for; our limits."""

RUNS, SEED = 2_000, 1
"""Runs where nobody says, and the seed of their chance. Source: of Hillier and Lieberman's
Reliable Construction 2,000 runs tell the time of 80 % to a quarter of a percent."""

CORRELATION = 0.3
"""How much all work has in common, where nobody says; our default. Source: taking durations for
independent is what makes such forecasts too sure (Trietsch et al., "A new stochastic engine for
PERT", 2010)."""


class Distribution(StrEnum):
    """The shape of what lies between low and high."""

    PERT = "pert"
    """A beta whose mean is (low + 4 likely + high) / 6. Source: Malcolm et al., "Application of a
    technique for research and development program evaluation", 1959."""
    TRIANGULAR = "triangular"
    """Straight up from low to likely and down to high: more weight at both ends."""
    LOGNORMAL = "lognormal"
    """Mean and standard deviation of `pert`, and no upper end. Source: Trietsch et al., "A new
    stochastic engine for PERT", 2010, who find it in field data."""


class Bounds(StrEnum):
    """What people mean by low and high."""

    ENDS = "p0-p100"
    """The least and the most that can happen."""
    TENTHS = "p10-p90"
    """One case in ten is shorter, one in ten is longer: the ends lie further out."""


class Terms(NamedTuple):
    """What a forecast rests on.

    Attributes:
        runs: How many runs, 100 to 1,000,000.
        seed: Where their chance comes from: the same seed gives the same runs.
        distribution: What lies between low and high.
        correlation: Of the normal scores of any two durations, 0 to 1: what all work has in common.
        bounds: What low and high mean.
    """

    runs: int = RUNS
    seed: int = SEED
    distribution: Distribution = Distribution.PERT
    correlation: float = CORRELATION
    bounds: Bounds = Bounds.ENDS

    @classmethod
    def of(cls, runs: int, seed: int, distribution: str, correlation: float, bounds: str) -> Terms:
        """The terms in words.

        Raises:
            UsageError: A distribution or bounds that are not known.
        """
        return cls(
            runs, seed, _known(Distribution, distribution), correlation, _known(Bounds, bounds)
        )

    def check(self) -> None:
        """Refuse what no forecast can rest on.

        Raises:
            UsageError: The number of runs or the correlation is out of its range.
        """
        if not FEWEST <= self.runs <= MOST:
            raise UsageError(
                f"{self.runs:,} runs is not between {FEWEST:,} and {MOST:,}",
                f"{RUNS:,} are enough for the day of 80 % in most roadmaps",
            )
        if not 0 <= self.correlation <= 1:
            raise UsageError(
                f"a correlation of {self.correlation} is not between 0 and 1",
                "0: each piece of work has luck of its own; 1: all have the same luck",
            )


_Named = TypeVar("_Named", Distribution, Bounds)


def _known(names: type[_Named], name: str) -> _Named:
    if name not in list(names):
        what = names.__name__.lower()
        raise UsageError(f"unknown {what} '{name[:40]}'", f"known here: {', '.join(names)}")
    return names(name)
