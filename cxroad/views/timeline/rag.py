"""Red, amber or green for a piece of work, by a rule that is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxroad.findings.finding import Finding, Severity
from cxroad.model.initiative import Status
from cxroad.model.language import later, say
from cxroad.model.writing import count, day
from cxroad.views.words import term


class Colour(StrEnum):
    """How a piece of work stands; the worst that applies."""

    FINISHED = "finished"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A colour with its one reason, a clause; empty when unjudged or finished."""

    colour: Colour
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A day by which something should be finished, and whose day that is.

    Attributes:
        day: The last day that is still in time.
        whose: As the reason names it: `its due date`, `the gate of walk`.
    """

    day: date
    whose: str


RULE = {
    Colour.RED: later("expected to be late for its due date or gate, or lint has an error"),
    Colour.AMBER: later("late if estimates are high, or lint warns, or it is paused or stalled"),
    Colour.GREEN: later("in time for its due date or gate, even if estimates are high"),
    Colour.UNJUDGED: later("no letter: no due date, gate or estimate to judge it by"),
}
"""The rule in words, for the legend under a picture."""


def judge(
    status: Status,
    finish: date | None,
    high_finish: date | None,
    promises: tuple[Promise, ...],
    findings: tuple[Finding, ...],
) -> Verdict:
    """Colour of an initiative, from what its dates and its findings say.

    Finished work is finished. Red: the expected finish lies after a promised day, or an
    error-level finding points at it. Amber: the high finish lies after a promised day, a warning
    points at it, or it is paused or stalled. Green: none of that, and its high finish was measured
    against at least one promised day. Otherwise it stays unjudged: green would say more than is
    known. Infos never count, since they ask for a look, not for an answer.

    Source:
        Our default; the clauses of the steering summary's rule that can be told for one initiative.
    """
    if status is Status.DONE:
        return Verdict(Colour.FINISHED)
    for promise in promises:
        if finish and finish > promise.day:
            text = later("the expected finish, {day}, is {days} after {promise}")
            return Verdict(Colour.RED, _late(text, finish, promise))
    worst = max(findings, key=lambda finding: finding.severity, default=None)
    if worst and worst.severity is Severity.ERROR:
        return Verdict(Colour.RED, say("{code} reports an error", code=worst.code))
    for promise in promises:
        if high_finish and high_finish > promise.day:
            text = later("the high finish, {day}, is {days} after {promise}")
            return Verdict(Colour.AMBER, _late(text, high_finish, promise))
    if status in (Status.PAUSED, Status.STALLED):
        return Verdict(Colour.AMBER, say("it is {status}", status=term(status)))
    if worst and worst.severity is Severity.WARNING:
        return Verdict(Colour.AMBER, say("{code} warns about it", code=worst.code))
    if promises and finish:
        nearest = min(promises, key=lambda promise: promise.day)
        met = say("even the high finish meets {promise}", promise=nearest.whose)
        return Verdict(Colour.GREEN, met)
    return Verdict(Colour.UNJUDGED)


def _late(text: str, finish: date, promise: Promise) -> str:
    days = count((finish - promise.day).days, "day")
    return say(text, day=day(finish), days=days, promise=promise.whose)
