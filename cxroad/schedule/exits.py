"""Exit criteria: which of them hold, or held when their phase was closed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cxroad.model.criteria import Criterion
from cxroad.model.initiative import Status
from cxroad.model.numbers import Number
from cxroad.model.roadmap import Roadmap
from cxroad.model.vision import Outcome

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


class Mark(StrEnum):
    """Whether a criterion holds."""

    MET = "met"
    UNMET = "not met"
    UNMEASURED = "not measured"
    UNTICKED = "to be ticked by hand"


class Judged(NamedTuple):
    """An exit criterion as it stands.

    Attributes:
        value: The measurement that it was compared with; None where there is none.
        on: The day of that measurement.
    """

    criterion: Criterion
    mark: Mark
    value: Number | None = None
    on: date | None = None


def judge(criterion: Criterion, roadmap: Roadmap, closed: date | None = None) -> Judged:
    """Whether a criterion holds, going by the newest measurement or the status of its work.

    Of a phase that is over it may hold by the last measurement before its end or by any later
    one: what was reached at the gate stays reached, and what was not can still be made good.

    Args:
        closed: The last day of the phase; None while it goes on.
    """
    if criterion.kind == "done" and criterion.target in roadmap.initiatives:
        done = roadmap.initiatives[criterion.target].status is Status.DONE
        return Judged(criterion, Mark.MET if done else Mark.UNMET)
    outcome = roadmap.outcomes.get(criterion.target)
    if outcome is None or criterion.value is None:
        return Judged(criterion, Mark.UNTICKED)
    judged = Judged(criterion, Mark.UNMEASURED)
    for day, number in _looked_at(outcome, closed):
        holds = _COMPARE[criterion.op](number.value, criterion.value.value)
        if holds:
            return Judged(criterion, Mark.MET, number, day)
        if judged.mark is Mark.UNMEASURED:
            judged = Judged(criterion, Mark.UNMET, number, day)
    return judged


def _looked_at(outcome: Outcome, closed: date | None) -> list[tuple[date, Number]]:
    """The measurements that count, the one that speaks for the gate first."""
    known = sorted(
        ((day.last, number) for day, number in outcome.actuals.items()), key=lambda pair: pair[0]
    )
    if closed is None:
        return known[-1:]
    before = [pair for pair in known if pair[0] <= closed]
    return before[-1:] + known[len(before) :]
