"""Where each figure of a comparison comes from, in a line that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import say
from cxroad.model.writing import count, day, percent
from cxroad.views.value.shape import Reckoned, ValueView
from cxroad.views.value.terms import Event


def reckoned(view: ValueView) -> Iterator[Reckoned]:
    """The formula behind each figure, those first on which others rest."""
    terms, unit = view.terms, view.unit
    worth = (
        say("the worth of each outcome that it serves, as money a year, times its share")
        if unit.money
        else say("the worth of each outcome that it serves, of 100 points in all, times its share")
    )
    yield Reckoned(say("Value of a step"), worth)
    landing = say(
        "the first working day after the last day worked; from then on its value counts in full"
    )
    if terms.ramp:
        landing = say(
            "the first working day after the last day worked; from then on its value rises evenly "
            "to its full height in {days}",
            days=count(terms.ramp, "day"),
        )
    yield Reckoned(say("Landing"), landing)
    days = say("days from its landing to the horizon")
    if terms.ramp:
        days = say("({days}, less {ramp} / 2 for the ramp)", days=days, ramp=terms.ramp)
    held = say("the sum over all steps of value x {days} / 365.25", days=days)
    if not unit.money:
        held = say(
            "the sum over all steps of value x {days} / 30.4375: a point for a month is a "
            "value-month",
            days=days,
        )
    yield Reckoned(say("Value in hand"), held)
    if view.cost:
        yield Reckoned(
            say("Money out"),
            say(
                "a step's cost is spent evenly over its days and counts as out until it lands; "
                "the peak is the greatest sum on any evening"
            ),
        )
    yield Reckoned(say("Big bang"), _twin(view), of_twin=True)
    if unit.money and view.cost:
        yield Reckoned(
            say("Paid back"),
            say("the day from which on value in hand covers all money spent so far, for good"),
        )
    yield Reckoned(
        say("Break-even"),
        say(
            "every date of the plan moved away from its first day of work by the same share, "
            "waits too, until its value in hand is the big bang's"
        ),
    )
    yield from _chances(view)


def _twin(view: ValueView) -> str:
    terms = view.terms
    text = say("the same steps, days, cost and value, all landing when the last of them does")
    if terms.record:
        longer, less = percent(terms.record.longer - 1), percent(1 - terms.record.kept)
        text += say(
            "; {longer} later, counted from the first day of work, and with {less} less value",
            longer=longer,
            less=less,
        )
    if terms.cutover:
        return say("{text}; then {days} of cutover", text=text, days=count(terms.cutover, "day"))
    if terms.record:
        return text
    return say(
        "{text}. Nothing is added for integration, a long cutover or lost patience, which is "
        "kind to it",
        text=text,
    )


def _chances(view: ValueView) -> Iterator[Reckoned]:
    events = {chance.event: chance.degree for chance in view.terms.chances}
    if not events:
        return
    yield Reckoned(
        say("Chance a year"),
        say(
            "p means a rate of -ln(1 - p) / 365.25 a day, from {since} on; S is the chance that "
            "nothing has come before a step lands",
            since=day(view.since),
        ),
    )
    if Event.STOP in events:
        kept = events[Event.STOP]
        text = say("a step brings S x its value in hand, and nothing if the stop comes first")
        if kept < 1:
            text += say(
                "; what has landed brings {kept} of its value from the stop on", kept=percent(kept)
            )
        yield Reckoned(say("Stopped"), text)
    if Event.FREEZE in events:
        late = count(int(events[Event.FREEZE]), "day")
        yield Reckoned(
            say("Frozen"),
            say(
                "a step lands in time with chance S, and {late} later with chance 1 - S", late=late
            ),
        )
    if Event.PIVOT in events:
        lost = percent(events[Event.PIVOT])
        yield Reckoned(
            say("Turned"),
            say(
                "a step brings its value with chance S, and {lost} less with chance 1 - S",
                lost=lost,
            ),
        )
