"""The next 90 days, and all that moved: what starts, finishes and lands, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.schedule.times import Times
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import WINDOW, Scope
from cxroad.views.words import apart, due, flat, shifted, slip, stopped, written

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
        lines.append(Line(f"And {len(overdue) - _MOST_OVERDUE} more.", label="Overdue:"))
    lines += [_stands_still(each) for each in halted[:_MOST_OVERDUE]]
    if len(halted) > _MOST_OVERDUE:
        more = f"And {len(halted) - _MOST_OVERDUE} more that are paused or stalled."
        lines.append(Line(more, tone=Tone.WARN))
    notes = [
        Line(f"{stopped(each.what)} ({each.name})", label=f"{writing.day(each.day)}:", item=True)
        for each in milestones
    ]
    if len(moves) > _MOST:
        what = "start, finish or moved" if scope.since else "start or finish"
        notes.append(Line(f"And {len(moves) - _MOST} more that {what}.", tone=Tone.QUIET))
    heading = (
        "The first 90 days" if scope.relative else f"The next 90 days, until {writing.day(until)}"
    )
    if scope.since is not None:
        heading += ", and all that moved"
    tables = (_table(scope, moves[:_MOST]),) if moves else ()
    return Ahead(
        until,
        overdue,
        halted,
        moves,
        milestones,
        Section(heading, tuple(lines), tables, tuple(notes)),
    )


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
        state=(str(each.status) if each.status in _HALTED else "under way") if begun else "",
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
            what, since = f"was due {due(each.due)}", each.due.last
        elif not begun and (start := _written_start(scope, each)) and start < latest_start:
            what, since = f"should have started on {writing.day(start)}", start
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
    since = f", since {each.since}" if each.since else ""
    why = f" {stopped(each.because)}" if each.because else " Why is not written down."
    text = f"{each.name}{since}.{why} Owner: {each.owner or 'nobody'}."
    return Line(text, label=f"{each.status.capitalize()}:", tone=Tone.WARN)


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
    owner = each.owner or "nobody"
    text = f"{each.name} {each.what}, {ago} ago. Owner: {owner}."
    return Line(text, label="Overdue:", tone=Tone.WARN)


def _table(scope: Scope, moves: tuple[Move, ...]) -> Table:
    columns = [
        Column("Initiative", flows=True),
        Column("Owner", flows=True),
        Column("Starts", right=True),
        Column("Finishes", right=True),
        Column("80 % sure" if scope.forecast else "High estimate", right=True),
    ]
    columns += [Column("Slip", right=True)] if scope.since else []
    return Table(tuple(columns), tuple(_row(scope, each) for each in moves))


def _row(scope: Scope, each: Move) -> Row:
    begins = each.state if each.begun else scope.when(each.start) if each.start else "-"
    ends = scope.when(each.finish) if each.finish else "-"
    late = each.sure if scope.forecast else each.high
    latest = scope.when(late) if late else "-"
    lands = ", ".join(f"{team} ({level})" for team, level in each.lands_on)
    cells = [
        Cell(each.name, note=f"lands on {lands}" if lands else ""),
        Cell(each.owner or "nobody", tone=Tone.PLAIN if each.owner else Tone.WARN),
        Cell(begins, tone=Tone.STRONG if each.starts else Tone.QUIET),
        Cell(ends, tone=Tone.STRONG if each.finishes else Tone.QUIET),
        Cell(latest, tone=Tone.QUIET),
    ]
    if scope.since:
        late_ = each.slip is not None and each.slip > 0
        cells.append(Cell(slip(each.slip), tone=Tone.WARN if late_ else Tone.QUIET))
    facts = []
    if each.start and not each.begun:
        facts.append(f"starts {begins}")
    if each.begun:
        facts.append("is under way")
    if each.finish:
        facts.append(f"finishes {ends}")
        if late and late != each.finish:
            how = "80 % sure by" if scope.forecast else "by its high estimate"
            facts.append(f"{how} {latest}")
    if each.slip:
        side = "later" if each.slip > 0 else "earlier"
        facts.append(f"{scope.slipped(each.slip)} {side} than last time")
    if lands:
        facts.append(f"lands on {lands}")
    facts.append(f"owner: {each.owner or 'nobody'}")
    return Row(tuple(cells), f"{each.name}: {'; '.join(facts)}.")
