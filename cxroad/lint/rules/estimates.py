"""Estimates: how long work takes, how exactly that is known, and whether it moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import INITIATIVES, PHASES
from cxroad.lint.periods import in_months, lasting, months
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, MSP, PENNINGTON
from cxroad.lint.wording import together
from cxroad.model.durations import MONTH_DAYS, Estimate
from cxroad.model.initiative import ACTIVE, DROPPED, PAUSED, PLANNED, STALLED, Initiative, Phase
from cxroad.model.settings import Level
from cxroad.model.writing import count, day, percent
from cxroad.schedule.jobs import BEGUN

if TYPE_CHECKING:
    from cxroad.plan import Plan

_AHEAD = Threshold("SCH004", "months", 12, "months ahead at most", "our default")
_SPREAD = Threshold("SCH004", "spread", 40, "% from low to high at least", "our default")


@rule(
    "SCH004",
    Severity.INFO,
    since="0.1",
    source=(
        "ProdPad: dates on a roadmap say less the further ahead they lie",
        "the Green Book of HM Treasury: estimates that are made early are too hopeful",
        "our default for what is far and what is exact",
    ),
    thresholds=(_AHEAD, _SPREAD),
    cure="Write a range that you would bet on, `10w..18w`. It costs nothing now, and shows which "
    "dates can be promised. Narrow it when the work comes near.",
    frame=INITIATIVES,
    bad="""
    phone:
      name: Call back
      start: 2028-04-03
      estimate: 8w   # <- SCH004
      serves: {effort: 5%}
    """,
    good="phone: {name: Call back, start: 2028-04-03, estimate: 6w..12w, serves: {effort: 5%}}",
    silent=Example(
        """
        phone: {name: Call back, start: 2027-11-01, estimate: 8w, serves: {effort: 4%}}
        signs: {name: All signs hang, start: 2028-04-03, estimate: 0d, serves: {effort: 1%}}
        """,
        "What is near may be exact, and a milestone has no length",
    ),
)
def false_precision(plan: Plan) -> Iterator[Hit]:
    """Work far ahead is estimated as if it were near.

    Nobody knows to the week how long something takes that begins in a year. An exact number is
    read as a promise, and what rests on it looks safer than it is.
    """
    limit = floor(_AHEAD.of(plan) * MONTH_DAYS)  # days are whole
    now = _now(plan)
    wide = _SPREAD.part(plan)
    for phase in plan.roadmap.phases.values():
        found = [
            (item, how)
            for item in phase.initiatives.values()
            if item.estimate is not None
            and item.live
            and _days_ahead(plan, item, now) > limit
            and (how := _exact(item.estimate, plan.week, wide))
        ]
        if not found:
            continue
        item, how = found[0]
        if len(found) == 1:
            away = in_months(int(months(_days_ahead(plan, item, now))))
            message = f"`{item.id}` is {away} away and estimated {how}"
        else:
            far = in_months(_AHEAD.of(plan))
            message = (
                f"{together(each.id for each, _ in found)} are more than {far} away and estimated "
                "as if they were near"
            )
        yield Hit(
            item.at("estimate"),
            message,
            label=how,
            related=tuple((each.at("estimate"), said) for each, said in found[1:5]),
            also=tuple(each.at("estimate") for each, _ in found[5:]),
            help="write a range that you would bet on, such as `10w..18w`",
        )


def _now(plan: Plan) -> date:
    """Today, or the start of the plan if that is to come."""
    start = plan.schedule.start
    return start if plan.schedule.relative else max(plan.today, start)


def _days_ahead(plan: Plan, item: Initiative, now: date) -> int:
    """Days from a day until work begins; 0 for work that has begun."""
    begins = plan.schedule.times[item.id].start
    return (begins - now).days if begins and item.status not in BEGUN else 0


_UNITS = {"d": "day", "w": "week", "mo": "month", "q": "quarter", "y": "year"}


def _exact(estimate: Estimate, days_per_week: int, wide: Fraction) -> str:
    """How exact an estimate is, when that is more than can be known far ahead; else empty.

    Args:
        wide: The least share from low to high that admits how little is known.
    """
    spread = _spread(estimate, days_per_week)
    if spread is None or (spread and spread >= wide):
        return ""
    if spread * 100 < 1:
        return f"to the {_UNITS[estimate.low.unit]}"
    return f"with only {percent(spread)} between low and high"


@lru_cache(4096)
def _spread(estimate: Estimate, days_per_week: int) -> Fraction | None:
    """How far apart low and high lie, as a part of the low one; None where that is nothing."""
    low, _, high = estimate.exact(days_per_week)
    return (high - low) / low if low else None


_START = Threshold("SCH005", "late", 4, "weeks after the planned start", "our default")
_IDLE = Threshold("SCH005", "idle", 13, "weeks of standing still", "our default: a quarter")


@rule(
    "SCH005",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: efforts stall, and who copied others or lost their people now knows why",
        f"{PENNINGTON}: in a crisis this is the first work that is paused, cut or put last",
    ),
    thresholds=(_START, _IDLE),
    cure="Say what is true: begin it, give it a new day, or park or drop it with a reason in "
    "`because`. Work that only looks alive keeps people and money from what is.",
    frame=INITIATIVES,
    bad=(
        """
        phone: {name: Call back, estimate: 2w..4w, serves: {effort: 5%},   # <- SCH005
          status: active, start: 2027-01-18}
        """,
        Example(
            """
            later:
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 1%}, # <- SCH005
                  estimate: 4w}
                letters: {name: Write back, after: [phone], serves: {effort: 1%}, estimate: 4w}
            """,
            "Not begun five weeks after it could; what waits for it is not to blame",
            PHASES,
            date(2027, 3, 29),
        ),
        Example(
            """
            phone:
              name: Call back
              estimate: 4w
              serves: {effort: 5%}
              status: paused
              since: 2026-11-23   # <- SCH005
            """,
            "Paused for more than a quarter",
        ),
        Example(
            """
            phone: {name: Call back, estimate: 4w, serves: {effort: 5%}, status: active,
              start: 2027-02-15}
            signs:
              name: Signs
              status: dropped   # <- SCH005
            """,
            "Dropped for a reason that nobody has written down",
        ),
    ),
    good="""
    phone: {name: Call back, start: 2027-03-08, estimate: 4w, serves: {effort: 5%}}
    signs: {name: Signs, status: dropped, because: The new building has its own}
    """,
    silent=Example(
        """
        phone: {name: Call back, estimate: 1w..9w, serves: {effort: 4%}, status: active,
          start: 2027-01-11}
        signs: {name: Signs, after: [phone], estimate: 1w, serves: {effort: 1%}}
        """,
        "It waits for work that is still within its estimate",
    ),
)
def late_or_stalled(plan: Plan) -> Iterator[Hit]:
    """Work should have begun, ended or moved, and has not.

    A plan that is not kept up to date stops being a plan. Who looks at it sees progress that does
    not exist, and decides on it.
    """
    under_way = not plan.schedule.relative and plan.schedule.start < plan.today
    for item in plan.roadmap.initiatives.values():
        if item.status is PLANNED:
            hit = _not_begun(plan, item) if under_way else None
        elif item.status is ACTIVE:
            hit = _not_ended(plan, item) if under_way else None
        else:
            hit = _standing(plan, item)
        if hit:
            yield hit


def _not_begun(plan: Plan, item: Initiative) -> Hit | None:
    """Planned work whose start as written has passed, unless it waits for what is late itself."""
    start = plan.written.times[item.id].start
    if start is None or (plan.today - start).days <= _START.of(plan) * 7:
        return None
    if item.id in plan.waiting_for_late:
        return None
    return Hit(
        item.at("start") if item.start else item.route,
        f"`{item.id}` should have started {lasting((plan.today - start).days)} ago, "
        f"on {day(start)}",
        help="write `status: active` and its real `start`, or a new `start`, or "
        "`status: parked` with `because:`",
    )


def _not_ended(plan: Plan, item: Initiative) -> Hit | None:
    """Work under way that has taken longer than its high estimate; SCH002 says so of a due day."""
    if item.due is not None and item.due.last < plan.today:
        return None
    high = plan.written.times[item.id].high_finish
    if item.estimate is None or high is None or high >= plan.today:
        return None
    return Hit(
        item.route,
        f"`{item.id}` should have been done {lasting((plan.today - high).days)} ago, even by its "
        "high estimate",
        related=((item.at("estimate"), f"until {day(high)}"),),
        help="write `status: done` and `finished:`, or a new `estimate` from its start on",
    )


def _standing(plan: Plan, item: Initiative) -> Hit | None:
    """Work that has stood still too long, or that was given up for no written reason."""
    unsaid = item.status in (STALLED, DROPPED) and not (item.because or "").strip()
    since = item.since if item.status in (PAUSED, STALLED) else None
    idle = (plan.today - since.last).days if since else 0
    if since and idle > _IDLE.of(plan) * 7:
        reason = ", and nobody wrote down why" if unsaid else ""
        return Hit(
            item.at("since"),
            f"`{item.id}` has been {item.status} for {lasting(idle)}{reason}",
            help="take it up again, or park or drop it, with the reason in `because:`",
        )
    if not unsaid:
        return None
    was = "was dropped" if item.status is DROPPED else "has stalled"
    return Hit(
        item.at("status"),
        f"`{item.id}` {was}, and nobody wrote down why",
        help="add `because:` with the reason, for whoever has the same idea next year",
    )


@rule(
    "SCH006",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{MSP}: what has no date cannot be planned around",
        "published plans of public bodies, which seldom say how long anything takes",
    ),
    level=Level.STARTER,
    cure="Ask who will do it for a range, `4w..10w`; a wide one is far better than none. Where "
    "only the promised day is known, `due` is enough.",
    frame=INITIATIVES,
    bad=(
        """
        phone: {name: Call back, serves: {effort: 2%}}   # <- SCH006
        signs: {name: Signs, after: [phone], estimate: 3w, serves: {effort: 3%}}
        """,
        Example(
            "phone: {name: Call back, serves: {effort: 5%}}   # <- SCH006 info",
            "Nothing waits for it",
        ),
    ),
    good="""
    phone: {name: Call back, estimate: 4w..8w, serves: {effort: 2%}}
    signs: {name: Signs, after: [phone], due: 2027-06, serves: {effort: 3%}}
    """,
    silent=Example(
        """
        phone: {name: Call back, serves: {effort: 5%}, status: done, finished: 2027-02-26}
        signs: {name: Signs, status: parked}
        """,
        "What is done, parked or dropped needs no estimate",
    ),
)
def no_estimate(plan: Plan) -> Iterator[Hit]:
    """Nobody has said how long work takes.

    Without an estimate or a day it takes no time at all in the plan, and whatever waits for it
    looks nearer than it is.
    """
    for phase in plan.roadmap.phases.values():
        unknown = [
            item
            for item in phase.initiatives.values()
            if item.live and item.unfinished and item.estimate is None and item.due is None
        ]
        if unknown:
            yield _unknown(plan, phase, unknown)


def _unknown(plan: Plan, phase: Phase, items: list[Initiative]) -> Hit:
    ids = [item.id for item in items]
    awaited = [id for id in ids if id in plan.graph.awaited]
    waiting = sorted(plan.graph.waiting_for_any(awaited)) if awaited else []
    them = together(awaited) if awaited != ids else "it" if len(ids) == 1 else "them"
    takes = "takes" if len(ids) == 1 else "take"
    message = f"Nobody knows how long {together(ids)} {takes}"
    if len(waiting) == 1:
        message += f", and `{waiting[0]}` waits for {them}"
    elif waiting:
        message += f", and {count(len(waiting), 'initiative')} wait for {them}"
    return Hit(
        phase.route if len(ids) > 1 else items[0].route,
        message,
        severity=Severity.WARNING if waiting else Severity.INFO,
        help="add `estimate:` with a range, `4w..10w`, or `due:` with the promised day",
        note=f"until then {'all that waits' if len(waiting) > 1 else 'what waits'} looks nearer "
        "than it is"
        if waiting
        else "",
    )
