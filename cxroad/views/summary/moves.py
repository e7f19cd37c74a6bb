"""What starts or finishes soon, or moved since the reference: its rows and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import later, say
from cxroad.schedule.times import Times
from cxroad.views import odds
from cxroad.views.sheet import Cell, Column, Row, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import clauses, flat, slip

HALTED = (Status.PAUSED, Status.STALLED)
"""Work that has begun and does not go on."""


@dataclass(frozen=True, slots=True)
class Move:
    """An initiative that starts or finishes soon, or moved since the reference.

    Attributes:
        id, name, owner: As the summary calls them; owner is empty when there is none.
        start, finish, high: First day, expected last day and last day by high estimates.
        sure: The day by which it ends in 80 % of the runs of a forecast; None without one.
        starts, finishes: Whether that day lies in the window.
        begun: Whether it has started.
        state: How it goes on then: `under way`, `paused`, `stalled`; empty before.
        lands_on: Teams that its finish changes, with how hard; empty when it finishes later.
        slip: Working days by which it ends later than at the reference, below 0 when earlier;
            None without a reference, or where it had no date there.
    """

    id: str
    name: str
    owner: str
    start: date | None
    finish: date | None
    high: date | None
    sure: date | None
    starts: bool
    finishes: bool
    begun: bool
    state: str
    lands_on: tuple[tuple[str, str], ...]
    slip: int | None

    @property
    def first(self) -> date:
        """The day that it is listed by: its start in the window, else its finish."""
        day = self.start if self.starts else self.finish
        return day or date.max


def moves_of(scope: Scope, until: date) -> list[Move]:
    """What moves within some days, in file order."""
    moves = []
    for each in scope.live:
        times = scope.times(each.id)
        if times is None or each.status is Status.DONE:
            continue
        begun = each.status is Status.ACTIVE or each.status in HALTED
        starts = not begun and within(times.start, scope.now, until)
        finishes = within(times.finish, scope.now, until)
        if starts or finishes or scope.slip(each.id):
            moves.append(_move(scope, each, times, starts, finishes, begun))
    return moves


def _move(
    scope: Scope, each: Initiative, times: Times, starts: bool, finishes: bool, begun: bool
) -> Move:
    return Move(
        id=each.id,
        name=flat(each.name),
        owner=scope.called(each.owner[:1]),
        start=None if times.milestone else times.start,
        finish=times.finish,
        high=times.high_finish,
        sure=_sure(scope, each.id),
        starts=starts and not times.milestone,
        finishes=finishes,
        begun=begun,
        state=(str(each.status) if each.status in HALTED else later("under way")) if begun else "",
        lands_on=tuple((flat(team), impact.level) for team, impact in each.impacts.items())
        if finishes
        else (),
        slip=scope.slip(each.id),
    )


def _sure(scope: Scope, id: str) -> date | None:
    found = scope.forecast.initiatives.get(id) if scope.forecast else None
    return found.p80 if found else None


def within(day: date | None, first: date, last: date) -> bool:
    """Whether a day is known and lies between two others, both counted in."""
    return day is not None and first <= day <= last


def moves_table(scope: Scope, moves: tuple[Move, ...]) -> Table:
    """What moves, a row each."""
    columns = [
        Column(say("Initiative"), flows=True),
        Column(say("Owner"), flows=True),
        Column(say("Starts"), right=True),
        Column(say("Finishes"), right=True),
        Column(odds.sure() if scope.forecast else say("High estimate"), right=True),
    ]
    columns += [Column(say("Slip"), right=True)] if scope.since else []
    return Table(tuple(columns), tuple(_row(scope, each) for each in moves))


def _row(scope: Scope, each: Move) -> Row:
    begins = say(each.state) if each.begun else scope.when(each.start) if each.start else "-"
    ends = scope.when(each.finish) if each.finish else "-"
    late = each.sure if scope.forecast else each.high
    latest = scope.when(late) if late else "-"
    teams = writing.joined(
        say("{team} ({level})", team=team, level=say(level)) for team, level in each.lands_on
    )
    lands = say("lands on {teams}", teams=teams) if teams else ""
    cells = [
        Cell(each.name, note=lands),
        Cell(each.owner or say("nobody"), tone=Tone.PLAIN if each.owner else Tone.WARN),
        Cell(begins, tone=Tone.STRONG if each.starts else Tone.QUIET),
        Cell(ends, tone=Tone.STRONG if each.finishes else Tone.QUIET),
        Cell(latest, tone=Tone.QUIET),
    ]
    if scope.since:
        late_ = each.slip is not None and each.slip > 0
        cells.append(Cell(slip(each.slip), tone=Tone.WARN if late_ else Tone.QUIET))
    facts = []
    if each.start and not each.begun:
        facts.append(say("starts {day}", day=begins))
    if each.begun:
        facts.append(say("is under way"))
    if each.finish:
        facts.append(say("finishes {day}", day=ends))
        if late and late != each.finish:
            high = say("by its high estimate {day}", day=latest)
            facts.append(odds.sure_by(latest) if scope.forecast else high)
    if each.slip:
        facts.append(scope.than_last_time(each.slip))
    if lands:
        facts.append(lands)
    facts.append(say("owner: {name}", name=each.owner or say("nobody")))
    return Row(tuple(cells), say("{name}: {facts}.", name=each.name, facts=clauses(facts)))
