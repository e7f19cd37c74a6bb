"""Outcomes: are customers better off? And what people notice of the work that is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.initiative import Status
from cxroad.model.language import later, say
from cxroad.model.reading import reading
from cxroad.model.vision import Outcome
from cxroad.schedule.progress import Pace, Progress, expected_way, value_at
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, flat, stopped, written

_MOST_NOTICED = 5
_LONGEST_UNIT = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an outcome stands.

    Attributes:
        id, name, owner: As the summary calls them.
        was, target, now: Baseline, target and newest measurement as written; empty when missing.
        baseline, goal, latest: The same as numbers, in the metric's unit.
        planned: What it should be by now, going by the work that is finished.
        planned_value: The same as a number.
        by: When the target should be reached.
        late: How long ago that was, where the target is not reached; empty otherwise.
        measured: The day of the newest measurement.
        read: The same as written: `Nov 2026`.
        stale: Whether that is too long ago.
        way: Part of the way to the target; below 0 when it went the wrong way.
        behind: How far the measured part of the way lags behind the promised one on the day of
            the measurement; below 0 when ahead, None when it cannot be said.
        pace: What that makes of it.
        lacking: Whether baseline or target is missing.
        never: Whether it should have been measured by now and never was.
        state: In a few words, such as `behind` or `no baseline`.
        tone: Of these words.
    """

    id: str
    name: str
    owner: str
    was: str
    planned: str
    now: str
    target: str
    baseline: Decimal | None
    planned_value: Fraction | None
    latest: Decimal | None
    goal: Decimal | None
    by: str
    late: str
    measured: date | None
    read: str
    stale: bool
    way: Fraction | None
    behind: Fraction | None
    pace: Pace
    lacking: bool
    never: bool
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Noticed:
    """What somebody notices of a finished initiative."""

    initiative: str
    name: str
    value: str
    finished: date | None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All outcomes, and what people notice of finished work, newest first."""

    standings: tuple[Standing, ...]
    noticed: tuple[Noticed, ...]
    section: Section


def outcomes(scope: Scope) -> Outcomes | None:
    """Where each outcome stands; None when there are none and nothing is finished."""
    standings = tuple(_standing(scope, each) for each in scope.roadmap.outcomes.values())
    noticed = _noticed(scope)
    if not standings and not noticed:
        return None
    lines = [] if standings else [Line(say("No outcome is named."), tone=Tone.WARN)]
    tables: tuple[Table, ...] = ()
    if standings:
        unmeasured = all(each.latest is None for each in standings)
        tables = (_unmeasured(standings),) if unmeasured else (_table(standings),)
        if any(each.never for each in standings) and unmeasured:
            lines.append(Line(say("Nothing has been measured since the start."), tone=Tone.WARN))
    notes = [Line(say("What is finished, and what people notice of it:"))] if noticed else []
    notes += [_said(scope, each) for each in noticed[:_MOST_NOTICED]]
    if len(noticed) > _MOST_NOTICED:
        more = say("And {n} more.", n=len(noticed) - _MOST_NOTICED)
        notes.append(Line(more, tone=Tone.QUIET))
    heading = say("Outcomes: are customers better off?")
    return Outcomes(standings, noticed, Section(heading, tuple(lines), tables, tuple(notes)))


def _standing(scope: Scope, outcome: Outcome) -> Standing:
    latest = outcome.latest
    progress = scope.plan.progress[outcome.id]
    planned = value_at(
        outcome, expected_way(scope.plan.arrived.get(outcome.id, ()), outcome, scope.now)
    )
    missing = _missing(outcome)
    state, tone = _state(missing, progress)
    return Standing(
        id=outcome.id,
        name=flat(outcome.label),
        owner=scope.called(outcome.owner[:1]),
        was=reading(outcome, outcome.baseline.value if outcome.baseline else None),
        planned=reading(outcome, planned),
        now=reading(outcome, latest[1].value if latest else None),
        target=_target(outcome),
        baseline=outcome.baseline.value if outcome.baseline else None,
        planned_value=planned,
        latest=latest[1].value if latest else None,
        goal=outcome.goal.value if outcome.goal else None,
        by=written(outcome.by) if outcome.by else "",
        late=_late(scope, outcome, progress),
        measured=progress.measured,
        read=written(latest[0]) if latest else "",
        stale=progress.measured is not None and progress.overdue,
        way=progress.way,
        behind=progress.behind,
        pace=progress.pace,
        lacking=bool(missing),
        never=not missing and progress.measured is None and progress.overdue,
        state=state,
        tone=tone,
    )


def _late(scope: Scope, outcome: Outcome, progress: Progress) -> str:
    if outcome.by is None or scope.relative or progress.pace is Pace.REACHED:
        return ""
    days = (scope.now - outcome.by.last).days
    return say("{time} ago", time=apart(days)) if days > 0 else ""


def _missing(outcome: Outcome) -> list[str]:
    """What an outcome would need to be judged, as said."""
    missing = [say("no baseline")] if outcome.baseline is None else []
    if (outcome.target or outcome.change) is None:
        missing.append(say("no target"))
    return missing


def _state(missing: list[str], progress: Progress) -> tuple[str, Tone]:
    if missing:
        return writing.joined(missing), Tone.WARN
    measured = progress.measured
    if measured is None and progress.overdue:
        return say("never measured"), Tone.WARN
    if measured is None:
        return say("not measured yet"), Tone.QUIET
    if progress.overdue:
        return say("not measured since {month}", month=writing.month_of(measured)), Tone.WARN
    words, tone = _PACES[progress.pace]
    return say(words) if words else "", tone


_PACES = {
    Pace.UNKNOWN: ("", Tone.PLAIN),
    Pace.REACHED: (later("reached"), Tone.GOOD),
    Pace.FAR_BEHIND: (later("far behind"), Tone.BAD),
    Pace.BEHIND: (later("behind"), Tone.WARN),
    Pace.AHEAD: (later("ahead"), Tone.GOOD),
    Pace.NOTHING_DUE: (later("nothing due yet"), Tone.QUIET),
    Pace.ON_PLAN: (later("on plan"), Tone.GOOD),
}


def _target(outcome: Outcome) -> str:
    if outcome.goal is None:
        return outcome.change.text if outcome.change else ""
    unit = flat(outcome.unit)
    unit = unit if len(unit) <= _LONGEST_UNIT else f"{unit[:_LONGEST_UNIT]}..."
    text = reading(outcome, outcome.goal.value)
    return f"{text} {unit}" if unit and unit != "%" else text


def _table(standings: tuple[Standing, ...]) -> Table:
    columns = (
        Column(say("Outcome"), flows=True),
        Column(say("Was"), right=True),
        Column(say("Planned by now"), right=True),
        Column(say("Now"), right=True),
        Column(say("Target"), right=True),
        Column(say("Way to target")),
        Column(say("Measured"), flows=True),
    )
    return Table(columns, tuple(_row(each) for each in standings))


def _row(each: Standing) -> Row:
    measured = each.read if each.measured and not each.stale else ""
    by = say("by {day}", day=_deadline(each)) if each.by else ""
    far = Cell()
    if each.way is not None:
        filled = min(max(each.way, Fraction(0)), Fraction(1))
        far = Cell(writing.percent(each.way), tone=each.tone, bar=filled)
    cells = (
        Cell(each.name, note=by),
        Cell(each.was or "-"),
        Cell(each.planned or "-"),
        Cell(each.now or "-", tone=Tone.STRONG),
        Cell(each.target or "-", tone=Tone.BAD if each.late else Tone.PLAIN),
        far,
        Cell(each.state, note=measured, tone=each.tone),
    )
    return Row(cells, _sentence(each))


def _unmeasured(standings: tuple[Standing, ...]) -> Table:
    lacking = any(each.lacking for each in standings)
    columns = [
        Column(say("Outcome"), flows=True),
        Column(say("Was"), right=True),
        Column(say("Target"), right=True),
        Column(say("By"), flows=True),
        Column(say("Owner"), flows=True),
    ]
    columns += [Column(say("Missing"), flows=True)] if lacking else []
    rows = []
    for each in standings:
        cells = [
            Cell(each.name),
            Cell(each.was or "-"),
            Cell(each.target or "-", tone=Tone.STRONG),
            Cell(each.by or "-", note=each.late, tone=Tone.BAD if each.late else Tone.PLAIN),
            Cell(each.owner or say("nobody"), tone=Tone.PLAIN if each.owner else Tone.WARN),
        ]
        cells += [Cell(each.state if each.lacking else "", tone=each.tone)] if lacking else []
        rows.append(Row(tuple(cells), _sentence(each)))
    return Table(tuple(columns), tuple(rows))


def _sentence(each: Standing) -> str:
    facts = [
        say(text, value=value)
        for text, value in (
            (later("was {value}"), each.was),
            (later("planned by now {value}"), each.planned if each.latest is not None else ""),
            (later("now {value}"), each.now),
            (later("target {value}"), each.target),
        )
        if value
    ]
    if each.by:
        facts.append(say("to be reached by {day}", day=_deadline(each)))
    if each.measured:
        facts.append(say("measured: {day}", day=each.read))
    if each.way is not None:
        facts.append(say("{share} of the way", share=writing.percent(each.way)))
    if each.state:
        facts.append(each.state)
    return say("{name}: {facts}.", name=each.name, facts=writing.joined(facts))


def _deadline(each: Standing) -> str:
    """By when the target should be reached, and how long ago that was."""
    return writing.joined([each.by, each.late] if each.late else [each.by])


def _noticed(scope: Scope) -> tuple[Noticed, ...]:
    done = [
        Noticed(each.id, flat(each.name), flat(each.value), scope.finish_of(each))
        for each in scope.live
        if each.status is Status.DONE and flat(each.value)
    ]
    return tuple(sorted(done, key=lambda each: each.finished or date.min, reverse=True))


def _said(scope: Scope, each: Noticed) -> Line:
    source = [each.name, scope.when(each.finished)] if each.finished else [each.name]
    text = say("{value} ({source})", value=stopped(each.value), source=writing.joined(source))
    return Line(text, item=True)
