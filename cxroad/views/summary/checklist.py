"""The gate checklist: which exit criteria are met, and whether the phase may end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cxroad.model import writing
from cxroad.model.initiative import Phase, Status
from cxroad.model.reading import reading
from cxroad.schedule.exits import Judged, Mark
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.gate import Gate
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat, shifted, written

NEAR = timedelta(weeks=8)
"""How long before its gate a phase shows its checklist. Source: the summary's definition."""


class Verdict(StrEnum):
    """What the criteria say about the gate."""

    GO = "go"
    CONDITIONS = "go with conditions"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Check:
    """An exit criterion as it stands.

    Attributes:
        text: As written.
        mark: Whether it holds.
        now: The measured value, or how far the initiative is; empty when nothing is known.
        on: The day of the measurement or of the finish.
        when: The same as it was written, or is reckoned.
    """

    text: str
    mark: Mark
    now: str
    on: date | None
    when: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A phase's exit criteria; the verdict is None when it has none."""

    phase: str
    checks: tuple[Check, ...]
    verdict: Verdict | None
    section: Section


def checklist(scope: Scope, phase: Phase, gate: Gate) -> Checklist | None:
    """The exit criteria of a phase that is in its last 8 weeks, at its gate or past it.

    Wait when a criterion is not met, or none is; go with conditions when one is not measured or
    not ticked, or work is still open; go when all are met.
    """
    if not _is_near(scope, gate):
        return None
    heading = f"Gate checklist of {gate.name}"
    if not phase.exit:
        line = Line("No exit criteria are written down for this phase.", tone=Tone.WARN)
        return Checklist(phase.id, (), None, Section(heading, (line,)))
    checks = tuple(_check(scope, each) for each in scope.plan.exits(phase.id))
    open_work = 0 if gate.done else gate.initiatives - gate.finished
    verdict = _verdict(checks, open_work)
    table = Table(_COLUMNS, tuple(map(_row, checks)))
    section = Section(heading, (_conclusion(checks, verdict, gate.done, open_work),), (table,))
    return Checklist(phase.id, checks, verdict, section)


def _is_near(scope: Scope, gate: Gate) -> bool:
    if gate.done:
        return True
    ends = [day for day in (gate.due.last if gate.due else None, gate.expected) if day]
    return bool(ends) and not scope.relative and scope.now >= shifted(min(ends), -NEAR)


def _check(scope: Scope, judged: Judged) -> Check:
    criterion = judged.criterion
    if criterion.kind == "done" and criterion.target in scope.roadmap.initiatives:
        initiative = scope.roadmap.initiatives[criterion.target]
        text = f"{flat(initiative.name)} is done"
        finish = scope.finish_of(initiative)
        when = scope.when(finish) if finish else ""
        return Check(text, judged.mark, str(initiative.status), finish, when)
    outcome = scope.roadmap.outcomes.get(criterion.target)
    if criterion.kind == "outcome" and outcome is not None and criterion.value is not None:
        text = f"{flat(outcome.label)} {criterion.op} {flat(criterion.value.text)}"
        now = reading(outcome, judged.value.value) if judged.value else ""
        when = written(outcome.latest[0]) if outcome.latest else ""
        return Check(text, judged.mark, now, judged.on, when)
    return Check(flat(criterion.text), judged.mark, "", None, "")


def _verdict(checks: tuple[Check, ...], open_work: int) -> Verdict:
    marks = {each.mark for each in checks}
    if Mark.UNMET in marks or Mark.MET not in marks:
        return Verdict.WAIT
    return Verdict.GO if marks == {Mark.MET} and not open_work else Verdict.CONDITIONS


def _conclusion(checks: tuple[Check, ...], verdict: Verdict, done: bool, open_work: int) -> Line:
    met = sum(each.mark is Mark.MET for each in checks)
    text = f"{met} of {writing.count(len(checks), 'criterion', 'criteria')} met"
    if open_work:
        verb = "is" if open_work == 1 else "are"
        text += f", and {writing.count(open_work, 'initiative')} {verb} not done"
    text += "."
    if done:
        tone = Tone.PLAIN if verdict is Verdict.GO else Tone.WARN
        return Line(f"The phase is over; {text}", tone=tone)
    tone = {Verdict.GO: Tone.GOOD, Verdict.WAIT: Tone.BAD}.get(verdict, Tone.WARN)
    return Line(text, label=f"{verdict.capitalize()}:", tone=tone)


_COLUMNS = (
    Column("To leave the phase", flows=True),
    Column("Now", flows=True),
    Column("State", flows=True),
)

_TONES = {Mark.MET: Tone.GOOD, Mark.UNMET: Tone.BAD}


def _row(each: Check) -> Row:
    when, now = each.when, each.now
    if each.now and when:
        expected = each.mark is Mark.UNMET and each.now in set(Status)
        now = f"{each.now}, expected {when}" if expected else f"{each.now}, {when}"
    cells = (
        Cell(each.text),
        Cell(now or "-"),
        Cell(each.mark, tone=_TONES.get(each.mark, Tone.WARN)),
    )
    return Row(cells, f"{each.text}: {each.mark}{f' ({now})' if now else ''}.")
