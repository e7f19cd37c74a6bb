"""On which day something ends, in all runs together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from math import ceil, sqrt

from cxroad.schedule.calendar import as_date


@dataclass(frozen=True)
class Finish:
    """The days on which something ends, and how many runs end on each.

    Attributes:
        id: Of the initiative, phase or outcome; empty for the end of the plan.
        expected: The day by the expected estimates alone, which no run has to meet; None when it
            has none.
        due: The last day that is in time; None without a promise.
        counts: Days as ordinals, rising, each with its number of runs; at least one.
    """

    id: str
    expected: date | None
    due: date | None
    counts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, id: str, expected: date | None, due: date | None, days: Counter[int]) -> Finish:
        """From a count of runs by day."""
        return cls(id, expected, due, tuple(sorted(days.items())))

    @cached_property
    def runs(self) -> int:
        """How many runs there are."""
        return self._ranks[-1]

    @property
    def certain(self) -> bool:
        """Whether all runs end on the same day."""
        return len(self.counts) == 1

    @property
    def p50(self) -> date | None:
        """The day by which it has ended in half of the runs: as likely later as not."""
        return self.percentile(0.5)

    @property
    def p80(self) -> date | None:
        """The day by which it has ended in 80 % of the runs."""
        return self.percentile(0.8)

    @property
    def p90(self) -> date | None:
        """The day by which it has ended in 90 % of the runs."""
        return self.percentile(0.9)

    @property
    def chance(self) -> float | None:
        """The share of runs that end in time, 0 to 1; None without a promise."""
        return None if self.due is None else self.chance_by(self.due)

    @property
    def chance_error(self) -> float | None:
        """The sampling error of `chance`: one standard error, 0 to 0.5; None without a promise.

        Source:
            The standard error of a proportion, sqrt(p (1 - p) / n).
        """
        chance = self.chance
        return None if chance is None else sqrt(chance * (1 - chance) / self.runs)

    def percentile(self, share: float) -> date | None:
        """The first day by which a share of the runs, above 0 and up to 1, has ended.

        None past the year 9999.
        """
        return as_date(self._day(ceil(share * self.runs)))

    def error_days(self, share: float) -> int:
        """The sampling error of a percentile: one standard error in calendar days, rounded up.

        0 where all runs end on the same day, else 1 at least.

        Source:
            Order statistics: the rank of a percentile has the standard error
            sqrt(n p (1 - p)); half the days between the ranks as far below and above it.
        """
        middle, error = share * self.runs, sqrt(self.runs * share * (1 - share))
        first, last = self._day(ceil(middle - error)), self._day(ceil(middle + error))
        return 0 if self.certain else max(1, (last - first + 1) // 2)

    def chance_by(self, day: date) -> float:
        """The share of runs that have ended by a day, 0 to 1."""
        at = bisect_right(self.counts, day.toordinal(), key=lambda entry: entry[0])
        return self._ranks[at - 1] / self.runs if at else 0.0

    def _day(self, rank: int) -> int:
        """The day on which the run ends that is so many-th, from 1."""
        rank = min(max(rank, 1), self.runs)
        at = bisect_right(self._ranks, rank - 1)
        return self.counts[at][0]

    @cached_property
    def _ranks(self) -> list[int]:
        return list(accumulate(runs for _, runs in self.counts))
