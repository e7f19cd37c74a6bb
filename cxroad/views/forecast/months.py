"""The end of the plan, spread over weeks, months, quarters or years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.schedule.calendar import as_date
from cxroad.views import odds
from cxroad.views.forecast.frame import Frame
from cxroad.views.sheet import Cell, Column, Row, Section, Table
from cxroad.views.words import week

_Name: TypeAlias = Callable[[date], str]
_First: TypeAlias = Callable[[date], date]

MOST_ROWS = 12
"""How many lines the picture may have; our default."""


def months(frame: Frame) -> Section | None:
    """How many runs end in which stretch of time; None when all end in one."""
    days = [(as_date(day), runs) for day, runs in frame.answer.end.counts]
    known = [(day, runs) for day, runs in days if day is not None]
    schedule = frame.plan.schedule
    ways = _weeks(schedule.start) if schedule.relative else _DATES
    name, shares = next(
        (name, shares)
        for name, first in ways
        if len(shares := _shares(known, first)) <= MOST_ROWS or first is ways[-1][1]
    )
    if len(shares) < 2:
        return None
    all_runs, ended = frame.answer.end.runs, 0
    rows = []
    for first, runs in sorted(shares.items()):
        ended += runs
        said, by_then = odds.figure(runs / all_runs), odds.figure(ended / all_runs)
        label = name(first)
        bar = Fraction(runs, max(shares.values()))
        cells = (Cell(label), Cell(said, bar=bar), Cell(by_then))
        rows.append(
            Row(
                cells,
                say(
                    "{label}: {said} of the runs end then; {by_then} have by its end.",
                    label=label,
                    said=said,
                    by_then=by_then,
                ),
            )
        )
    columns = (
        Column(say("Ends in")),
        Column(say("Share of runs")),
        Column(say("Ended by then"), right=True),
    )
    return Section(say("The end, in all runs"), (), (Table(columns, tuple(rows)),))


def _shares(days: list[tuple[date, int]], first: _First) -> Counter[date]:
    shares: Counter[date] = Counter()
    for day, runs in days:
        shares[first(day)] += runs
    return shares


_DATES: tuple[tuple[_Name, _First], ...] = (
    (
        lambda first: say("week of {day}", day=writing.day(first)),
        lambda day: day - timedelta(days=day.weekday()),
    ),
    (writing.month_of, lambda day: day.replace(day=1)),
    (
        lambda first: say("{year}-Q{quarter}", year=first.year, quarter=(first.month + 2) // 3),
        lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    ),
    (lambda first: f"{first.year}", lambda day: day.replace(month=1, day=1)),
)
"""Ways to divide time, finest first: what a stretch is called by its first day, and that day."""


def _weeks(origin: date) -> tuple[tuple[_Name, _First], ...]:
    """The same for a roadmap without dates, in weeks from its first day."""

    def way(weeks: int) -> tuple[_Name, _First]:
        def name(first: date) -> str:
            number = (first - origin).days // 7 + 1
            if weeks == 1:
                return week(number)
            return say("{first} to {last}", first=week(number), last=week(number + weeks - 1))

        return name, lambda day: day - timedelta(days=(day - origin).days % (7 * weeks))

    return tuple(way(weeks) for weeks in (1, 2, 4, 13, 52))
