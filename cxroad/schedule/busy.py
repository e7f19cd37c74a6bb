"""Landings that meet a team's busy time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from cxroad.model.dates import Period
from cxroad.model.language import later, say
from cxroad.model.roadmap import Roadmap
from cxroad.model.writing import day
from cxroad.schedule.landing import Landing
from cxroad.schedule.times import Times

_BEFORE_DAYS, _AFTER_DAYS = 4 * 7, 8 * 7

_MONTHS = [
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
]


class Clash(NamedTuple):
    """A busy time of a team into which something lands."""

    team: str
    first: date
    last: date
    ids: tuple[str, ...]
    """What lands in it with a medium or high impact, in file order."""

    @property
    def months(self) -> str:
        """Its name: `November and December 2027` for whole months, else its days."""
        whole = self.first.day == 1 and (self.last + timedelta(1)).day == 1
        if not whole:
            return say("time from {first} to {last}", first=day(self.first), last=day(self.last))
        first, last = say(_MONTHS[self.first.month - 1]), say(_MONTHS[self.last.month - 1])
        end = say("{month} {year}", month=last, year=self.last.year)
        if self.first.year != self.last.year:
            first = say("{month} {year}", month=first, year=self.first.year)
        elif self.first.month == self.last.month:
            return end
        elif self.first.month + 1 == self.last.month:
            return say("{first} and {last}", first=first, last=end)
        return say("time from {first} to {last}", first=first, last=end)


def clashes(
    roadmap: Roadmap,
    landings: Mapping[str, Iterable[Landing]],
    times: Mapping[str, Times],
    today: date,
) -> Iterator[Clash]:
    """Busy times, adjoining ones as one, that a landing window of the future meets.

    Args:
        landings: What lands on each team.
        times: Of the initiatives that take part, in real dates.
    """
    before, after = window(roadmap)
    for team, changes in landings.items():
        entry = roadmap.teams.get(team)
        heavy = [change.id for change in changes if change.impact.level != "low"]
        for first, last in _joined(entry.busy if entry else ()):
            ids = tuple(
                id
                for id in heavy
                if (finish := times[id].finish) is not None
                and finish - before <= last
                and finish + after >= max(first, today)
            )
            if ids and last >= today:
                yield Clash(team, first, last, ids)


def window(roadmap: Roadmap) -> tuple[timedelta, timedelta]:
    """How long before and after a finish a change weighs on people; 4 and 8 weeks if unset."""
    settings = roadmap.settings
    own = settings.landing if settings else None
    before = own.before.calendar_days if own and own.before else Fraction(_BEFORE_DAYS)
    after = own.after.calendar_days if own and own.after else Fraction(_AFTER_DAYS)
    return timedelta(min(int(before), 700)), timedelta(min(int(after), 700))


def _joined(periods: Iterable[Period]) -> list[tuple[date, date]]:
    """Periods in order, those that follow each other without a day between them as one."""
    found: list[tuple[date, date]] = []
    for first, last in sorted((period.first, period.last) for period in periods):
        if found and (first - found[-1][1]).days <= 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
