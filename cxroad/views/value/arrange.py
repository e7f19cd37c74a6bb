"""From a plan and the terms of a comparison to plan and twin side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.errors import NotComputable, UsageError
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.schedule.course import Course
from cxroad.schedule.curve import Curve
from cxroad.schedule.horizon import months_after
from cxroad.schedule.interruption import (
    Threat,
    if_frozen,
    if_stopped,
    if_turned,
    stranded_if_stopped,
)
from cxroad.schedule.twin import break_even, break_even_release, stretched, twin
from cxroad.views.value.headline import headline
from cxroad.views.value.notes import notes
from cxroad.views.value.reckoning import reckoned
from cxroad.views.value.sections import sections
from cxroad.views.value.shape import Expectation, Moment, Picture, Side, Unit, ValueView
from cxroad.views.value.terms import Chance, Event, Terms, read_terms

if TYPE_CHECKING:
    from cxroad.plan import Plan

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
_MOST_MOMENTS = 12


@dataclass(frozen=True, slots=True)
class _Pair:
    """The course of a plan as it is compared, before any overhead and with it, and its twin.

    Attributes:
        money: Whether their value is money a year.
    """

    money: bool
    bare: Course
    plan: Course
    twin: Course


def arrange_value(plan: Plan, terms: Terms | None = None, path: str = "") -> ValueView:
    """A plan beside its big-bang twin: value over time, money out, break-even, what may come.

    Args:
        terms: What they are compared on; the usual terms when None.
        path: The roadmap's file, for what to type next.

    Raises:
        NotComputable: The roadmap lacks dates or values, or weighs money against points.
        UsageError: The horizon leaves nothing to compare.
    """
    plan.check_valued()
    terms = terms or read_terms(plan)
    priced = plan.priced
    unit = Unit(priced is not None, plan.roadmap.currency or "")
    # Nothing is told by outcome here, so that sums over outcomes need to be made only once.
    course = (priced or plan.course).until(terms.horizon).each(lambda part: part.lumped)
    if terms.ramp is not None:
        course = replace(course, ramp=terms.ramp)
    terms = replace(terms, ramp=course.ramp)
    _check_horizon(plan, course)
    pair = _Pair(
        unit.money,
        course,
        stretched(course, terms.overhead) if terms.overhead else course,
        twin(course, terms.cutover, terms.record),
    )
    since = max(course.start, plan.today)
    view = ValueView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        start=course.start,
        since=since,
        terms=terms,
        unit=unit,
        cost=course.cost or None,
        plan=_side(pair.plan, unit),
        twin=_side(pair.twin, unit),
        moments=tuple(_moments(pair)),
        overhead=break_even(pair.bare, pair.twin, Course.value_months),
        release=break_even_release(pair.plan),
        expectations=tuple(_expected(pair, chance, since) for chance in terms.chances),
        headline="",
        pictures=(),
        reckoned=(),
        notes=(),
        sections=(),
    )
    view = replace(
        view,
        headline=headline(view),
        pictures=tuple(_pictures(view, pair.plan.spending.until(terms.horizon))),
        reckoned=tuple(reckoned(view)),
        notes=tuple(notes(view, plan)),
    )
    return replace(view, sections=tuple(sections(view, plan)))


def _check_horizon(plan: Plan, course: Course) -> None:
    first, last = course.first_value, course.horizon
    if first is None:
        raise NotComputable(
            "the outcomes that are worth money are not served by anything with dates",
            "let dated initiatives serve them, or write the worth of all outcomes as points",
        )
    if first >= last:
        raise UsageError(
            f"nothing of value lands before {day(last)}, the horizon: the first does on "
            f"{day(first)}",
            "look further ahead: --horizon 36mo"
            + (", or give the vision a later `horizon`" if last == plan.horizon else ""),
        )


def _side(course: Course, unit: Unit) -> Side:
    landings = [part.landing for part in course.parts if part.value > 0]
    known = [landing for landing in landings if landing is not None]
    delivery = course.delivery.until(course.horizon)
    return Side(
        in_hand=course.in_hand() if unit.money else course.value_months(),
        total=course.total,
        first=course.first_value,
        complete=max(known) if known and len(known) == len(landings) else None,
        peak=course.peak_stranded,
        payback=course.payback if unit.money else None,
        delivery=delivery,
        holding=delivery.area().times((Fraction(1, 12) if unit.money else 1) / MONTH_DAYS),
        exposure=course.exposure.until(course.horizon),
    )


def _moments(pair: _Pair) -> Iterator[Moment]:
    """Every so many months from the start, and the horizon; at most a dozen and one."""
    start, horizon = pair.plan.start, pair.plan.horizon
    whole = (horizon.year - start.year) * 12 + horizon.month - start.month
    step = next((step for step in _STEPS if whole <= step * _MOST_MOMENTS), _STEPS[-1])
    for months in range(step, whole + step, step):
        at = months_after(start, months)
        if at is None or at >= horizon:
            break
        yield _moment(pair, months, at)
    yield _moment(pair, whole if months_after(start, whole) == horizon else None, horizon)


def _moment(pair: _Pair, months: int | None, at: date) -> Moment:
    plan, late = pair.plan, pair.twin
    known = bool(plan.cost)
    return Moment(
        months,
        at,
        plan.delivered(at),
        late.delivered(at),
        plan.in_hand(at) if pair.money else plan.value_months(at),
        late.in_hand(at) if pair.money else late.value_months(at),
        plan.spend(at) if known else None,
        plan.stranded(at) if known else None,
        late.stranded(at) if known else None,
    )


def _expected(pair: _Pair, chance: Chance, since: date) -> Expectation:
    threat = Threat(float(chance.yearly), since)
    degree = float(chance.degree)

    def worth(course: Course) -> float:
        if chance.event is Event.STOP:
            months = if_stopped(course, threat, degree)
        elif chance.event is Event.FREEZE:
            months = if_frozen(course, threat, int(chance.degree))
        else:
            months = if_turned(course, threat, degree)
        return months / 12 if pair.money else months

    def stranded(course: Course) -> float | None:
        told = chance.event is Event.STOP and course.cost
        return stranded_if_stopped(course, threat) if told else None

    return Expectation(
        chance,
        worth(pair.plan),
        worth(pair.twin),
        break_even(pair.bare, pair.twin, worth),
        stranded(pair.plan),
        stranded(pair.twin),
    )


def _pictures(view: ValueView, spending: Curve) -> Iterator[Picture]:
    yield Picture(
        say("Value delivered, in {rate}", rate=view.unit.rate),
        view.plan.delivery,
        view.twin.delivery,
        say("the area of each is its value in hand"),
    )
    yield Picture(
        say("Value in hand, in {held}", held=view.unit.held),
        view.plan.holding,
        view.twin.holding,
        say("all that has been enjoyed by then"),
        spending if view.unit.money and view.cost else None,
    )
    if view.cost:
        currency = say(", in {currency}", currency=view.unit.currency) if view.unit.currency else ""
        yield Picture(
            say("Money spent on work that has not landed{currency}", currency=currency),
            view.plan.exposure,
            view.twin.exposure,
            say("lost if all stopped that day"),
        )
