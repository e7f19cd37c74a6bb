"""Plan and twin side by side, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxroad.model.language import later, say
from cxroad.model.writing import day
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.value.shape import ValueView
from cxroad.views.words import apart

if TYPE_CHECKING:
    pass


PLAN, TWIN = later("Plan"), later("Big bang")

_NEVER = later("never")


def side_by_side(view: ValueView) -> Section:
    """Value, first and last landing, payback and money at risk, and how far they differ."""
    columns = (
        Column("", flows=True),
        Column(say(PLAN), right=True),
        Column(say(TWIN), right=True),
        Column(say("Difference"), flows=True),
    )
    return Section(
        say("Side by side"),
        tables=(Table(columns, tuple(_measures(view))),),
        notes=tuple(Line(text, tone=Tone.QUIET) for text in view.notes),
    )


def _measures(view: ValueView) -> Iterator[Row]:
    unit, one, two = view.unit, view.plan, view.twin
    ahead = one.in_hand - two.in_hand
    more = (
        say(
            later("{amount} more") if ahead >= 0 else later("{amount} less"),
            amount=unit.in_hand(abs(ahead)),
        )
        if ahead
        else say("the same")
    )
    heading = say("Value in hand by {last}", last=day(view.last))
    if not unit.money:
        heading += say(", in value-months")
    yield _row(heading, unit.in_hand(one.in_hand), unit.in_hand(two.in_hand), more)
    yield _row(
        say("First value"), _when(one.first), _when(two.first), _earlier(one.first, two.first)
    )
    yield _row(
        say("All delivered, {delivered}", delivered=unit.delivered(one.total))
        + (
            say(" and {delivered}", delivered=unit.delivered(two.total))
            if one.total != two.total
            else ""
        )
        + f" {unit.rate}",
        _when(one.complete),
        _when(two.complete),
        _earlier(one.complete, two.complete),
    )
    if unit.money and view.cost:
        yield _row(
            say("Paid back from"),
            _paid(view, one.payback),
            _paid(view, two.payback),
            _earlier(one.payback, two.payback),
        )
    if one.peak and two.peak:
        less = two.peak.amount - one.peak.amount
        said = (
            say(
                later("{amount} less") if less > 0 else later("{amount} more"),
                amount=unit.cash(abs(less)),
            )
            if less
            else say("the same")
        )
        yield Row(
            (
                Cell(say("Most money out without any value of it yet")),
                Cell(unit.cash(one.peak.amount), note=day(one.peak.day)),
                Cell(unit.cash(two.peak.amount), note=day(two.peak.day)),
                Cell(said),
            ),
            say(
                "Most money out without any value of it yet: {cash} on {day}; as a big bang "
                "{late_cash} on {late_day}, {said} for the plan.",
                cash=unit.cash(one.peak.amount),
                day=day(one.peak.day),
                late_cash=unit.cash(two.peak.amount),
                late_day=day(two.peak.day),
                said=said,
            ),
        )


def _row(what: str, plan: str, late: str, difference: str) -> Row:
    cells = (Cell(what), Cell(plan), Cell(late), Cell(difference))
    rest = f", {difference}" if difference else ""
    return Row(
        cells,
        say(
            "{what}: {plan}; as a big bang {late}{rest}.",
            what=what,
            plan=plan,
            late=late,
            rest=rest,
        ),
    )


def _when(value: date | None) -> str:
    return day(value) if value else say(_NEVER)


def _paid(view: ValueView, value: date | None) -> str:
    return day(value) if value else say("not by {last}", last=day(view.last))


def _earlier(one: date | None, two: date | None) -> str:
    """How much earlier the first of two days is; empty where one is not known."""
    if one is None or two is None:
        return ""
    if one == two:
        return say("the same day")
    text = later("{time} earlier") if one < two else later("{time} later")
    return say(text, time=apart((two - one).days))
