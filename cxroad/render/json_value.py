"""Plan and twin as JSON for scripts: every figure and every vertex of the curves, frozen."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_text import json_text, rounded, rounded_if_known
from cxroad.schedule.curve import Curve
from cxroad.views.value import Expectation, Moment, Side, ValueView

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class PeakShape(TypedDict):
    """The most money that is out without value; `day` is the evening on which it is."""

    amount: float
    day: str
    initiatives: list[str]


class VertexShape(TypedDict):
    """A point of a curve on the morning of a day; two on one day are a jump."""

    day: str
    value: float


class SideShape(TypedDict):
    """Plan or twin; `total` is delivered in all, `in_hand` is what has come of it by then."""

    in_hand: float
    total: float
    first_value: str | None
    complete: str | None
    peak_stranded: PeakShape | None
    payback: str | None
    delivered: list[VertexShape]
    holding: list[VertexShape]
    stranded: list[VertexShape] | None


class MomentShape(TypedDict):
    """How both stand on the morning of a day; `month` is null for an end between two months."""

    month: int | None
    day: str
    delivered: float
    twin_delivered: float
    in_hand: float
    twin_in_hand: float
    spent: float | None
    stranded: float | None
    twin_stranded: float | None


class ExpectationShape(TypedDict):
    """Both on average; `degree` is kept share, days or lost share, by the event."""

    event: str
    yearly: float
    degree: float
    in_hand: float
    twin_in_hand: float
    break_even_overhead: float | None
    stranded: float | None
    twin_stranded: float | None


class TermsShape(TypedDict):
    """What both are compared on; `horizon` is the day before which value counts."""

    horizon: str
    horizon_reason: str
    ramp_days: int
    cutover_days: int
    overhead: float
    realistic_bigbang: bool
    events_from: str


class FormulaShape(TypedDict):
    """Where a figure comes from."""

    figure: str
    formula: str


class ValueShape(TypedDict):
    """All of it. `unit` is `points` (in hand: value-months) or `money` (a year; in hand: money)."""

    version: int
    kind: str
    file: str
    title: str
    as_of: str
    start: str
    unit: str
    currency: str | None
    cost: float | None
    terms: TermsShape
    headline: str
    plan: SideShape
    twin: SideShape
    over_time: list[MomentShape]
    break_even_overhead: float | None
    break_even_release: str | None
    expected: list[ExpectationShape]
    formulas: list[FormulaShape]
    notes: list[str]


def render(view: ValueView) -> str:
    """The comparison as JSON in ASCII; amounts are rounded to four decimals."""
    return json_text(_value(view))


def _value(view: ValueView) -> ValueShape:
    terms = view.terms
    return {
        "version": VERSION,
        "kind": "value",
        "file": view.path,
        "title": view.title,
        "as_of": view.as_of.isoformat(),
        "start": view.start.isoformat(),
        "unit": "money" if view.unit.money else "points",
        "currency": view.unit.currency or None,
        "cost": rounded_if_known(view.cost),
        "terms": {
            "horizon": terms.horizon.isoformat(),
            "horizon_reason": terms.reason,
            "ramp_days": terms.ramp or 0,
            "cutover_days": terms.cutover,
            "overhead": rounded(terms.overhead),
            "realistic_bigbang": terms.record is not None,
            "events_from": view.since.isoformat(),
        },
        "headline": view.headline,
        "plan": _side(view, view.plan),
        "twin": _side(view, view.twin),
        "over_time": [_moment(moment) for moment in view.moments],
        "break_even_overhead": rounded_if_known(view.overhead),
        "break_even_release": view.release.isoformat() if view.release else None,
        "expected": [_expectation(each) for each in view.expectations],
        "formulas": [{"figure": each.figure, "formula": each.formula} for each in view.reckoned],
        "notes": list(view.notes),
    }


def _side(view: ValueView, side: Side) -> SideShape:
    peak = side.peak
    return {
        "in_hand": rounded(side.in_hand),
        "total": rounded(side.total),
        "first_value": side.first.isoformat() if side.first else None,
        "complete": side.complete.isoformat() if side.complete else None,
        "peak_stranded": None
        if peak is None
        else {
            "amount": rounded(peak.amount),
            "day": peak.day.isoformat(),
            "initiatives": list(peak.ids),
        },
        "payback": side.payback.isoformat() if side.payback else None,
        "delivered": _curve(side.delivery),
        "holding": _curve(side.holding),
        "stranded": _curve(side.exposure) if view.cost else None,
    }


def _moment(moment: Moment) -> MomentShape:
    return {
        "month": moment.months,
        "day": moment.day.isoformat(),
        "delivered": rounded(moment.delivered),
        "twin_delivered": rounded(moment.twin_delivered),
        "in_hand": rounded(moment.in_hand),
        "twin_in_hand": rounded(moment.twin_in_hand),
        "spent": rounded_if_known(moment.spent),
        "stranded": rounded_if_known(moment.stranded),
        "twin_stranded": rounded_if_known(moment.twin_stranded),
    }


def _expectation(each: Expectation) -> ExpectationShape:
    return {
        "event": each.chance.event.value,
        "yearly": rounded(each.chance.yearly),
        "degree": rounded(each.chance.degree),
        "in_hand": rounded(each.plan),
        "twin_in_hand": rounded(each.twin),
        "break_even_overhead": rounded_if_known(each.overhead),
        "stranded": rounded_if_known(each.stranded),
        "twin_stranded": rounded_if_known(each.twin_stranded),
    }


def _curve(curve: Curve) -> list[VertexShape]:
    return [{"day": day.isoformat(), "value": rounded(value)} for day, value in curve.vertices]
