"""How much room teams and owners have, and the first day on which some work finds room in it.

A team's room is counted in Monday weeks, as change load is: what lands takes its profile of hours
around the week of its landing. An owner's is counted in working days, one for each initiative
that runs. Between two heavy landings on a team there are calendar days, as PPL008 counts them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from cxroad.level.needs import Need
from cxroad.level.slots import Slots
from cxroad.schedule.calendar import Grid

BEHIND_WEEKS = 60
"""Weeks with room behind the last landing, more than any profile reaches; our default."""


def week_of(day: int) -> int:
    """The number of the Monday week of a day, an ordinal."""
    return (day - 1) // 7


def monday(week: int) -> int:
    """The Monday of a week, as an ordinal."""
    return week * 7 + 1


class NoRoom(Exception):
    """Some work finds no room before the end of what is looked at."""


class Part(NamedTuple):
    """A stretch of a profile, in units, and the same in every slot and in the first ones."""

    team: str
    first: int
    end: int
    units: int
    everywhere: int
    block: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a piece of work takes, ready to be placed."""

    parts: tuple[Part, ...]
    owner: str
    heavy: tuple[str, ...]


class Span(NamedTuple):
    """When work is done, in ordinals: its first day, the day behind its last, its landing."""

    start: int
    end: int
    landing: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Who had no room for some work where order alone would have put it.

    Attributes:
        teams: Those who would be asked for too many hours.
        owner: Whoever runs enough already, by the key of `Carriers`; empty for nobody.
        near: Teams that a heavy landing was too near for.
    """

    teams: tuple[str, ...]
    owner: str
    near: tuple[str, ...]


class Rooms:
    """All rooms as they are before anything that may move is placed.

    Args:
        grid: The working days.
        first: The first day on which something may start, as an ordinal. What was asked of
            teams in weeks before its own no longer counts.
        weeks: How many weeks from then on work may be placed in.
        needs: Of each piece of work, by its number.
        capacity: Hours per person and week that may be asked of each team.
        at_once: How many initiatives an owner can run.
        apart: Days between two heavy landings on a team.
    """

    def __init__(
        self,
        grid: Grid,
        first: int,
        weeks: int,
        needs: Mapping[int, Need],
        capacity: Mapping[str, Fraction],
        at_once: int,
        apart: int = 0,
    ) -> None:
        self.grid = grid
        self.at_once = at_once
        self.apart = apart
        self.first_week = week_of(first)
        self.first_day = monday(self.first_week)
        self.first_index = grid.index(self.first_day)
        stages = [each for need in needs.values() for ask in need.asks for each in ask.profile]
        amounts = [*capacity.values(), *(hours for _, _, hours in stages)]
        self.unit = lcm(*(each.denominator for each in amounts)) if amounts else 1
        """So many of the smallest amount in use make an hour."""
        most = max([1, *(int(each * self.unit) for each in amounts)])
        self.early = max([0, *(-first for first, _, _ in stages)])
        """Weeks before the first one, in which there is always room and nothing is taken."""
        count = weeks + BEHIND_WEEKS
        self.weeks = Slots(self.early + count, most)
        self.days = Slots(count * grid.days_per_week, at_once)
        self.calendar = Slots(count * 7, 1)
        self.capacity = {team: int(hours * self.unit) for team, hours in capacity.items()}
        self.hours = {
            team: self.weeks.full([most] * self.early + [units] * count)
            for team, units in self.capacity.items()
        }
        owners = sorted({need.owner for need in needs.values() if need.owner})
        self.runs = {owner: self.days.everywhere(at_once) | self.days.guard for owner in owners}
        teams = sorted({team for need in needs.values() for team in need.heavy})
        self.quiet = {team: self.calendar.everywhere(1) | self.calendar.guard for team in teams}
        self.shapes = {number: self._shape(need) for number, need in needs.items()}

    def reserve(self, number: int, span: Span) -> None:
        """Take what work takes that cannot move, as far as it is there."""
        placing = Placing(self)
        placing.force(number, span)
        self.hours, self.runs, self.quiet = placing.hours, placing.runs, placing.quiet

    def slot(self, day: int) -> int:
        """The slot of a day's week."""
        return week_of(day) - self.first_week + self.early

    def left(self, team: str) -> list[int]:
        """What a team has left in each week from the first on, in units."""
        slots = self.weeks
        return [slots.at(self.hours[team], slot) for slot in range(self.early, slots.count)]

    def asked(self, number: int, team: str) -> int:
        """What a piece of work asks of a team in all weeks, in units."""
        parts = self.shapes[number].parts
        return sum(part.units * (part.end - part.first) for part in parts if part.team == team)

    def _shape(self, need: Need) -> Shape:
        parts = []
        for ask in need.asks:
            for first, end, hours in ask.profile:
                units = int(hours * self.unit)
                everywhere = self.weeks.everywhere(units)
                block = self.weeks.block(units, end - first)
                parts.append(Part(ask.team, first, end, units, everywhere, block))
        return Shape(tuple(parts), need.owner, need.heavy)


class Placing:
    """Rooms as one schedule fills them."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self.hours, self.runs = dict(rooms.hours), dict(rooms.runs)
        self.quiet = dict(rooms.quiet)
        self.short = 0
        """By how much more was taken by force than there was, in units, working days and days."""

    def place(self, number: int, day: int, days: int) -> int:
        """The first day from one on, on which work of some working days finds room; it is taken.

        Args:
            day: A working day, as an ordinal.

        Raises:
            NoRoom: There is none within the weeks of these rooms.
        """
        rooms = self._rooms
        grid, origin = rooms.grid, rooms.first_index
        shape = rooms.shapes[number]
        fitting = self._fitting(shape.parts) if shape.parts else 0
        quiet = self._quiet(shape.heavy) if shape.heavy else 0
        at = grid.index(day) - origin
        while True:
            if shape.owner:
                at = self._free(shape.owner, at, days)
            landing = grid.day(origin + at + days)
            earliest = landing
            if shape.parts:
                slot = rooms.slot(landing)
                found = rooms.weeks.first(fitting, slot)
                if found is None:
                    raise NoRoom
                if found > slot:
                    earliest = monday(found - rooms.early + rooms.first_week)
            if shape.heavy and earliest == landing:
                found = rooms.calendar.first(quiet, landing - rooms.first_day)
                if found is None:
                    raise NoRoom
                earliest = found + rooms.first_day
            if earliest == landing:
                break
            at = max(at + 1, grid.index(earliest) - days - origin)
        self._take(shape, at, days, landing)
        return grid.day(origin + at)

    def latest(self, number: int, day: int, days: int) -> int | None:
        """The last day up to one, on which work finds room; it is taken. None where it finds none.

        Args:
            day: A working day, as an ordinal.
        """
        rooms = self._rooms
        grid, origin = rooms.grid, rooms.first_index
        shape = rooms.shapes[number]
        fitting = self._fitting(shape.parts) if shape.parts else 0
        quiet = self._quiet(shape.heavy) if shape.heavy else 0
        free = self._free_days(shape.owner, days) if shape.owner else 0
        at: int | None = grid.index(day) - origin
        while at is not None and at >= 0:
            if shape.owner and (at := rooms.days.last(free, at)) is None:
                break
            landing = grid.day(origin + at + days)
            until = landing
            if shape.parts:
                slot = rooms.slot(landing)
                found = rooms.weeks.last(fitting, slot)
                if found is None:
                    break
                if found < slot:
                    until = monday(found + 1 - rooms.early + rooms.first_week) - 1
            if shape.heavy and until == landing:
                found = rooms.calendar.last(quiet, landing - rooms.first_day)
                if found is None:
                    break
                until = found + rooms.first_day
            if until == landing:
                self._take(shape, at, days, landing)
                return grid.day(origin + at)
            at = min(at, grid.index(until + 1) - days - origin) - 1
        return None

    def blocking(self, number: int, span: Span) -> Blocked:
        """Who has no room for some work on days of its own."""
        rooms = self._rooms
        shape, slot = rooms.shapes[number], rooms.slot(span.landing)
        full = [
            part.team
            for part in shape.parts
            for week in range(max(rooms.early, slot + part.first), slot + part.end)
            if rooms.weeks.at(self.hours[part.team], week) < part.units
        ]
        first = rooms.grid.index(span.start) - rooms.first_index
        days = range(first, rooms.grid.index(span.end) - rooms.first_index)
        owner = shape.owner
        busy = owner and not all(rooms.days.at(self.runs[owner], at) for at in days)
        at = span.landing - rooms.first_day
        near = [
            team
            for team in shape.heavy
            if not all(
                rooms.calendar.at(self.quiet[team], day) for day in range(at, at + rooms.apart)
            )
        ]
        return Blocked(tuple(dict.fromkeys(full)), owner if busy else "", tuple(near))

    def force(self, number: int, span: Span) -> None:
        """Take what work takes on days of its own; where there is too little, all there is."""
        rooms = self._rooms
        shape, grid = rooms.shapes[number], rooms.grid
        slot = rooms.slot(span.landing)
        for part in shape.parts:
            low = max(rooms.early, slot + part.first)
            self._grab(self.hours, part.team, rooms.weeks, low, slot + part.end, part.units)
        if shape.owner:
            low = max(0, grid.index(span.start) - rooms.first_index)
            high = grid.index(span.end) - rooms.first_index
            self._grab(self.runs, shape.owner, rooms.days, low, high, 1)
        for team in shape.heavy:
            at = span.landing - rooms.first_day
            self._grab(self.quiet, team, rooms.calendar, max(0, at), at + rooms.apart, 1)

    def _grab(
        self, room: dict[str, int], key: str, slots: Slots, low: int, high: int, amount: int
    ) -> None:
        left = room[key]
        for at in range(low, min(high, slots.count)):
            there = min(amount, slots.at(left, at))
            left -= there << at * slots.width
            self.short += amount - there
        room[key] = left

    def without(self, number: int, span: Span) -> Placing:
        """The same rooms with what some work took in full given back."""
        other = copy(self)
        other.hours, other.runs, other.quiet = dict(self.hours), dict(self.runs), dict(self.quiet)
        grid, origin = self._rooms.grid, self._rooms.first_index
        first, end = grid.index(span.start), grid.index(span.end)
        shape = self._rooms.shapes[number]
        other._take(shape, first - origin, end - first, span.landing, -1)
        return other

    def _take(self, shape: Shape, at: int, days: int, landing: int, times: int = 1) -> None:
        rooms = self._rooms
        if shape.owner:
            block = rooms.days.block(times, days)
            self.runs[shape.owner] -= block << at * rooms.days.width
        slot = rooms.slot(landing)
        for team, first, end, units, _, block in shape.parts:
            low = slot + first
            if low < rooms.early:
                low = rooms.early
                block = rooms.weeks.block(units, max(0, slot + end - low))
            self.hours[team] -= times * block << low * rooms.weeks.width
        for team in shape.heavy:
            block = rooms.calendar.block(times, rooms.apart)
            self.quiet[team] -= block << (landing - rooms.first_day) * rooms.calendar.width

    def _fitting(self, parts: Sequence[Part]) -> int:
        """The weeks in which a landing leaves no team over its capacity."""
        slots = self._rooms.weeks
        fitting = slots.guard
        for team, first, end, _, everywhere, _ in parts:
            there = slots.window(self.hours[team] - everywhere & slots.guard, end - first)
            shift = first * slots.width
            fitting &= there >> shift if shift >= 0 else there << -shift
        return fitting

    def _quiet(self, teams: Sequence[str]) -> int:
        """The days on which a heavy landing has its distance from others, of all these teams."""
        slots = self._rooms.calendar
        fitting = slots.guard
        for team in teams:
            there = self.quiet[team] - slots.everywhere(1) & slots.guard
            fitting &= slots.window(there, self._rooms.apart)
        return fitting

    def _free(self, owner: str, at: int, days: int) -> int:
        found = self._rooms.days.first(self._free_days(owner, days), at)
        if found is None:
            raise NoRoom
        return found

    def _free_days(self, owner: str, days: int) -> int:
        """Where an owner has room for so many working days."""
        slots = self._rooms.days
        return slots.window(self.runs[owner] - slots.everywhere(1) & slots.guard, days)
