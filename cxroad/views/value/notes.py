"""What the figures of a comparison do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.language import say, say_of
from cxroad.model.writing import count, day, listed, named, percent
from cxroad.views.value.shape import ValueView

if TYPE_CHECKING:
    from cxroad.plan import Plan

_MOST_NAMED = 5


def notes(view: ValueView, plan: Plan) -> Iterator[str]:
    """What the figures do not hold, and the terms that differ from the usual ones."""
    terms = view.terms
    yield say("Value counts up to {last}: {reason}.", last=day(view.last), reason=terms.reason)
    yield from _landed(view, plan)
    yield from _not_counted(view, plan)
    yield from _uncosted(view, plan)
    yield from _unpriced(view, plan)
    if terms.overhead:
        yield say(
            "The plan is made {overhead} longer for working in steps, as asked.",
            overhead=percent(terms.overhead),
        )


def _landed(view: ValueView, plan: Plan) -> Iterator[str]:
    """What is there already, though the twin would begin anew."""
    landed = view.plan.delivery.at(plan.today)
    if landed and view.twin.first and view.twin.first > plan.today:
        yield say(
            "{delivered} {rate} have landed by today; the big bang is reckoned from the start as "
            "well, as if it had been chosen then.",
            delivered=view.unit.delivered(landed),
            rate=view.unit.rate,
        )


def _not_counted(view: ValueView, plan: Plan) -> Iterator[str]:
    """Work of value that has no dates, and such that lands behind the horizon."""
    unit, schedule = view.unit, plan.schedule
    dated = {id for id, times in schedule.times.items() if times.dated}
    source = plan.money if unit.money else plan.contributions
    sums = {id: sum(parts.values(), Fraction(0)) for id, parts in source.items()}
    values = {id: value for id, value in sums.items() if value > 0}
    lost = [id for id in values if id not in dated]
    if lost:
        yield say_of(
            len(lost),
            "Not counted: {names} has no dates, so its {value} {rate} never arrive here; add "
            "`estimate: 6w`.",
            "Not counted: {names} have no dates, so their {value} {rate} never arrive here; add "
            "`estimate: 6w`.",
            names=named(lost, _MOST_NAMED),
            value=unit.delivered(sum((values[id] for id in lost), Fraction(0))),
            rate=unit.rate,
        )
    landings = {id: schedule.landing(id) for id in values if id in dated}
    late = [id for id, lands in landings.items() if lands and lands >= view.terms.horizon]
    if late:
        yield say_of(
            len(late),
            "{names} lands only after that, with {value} {rate}: look further with `--horizon`.",
            "{names} land only after that, with {value} {rate}: look further with `--horizon`.",
            names=named(late, _MOST_NAMED),
            value=unit.delivered(sum((values[id] for id in late), Fraction(0))),
            rate=unit.rate,
        )


def _uncosted(view: ValueView, plan: Plan) -> Iterator[str]:
    """Work that names no cost."""
    uncosted = [each.id for each in plan.live if each.cost is None]
    if not view.cost:
        yield say(
            "No initiative costs anything as it stands, so nothing is said of money; add "
            "`cost: 40k`."
        )
    elif uncosted:
        yield say_of(
            len(uncosted),
            "{n} of {initiatives} names no cost, so none is counted for {names}.",
            "{n} of {initiatives} name no cost, so none is counted for {names}.",
            n=len(uncosted),
            initiatives=count(len(plan.live), "initiative"),
            names=named(uncosted, _MOST_NAMED),
        )


def _unpriced(view: ValueView, plan: Plan) -> Iterator[str]:
    """Outcomes without worth, where others are worth money."""
    outcomes = plan.roadmap.outcomes.items()
    unpriced = [id for id, each in outcomes if view.unit.money and each.worth is None]
    if unpriced:
        yield say_of(
            len(unpriced),
            "{names} has no worth in money, so what serves only that counts as nothing here; add "
            "`worth: 300k`.",
            "{names} have no worth in money, so what serves only that counts as nothing here; add "
            "`worth: 300k`.",
            names=listed(unpriced),
        )
