"""How long something takes: durations, estimates, and the lags on arrows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Literal, TypeAlias

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.limits import LONGEST_DURATION, LONGEST_ESTIMATE, MOST_UNITS, MOST_YEARS

Unit: TypeAlias = Literal["d", "w", "mo", "q", "y"]
"""Working days, weeks, months, quarters, years."""

LagUnit: TypeAlias = Literal["d", "w", "mo", "q", "y", "cd"]
"""The same, and calendar days."""

_UNITS: dict[str, Unit] = {"d": "d", "w": "w", "mo": "mo", "q": "q", "y": "y"}
_LAG_UNITS: dict[str, LagUnit] = {**_UNITS, "cd": "cd"}

MONTH_DAYS = Fraction(487, 16)
"""Days of a month: 365.25 / 12."""

_MONTH_WEEKS = MONTH_DAYS / 7
_WEEKS: dict[LagUnit, Fraction | int] = {
    "w": 1,
    "mo": _MONTH_WEEKS,
    "q": 3 * _MONTH_WEEKS,
    "y": 12 * _MONTH_WEEKS,
}

_AMOUNT = r"[0-9]{1,5}(?:\.[0-9]{1,9})?"
_DURATION = re.compile(rf"({_AMOUNT})(d|w|mo|q|y)")
_LAG = re.compile(rf"([+-]?) {{0,4}}({_AMOUNT})(d|w|mo|q|y|cd)")
_SCHEMA = r"[0-9]+(\.[0-9]+)?(d|w|mo|q|y)"


@dataclass(frozen=True, slots=True)
class Duration(Scalar):
    """A stretch of working time such as `6w`.

    Attributes:
        amount: How many units; 0 or more.
        unit: `d`, `w`, `mo`, `q` or `y`.
        text: As the author wrote it.
    """

    schema = {"type": "string", "pattern": f"^{_SCHEMA}$", "examples": ["10d", "6w", "3mo", "2q"]}

    amount: Fraction
    unit: Unit
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `6w`; raises Unreadable with the right spelling where there is one."""
        text = text.strip()
        match = _DURATION.fullmatch(text) if len(text) <= LONGEST_DURATION else None
        if match is None:
            # Only a mistake pays for the words that explain it.
            from cxroad.model.cures.durations import refused_duration

            raise refused_duration(text, cls.parse)
        unit = _UNITS[match[2]]
        return cls(_checked(Fraction(match[1]), unit, text), unit, text)

    def days(self, days_per_week: int) -> Fraction:
        """Exact working days in weeks of so many working days; not rounded.

        Source:
            1mo = 30.4375 / 7 weeks (365.25 / 12 days), 1q = 3mo, 1y = 12mo.
        """
        return _days(self.amount, self.unit, days_per_week)

    @property
    def calendar_days(self) -> Fraction:
        """Exact days when every day counts."""
        return self.days(7)


@dataclass(frozen=True, slots=True)
class Estimate(Scalar):
    """How much working time something takes: `6w`, `4w..8w` or `4w..5w..9w`.

    Attributes:
        low: The least; the same as `high` where one value is given.
        likely: The middle one of three values, else None.
        high: The most.
        text: As the author wrote it.
    """

    schema = {
        "type": "string",
        "pattern": rf"^{_SCHEMA}( *\.\. *{_SCHEMA}){{0,2}}$",
        "examples": ["6w", "4w..8w", "4w..5w..9w"],
    }

    low: Duration
    likely: Duration | None
    high: Duration
    text: str = field(compare=False)

    def __hash__(self) -> int:
        """Of whole numbers, since fractions take long and estimates are looked up by many."""
        low, high = self.low, self.high
        return hash((low.amount.numerator, low.unit, high.amount.numerator, high.unit))

    @classmethod
    def parse(cls, text: str) -> Estimate:
        """Read one, two or three durations; raises Unreadable when they are out of order."""
        text = text.strip()
        parts = [part.strip() for part in text.split("..")] if len(text) <= LONGEST_ESTIMATE else []
        fits = 1 <= len(parts) <= 3 and all(
            len(part) <= LONGEST_DURATION and _DURATION.fullmatch(part) for part in parts
        )
        if not fits:
            from cxroad.model.cures.durations import refused_estimate

            raise refused_estimate(text, cls.parse)
        durations = [Duration.parse(part) for part in parts]
        for less, more in pairwise(durations):
            if _always_longer(less, more):
                raise _out_of_order(text, parts, durations)
        likely = durations[1] if len(durations) == 3 else None
        return cls(durations[0], likely, durations[-1], text)

    def exact(self, days_per_week: int) -> tuple[Fraction, Fraction, Fraction]:
        """Low, expected and high in working days, not rounded.

        Units may be mixed, and `6d..1w` turns round in a week of five days; so the values
        are put in order here.

        Source:
            Two values: the midpoint. Three: (a + 4m + b) / 6, the PERT mean (Malcolm et al.,
            "Application of a technique for research and development program evaluation", 1959).
        """
        return _expected(self, days_per_week)

    def days(self, days_per_week: int) -> tuple[int, int, int]:
        """Low, expected and high in whole working days, each rounded up from its exact value."""
        return _whole_days(self, days_per_week)


@dataclass(frozen=True, slots=True)
class Lag(Scalar):
    """Waiting time on an arrow, such as `+ 2w`; a lead, such as `- 1w`, is negative.

    Attributes:
        amount: How many units, below 0 for a lead.
        unit: As in a duration, or `cd` for calendar days.
        text: As the author wrote it.
    """

    schema = {
        "type": "string",
        "pattern": r"^[+-]? *[0-9]+(\.[0-9]+)?(d|w|mo|q|y|cd)$",
        "examples": ["2w", "-1w", "3cd"],
    }

    amount: Fraction
    unit: LagUnit
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Lag:
        """Read `+ 2w`, `2w` or `-3cd`; raises Unreadable with the right spelling."""
        text = text.strip()
        match = _LAG.fullmatch(text) if len(text) <= LONGEST_DURATION + 6 else None
        if match is None:
            from cxroad.model.cures.durations import refused_lag

            raise refused_lag(text, cls.parse)
        unit = _LAG_UNITS[match[3]]
        amount = _checked(Fraction(match[2]), unit, text)
        return cls(-amount if match[1] == "-" else amount, unit, text)

    @property
    def calendar(self) -> bool:
        """Whether it counts calendar days, closed ones included."""
        return self.unit == "cd"

    def days(self, days_per_week: int) -> int:
        """Whole days, below 0 for a lead: calendar days for `cd`, else working days.

        Its size is rounded up, so that a lag waits at least as long as it says and a lead
        overlaps at least as much.
        """
        size = ceil(_days(abs(self.amount), self.unit, days_per_week))
        return size if self.amount >= 0 else -size


@lru_cache(4096)
def _whole_days(of: Estimate, days_per_week: int) -> tuple[int, int, int]:
    low, expected, high = _expected(of, days_per_week)
    return ceil(low), ceil(expected), ceil(high)


@lru_cache(4096)
def _expected(of: Estimate, days_per_week: int) -> tuple[Fraction, Fraction, Fraction]:
    """Low, expected and high; estimates are asked for by many, and are much alike."""
    low, high = of.low.days(days_per_week), of.high.days(days_per_week)
    if of.likely is None:
        low, high = min(low, high), max(low, high)
        return low, (low + high) / 2, high
    low, likely, high = sorted((low, of.likely.days(days_per_week), high))
    return low, (low + 4 * likely + high) / 6, high


def _days(amount: Fraction, unit: LagUnit, days_per_week: int) -> Fraction:
    return amount if unit not in _WEEKS else amount * _working_days(unit, days_per_week)


@lru_cache
def _working_days(unit: LagUnit, days_per_week: int) -> Fraction | int:
    """Those of a unit that is counted in weeks."""
    return _WEEKS[unit] * days_per_week


def _checked(amount: Fraction, unit: LagUnit, text: str) -> Fraction:
    """The amount, when it is within the limits."""
    if amount > MOST_UNITS:
        raise Unreadable(f"'{text}' is more than {MOST_UNITS:,} units", "write a shorter time")
    if _days(amount, unit, 7) > MOST_YEARS * _days(Fraction(1), "y", 7):
        raise Unreadable(f"'{text}' is more than {MOST_YEARS} years", "write a shorter time")
    return amount


def _always_longer(one: Duration, other: Duration) -> bool:
    """Whether one is longer than the other however many days of the week are worked."""
    return all(one.days(week) > other.days(week) for week in (1, 7))


def _out_of_order(text: str, parts: list[str], durations: list[Duration]) -> Unreadable:
    ranked = [part for _, part in sorted(zip((d.days(7) for d in durations), parts, strict=True))]
    order = "low..high" if len(parts) == 2 else "low..likely..high"
    return Unreadable(
        f"'{text}' does not run from the shortest to the longest",
        f"write {'..'.join(ranked)} ({order})",
    )
