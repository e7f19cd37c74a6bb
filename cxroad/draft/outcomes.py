"""Outcomes of a draft, and the work of measuring where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cxroad.draft.checks import is_change
from cxroad.draft.days import quarter
from cxroad.draft.given import UNKNOWN, Given
from cxroad.draft.text import Noted
from cxroad.model.metrics import METRICS, MetricKind

_YEARS_AHEAD = 2
"""Years from the start to the day when outcomes are due. Our default."""

_SLOW = (MetricKind.EMPLOYEE, MetricKind.BUSINESS)
"""Kinds of metrics that move half a year after the work."""

_SLOW_MONTHS = 9
"""How many months later those are due. Our default."""

_TO_MEASURE = timedelta(weeks=13)
"""Until when a baseline may be missing, from the start. Our default."""


def goal_of(name: str, given: Given, start: date) -> dict[str, str]:
    """Baseline, target or change, and the quarter by which it should be reached."""
    metric = METRICS[name]
    before = given[("outcomes", name, "baseline")]
    after = given[("outcomes", name, "target")]
    goal = {} if before == UNKNOWN else {"baseline": before}
    goal["change" if is_change(after, metric) else "target"] = after
    months = 12 * _YEARS_AHEAD + (_SLOW_MONTHS if metric.kind in _SLOW else 0)
    return goal | {"by": quarter(start, months)}


def measuring(unknown: Sequence[str]) -> dict[str, object]:
    """The work of measuring what is not known yet; empty where all is."""
    if not unknown:
        return {}
    steps = [f"{name}: {METRICS[name].meaning}" for name in unknown]
    return {
        "baseline": Noted(
            {
                "name": "Measure where we stand",
                "kind": "research",
                "estimate": "4w",
                "value": "Each outcome has a number that nobody disputes",
                "steps": steps,
            },
            ("A target without a baseline is a wish: where nobody knows, measuring is work.",),
        )
    }


def waivers(start: date) -> list[object]:
    """The waiver for outcomes whose baseline is still to be measured, until it should be."""
    return [
        {
            "rule": "VIS002",
            "at": "vision.outcomes",
            "because": "Baselines are measured first, by the initiative `baseline`",
            "until": (start + _TO_MEASURE).isoformat(),
        }
    ]
