"""Where each figure of a comparison comes from, in a line that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.writing import count, day, percent
from cxroad.views.value.shape import Reckoned, ValueView
from cxroad.views.value.terms import Event


def reckoned(view: ValueView) -> Iterator[Reckoned]:
    """The formula behind each figure, those first on which others rest."""
    terms, unit = view.terms, view.unit
    worth = (
        "the worth of each outcome that it serves, as money a year, times its share"
        if unit.money
        else "the worth of each outcome that it serves, of 100 points in all, times its share"
    )
    yield Reckoned("Value of a step", worth)
    full = f"rises evenly to its full height in {count(terms.ramp or 0, 'day')}"
    yield Reckoned(
        "Landing",
        "the first working day after the last day worked; from then on its value "
        + (full if terms.ramp else "counts in full"),
    )
    days = "days from its landing to the horizon"
    if terms.ramp:
        days = f"({days}, less {terms.ramp} / 2 for the ramp)"
    yield Reckoned(
        "Value in hand",
        f"the sum over all steps of value x {days} / "
        + ("365.25" if unit.money else "30.4375: a point for a month is a value-month"),
    )
    if view.cost:
        yield Reckoned(
            "Money out",
            "a step's cost is spent evenly over its days and counts as out until it lands; the "
            "peak is the greatest sum on any evening",
        )
    yield Reckoned("Big bang", _twin(view))
    if unit.money and view.cost:
        yield Reckoned(
            "Paid back",
            "the day from which on value in hand covers all money spent so far, for good",
        )
    yield Reckoned(
        "Break-even",
        "every date of the plan moved away from its first day of work by the same share, waits "
        "too, until its "
        "value in hand is the big bang's",
    )
    yield from _chances(view)


def _twin(view: ValueView) -> str:
    terms = view.terms
    text = "the same steps, days, cost and value, all landing when the last of them does"
    if terms.record:
        longer, less = percent(terms.record.longer - 1), percent(1 - terms.record.kept)
        text += f"; {longer} later, counted from the first day of work, and with {less} less value"
    if terms.cutover:
        return f"{text}; then {count(terms.cutover, 'day')} of cutover"
    if terms.record:
        return text
    return (
        f"{text}. Nothing is added for integration, a long cutover or lost patience, which is "
        "kind to it"
    )


def _chances(view: ValueView) -> Iterator[Reckoned]:
    events = {chance.event: chance.degree for chance in view.terms.chances}
    if not events:
        return
    yield Reckoned(
        "Chance a year",
        f"p means a rate of -ln(1 - p) / 365.25 a day, from {day(view.since)} on; S is the chance "
        "that nothing has come before a step lands",
    )
    if Event.STOP in events:
        kept = events[Event.STOP]
        text = "a step brings S x its value in hand, and nothing if the stop comes first"
        if kept < 1:
            text += f"; what has landed brings {percent(kept)} of its value from the stop on"
        yield Reckoned("Stopped", text)
    if Event.FREEZE in events:
        late = count(int(events[Event.FREEZE]), "day")
        yield Reckoned(
            "Frozen", f"a step lands in time with chance S, and {late} later with chance 1 - S"
        )
    if Event.PIVOT in events:
        lost = percent(events[Event.PIVOT])
        yield Reckoned(
            "Turned", f"a step brings its value with chance S, and {lost} less with chance 1 - S"
        )
