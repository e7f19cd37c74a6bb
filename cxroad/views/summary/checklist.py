"""The gate checklist: which exit criteria are met, and whether the phase may end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cxroad.model import writing
from cxroad.model.initiative import Phase, Status
from cxroad.model.language import later, say, say_of
from cxroad.model.reading import reading
from cxroad.schedule.exits import Judged, Mark
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.gate import Gate
from cxroad.views.summary.scope import Scope
from cxroad.views.words import flat, shifted, term, written

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
    heading = say("Gate checklist of {phase}", phase=gate.name)
    if not phase.exit:
        line = Line(say("No exit criteria are written down for this phase."), tone=Tone.WARN)
        return Checklist(phase.id, (), None, Section(heading, (line,)))
    checks = tuple(_check(scope, each) for each in scope.plan.exits(phase.id))
    open_work = 0 if gate.done else gate.initiatives - gate.finished
    verdict = _verdict(checks, open_work)
    table = Table(_columns(), tuple(map(_row, checks)))
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
        text = say("{name} is done", name=flat(initiative.name))
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
    criteria = writing.count(len(checks), "criterion", "criteria")
    if open_work:
        text = say_of(
            open_work,
            "{n} of {criteria} met, and {initiatives} is not done.",
            "{n} of {criteria} met, and {initiatives} are not done.",
            n=met,
            criteria=criteria,
            initiatives=writing.count(open_work, "initiative"),
        )
    else:
        text = say("{n} of {criteria} met.", n=met, criteria=criteria)
    if done:
        tone = Tone.PLAIN if verdict is Verdict.GO else Tone.WARN
        return Line(say("The phase is over; {state}", state=text), tone=tone)
    tone = {Verdict.GO: Tone.GOOD, Verdict.WAIT: Tone.BAD}.get(verdict, Tone.WARN)
    return Line(text, label=say("{heading}:", heading=term(verdict).capitalize()), tone=tone)


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("To leave the phase"), flows=True),
        Column(say("Now"), flows=True),
        Column(say("State"), flows=True),
    )


_TONES = {Mark.MET: Tone.GOOD, Mark.UNMET: Tone.BAD}


def _row(each: Check) -> Row:
    work = each.now in set(Status)
    when, now = each.when, say(each.now) if work else each.now
    if now and when:
        expected = say("expected {day}", day=when) if work and each.mark is Mark.UNMET else when
        now = writing.joined((now, expected))
    cells = (
        Cell(each.text),
        Cell(now or "-"),
        Cell(term(each.mark), tone=_TONES.get(each.mark, Tone.WARN)),
    )
    text = later("{criterion}: {mark} ({now}).") if now else later("{criterion}: {mark}.")
    return Row(cells, say(text, criterion=each.text, mark=term(each.mark), now=now))
