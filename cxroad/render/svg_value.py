"""Plan and twin as a picture: what stands at the end, and the curves that lead there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cxroad.model.language import say
from cxroad.model.writing import day, rounded
from cxroad.render.days import marks
from cxroad.render.em import broken, wide
from cxroad.render.svg import Drawing
from cxroad.render.ticks import ticks
from cxroad.schedule.curve import Curve
from cxroad.views.value import Picture, ValueView
from cxroad.views.words import flat

_WIDTH, _MARGIN, _LEFT = 960, 32, 64
_HEAD, _CHART, _PANEL, _FOOT = 144, 170, 258, 76
_BARE = 78
_RIGHT = _WIDTH - _MARGIN
_DASH = "7 4"


def render(view: ValueView) -> str:
    """The comparison as SVG: a headline, key figures, and a panel for each pair of curves."""
    said = broken(view.headline, _RIGHT - _MARGIN, 14, 3)
    head = _HEAD + 20 * len(said)
    height = head + _PANEL * len(view.pictures) + _FOOT
    drawing = Drawing(_WIDTH, height, flat(view.title), _described(view))
    drawing.words(_MARGIN, 46, flat(view.title), size=20, bold=True, room=_RIGHT - _MARGIN)
    for number, line in enumerate(said):
        drawing.words(_MARGIN, 74 + 20 * number, line, size=14)
    _picture(drawing, view, head)
    _foot(drawing, view, height - _FOOT + 18)
    return drawing.render()


def inline(view: ValueView) -> str:
    """The figures and curves alone, for a page that has the title and the words already."""
    height = _BARE + _PANEL * len(view.pictures)
    drawing = Drawing(_WIDTH, height, say("Plan and big bang"), _described(view), classes=True)
    _picture(drawing, view, _BARE)
    return drawing.inline()


def _described(view: ValueView) -> str:
    facts = [row.sentence for table in view.sections[0].tables for row in table.rows]
    return " ".join([view.headline, *facts])


def _picture(drawing: Drawing, view: ValueView, head: int) -> None:
    _figures(drawing, view, head - 62)
    for number, picture in enumerate(view.pictures):
        _panel(drawing, view, picture, head + _PANEL * number)


def _figures(drawing: Drawing, view: ValueView, top: int) -> None:
    """The figures that a reader remembers: those of the plan over those of the twin."""
    unit, plan, twin = view.unit, view.plan, view.twin
    held = say("Value in hand") if unit.money else say("Value in hand, value-months")
    figures = [
        (held, unit.in_hand(plan.in_hand), unit.in_hand(twin.in_hand)),
        (say("First value"), _when(plan.first), _when(twin.first)),
    ]
    if plan.peak and twin.peak:
        peaks = unit.cash(plan.peak.amount), unit.cash(twin.peak.amount)
        figures.append((say("Most money out"), *peaks))
    overhead = say("none") if view.overhead is None else f"{rounded(view.overhead * 100, 1)} %"
    figures.append((say("Break-even overhead"), overhead, ""))
    column = (_RIGHT - _MARGIN) / len(figures)
    for number, (what, one, other) in enumerate(figures):
        x = _MARGIN + number * column
        drawing.words(x, top, what, size=12, fill="quiet", room=column - 12)
        drawing.words(x, top + 22, one, size=17, fill="plan", bold=True, room=column - 12)
        if other:
            said = say("big bang {other}", other=other)
            drawing.words(x, top + 42, said, size=13, fill="twin", room=column - 12)


def _panel(drawing: Drawing, view: ValueView, picture: Picture, top: int) -> None:
    """A heading with its legend, a grid, and the curves."""
    scale = ticks(picture.top)
    first, end = picture.plan.vertices[0].day, view.terms.horizon
    upper, lower = top + 52, top + 52 + _CHART
    span = max(1, (end - first).days)

    def across(at: date) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (at - first).days / span

    def up(share: float) -> float:
        return lower - _CHART * share

    room = _RIGHT - _MARGIN - _legend(drawing, picture, top + 22)
    drawing.words(_MARGIN, top + 22, picture.heading, bold=True, room=room)
    for number, label in enumerate(scale.labels):
        y = up(number / (len(scale.labels) - 1))
        drawing.line([(_LEFT, y), (_RIGHT, y)], "grid")
        drawing.words(_LEFT - 8, y + 4, label, size=11, fill="quiet", anchor="end")
    _days(drawing, first, end, across, upper, lower)
    plan, twin = (
        [(across(at), up(float(value / scale.top))) for at, value in curve.vertices]
        for curve in (picture.plan, picture.twin)
    )
    drawing.area([*plan, *reversed(twin)], "lead", 0.45)
    if picture.spending:
        spent = _points(picture.spending, across, lambda value: up(value / float(scale.top)))
        drawing.line(spent, "quiet", 1.5, "2 3")
    drawing.line(twin, "twin", 2, _DASH)
    drawing.line(plan, "plan", 2.5)
    if first <= view.as_of < end:
        x = across(view.as_of)
        drawing.line([(x, upper - 6), (x, lower)], "ink", 1, "3 3")
        side = "end" if x > _RIGHT - 60 else "start"
        drawing.words(x, upper - 9, say("today"), size=11, anchor=side)


def _points(
    curve: Curve, across: Callable[[date], float], up: Callable[[float], float]
) -> list[tuple[float, float]]:
    return [(across(at), up(float(value))) for at, value in curve.vertices]


def _legend(drawing: Drawing, picture: Picture, y: int) -> float:
    """What the lines mean, at the right; returns the room that it takes."""
    lines = [(say("big bang"), "twin", 2.0, _DASH), (say("plan"), "plan", 2.5, "")]
    if picture.spending:
        lines.insert(0, (say("money spent"), "quiet", 1.5, "2 3"))
    x = float(_RIGHT)
    for name, role, width, dash in lines:
        drawing.words(x, y, name, size=12, fill=role, anchor="end")
        x -= wide(name, 12) + 8
        drawing.line([(x - 28, y - 4), (x, y - 4)], role, width, dash)
        x -= 28 + 20
    return _RIGHT - x


def _days(
    drawing: Drawing,
    first: date,
    end: date,
    across: Callable[[date], float],
    upper: int,
    lower: int,
) -> None:
    taken = 0.0
    for mark in marks(first, end, 16):
        x = across(mark.day)
        drawing.line([(x, upper), (x, lower)], "grid", 1.5 if mark.strong else 1)
        half = wide(mark.name, 11) / 2
        if x - half > taken and x + half <= _WIDTH:
            role = "ink" if mark.strong else "quiet"
            drawing.words(x, lower + 16, mark.name, size=11, fill=role, anchor="middle")
            taken = x + half + 6
    drawing.line([(_LEFT, lower), (_RIGHT, lower)], "quiet")


def _foot(drawing: Drawing, view: ValueView, top: int) -> None:
    twin = next(each.formula for each in view.reckoned if each.of_twin)
    words = say(
        "As of {as_of}. Value counts up to {last}: {reason}. Big bang: {twin}.",
        as_of=day(view.as_of),
        last=day(view.last),
        reason=view.terms.reason,
        twin=twin,
    )
    for number, line in enumerate(broken(words, _RIGHT - _MARGIN, 11, 3)):
        drawing.words(_MARGIN, top + 16 * number, line, size=11, fill="quiet")


def _when(value: date | None) -> str:
    return day(value) if value else say("never")
