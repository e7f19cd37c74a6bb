"""What hinders work: days that count less, work that grows, work that begins again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from cxroad.schedule.calendar import Grid


class Window(NamedTuple):
    """A stretch of days in which work gets on more slowly, or not at all."""

    first: int
    """Its first day, as an ordinal."""
    end: int
    """The day after its last."""
    rate: Fraction
    """What part of a working day a working day in it counts for; 0 to 1."""


class Strain(NamedTuple):
    """What hinders an initiative.

    Attributes:
        windows: Where its work gets on more slowly; where several meet, their rates multiply.
        stretch: What its working days are multiplied with, 1 or more.
        extra_days: Working days on top of that, such as for work that begins again.
        hold: The day, as an ordinal, before which it does not start; a milestone stands on it or
            later. None where nothing holds it.
    """

    windows: tuple[Window, ...] = ()
    stretch: Fraction = Fraction(1)
    extra_days: int = 0
    hold: int | None = None

    def days(self, days: tuple[int, int, int]) -> tuple[int, int, int]:
        """Low, expected and high working days under it, rounded up; none stay none."""
        low, expected, high = (
            ceil(each * self.stretch) + self.extra_days if each else 0 for each in days
        )
        return low, expected, high

    @property
    def pace(self) -> Pace | None:
        """The windows as stretches that do not overlap; None without any."""
        return Pace(self.windows) if self.windows else None


class Pace:
    """How fast work gets on from day to day.

    Outside all windows a working day is a working day. Inside one it counts for the window's
    rate; a day is used up whole, so that the last one may be used in part only.
    """

    def __init__(self, windows: Iterable[Window]) -> None:
        self.windows = tuple(windows)
        """As they were given; they may overlap."""
        self._slow = _apart(sorted(self.windows))

    def open(self, boundary: int, grid: Grid) -> int:
        """The first working day from a boundary on, on which work gets on at all."""
        day = grid.open(boundary)
        for window in self._slow:
            if window.rate == 0 and window.first <= day < window.end:
                day = grid.open(window.end)
        return day

    def last_day(self, start: int, days: int, grid: Grid) -> int:
        """The day on which so many working days are done that begin on a working day."""
        left = Fraction(days)
        at = grid.index(start)
        for window in self._slow:
            first, end = grid.index(window.first), grid.index(window.end)
            if end <= at:
                continue
            whole = max(0, first - at)
            if left <= whole:
                break
            left -= whole
            at = max(at, first)
            done = (end - at) * window.rate
            if left <= done:
                return grid.day(at + ceil(left / window.rate) - 1)
            left -= done
            at = end
        return grid.day(at + ceil(left) - 1)

    def worked(self, start: int, until: int, grid: Grid) -> Fraction:
        """Working days that count from a day up to a boundary; 0 where that lies before it."""
        first, last = grid.index(start), grid.index(until)
        done = Fraction(last - first)
        for window in self._slow:
            inside = min(last, grid.index(window.end)) - max(first, grid.index(window.first))
            done -= max(0, inside) * (1 - window.rate)
        return max(Fraction(0), done)


def _apart(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The same as stretches that do not overlap, with the product of the rates in each."""
    edges = sorted({edge for window in windows for edge in (window.first, window.end)})
    found: list[Window] = []
    for first, end in pairwise(edges):
        rate = Fraction(1)
        for window in windows:
            if window.first <= first and end <= window.end:
                rate *= window.rate
        if rate < 1:
            found.append(Window(first, end, rate))
    return tuple(found)
