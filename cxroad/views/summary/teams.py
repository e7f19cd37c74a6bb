"""What landing changes ask of teams, in this quarter and the next, against what they can give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.schedule.horizon import months_after
from cxroad.schedule.landing import quarter_of
from cxroad.schedule.saturation import Grade, TeamLoad
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import quarter

_MOST = 8
_QUARTER = timedelta(weeks=13)
_TONES = {Grade.AMBER: Tone.WARN, Grade.RED: Tone.BAD, Grade.SATURATED: Tone.BAD}


@dataclass(frozen=True, slots=True)
class Asked:
    """The fullest week of a team in a quarter.

    Attributes:
        hours: Per affected person; 0 when nothing is asked.
        share: Of what they can give; None for a team without capacity.
    """

    quarter: str
    hours: Fraction
    share: Fraction | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Outlook:
    """A team in this quarter and the next.

    Attributes:
        capacity: Hours per person and week that it can give to change.
    """

    team: str
    capacity: Fraction
    quarters: tuple[Asked, Asked]


@dataclass(frozen=True, slots=True)
class Teams:
    """The teams that something is asked of soon, the fullest first."""

    outlooks: tuple[Outlook, ...]
    section: Section


def teams(scope: Scope) -> Teams | None:
    """Change load of all teams against their capacity; None when nothing is asked of them soon.

    It is the same on every page: a team does not care which phase a change belongs to.
    """
    start = scope.schedule.start if scope.relative else None
    names = (quarter_of(scope.now, start), quarter_of(_next_quarter(scope), start))
    found = [_outlook(scope, load, names, start) for load in scope.plan.loads.values()]
    asked = [each for each in found if any(asked.hours for asked in each.quarters)]
    if not asked:
        return None
    outlooks = tuple(sorted(asked, key=_fullness, reverse=True))
    rows = tuple(_row(each) for each in outlooks[:_MOST])
    columns = (
        Column(say("Team"), flows=True),
        Column(say("Each can give"), right=True),
        *(Column(say("Asked in {quarter}", quarter=quarter(name)), right=True) for name in names),
    )
    notes = []
    if len(outlooks) > _MOST:
        more = writing.count(len(outlooks) - _MOST, "more team")
        text = say("And {teams}: {command}.", teams=more, command="cxroad capacity")
        notes.append(Line(text, tone=Tone.QUIET))
    if any(asked.grade is Grade.SATURATED for each in outlooks for asked in each.quarters):
        text = say(
            "Over {share} is more than people can absorb; what adds up there: {command}.",
            share=writing.percent(Fraction(1)),
            command="cxroad capacity",
        )
        notes.append(Line(text, tone=Tone.QUIET))
    heading = say("What changes ask of teams")
    return Teams(outlooks, Section(heading, (), (Table(columns, rows),), tuple(notes)))


def _next_quarter(scope: Scope) -> date:
    if scope.relative:
        return scope.now + _QUARTER
    first = scope.now.replace(month=(scope.now.month - 1) // 3 * 3 + 1, day=1)
    return months_after(first, 3) or date.max


def _outlook(scope: Scope, load: TeamLoad, names: tuple[str, str], start: date | None) -> Outlook:
    weeks = load.ahead(None if scope.relative else scope.now)
    quarters = load.quarters(weeks, start)
    hours = [quarters[name].peak.hours if name in quarters else Fraction(0) for name in names]
    this, next_ = (
        Asked(name, peak, load.share(peak), load.grade(peak))
        for name, peak in zip(names, hours, strict=True)
    )
    return Outlook(load.team, load.capacity, (this, next_))


def _fullness(outlook: Outlook) -> tuple[int, Fraction]:
    fullest = max(outlook.quarters, key=lambda asked: (asked.grade, asked.hours))
    return fullest.grade, fullest.hours if fullest.share is None else fullest.share


def _row(outlook: Outlook) -> Row:
    can = say("{n} h a week", n=writing.rounded(outlook.capacity, 2))
    cells = [Cell(outlook.team), Cell(can)]
    facts = []
    for asked in outlook.quarters:
        hours = [say("{n} h", n=writing.rounded(asked.hours, 2))]
        if asked.share is not None:
            hours.append(writing.percent(asked.share))
        text = writing.joined(hours) if asked.hours else ""
        cells.append(Cell(text or "-", tone=_TONES.get(asked.grade, Tone.PLAIN)))
        most = text or say("nothing")
        facts.append(say("{hours} in {quarter}", hours=most, quarter=quarter(asked.quarter)))
    words = say(
        "{team}: each can give {hours}; asked at most {facts}.",
        team=outlook.team,
        hours=can,
        facts=writing.listed(facts),
    )
    return Row(tuple(cells), words)
