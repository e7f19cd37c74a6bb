"""What landing changes ask of teams: hours per affected person, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor, lcm
from types import MappingProxyType
from typing import NamedTuple

from cxroad.model.impacts import Impact
from cxroad.model.initiative import Initiative
from cxroad.model.numbers import in_parts
from cxroad.model.roadmap import Roadmap
from cxroad.model.settings import Load
from cxroad.schedule.calendar import Grid
from cxroad.schedule.times import Times

CAPACITY = Decimal(4)
"""Hours per person and week that a team can give to change: a tenth of a week; our default."""

APART_WEEKS = 8
"""Weeks between two heavy changes on a team; see PPL008."""

_WEEK = timedelta(weeks=1)
_FIRST, _LAST = date.min + 6 * _WEEK, date.max - 99 * _WEEK
_QUARTER_WEEKS = 13

# From and to, in weeks after the week of the landing, and hours per affected person and week.
PRESETS: Mapping[str, tuple[tuple[int, int, Decimal], ...]] = {
    "low": ((-2, 0, Decimal("0.5")), (0, 2, Decimal(1)), (2, 4, Decimal("0.5"))),
    "medium": ((-3, 0, Decimal(1)), (0, 3, Decimal(2)), (3, 8, Decimal(1))),
    "high": ((-4, 0, Decimal(2)), (0, 4, Decimal(4)), (4, 12, Decimal("2.5"))),
}
"""How each level of impact rises and fades; our default, to be set by `settings.load`."""


class Asked(NamedTuple):
    """What a landing asks of each affected person, by the Monday of each week.

    Attributes:
        hours: Hours, more than 0.
        parts: The same in whole numbers, so many of which make an hour.
    """

    hours: Mapping[date, Fraction]
    parts: Mapping[date, int]
    in_an_hour: int


@dataclass(slots=True)  # not frozen: it would take three times as long to make
class Landing:
    """A change that reaches a team.

    Attributes:
        day: The first working day after the finish.
    """

    id: str
    team: str
    impact: Impact
    day: date
    asked: Asked

    @property
    def hours(self) -> Mapping[date, Fraction]:
        """Hours per affected person, by the Monday of each week."""
        return self.asked.hours


class Week(NamedTuple):
    """A week of a team in which something lands.

    Attributes:
        hours: Asked of each affected person.
    """

    monday: date
    hours: Fraction


def landings(
    roadmap: Roadmap,
    times: Mapping[str, Times],
    grid: Grid,
) -> dict[str, tuple[Landing, ...]]:
    """What lands on each team, in file order; work without a finish lands on no known day."""
    found: dict[str, list[Landing]] = {}
    presets = roadmap.settings.load if roadmap.settings else None
    for id, entry in times.items():
        initiative = roadmap.initiatives[id]
        day = _landing_day(entry, grid) if initiative.impacts else None
        if day is not None:
            for landing in landing_on(initiative, day, presets):
                found.setdefault(landing.team, []).append(landing)
    return {team: tuple(changes) for team, changes in found.items()}


def landing_on(initiative: Initiative, day: date, presets: Load | None) -> Iterable[Landing]:
    """What an initiative asks of each team that it hits when it lands on a day."""
    monday = monday_of(day)
    for team, impact in initiative.impacts.items():
        yield Landing(initiative.id, team, impact, day, _weekly(monday, *_peak(impact, presets)))


def change_load(changes: Iterable[Landing], above: Fraction = Fraction(0)) -> tuple[Week, ...]:
    """Change load on a team, week by week, in hours per affected person and week.

    Args:
        above: Only weeks in which more hours than these are asked.

    Returns:
        The weeks in which something lands, by their Mondays; never 0, no upper bound.

    Source:
        Presets: our default, see PPL001; the shape after Prosci's saturation model, in which
        what people are asked for is compared with what they can absorb.
    """
    alike: dict[int, list[Asked]] = {}  # many land in the same week, and are reckoned once
    for change in changes:
        alike.setdefault(id(change.asked), []).append(change.asked)
    scale = lcm(*(each[0].in_an_hour for each in alike.values()))
    sums: dict[date, int] = {}
    for each in alike.values():
        times = len(each) * (scale // each[0].in_an_hour)
        for monday, part in each[0].parts.items():
            sums[monday] = sums.get(monday, 0) + part * times
    most = floor(above * scale)
    return tuple(
        Week(monday, Fraction(sums[monday], scale))
        for monday in sorted(sums)
        if sums[monday] > most
    )


def weighing_in(changes: Iterable[Landing], mondays: Iterable[date]) -> dict[date, list[Landing]]:
    """For some weeks, by their Mondays, what asks something of people in them, in order."""
    found: dict[date, list[Landing]] = {monday: [] for monday in mondays}
    alike: dict[int, list[list[Landing]]] = {}
    for change in changes if found else ():
        key = id(change.asked)
        if key not in alike:
            alike[key] = [found[monday] for monday in change.asked.parts if monday in found]
        for weighing in alike[key]:
            weighing.append(change)
    return found


def by_quarter(weeks: Iterable[Week], start: date | None = None) -> dict[str, tuple[Week, ...]]:
    """Weeks by the quarter of their Monday: `2027-Q4`.

    Args:
        start: The first day of a plan without dates, whose quarters are 13 of its weeks each,
            named `weeks 1 to 13`.
    """
    found: dict[str, list[Week]] = {}
    for week in weeks:
        found.setdefault(quarter_of(week.monday, start), []).append(week)
    return {name: tuple(inside) for name, inside in found.items()}


def quarter_of(day: date, start: date | None = None) -> str:
    """The quarter of a day, `2027-Q4`, or `weeks 1 to 13` of a plan that starts on `start`."""
    if start is None:
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    first = (day - start).days // 7 // _QUARTER_WEEKS * _QUARTER_WEEKS + 1
    return f"weeks {first} to {first + _QUARTER_WEEKS - 1}"


def densest_year(changes: Iterable[Landing], since: date | None = None) -> tuple[Landing, ...]:
    """The most landings within any 365 days, earliest first; the first such year of equals.

    Args:
        since: Only years that end on this day or later matter.
    """
    ordered = sorted(changes, key=lambda change: change.day)
    best = slice(0, 0)
    first = 0
    for last, change in enumerate(ordered):
        while (change.day - ordered[first].day).days >= 365:
            first += 1
        late = since is None or change.day >= since
        if late and last - first + 1 > best.stop - best.start:
            best = slice(first, last + 1)
    return tuple(ordered[best])


def capacity(roadmap: Roadmap, team: str) -> Fraction:
    """Hours per person and week that a team can give to change; 4 where it says nothing."""
    entry = roadmap.teams.get(team)
    own = entry.capacity if entry else None
    return Fraction(own.value if own else CAPACITY)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _landing_day(times: Times, grid: Grid) -> date | None:
    if times.finish is None or not _FIRST < times.finish < _LAST:
        return None
    return grid.next_open(times.finish + timedelta(days=1))


def shape_of(impact: Impact, presets: Load | None) -> Iterable[tuple[int, int, Fraction]]:
    """How an impact rises and fades: its preset, scaled to its peak.

    The peak is the hours given, else the roadmap's own for the level, else that of the preset.

    Returns:
        First week and the week behind the last, counted from the week of the landing, and hours
        per affected person and week.
    """
    return _scaled(*_peak(impact, presets))


def _peak(impact: Impact, presets: Load | None) -> tuple[str, Decimal | None]:
    """A preset, and the hours at its peak where they are not its own."""
    if impact.hours is not None:
        return "medium", impact.hours
    own = getattr(presets, impact.level) if presets else None
    return impact.level, own.value if own else None


@lru_cache(256)
def _scaled(name: str, peak: Decimal | None) -> tuple[tuple[int, int, Fraction], ...]:
    """A preset with another peak; with its own where that is None."""
    preset = PRESETS[name]
    usual = Fraction(max(hours for _, _, hours in preset))
    scale = Fraction(1) if peak is None else Fraction(peak) / usual
    return tuple((first, last, Fraction(hours) * scale) for first, last, hours in preset)


@lru_cache(4096)
def _weekly(monday: date, name: str, peak: Decimal | None) -> Asked:
    """What is asked in the weeks around a landing; many land alike in the same week."""
    hours = {
        monday + week * _WEEK: asked
        for first, last, asked in _scaled(name, peak)
        if asked
        for week in range(first, last)
    }
    parts, in_an_hour = in_parts(hours.values())
    by_week = dict(zip(hours, parts, strict=True))
    return Asked(MappingProxyType(hours), MappingProxyType(by_week), in_an_hour)
