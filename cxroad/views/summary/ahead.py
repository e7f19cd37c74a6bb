"""The next 90 days, and all that moved: what starts, finishes and lands, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import later, say
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.moves import HALTED, Move, moves_of, moves_table, within
from cxroad.views.summary.scope import WINDOW, Scope
from cxroad.views.words import apart, due, flat, shifted, stopped, written

GRACE = timedelta(weeks=4)
"""How late planned work may start before it counts as overdue. Source: SCH005."""

_MOST, _MOST_OVERDUE = 10, 5


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
    moves = tuple(sorted(moves_of(scope, until), key=lambda each: each.first))
    overdue = () if scope.relative else _overdue(scope)
    milestones = () if scope.relative else _milestones(scope, until)
    halted = tuple(_halted(scope, each) for each in scope.live if each.status in HALTED)
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
    tables = (moves_table(scope, moves[:_MOST]),) if moves else ()
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


def _overdue(scope: Scope) -> tuple[Overdue, ...]:
    late = []
    latest_start = shifted(scope.now, -GRACE)
    for each in scope.live:
        if each.status is Status.DONE:
            continue
        begun = each.status is Status.ACTIVE or each.status in HALTED
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
                if within(day.last, scope.now, until)
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
