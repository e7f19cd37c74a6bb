"""The time axis of a drawing: which day falls into which column, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from cxroad.model.writing import month_of
from cxroad.render.days import part_of_year
from cxroad.render.width import cells
from cxroad.views.words import week

_WEEKS_UNDER = 70
"""Days below which the weeks are named; our default."""

_MONTHS_UNDER = 9 * 31
"""Days below which the months are named; our default."""

_DAY_ONE, _DAY_LAST = date.min.toordinal(), date.max.toordinal()
_LONG_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040, 5200, 52000)


class Label(NamedTuple):
    """Words above the chart, at the column that they begin in."""

    column: int
    text: str

    @property
    def end(self) -> int:
        """The first column behind it."""
        return self.column + cells(self.text)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid over columns.

    Attributes:
        first: Ordinal of the first day in the first column.
        days: How many days the chart spans.
        width: How many columns it has.
        upper, lower: Labels of the two header lines, apart from each other by a blank at least.
    """

    first: int
    days: int
    width: int
    upper: tuple[Label, ...]
    lower: tuple[Label, ...]

    def first_column(self, day: date) -> int:
        """The column in which a day begins; days outside fall into the nearest."""
        return self._inside((day.toordinal() - self.first) * self.width // self.days)

    def last_column(self, day: date) -> int:
        """The column in which a day ends; days outside fall into the nearest."""
        return self._inside(((day.toordinal() - self.first + 1) * self.width - 1) // self.days)

    def fills_half(self, day: date) -> bool:
        """Whether a day ends in the second half of its column."""
        ends = (day.toordinal() - self.first + 1) * self.width
        return 2 * (ends - self.last_column(day) * self.days) > self.days

    def _inside(self, column: int) -> int:
        return min(max(column, 0), self.width - 1)


def calendar_axis(start: date, finish: date, width: int) -> Axis:
    """An axis in weeks, months, quarters, half-years or years, the finest whose labels fit."""
    span = finish.toordinal() - start.toordinal() + 1
    if span < _WEEKS_UNDER:
        axis = _week_days(start, finish, width)
        if _fits(axis.lower, width):
            return axis
    units = (1, 3, 6)
    for months in units if span < _MONTHS_UNDER else units[1:]:
        if span > width * months * 31:
            continue  # narrower than a column
        axis = _months(start, finish, width, months)
        if _fits(axis.lower, width):
            return axis
    for years in _LONG_STEPS:
        if span > width * years * 366:
            continue
        axis = _years(start, finish, width, years)
        if _fits(axis.lower, width):
            break
    return axis


def week_axis(origin: date, start: date, finish: date, width: int) -> Axis:
    """An axis in weeks that are counted from `origin`, as W1, W5 and so on."""
    first = origin.toordinal()
    days = max(finish.toordinal() - first + 1, (start.toordinal() - first) + 7)
    days += -days % 7
    for step in _WEEK_STEPS:
        if days > width * step * 7:
            continue
        weeks = range(0, days // 7, step)
        labels = tuple(Label(at * 7 * width // days, week(at + 1)) for at in weeks)
        if _fits(labels, width):
            break
    return Axis(first, days, width, (), _apart(list(labels), width))


def _fits(labels: tuple[Label, ...], width: int) -> bool:
    apart = all(one.end < other.column for one, other in pairwise(labels))
    return apart and (len(labels) < 2 or labels[-2].end <= width)


def _inside(labels: tuple[Label, ...], width: int) -> tuple[Label, ...]:
    return tuple(label for label in labels if label.end <= width)


def _apart(labels: list[Label], width: int) -> tuple[Label, ...]:
    """The labels that have room, from the last one back: a short first stretch goes unnamed."""
    kept: list[Label] = []
    for label in reversed(labels):
        if label.end < (kept[-1].column if kept else width + 1):
            kept.append(label)
    return tuple(reversed(kept))


def _week_days(start: date, finish: date, width: int) -> Axis:
    first = start.toordinal() - start.weekday()
    last = min(finish.toordinal() + 6 - finish.weekday(), _DAY_LAST)
    first, days = max(first, _DAY_ONE), last - first + 1
    mondays = [date.fromordinal(at) for at in range(first, last + 1, 7)]
    columns = [(at.toordinal() - first) * width // days for at in mondays]
    lower = [Label(column, str(at.day)) for column, at in zip(columns, mondays, strict=True)]
    upper = [
        Label(column, month_of(at))
        for column, at in zip(columns, mondays, strict=True)
        if at == mondays[0] or at.day <= 7
    ]
    return Axis(first, days, width, _apart(upper, width), _inside(tuple(lower), width))


def _months(start: date, finish: date, width: int, months: int) -> Axis:
    """An axis of whole months, quarters or half-years; each is labelled where it begins."""
    begin = start.year * 12 + (start.month - 1) // months * months
    marks = list(_month_starts(begin, finish, months))
    first = marks[0][1]
    days = marks[-1][1] - first
    lower, upper = [], []
    for number, ordinal in marks[:-1]:
        column = (ordinal - first) * width // days
        lower.append(Label(column, part_of_year(number % 12 + 1, months)))
        if number % 12 == 0 or number == begin:
            upper.append(Label(column, str(number // 12)))
    return Axis(first, days, width, _apart(upper, width), _inside(tuple(lower), width))


def _years(start: date, finish: date, width: int, years: int) -> Axis:
    """An axis of whole years, every so many of them labelled."""
    marks = list(_month_starts(start.year * 12, finish, 12))
    first = marks[0][1]
    days = marks[-1][1] - first
    labels = tuple(
        Label((ordinal - first) * width // days, str(number // 12))
        for number, ordinal in marks[:-1]
        if (number // 12) % years == 0 or len(marks) == 2
    )
    return Axis(first, days, width, (), _inside(labels, width))


def _month_starts(begin: int, finish: date, months: int) -> Iterator[tuple[int, int]]:
    """Months counted from year 0, with the ordinal of their first day, to the first past finish."""
    number, last = begin, finish.toordinal()
    while True:
        year = number // 12
        ordinal = date(year, number % 12 + 1, 1).toordinal() if year < 10_000 else _DAY_LAST + 1
        yield number, ordinal
        if ordinal > last:
            return
        number += months
