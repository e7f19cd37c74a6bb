"""How outcomes have moved: every measurement, towards the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxroad.model.language import later, say
from cxroad.model.reading import reading
from cxroad.model.vision import Outcome
from cxroad.model.writing import day, listed
from cxroad.plan import Plan
from cxroad.views.report.shape import Measured, Trend
from cxroad.views.summary.outcomes import Standing
from cxroad.views.words import clauses, flat

_MOST_SAID = 6
"""Measurements that a sentence may list; our default."""


def trends(plan: Plan, standings: Iterable[Standing]) -> Iterator[Trend]:
    """The outcomes that have been measured, in file order.

    Args:
        standings: Where each outcome stands, as the summary says.
    """
    for each in standings:
        outcome = plan.roadmap.outcomes[each.id]
        if outcome.actuals:
            yield _trend(plan, outcome, each)


def _trend(plan: Plan, outcome: Outcome, standing: Standing) -> Trend:
    measured = tuple(
        Measured(at.last, number.value, reading(outcome, number.value))
        for at, number in sorted(outcome.actuals.items(), key=lambda actual: actual[0].last)
    )
    days = [each.day for each in measured]
    start = days[0] if plan.schedule.relative else min(plan.schedule.start, days[0])
    end = max(days[-1], outcome.by.last) if outcome.by else days[-1]
    facts = [say("was {value}", value=standing.was)] if standing.was else []
    facts.append(_history(measured))
    if standing.target:
        text = later("target {value} by {day}") if standing.by else later("target {value}")
        facts.append(say(text, value=standing.target, day=standing.by))
    return Trend(
        id=outcome.id,
        name=flat(outcome.label),
        measured=measured,
        baseline=standing.baseline,
        goal=standing.goal,
        start=start,
        end=end,
        state=standing.state,
        sentence=say("{facts}.", facts=clauses(facts)),
    )


def _history(measured: tuple[Measured, ...]) -> str:
    """All measurements, or of many how they began and ended, and between which values they lay."""
    said = [say("{value} on {day}", value=each.text, day=day(each.day)) for each in measured]
    if len(said) <= _MOST_SAID:
        return listed(said)
    low, high = (pick(measured, key=lambda each: each.value).text for pick in (min, max))
    return say(
        "{n} times measured, {first} to {last}, between {low} and {high}",
        n=len(said),
        first=said[0],
        last=said[-1],
        low=low,
        high=high,
    )
