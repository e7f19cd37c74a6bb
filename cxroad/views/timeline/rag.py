"""Red, amber or green for a piece of work, by a rule that is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxroad.findings.finding import Finding, Severity
from cxroad.model.initiative import Status
from cxroad.model.writing import count, day


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
    Colour.RED: "expected to be late for its due date or gate, or lint has an error",
    Colour.AMBER: "late if estimates are high, or lint warns, or it is paused or stalled",
    Colour.GREEN: "in time for its due date or gate, even if estimates are high",
    Colour.UNJUDGED: "no letter: no due date, gate or estimate to judge it by",
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
            return Verdict(Colour.RED, _late("the expected finish", finish, promise))
    worst = max(findings, key=lambda finding: finding.severity, default=None)
    if worst and worst.severity is Severity.ERROR:
        return Verdict(Colour.RED, f"{worst.code} reports an error")
    for promise in promises:
        if high_finish and high_finish > promise.day:
            return Verdict(Colour.AMBER, _late("the high finish", high_finish, promise))
    if status in (Status.PAUSED, Status.STALLED):
        return Verdict(Colour.AMBER, f"it is {status}")
    if worst and worst.severity is Severity.WARNING:
        return Verdict(Colour.AMBER, f"{worst.code} warns about it")
    if promises and finish:
        nearest = min(promises, key=lambda promise: promise.day)
        return Verdict(Colour.GREEN, f"even the high finish meets {nearest.whose}")
    return Verdict(Colour.UNJUDGED)


def _late(what: str, finish: date, promise: Promise) -> str:
    days = count((finish - promise.day).days, "day")
    return f"{what}, {day(finish)}, is {days} after {promise.whose}"
