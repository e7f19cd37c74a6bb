"""How full teams are: change load against what they can absorb, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from cxroad.model.roadmap import Roadmap
from cxroad.schedule.calendar import as_date
from cxroad.schedule.landing import Landing, Week, by_quarter, capacity, change_load, monday_of

AMBER_FROM, RED_FROM, FULL = Fraction(60, 100), Fraction(85, 100), Fraction(1)
"""Shares of the capacity at which a team becomes amber and red, and above which it is saturated.

Above all of it, people cannot absorb what they are asked (Prosci); 60 and 85 %: our default.
"""

_WEEK = timedelta(weeks=1)


class Grade(IntEnum):
    """How full a team is, the emptiest first."""

    GREEN = 0
    """Under 60 % of its capacity."""
    AMBER = 1
    """From 60 %."""
    RED = 2
    """From 85 %."""
    SATURATED = 3
    """Over 100 %: more is asked than it can absorb."""


class Backlog(NamedTuple):
    """What a team has been asked and could not absorb yet, at the end of a week.

    Attributes:
        hours: Per affected person; 0 or more.
        weeks: How long the team needs to absorb it if nothing more comes; None without capacity.
    """

    monday: date
    hours: Fraction
    weeks: Fraction | None


class Stretch(NamedTuple):
    """The weeks of a quarter, or of any other time, at a glance.

    Attributes:
        peak: The fullest week, the first of equals.
        same: How many weeks are as full as that one.
        over: How many weeks ask more than the capacity.
        overload: Hours per person beyond the capacity, of all those weeks.
    """

    peak: Week
    same: int
    over: int
    overload: Fraction


@dataclass(frozen=True)
class TeamLoad:
    """Change load on a team against its capacity.

    Attributes:
        team: Its id.
        capacity: Hours per person and week that it can give to change.
        own: Whether the file gives that number; else it is our default.
        size: People; None where the file does not say.
        landings: What lands on it, in file order.
        weeks: The weeks in which something is asked of it, by their Mondays.
    """

    team: str
    capacity: Fraction
    own: bool
    size: int | None
    landings: tuple[Landing, ...]
    weeks: tuple[Week, ...]

    def share(self, hours: Fraction) -> Fraction | None:
        """Hours as a share of the capacity; None without capacity."""
        return hours / self.capacity if self.capacity else None

    def grade(self, hours: Fraction) -> Grade:
        """How full so many hours a week make it; any are too many without capacity.

        Source:
            u = L / cap: under 60 % green, to 85 % amber, to 100 % red, above it saturated.
        """
        share = self.share(hours)
        if share is None:
            return Grade.SATURATED if hours else Grade.GREEN
        if share > FULL:
            return Grade.SATURATED
        return Grade.RED if share >= RED_FROM else Grade(int(share >= AMBER_FROM))

    def ahead(self, today: date | None) -> tuple[Week, ...]:
        """The weeks that are not over; all of them in a plan without dates, where today is None."""
        if today is None:
            return self.weeks
        return tuple(week for week in self.weeks if week.monday >= monday_of(today))

    def quarters(self, weeks: Sequence[Week], start: date | None) -> dict[str, Stretch]:
        """Weeks by quarter; see `by_quarter`."""
        return {
            name: stretch
            for name, inside in by_quarter(weeks, start).items()
            if (stretch := self.glance(inside)) is not None
        }

    def glance(self, weeks: Sequence[Week]) -> Stretch | None:
        """So many weeks at a glance; None for none.

        Source:
            O = sum over weeks of max(0, L - cap).
        """
        if not weeks:
            return None
        peak = max(weeks, key=lambda week: week.hours)
        same = sum(week.hours == peak.hours for week in weeks)
        beyond = [week.hours - self.capacity for week in weeks if week.hours > self.capacity]
        return Stretch(peak, same, len(beyond), sum(beyond, Fraction(0)))

    def parts(self, week: Week) -> dict[str, Fraction]:
        """What adds up in a week: hours by initiative, most first, then in file order."""
        hours = {
            change.id: change.hours[week.monday]
            for change in self.landings
            if week.monday in change.hours
        }
        return dict(sorted(hours.items(), key=lambda entry: -entry[1]))

    def backlog(self) -> tuple[Backlog, ...]:
        """What is left unabsorbed at the end of each week, from the first load to the last.

        Weeks without load between them drain it and are there too.

        Source:
            Q(w) = max(0, Q(w - 1) + L(w) - cap), the bucket of Prosci's picture; Q / cap weeks.
        """
        asked = {week.monday: week.hours for week in self.weeks}
        found: list[Backlog] = []
        hours = Fraction(0)
        monday = self.weeks[0].monday if self.weeks else date.max
        while self.weeks and monday <= self.weeks[-1].monday:
            hours = max(Fraction(0), hours + asked.get(monday, Fraction(0)) - self.capacity)
            found.append(Backlog(monday, hours, self.share(hours)))
            monday += _WEEK
        return tuple(found)

    def clears(self, backlog: Sequence[Backlog]) -> date | None:
        """The Monday from which on nothing of the greatest backlog is left.

        None without capacity, without backlog, and past the year 9999.

        Args:
            backlog: Of this team, week by week.
        """
        most = max(backlog, key=lambda week: week.hours, default=None)
        if most is None or not most.hours or not self.capacity:
            return None
        for week in backlog[backlog.index(most) :]:
            if not week.hours:
                return week.monday + _WEEK
        last = backlog[-1]
        weeks = 1 + ceil(last.hours / self.capacity)
        return as_date(last.monday.toordinal() + 7 * weeks)


def loads(roadmap: Roadmap, landings: Mapping[str, Iterable[Landing]]) -> dict[str, TeamLoad]:
    """The load of every team of the file, and of every other one that something lands on."""
    found = {}
    for team in dict.fromkeys((*roadmap.teams, *landings)):
        entry = roadmap.teams.get(team)
        changes = tuple(landings.get(team, ()))
        found[team] = TeamLoad(
            team,
            capacity(roadmap, team),
            entry is not None and entry.capacity is not None,
            entry.size if entry else None,
            changes,
            change_load(changes),
        )
    return found
