"""Outcomes: are customers better off? And what people notice of the work that is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.initiative import Status
from cxroad.model.reading import reading
from cxroad.model.vision import Outcome
from cxroad.schedule.progress import Pace, Progress, expected_way, value_at
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, flat, stopped, written

_MOST_NOTICED = 5
_LONGEST_UNIT = 12
_NEVER, _NOT_YET = "never measured", "not measured yet"


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
    lines = [] if standings else [Line("No outcome is named.", tone=Tone.WARN)]
    tables: tuple[Table, ...] = ()
    if standings:
        unmeasured = all(each.latest is None for each in standings)
        tables = (_unmeasured(standings),) if unmeasured else (_table(standings),)
        if any(each.state == _NEVER for each in standings) and unmeasured:
            lines.append(Line("Nothing has been measured since the start.", tone=Tone.WARN))
    notes = [Line("What is finished, and what people notice of it:")] if noticed else []
    notes += [_said(scope, each) for each in noticed[:_MOST_NOTICED]]
    if len(noticed) > _MOST_NOTICED:
        notes.append(Line(f"And {len(noticed) - _MOST_NOTICED} more.", tone=Tone.QUIET))
    section = Section("Outcomes: are customers better off?", tuple(lines), tables, tuple(notes))
    return Outcomes(standings, noticed, section)


def _standing(scope: Scope, outcome: Outcome) -> Standing:
    latest = outcome.latest
    progress = scope.plan.progress[outcome.id]
    planned = value_at(
        outcome, expected_way(scope.plan.arrived.get(outcome.id, ()), outcome, scope.now)
    )
    state, tone = _state(outcome, progress)
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
        state=state,
        tone=tone,
    )


def _late(scope: Scope, outcome: Outcome, progress: Progress) -> str:
    if outcome.by is None or scope.relative or progress.pace is Pace.REACHED:
        return ""
    days = (scope.now - outcome.by.last).days
    return f"{apart(days)} ago" if days > 0 else ""


def _state(outcome: Outcome, progress: Progress) -> tuple[str, Tone]:
    missing = [
        word
        for word, value in (
            ("baseline", outcome.baseline),
            ("target", outcome.target or outcome.change),
        )
        if value is None
    ]
    if missing:
        return f"no {', no '.join(missing)}", Tone.WARN
    measured = progress.measured
    if measured is None:
        return (_NEVER, Tone.WARN) if progress.overdue else (_NOT_YET, Tone.QUIET)
    if progress.overdue:
        return f"not measured since {writing.month(measured)} {measured.year}", Tone.WARN
    return _PACES[progress.pace]


_PACES = {
    Pace.UNKNOWN: ("", Tone.PLAIN),
    Pace.REACHED: ("reached", Tone.GOOD),
    Pace.FAR_BEHIND: ("far behind", Tone.BAD),
    Pace.BEHIND: ("behind", Tone.WARN),
    Pace.AHEAD: ("ahead", Tone.GOOD),
    Pace.NOTHING_DUE: ("nothing due yet", Tone.QUIET),
    Pace.ON_PLAN: ("on plan", Tone.GOOD),
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
        Column("Outcome", flows=True),
        Column("Was", right=True),
        Column("Planned by now", right=True),
        Column("Now", right=True),
        Column("Target", right=True),
        Column("Way to target"),
        Column("Measured", flows=True),
    )
    return Table(columns, tuple(_row(each) for each in standings))


def _row(each: Standing) -> Row:
    measured = each.read if each.measured and not each.stale else ""
    by = f"by {each.by}{f', {each.late}' if each.late else ''}" if each.by else ""
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
    missing = [each.state not in (_NEVER, _NOT_YET) for each in standings]
    columns = [
        Column("Outcome", flows=True),
        Column("Was", right=True),
        Column("Target", right=True),
        Column("By", flows=True),
        Column("Owner", flows=True),
    ]
    columns += [Column("Missing", flows=True)] if any(missing) else []
    rows = []
    for each, lacks in zip(standings, missing, strict=True):
        cells = [
            Cell(each.name),
            Cell(each.was or "-"),
            Cell(each.target or "-", tone=Tone.STRONG),
            Cell(each.by or "-", note=each.late, tone=Tone.BAD if each.late else Tone.PLAIN),
            Cell(each.owner or "nobody", tone=Tone.PLAIN if each.owner else Tone.WARN),
        ]
        cells += [Cell(each.state if lacks else "", tone=each.tone)] if any(missing) else []
        rows.append(Row(tuple(cells), _sentence(each)))
    return Table(tuple(columns), tuple(rows))


def _sentence(each: Standing) -> str:
    facts = [
        f"{word} {text}"
        for word, text in (
            ("was", each.was),
            ("planned by now", each.planned if each.latest is not None else ""),
            ("now", each.now),
            ("target", each.target),
        )
        if text
    ]
    if each.by:
        facts.append(f"to be reached by {each.by}{f', {each.late}' if each.late else ''}")
    if each.measured:
        facts.append(f"measured: {each.read}")
    if each.way is not None:
        facts.append(f"{writing.percent(each.way)} of the way")
    if each.state:
        facts.append(each.state)
    return f"{each.name}: {', '.join(facts)}."


def _noticed(scope: Scope) -> tuple[Noticed, ...]:
    done = [
        Noticed(each.id, flat(each.name), flat(each.value), scope.finish_of(each))
        for each in scope.live
        if each.status is Status.DONE and flat(each.value)
    ]
    return tuple(sorted(done, key=lambda each: each.finished or date.min, reverse=True))


def _said(scope: Scope, each: Noticed) -> Line:
    when = f", {scope.when(each.finished)}" if each.finished else ""
    return Line(f"{stopped(each.value)} ({each.name}{when})", item=True)
