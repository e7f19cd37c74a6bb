"""On which terms plan and twin are compared, as they are asked for in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from cxroad.errors import UsageError
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.durations import Duration
from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.schedule.horizon import later
from cxroad.schedule.twin import LARGE_IT, Record
from cxroad.views.words import due

if TYPE_CHECKING:
    from cxroad.plan import Plan

FREEZE_DAYS = 183
"""Days of a freeze where nothing is said: six months, rounded up; our default."""

KEPT = Fraction(1)
"""What landed work keeps bringing after a stop where nothing is said: all of it; our default."""

LOST = Fraction(60, 100)
"""What a turn takes from work that has not landed where nothing is said; our default."""

YEARLY = (Fraction(10, 100), Fraction(20, 100), Fraction(40, 100))
"""Chances a year that are looked at where nothing is said; our default."""

_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?) ?%")
_DURATION = re.compile(r"[0-9.]+ *[A-Za-z]+")


class Event(StrEnum):
    """What may come over a plan in any year."""

    STOP = "stop"
    """Everything that has not landed is lost."""
    FREEZE = "freeze"
    """Everything that has not landed moves later."""
    PIVOT = "pivot"
    """Everything that has not landed loses a part of its value."""


@dataclass(frozen=True, slots=True)
class Chance:
    """An event with its chance.

    Attributes:
        yearly: The chance that it comes within a year, 0 to less than 1.
        degree: What it does: the share that landed work keeps after a stop, the days of a freeze,
            the share that a pivot takes.
    """

    event: Event
    yearly: Fraction
    degree: Fraction


@dataclass(frozen=True, slots=True)
class Terms:
    """What plan and twin are compared on.

    Attributes:
        horizon: The day before which value counts.
        reason: Where that day comes from, in words.
        ramp: Days from a landing until its value is there in full; None for the file's own.
        cutover: Days between the end of the work and the twin's release.
        overhead: By which share working in steps makes the plan longer; 0 or more.
        record: How large releases have fared, which the twin is then held to.
        chances: What may come over both; the usual table when nothing was asked for.
    """

    horizon: date
    reason: str
    ramp: int | None = None
    cutover: int = 0
    overhead: Fraction = Fraction(0)
    record: Record | None = None
    chances: tuple[Chance, ...] = ()


def read_terms(
    plan: Plan,
    *,
    horizon: str | None = None,
    ramp: str | None = None,
    cutover: str | None = None,
    overhead: str | None = None,
    realistic_bigbang: bool = False,
    stop: str | None = None,
    keep: str | None = None,
    freeze: str | None = None,
    freeze_for: str | None = None,
    pivot: str | None = None,
    lose: str | None = None,
) -> Terms:
    """The terms that are asked for, each in the words of a roadmap file; see `Project.value`.

    Raises:
        UsageError: Something cannot be read, or has no sense.
    """
    until, reason = read_horizon(plan, horizon)
    degrees = {
        Event.STOP: _share("keep", keep, KEPT),
        Event.FREEZE: Fraction(_days("freeze-for", freeze_for, FREEZE_DAYS) or 0),
        Event.PIVOT: _share("lose", lose, LOST),
    }
    asked = {Event.STOP: stop, Event.FREEZE: freeze, Event.PIVOT: pivot}
    chances = [
        Chance(event, _yearly(event, text), degrees[event])
        for event, text in asked.items()
        if text is not None
    ]
    if not chances:
        chances = [Chance(event, yearly, degrees[event]) for event in Event for yearly in YEARLY]
    return Terms(
        horizon=until,
        reason=reason,
        ramp=_days("ramp", ramp, None),
        cutover=_days("cutover", cutover, 0) or 0,
        overhead=_share("overhead", overhead, Fraction(0), most=999),
        record=LARGE_IT if realistic_bigbang else None,
        chances=tuple(chances),
    )


def read_horizon(plan: Plan, text: str | None) -> tuple[date, str]:
    """The day before which value counts, and where it comes from.

    Args:
        text: `36mo` from the start, or `2029-Q4` with its last day; None for the plan's own.

    Raises:
        UsageError: It cannot be read.
    """
    if text is None:
        if plan.roadmap.vision and plan.roadmap.vision.horizon:
            return plan.horizon, say("the vision's horizon")
        return plan.horizon, say(
            "a year after the end of the plan, since the vision has no horizon"
        )
    start = plan.schedule.start
    try:
        if _DURATION.fullmatch(text.strip()):
            duration = Duration.parse(text)
            found = later(start, duration)
            if found is None:
                raise UsageError(f"horizon: '{text}' reaches past the year 9999")
            return found, say(
                "{duration} from the start on {start}", duration=duration, start=day(start)
            )
        until = Date.parse(text).in_fiscal_year(plan.roadmap.fiscal_year_starts)
    except Unreadable as error:
        raise UsageError(
            f"horizon: {error.message}", error.help or "write it like 36mo, or like 2029-Q4"
        ) from None
    return until.last + timedelta(days=1), say("as asked, {due}", due=due(until))


def _days(name: str, text: str | None, default: int | None) -> int | None:
    """Calendar days of a duration, rounded up."""
    if text is None:
        return default
    try:
        return ceil(Duration.parse(text).calendar_days)
    except Unreadable as error:
        raise UsageError(f"{name}: {error.message}", error.help or "write it like 6w") from None


def _share(name: str, text: str | None, default: Fraction, most: int = 100) -> Fraction:
    if text is None:
        return default
    match = _PERCENT.fullmatch(text.strip())
    if match is None or Fraction(match[1]) > most:
        raise UsageError(
            f"{name}: '{text[:40]}' is no share from 0% to {most}%", "write it like 20%"
        )
    return Fraction(match[1]) / 100


def _yearly(event: Event, text: str) -> Fraction:
    yearly = _share(event, text, Fraction(0))
    if yearly == 1:
        raise UsageError(
            f"{event}: what comes within a year for certain comes at once, and leaves nothing to "
            "compare",
            "write a chance under 100%, such as 40%",
        )
    return yearly
