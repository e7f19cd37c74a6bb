"""Plan and twin where each year may bring the end, a freeze or a turn."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.language import say
from cxroad.model.writing import day, grouped, percent, rounded
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table
from cxroad.views.value.shape import Expectation, ValueView
from cxroad.views.value.terms import Event
from cxroad.views.words import apart

if TYPE_CHECKING:
    pass
from cxroad.views.value.beside import PLAN, TWIN
from cxroad.views.value.moments import in_currency


def chances(view: ValueView) -> Section:
    """Value in hand on average for each event that may come, with its chance a year."""
    columns = [
        Column(say("What may come"), flows=True),
        Column(say("Chance a year"), right=True),
        Column(f"{say(PLAN)}{in_currency(view) if view.unit.money else ''}", right=True),
        Column(say(TWIN), right=True),
        Column(say("Times as much"), right=True),
        Column(say("Break-even overhead"), right=True),
    ]
    money = any(each.stranded is not None for each in view.expectations)
    if money:
        lost = say("Money lost{unit}, plan", unit=in_currency(view))
        columns += [Column(lost, right=True), Column(say("big bang"), right=True)]
    rows = tuple(_expectation(view, each, money) for each in view.expectations)
    held = "" if view.unit.money else say(", in value-months")
    lines = (
        Line(
            say(
                "Value in hand by {last} on average{held}, when the event may come on any day "
                "from {since} on.",
                last=day(view.last),
                held=held,
                since=day(view.since),
            )
        ),
    )
    return Section(
        say("If each year may bring the end, a freeze or a turn"),
        lines,
        (Table(tuple(columns), rows),),
    )


def _expectation(view: ValueView, each: Expectation, money: bool) -> Row:
    unit, event = view.unit, _event(each)
    plan, late = unit.in_hand(each.plan), unit.in_hand(each.twin)
    times = grouped(Fraction(each.plan / each.twin), 2) if each.twin > 0 else "-"
    longer = "-" if each.overhead is None else percent(each.overhead)
    chance = percent(each.chance.yearly)
    short = [unit.in_hand(value, short=True) for value in (each.plan, each.twin)]
    texts = [event, chance, *short, times, longer]
    words = say(
        "{event}, with a chance of {chance} a year: {plan}; as a big bang {late}",
        event=event,
        chance=chance,
        plan=plan,
        late=late,
    )
    if each.twin > 0:
        words += say(", so {times} times as much in steps", times=times)
    if each.overhead is not None:
        words += say(
            "; the same if steps take {overhead} % longer", overhead=rounded(each.overhead * 100)
        )
    if money:
        lost = [
            "" if amount is None else unit.cash(Fraction(amount))
            for amount in (each.stranded, each.twin_stranded)
        ]
        texts += [
            "" if amount is None else unit.cash(Fraction(amount), short=True)
            for amount in (each.stranded, each.twin_stranded)
        ]
        if lost[0]:
            words += say(
                "; money spent for nothing {lost}, as a big bang {twin_lost}",
                lost=lost[0],
                twin_lost=lost[1],
            )
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _event(each: Expectation) -> str:
    degree = each.chance.degree
    if each.chance.event is Event.STOP:
        return (
            say("Stopped") if degree == 1 else say("Stopped, {degree} kept", degree=percent(degree))
        )
    if each.chance.event is Event.FREEZE:
        return say("Frozen for {time}", time=apart(int(degree)))
    return say("Turned, {degree} lost", degree=percent(degree))
