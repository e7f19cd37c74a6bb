"""The next 90 days, and all that moved: what starts, finishes and lands, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import later, say
from cxroad.schedule.times import Times
from cxroad.views import odds
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import WINDOW, Scope
from cxroad.views.words import apart, clauses, due, flat, shifted, slip, stopped, written

GRACE = timedelta(weeks=4)
"""How late planned work may start before it counts as overdue. Source: SCH005."""

_MOST, _MOST_OVERDUE = 10, 5
_HALTED = (Status.PAUSED, Status.STALLED)


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


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something that should have happened by now."""

    id: str
    name: str
    owner: str
    what: str
    since: date


@dataclass(frozen=True, slots=True)
class Halted:
    """Work that has begun and does not go on.

    Attributes:
        status: `paused` or `stalled`.
        since: Since when, as written; empty when not said.
        because: Why; empty when not said.
    """

    id: str
    name: str
    owner: str
    status: str
    since: str
    because: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date worth showing that an initiative names."""

    initiative: str
    name: str
    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next 90 days, by date, and what is overdue."""

    until: date
    overdue: tuple[Overdue, ...]
    halted: tuple[Halted, ...]
    moves: tuple[Move, ...]
    milestones: tuple[Milestone, ...]
    section: Section


def ahead(scope: Scope) -> Ahead | None:
    """What moves within 90 days; None when nothing does and nothing is overdue."""
    until = shifted(scope.now, WINDOW)
    moves = tuple(sorted(_moves(scope, until), key=lambda each: each.first))
    overdue = () if scope.relative else _overdue(scope)
    milestones = () if scope.relative else _milestones(scope, until)
    halted = tuple(_halted(scope, each) for each in scope.live if each.status in _HALTED)
    if not (moves or overdue or halted or milestones):
        return None
    lines = [_late(scope, each) for each in overdue[:_MOST_OVERDUE]]
    if len(overdue) > _MOST_OVERDUE:
        more = say("And {n} more.", n=len(overdue) - _MOST_OVERDUE)
        lines.append(Line(more, label=say("Overdue:")))
    lines += [_stands_still(each) for each in halted[:_MOST_OVERDUE]]
    if len(halted) > _MOST_OVERDUE:
        more = say("And {n} more that are paused or stalled.", n=len(halted) - _MOST_OVERDUE)
        lines.append(Line(more, tone=Tone.WARN))
    notes = [
        Line(
            say("{what} ({name})", what=stopped(each.what), name=each.name),
            label=say("{day}:", day=writing.day(each.day)),
            item=True,
        )
        for each in milestones
    ]
    if len(moves) > _MOST:
        if scope.since:
            what = later("And {n} more that start, finish or moved.")
        else:
            what = later("And {n} more that start or finish.")
        notes.append(Line(say(what, n=len(moves) - _MOST), tone=Tone.QUIET))
    tables = (_table(scope, moves[:_MOST]),) if moves else ()
    section = Section(_heading(scope, until), tuple(lines), tables, tuple(notes))
    return Ahead(until, overdue, halted, moves, milestones, section)


def _heading(scope: Scope, until: date) -> str:
    if scope.relative:
        if scope.since is None:
            return say("The first 90 days")
        return say("The first 90 days, and all that moved")
    if scope.since is None:
        return say("The next 90 days, until {day}", day=writing.day(until))
    return say("The next 90 days, until {day}, and all that moved", day=writing.day(until))


def _moves(scope: Scope, until: date) -> list[Move]:
    moves = []
    for each in scope.live:
        times = scope.times(each.id)
        if times is None or each.status is Status.DONE:
            continue
        begun = each.status is Status.ACTIVE or each.status in _HALTED
        starts = not begun and _within(times.start, scope.now, until)
        finishes = _within(times.finish, scope.now, until)
        if starts or finishes or scope.slip(each.id):
            moves.append(_move(scope, each, times, starts, finishes, begun))
    return moves


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


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
        state=(str(each.status) if each.status in _HALTED else later("under way")) if begun else "",
        lands_on=tuple((flat(team), impact.level) for team, impact in each.impacts.items())
        if finishes
        else (),
        slip=scope.slip(each.id),
    )


def _sure(scope: Scope, id: str) -> date | None:
    found = scope.forecast.initiatives.get(id) if scope.forecast else None
    return found.p80 if found else None


def _overdue(scope: Scope) -> tuple[Overdue, ...]:
    late = []
    latest_start = shifted(scope.now, -GRACE)
    for each in scope.live:
        if each.status is Status.DONE:
            continue
        begun = each.status is Status.ACTIVE or each.status in _HALTED
        if each.due and each.due.last < scope.now:
            what, since = say("was due {day}", day=due(each.due)), each.due.last
        elif not begun and (start := _written_start(scope, each)) and start < latest_start:
            what, since = say("should have started on {day}", day=writing.day(start)), start
        else:
            continue
        name, owner = flat(each.name), scope.called(each.owner[:1])
        late.append(Overdue(each.id, name, owner, what, since))
    return tuple(sorted(late, key=lambda each: each.since))


def _written_start(scope: Scope, initiative: Initiative) -> date | None:
    """When it would start as written, before today pushes what is late."""
    times = scope.plan.written.times.get(initiative.id)
    return times.start if times else None


def _halted(scope: Scope, each: Initiative) -> Halted:
    return Halted(
        id=each.id,
        name=flat(each.name),
        owner=scope.called(each.owner[:1]),
        status=str(each.status),
        since=written(each.since) if each.since else "",
        because=flat(each.because),
    )


def _stands_still(each: Halted) -> Line:
    text = later("{name}, since {day}. {why} Owner: {owner}.")
    if not each.since:
        text = later("{name}. {why} Owner: {owner}.")
    why = stopped(each.because) or say("Why is not written down.")
    owner = each.owner or say("nobody")
    said = say(text, name=each.name, day=each.since, why=why, owner=owner)
    label = say("{heading}:", heading=say(each.status).capitalize())
    return Line(said, label=label, tone=Tone.WARN)


def _milestones(scope: Scope, until: date) -> tuple[Milestone, ...]:
    return tuple(
        sorted(
            (
                Milestone(each.id, flat(each.name), flat(text), day.last)
                for each in scope.live
                for day, texts in each.milestones.items()
                for text in texts
                if _within(day.last, scope.now, until)
            ),
            key=lambda each: each.day,
        )
    )


def _late(scope: Scope, each: Overdue) -> Line:
    ago = apart((scope.now - each.since).days)
    text = say(
        "{name} {what}, {time} ago. Owner: {owner}.",
        name=each.name,
        what=each.what,
        time=ago,
        owner=each.owner or say("nobody"),
    )
    return Line(text, label=say("Overdue:"), tone=Tone.WARN)


def _table(scope: Scope, moves: tuple[Move, ...]) -> Table:
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
