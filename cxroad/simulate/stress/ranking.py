"""Every shock of the catalogue in turn, and which of them hurts most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxroad.errors import NotComputable
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.scenario import (
    BudgetCut,
    BudgetFreeze,
    Crisis,
    Deprioritise,
    Fatigue,
    ManagerRestart,
    Momentum,
    Slip,
    SponsorLeaves,
    TeamsNotEnabled,
    VendorCloses,
    VisionPivot,
)
from cxroad.plan import Plan
from cxroad.simulate.stress.answer import Answer
from cxroad.simulate.stress.asked import HitsNothing
from cxroad.simulate.stress.blows import Scenario
from cxroad.simulate.stress.losses import using_of
from cxroad.simulate.stress.play import middle
from cxroad.simulate.stress.stress import stress


@dataclass(frozen=True, slots=True)
class Spared:
    """A shock that changes nothing, and why."""

    scenario: Scenario
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The catalogue, with its defaults.

    Attributes:
        at: The day on which those fall that have one.
        answers: What each does, by the value-months that the plan loses, most first; of equals by
            the value that never arrives, then in the order of the catalogue.
        spared: What changes nothing, in the order of the catalogue.
    """

    at: date
    answers: tuple[Answer, ...]
    spared: tuple[Spared, ...]


def stress_all(plan: Plan, at: date | None = None, horizon: date | None = None) -> Ranking:
    """What each shock of the catalogue does alone, with its defaults; worst first.

    A vendor closes for each vendor in use, and the vision turns for each outcome that something
    serves. The combined shock is left out, since it has no single course.

    Args:
        at: The day of those that have one; by default halfway through the work that is left.

    Raises:
        NotComputable: The roadmap lacks dates or values, no work is left, or it never ends.
        UsageError: The day is over, or lies beyond the horizon.
    """
    plan.check_valued()
    day = at or middle(plan)
    answers: list[Answer] = []
    spared: list[Spared] = []
    for scenario in catalogue(plan, day):
        try:
            answers.append(stress(plan, scenario, horizon))
        except HitsNothing as error:
            spared.append(Spared(scenario, error.message, error.hint))
    answers.sort(key=lambda answer: (-answer.plan.lost, -answer.plan.stranded_value))
    return Ranking(day, tuple(answers), tuple(spared))


def catalogue(plan: Plan, day: date) -> Iterator[Scenario]:
    """Every shock that can be told without asking, in the order of the catalogue."""
    for vendor in using_of(plan):
        yield _named(VendorCloses, "vendor-closes", day, vendor, vendor=vendor)
    yield _named(SponsorLeaves, "sponsor-leaves", day)
    yield _named(ManagerRestart, "manager-restart", day)
    yield _named(BudgetFreeze, "budget-freeze", day)
    yield _named(BudgetCut, "budget-cut", day)
    yield _named(Deprioritise, "deprioritise", day)
    yield _named(Crisis, "crisis", day)
    for id in plan.roadmap.outcomes:
        if any(points.get(id) for points in plan.contributions.values()):
            yield _named(VisionPivot, "vision-pivot", day, id, drop=id)
    yield _named(TeamsNotEnabled, "teams-not-enabled")
    yield _named(Slip, "slip")
    yield _named(Fatigue, "fatigue")
    yield _named(Momentum, "momentum")


def _named(
    kind: Any, shock: str, day: date | None = None, about: str = "", **more: str
) -> Scenario:
    try:
        when = {"at": Date.parse(day.isoformat())} if day else {}
    except Unreadable as error:
        raise NotComputable(
            f"half of the work that is left lies too far ahead: {error.message}",
            "shorten what takes so long",
        ) from None
    blow = kind.model_validate({"shock": shock, **when, **more})
    return Scenario(f"{shock} {about}".strip(), (blow,))
