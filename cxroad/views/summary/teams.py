"""What landing changes ask of teams, in this quarter and the next, against what they can give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cxroad.model import writing
from cxroad.schedule.horizon import months_after
from cxroad.schedule.landing import quarter_of
from cxroad.schedule.saturation import Grade, TeamLoad
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope

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
    asked = [each for each in found if any(quarter.hours for quarter in each.quarters)]
    if not asked:
        return None
    outlooks = tuple(sorted(asked, key=_fullness, reverse=True))
    rows = tuple(_row(each) for each in outlooks[:_MOST])
    columns = (
        Column("Team", flows=True),
        Column("Each can give", right=True),
        *(Column(f"Asked in {name}", right=True) for name in names),
    )
    notes = []
    if len(outlooks) > _MOST:
        more = writing.count(len(outlooks) - _MOST, "more team")
        notes.append(Line(f"And {more}: cxroad capacity.", tone=Tone.QUIET))
    if any(quarter.grade is Grade.SATURATED for each in outlooks for quarter in each.quarters):
        text = "Over 100 % is more than people can absorb; what adds up there: cxroad capacity."
        notes.append(Line(text, tone=Tone.QUIET))
    heading = "What changes ask of teams"
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
    can = f"{writing.rounded(outlook.capacity, 2)} h a week"
    cells = [Cell(outlook.team), Cell(can)]
    facts = []
    for asked in outlook.quarters:
        hours = f"{writing.rounded(asked.hours, 2)} h"
        text = "-"
        if asked.hours:
            text = hours if asked.share is None else f"{hours}, {writing.percent(asked.share)}"
        cells.append(Cell(text, tone=_TONES.get(asked.grade, Tone.PLAIN)))
        facts.append(f"{text if asked.hours else 'nothing'} in {asked.quarter}")
    words = f"{outlook.team}: each can give {can}; asked at most {' and '.join(facts)}."
    return Row(tuple(cells), words)
