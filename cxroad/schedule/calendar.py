"""The working-day grid: which days count, and their running number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
"""A week without a calendar: each day is worked, Monday is 0."""

_WEEK = 7


class Grid:
    """The working days of a roadmap, numbered without gaps.

    Days are proleptic ordinals as in `date.toordinal()`, where day 1 is a Monday. They may lie
    outside the years 1 to 9999, so that nothing overflows before a date is printed. Nothing is
    tabulated: a week is arithmetic, closed periods are found by bisection, so that a calendar of
    a thousand years costs what one of a year costs.

    Args:
        week: The weekdays worked, Monday 0; every day without a calendar.
        closed: First and last day of each period in which nobody works.
    """

    __slots__ = (
        "_before", "_days", "_known", "_lie_at", "_opens_at", "_starts", "_taken",
        "days_per_week", "plain",
    )  # fmt: skip

    days_per_week: int
    """Working days in a week without closed days, 1 to 7."""

    plain: bool
    """Every day is worked: an index is the day less one."""

    def __init__(
        self, week: Iterable[int] = EVERY_DAY, closed: Iterable[tuple[date, date]] = ()
    ) -> None:
        worked = sorted({day % _WEEK for day in week}) or list(EVERY_DAY)
        self.days_per_week = len(worked)
        self._known: dict[int, int] = {}
        """Indices that were asked for, since many ask for the same days."""
        self._days: dict[int, int] = {}
        """Likewise the days of indices."""
        self._opens_at = worked
        self._before = [sum(day < at for day in worked) for at in range(_WEEK)]
        self._starts: list[int] = []
        """For each closed stretch: its first working day, numbered as if it were open."""
        self._lie_at: list[int] = []
        """For each closed stretch: the index at which it lies on the grid."""
        self._taken: list[int] = [0]
        """Working days lost before each closed stretch, and in all."""
        for first, last in _merged(closed):
            start, end = self._as_if_open(first), self._as_if_open(last + 1)
            self._starts.append(start)
            self._lie_at.append(start - self._taken[-1])
            self._taken.append(self._taken[-1] + end - start)
        self.plain = self.days_per_week == _WEEK and not self._starts

    def index(self, day: int) -> int:
        """How many working days lie before a day; for a working day that is its number."""
        if self.plain:
            return day - 1
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = self._index(day)
        return found

    def _index(self, day: int) -> int:
        number = self._as_if_open(day)
        stretch = bisect_right(self._starts, number)
        if not stretch:
            return number
        lost = self._taken[stretch] - self._taken[stretch - 1]
        inside = min(number - self._starts[stretch - 1], lost)
        return number - self._taken[stretch - 1] - inside

    def day(self, index: int) -> int:
        """The working day with this number."""
        if self.plain:
            return index + 1
        found = self._days.get(index)
        if found is None:
            found = self._days[index] = self._day(index)
        return found

    def _day(self, index: int) -> int:
        number = index + self._taken[bisect_right(self._lie_at, index)]
        weeks, rest = divmod(number, self.days_per_week)
        return weeks * _WEEK + self._opens_at[rest] + 1

    def open(self, day: int) -> int:
        """The first working day on or after a day."""
        return day if self.plain else self.day(self.index(day))

    def is_open(self, day: int) -> bool:
        """Whether the day is worked."""
        return self.open(day) == day

    def days_between(self, first: date, last: date) -> int:
        """Working days from one date to another, both included; 0 when they are the wrong way."""
        return max(0, self.index(last.toordinal() + 1) - self.index(first.toordinal()))

    def next_open(self, on: date) -> date | None:
        """The first working day on or after a date; None past the year 9999."""
        return as_date(self.open(on.toordinal()))

    def add(self, to: date, working_days: int) -> date | None:
        """The date so many working days after a date, or before it where the number is negative.

        A date that is not worked counts as the next one that is. None outside the years 1 to 9999.
        """
        return as_date(self.day(self.index(to.toordinal()) + working_days))

    def tabled(self, first: int, last: int) -> Grid:
        """The same working days, written down from one day to another to be looked up faster."""
        return self if self.plain else _Tabled(self, first, last)

    def _as_if_open(self, day: int) -> int:
        weeks, rest = divmod(day - 1, _WEEK)
        return weeks * self.days_per_week + self._before[rest]


class _Tabled(Grid):
    """A grid that has its answers for some days written down; for all others it reckons."""

    __slots__ = ("_first", "_from", "_indices", "_table")

    def __init__(self, grid: Grid, first: int, last: int) -> None:
        for name in Grid.__slots__:
            setattr(self, name, getattr(grid, name))
        self._first, self._from = first, grid.index(first)
        self._indices = [grid.index(day) for day in range(first, last + 1)]
        self._table = [grid.day(at) for at in range(self._from, self._indices[-1] + 1)]

    def index(self, day: int) -> int:
        at = day - self._first
        return self._indices[at] if 0 <= at < len(self._indices) else super().index(day)

    def day(self, index: int) -> int:
        at = index - self._from
        return self._table[at] if 0 <= at < len(self._table) else super().day(index)


def as_date(day: int) -> date | None:
    """The date of an ordinal; None outside the years 1 to 9999."""
    return date.fromordinal(day) if 1 <= day <= _LAST_DAY else None


_LAST_DAY = date.max.toordinal()


def _merged(periods: Iterable[tuple[date, date]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted((a.toordinal(), b.toordinal()) for a, b in periods):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        elif last >= first:
            merged.append((first, last))
    return merged
