"""The plan and the levelled one side by side: what it costs, and what it saves."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from cxroad.model.language import later, say
from cxroad.model.writing import day, percent, rounded
from cxroad.views.level.shape import LevelView
from cxroad.views.sheet import Cell, Column, Row, Section, Table
from cxroad.views.words import apart

_ONE_DAY = timedelta(days=1)
_NOTHING = Fraction(0)


def beside(view: LevelView) -> Section:
    """Last day, value in hand and hours beyond capacity, before and after."""
    answer = view.answer
    columns = (
        Column("", flows=True),
        Column(say("Plan"), right=True),
        Column(say("Levelled"), right=True),
        Column(say("Difference"), right=True),
    )
    rows = [_row(say("Last day of work"), _day(answer.end), _day(answer.new_end), _days(view))]
    if answer.value is not None and answer.lost is not None:
        before, unit = answer.value, view.unit
        horizon = day(answer.plan.horizon - _ONE_DAY)
        rows.append(
            _row(
                say("Value in hand by {horizon}, in {held}", horizon=horizon, held=unit.held),
                unit.in_hand(before, short=True),
                unit.in_hand(before - answer.lost, short=True),
                _value(view),
            )
        )
    hours = sum((team.overload for team in answer.teams), _NOTHING)
    after = sum((team.new_overload for team in answer.teams), _NOTHING)
    if answer.teams:
        rows.append(
            _row(
                say("Hours beyond capacity, per person, of all teams"),
                rounded(hours, 2),
                rounded(after, 2),
                _less(rounded(abs(hours - after), 2), hours - after),
            )
        )
    return Section(say("What it costs, and what it saves"), tables=(Table(columns, tuple(rows)),))


def _row(what: str, before: str, after: str, difference: str) -> Row:
    words = say(
        "{what}: {before}, levelled {after}; {difference}.",
        what=what,
        before=before,
        after=after,
        difference=difference,
    )
    return Row(tuple(Cell(text) for text in (what, before, after, difference)), words)


def _days(view: LevelView) -> str:
    days = view.answer.later_days
    if not days:
        return say("the same day")
    text = later("{time} later") if days > 0 else later("{time} earlier")
    return say(text, time=apart(days))


def _value(view: LevelView) -> str:
    lost = view.answer.lost
    assert lost is not None, "asked only where something has value"
    text = _less(view.unit.in_hand(abs(lost), short=True), lost)
    if view.lost_share:
        text += f" ({percent(abs(view.lost_share))})"
    return text


def _less(amount: str, by: Fraction) -> str:
    if not by:
        return say("the same")
    return say(later("{amount} less") if by > 0 else later("{amount} more"), amount=amount)


def _day(value: date | None) -> str:
    return day(value) if value else "-"
