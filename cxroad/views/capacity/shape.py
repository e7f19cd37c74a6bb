"""What a view of change load is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxroad.model.language import later, say
from cxroad.model.writing import day, percent, rounded
from cxroad.schedule.saturation import Backlog, Grade
from cxroad.views import words
from cxroad.views.sheet import Section

MARKS: Mapping[Grade, str] = {
    Grade.GREEN: "",
    Grade.AMBER: "+",
    Grade.RED: "!",
    Grade.SATURATED: "!!",
}
"""What stands behind a number, so that nobody needs its colour."""

WORDS: Mapping[Grade, str] = {
    Grade.GREEN: later("under 60 %"),
    Grade.AMBER: later("from 60 %"),
    Grade.RED: later("from 85 %"),
    Grade.SATURATED: later("over 100 %, saturated"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """How full a team is in a week, or in the fullest week of a quarter.

    Attributes:
        monday: Of that week.
        hours: Asked of each affected person in it.
        share: Of what they can absorb; None for a team without capacity.
        grade: Green, amber, red or saturated.
        parts: What adds up: hours by initiative, most first.
        same: Weeks of the quarter that are as full; 1 for a week.
        over: Weeks of the quarter over the capacity.
        overload: Hours per person beyond the capacity, of all those weeks.
    """

    monday: date
    hours: Fraction
    share: Fraction | None
    grade: Grade
    parts: Mapping[str, Fraction]
    same: int
    over: int
    overload: Fraction

    @property
    def said(self) -> str:
        """Its share as a number: `163 %`; `no room` without capacity."""
        return percent(self.share) if self.share is not None else say("no room")

    @property
    def cell(self) -> str:
        """Its share as a number with the mark of its grade: `163 % !!`."""
        return f"{self.said} {MARKS[self.grade]}".rstrip()


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and what is asked of it.

    Attributes:
        size: People; None where the file does not say.
        capacity: Hours per person and week that it can give to change.
        own: Whether the file gives that number; else it is our default.
        quarters: How full it is, by the name of the quarter; those without load are absent.
        weeks: The same for each week with load.
        whole: All weeks ahead at a glance; None when nothing is asked of it any more.
        backlog: The greatest that is left unabsorbed at the end of a week; None for nothing.
        clears: The Monday from which on that is absorbed; None when it never is, or is not there.
    """

    team: str
    size: int | None
    capacity: Fraction
    own: bool
    quarters: Mapping[str, Filled]
    weeks: tuple[Filled, ...]
    whole: Filled | None
    backlog: Backlog | None
    clears: date | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A landing ahead.

    Attributes:
        day: The first working day after the finish.
        impact: As the author wrote it: low, medium, high, or hours.
        busy: The busy time of the team that it weighs on, in words; empty for none.
    """

    day: date
    team: str
    id: str
    impact: str
    busy: str


@dataclass(frozen=True, slots=True)
class CapacityView:
    """Change load on teams, from this week on.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        origin: The first day of week 1 where the roadmap has no dates, so that days are shown as
            weeks; None where they are real.
        weekly: Whether to show every week as well.
        quarters: The names of all quarters from the first load to the last.
        mondays: The weeks from the first load to the last.
        teams: In file order.
        arrivals: Landings ahead, earliest first.
        headline: What it all says, in a sentence.
        notes: What is not counted, and what rests on a default.
        sections: All of it in words and tables; the first one is the heat map.
    """

    title: str
    path: str
    as_of: date
    origin: date | None
    weekly: bool
    quarters: tuple[str, ...]
    mondays: tuple[date, ...]
    teams: tuple[TeamRow, ...]
    arrivals: tuple[Arrival, ...]
    headline: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def loaded(self) -> tuple[tuple[TeamRow, Filled], ...]:
        """The teams that something is asked of, each with its fullest week."""
        return tuple((team, team.whole) for team in self.teams if team.whole is not None)

    def said(self, value: date) -> str:
        """A day as people read it: `14 Oct 2026`, or `W3` where only weeks have a meaning."""
        if self.origin is None:
            return day(value)
        return words.week(self._number(value, self.origin))

    def week(self, monday: date) -> str:
        """A week in a sentence: `the week of 22 Nov 2027`, or `week 3`."""
        if self.origin is None:
            return say("the week of {day}", day=day(monday))
        return say("week {number}", number=self._number(monday, self.origin))

    def lands(self, value: date) -> str:
        """When something lands, in a sentence: `on 14 Oct 2026`, or `in week 3`."""
        if self.origin is None:
            return say("on {day}", day=day(value))
        return say("in week {number}", number=self._number(value, self.origin))

    @staticmethod
    def _number(value: date, origin: date) -> int:
        return (value - origin).days // 7 + 1


def hours(value: Fraction) -> str:
    """Hours as a number: `6.5`."""
    return rounded(value, 2)
