"""How much room teams and owners have, and the first day on which some work finds room in it.

A team's room is counted in Monday weeks, since change load is; what lands takes its profile of
hours around the week of its landing. An owner's is counted in working days, one for each
initiative that runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from cxroad.level.slots import Slots
from cxroad.schedule.calendar import Grid

MARGIN_WEEKS = 60
"""Weeks before the first day, so that no profile begins outside: any preset is far shorter."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a piece of work asks of a team around its landing.

    Attributes:
        profile: First week and the week behind the last, counted from the week of the landing,
            and hours per affected person.
    """

    team: str
    profile: tuple[tuple[int, int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What a piece of work takes: the hours of teams, and the time of its owner.

    Attributes:
        owner: Whoever is accountable; empty for nobody.
    """

    asks: tuple[Ask, ...]
    owner: str


def week_of(day: int) -> int:
    """The number of the Monday week of a day, an ordinal."""
    return (day - 1) // 7


def monday(week: int) -> int:
    """The Monday of a week, as an ordinal."""
    return week * 7 + 1


class Rooms:
    """All rooms as they are before anything that may move is placed.

    Args:
        grid: The working days.
        first: The first day on which something may start, as an ordinal.
        weeks: How many weeks from then on there is room in.
        needs: Of each piece of work, by its number.
        capacity: Hours per person and week of each team.
        at_once: How many initiatives an owner can run.
        since: The day before whose week nothing counts any more.
    """

    def __init__(
        self,
        grid: Grid,
        first: int,
        weeks: int,
        needs: Mapping[int, Need],
        capacity: Mapping[str, Fraction],
        at_once: int,
        since: int,
    ) -> None:
        self.grid = grid
        self.first_week = week_of(first) - MARGIN_WEEKS
        self.first_index = grid.index(first)
        hours = [*capacity.values()]
        hours += [h for need in needs.values() for ask in need.asks for *_, h in ask.profile]
        self.unit = lcm(*(each.denominator for each in hours)) if hours else 1
        most = max([1, *(int(each * self.unit) for each in hours)])
        self.weeks = Slots(weeks + 2 * MARGIN_WEEKS, most)
        self.days = Slots(weeks * grid.days_per_week, max(1, at_once))
        self.since = max(0, week_of(since) - self.first_week)
        self._capacity = {team: int(each * self.unit) for team, each in capacity.items()}
        self._hours = {team: self._level(team) for team in capacity}
        owners = {need.owner for need in needs.values() if need.owner}
        self._runs = {owner: [max(0, at_once)] * self.days.count for owner in sorted(owners)}
        self._shapes = {number: self._shape(need) for number, need in needs.items()}

    def left(self, team: str) -> list[int]:
        """What a team has left in each week, in the smallest unit of hours."""
        return self._hours[team]

    def asked(self, number: int, team: str) -> int:
        """What a piece of work asks of a team in all weeks, in the smallest unit of hours."""
        shapes = self._shapes[number][0]
        return sum(units * (end - first) for at, first, end, units in shapes if at == team)

    def reserve(self, need: Need, start: int, end: int, landing: int) -> None:
        """Take what work takes that cannot move; where it is too much, nothing is left.

        Args:
            start, end: Its first day worked and the day after its last.
            landing: The first working day after its finish.
        """
        for ask in need.asks:
            hours = self._hours[ask.team]
            for first, last, asked in ask.profile:
                for week in range(first, last):
                    at = week_of(landing) - self.first_week + week
                    if self.since <= at < len(hours):
                        hours[at] = max(0, hours[at] - int(asked * self.unit))
        runs = self._runs.get(need.owner, [])
        low = max(0, self.grid.index(start) - self.first_index)
        for at in range(low, min(len(runs), self.grid.index(end) - self.first_index)):
            runs[at] = max(0, runs[at] - 1)

    @cached_property
    def packed(self) -> tuple[dict[str, int], dict[str, int]]:
        """Teams' weeks and owners' days as big integers, with which each schedule begins."""
        return (
            {team: self.weeks.full(hours) for team, hours in self._hours.items()},
            {owner: self.days.full(runs) for owner, runs in self._runs.items()},
        )

    def shape(self, number: int) -> tuple[Sequence[tuple[str, int, int, int]], str]:
        """What a piece of work takes, in units: team, first week, week behind the last, units."""
        return self._shapes[number]

    def _level(self, team: str) -> list[int]:
        """A team's capacity in each week; what is asked in weeks that are over no longer counts."""
        ahead = self._capacity[team]
        return [0 if at < self.since else ahead for at in range(self.weeks.count)]

    def _shape(self, need: Need) -> tuple[Sequence[tuple[str, int, int, int]], str]:
        return [
            (ask.team, first, last, int(asked * self.unit))
            for ask in need.asks
            for first, last, asked in ask.profile
            if asked
        ], need.owner


class Placing:
    """Rooms as one schedule fills them."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        hours, runs = rooms.packed
        self._hours, self._runs = dict(hours), dict(runs)

    def place(self, number: int, day: int, days: int) -> int:
        """The first day from one on, on which work of some working days finds room; it is taken.

        Args:
            day: A working day, as an ordinal.
        """
        rooms = self._rooms
        grid, weeks = rooms.grid, rooms.weeks
        asks, owner = rooms.shape(number)
        at = grid.index(day) - rooms.first_index
        fitting = self._fitting(asks) if asks else 0
        while True:
            if owner:
                at = self._free(owner, at, days)
            landing = week_of(grid.day(rooms.first_index + at + days)) - rooms.first_week
            if not asks:
                break
            found = weeks.first(fitting, landing)
            assert found is not None, "behind the last landing there is room for any one change"
            if found == landing:
                break
            earliest = grid.index(monday(found + rooms.first_week)) - days - rooms.first_index
            at = max(at + 1, earliest)
        if owner:
            self._runs[owner] -= rooms.days.block(1, days) << at * rooms.days.width
        for team, first, end, units in asks:
            low = max(landing + first, rooms.since)
            if low < landing + end:
                taken = weeks.block(units, landing + end - low)
                self._hours[team] -= taken << low * weeks.width
        return grid.day(rooms.first_index + at)

    def _fitting(self, asks: Iterable[tuple[str, int, int, int]]) -> int:
        """The weeks in which a landing leaves no team over its capacity."""
        weeks = self._rooms.weeks
        fitting = weeks.guard
        for team, first, end, units in asks:
            there = self._hours[team] - weeks.everywhere(units) & weeks.guard
            there |= weeks.block(1, self._rooms.since) << weeks.width - 1
            there = weeks.window(there, end - first)
            shift = first * weeks.width
            fitting &= there >> shift if shift >= 0 else there << -shift
        return fitting

    def _free(self, owner: str, at: int, days: int) -> int:
        slots = self._rooms.days
        there = self._runs[owner] - slots.everywhere(1) & slots.guard
        found = slots.first(slots.window(there, days), at)
        assert found is not None, "behind the last work an owner is free"
        return found
