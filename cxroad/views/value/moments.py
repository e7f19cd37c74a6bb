"""Plan and twin over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.views.sheet import Cell, Column, Row, Section, Table
from cxroad.views.value.shape import Moment, ValueView

if TYPE_CHECKING:
    pass


def over_time(view: ValueView) -> Section:
    """Value delivered, value in hand and money out, at the moments of the view."""
    money = view.cost is not None
    unit = in_currency(view) if view.unit.money else ""
    columns = [
        Column(say("Month"), right=True),
        Column(say("Day"), right=True),
        Column(say("Delivered, plan"), right=True),
        Column(say("big bang"), right=True),
        Column(
            say("In hand{unit}, plan", unit=unit),
            right=True,
        ),
        Column(say("big bang"), right=True),
    ]
    if money:
        columns += [
            Column(say("{out}, plan", out=_out(view)), right=True),
            Column(say("big bang"), right=True),
        ]
    rows = tuple(_moment(view, moment) for moment in view.moments)
    return Section(say("Over time"), tables=(Table(tuple(columns), rows),))


def _moment(view: ValueView, moment: Moment) -> Row:
    unit = view.unit
    held = [unit.in_hand(each) for each in (moment.in_hand, moment.twin_in_hand)]
    rates = [unit.delivered(each) for each in (moment.delivered, moment.twin_delivered)]
    end = moment.day == view.terms.horizon
    on = day(view.last if end else moment.day)
    month = say("end") if moment.months is None else str(moment.months)
    short = [unit.in_hand(each, short=True) for each in (moment.in_hand, moment.twin_in_hand)]
    texts = [month, on, *rates, *short]
    when = say("At the end") if moment.months is None else say("Month {month}", month=month)
    words = say(
        "{when}, {on}: delivered {rates} {rate}, as a big bang {twin_rates}; in hand {held}, as a "
        "big bang {twin_held}",
        when=when,
        on=on,
        rates=rates[0],
        rate=unit.rate,
        twin_rates=rates[1],
        held=held[0],
        twin_held=held[1],
    )
    if moment.stranded is not None and moment.twin_stranded is not None:
        out = [unit.cash(each) for each in (moment.stranded, moment.twin_stranded)]
        texts += [unit.cash(each, short=True) for each in (moment.stranded, moment.twin_stranded)]
        words += say("; money out {out}, as a big bang {twin_out}", out=out[0], twin_out=out[1])
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _out(view: ValueView) -> str:
    return say("Money out{unit}", unit=in_currency(view))


def in_currency(view: ValueView) -> str:
    """The currency for the head of a column, with a space before it: ` (EUR)`; empty for none."""
    return f" ({view.unit.currency})" if view.unit.currency else ""
