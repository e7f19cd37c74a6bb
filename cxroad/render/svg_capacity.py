"""Change load as a picture: the heat map, and each team's weeks against its capacity."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.days import marks
from cxroad.render.em import broken, fitted, wide
from cxroad.render.svg import Drawing
from cxroad.schedule.saturation import Grade
from cxroad.views.capacity import MARKS, CapacityView, TeamRow
from cxroad.views.capacity.shape import WORDS, hours
from cxroad.views.words import flat, quarter

_WIDTH, _MARGIN, _NAMES = 960, 32, 170
_RIGHT = _WIDTH - _MARGIN
_CELL, _LEAST_CELL, _PROFILE, _FOOT = 44, 62, 132, 96
_FILLS = {
    Grade.GREEN: ("green", "dark"),
    Grade.AMBER: ("amber", "dark"),
    Grade.RED: ("red", "bright"),
    Grade.SATURATED: ("full", "bright"),
}
"""Colour of a cell and of the words in it."""


def render(view: CapacityView) -> str:
    """The change load as SVG: a headline, teams against quarters, teams against weeks."""
    said = broken(view.headline, _RIGHT - _MARGIN, 14, 3)
    columns = max(1, int((_RIGHT - _MARGIN - _NAMES) / _LEAST_CELL))
    blocks = [view.quarters[at : at + columns] for at in range(0, len(view.quarters), columns)]
    top = 84 + 20 * len(said)
    block = 30 + (_CELL + 4) * len(view.teams) + 18
    profiles = top + block * len(blocks) + 46
    height = profiles + _PROFILE * len(view.loaded) + _FOOT
    facts = [row.sentence for table in view.sections[0].tables for row in table.rows]
    drawing = Drawing(_WIDTH, height, flat(view.title), " ".join([view.headline, *facts]))
    drawing.words(_MARGIN, 46, flat(view.title), size=20, bold=True, room=_RIGHT - _MARGIN)
    for number, line in enumerate(said):
        drawing.words(_MARGIN, 74 + 20 * number, line, size=14)
    for number, names in enumerate(blocks):
        _heat(drawing, view, names, columns, top + block * number)
    _legend(drawing, top + block * len(blocks) + 14)
    for number, (row, _) in enumerate(view.loaded):
        _profile(drawing, view, row, profiles + _PROFILE * number)
    _foot(drawing, view, height - _FOOT + 26)
    return drawing.render()


def _heat(
    drawing: Drawing, view: CapacityView, names: tuple[str, ...], columns: int, top: int
) -> None:
    """Teams against quarters: the share of the fullest week, and its hours."""
    shown = min(columns, max(len(view.quarters), 4))
    wide_ = min(120.0, (_RIGHT - _MARGIN - _NAMES) / shown)
    left = _MARGIN + _NAMES
    for at, name in enumerate(names):
        x = left + at * wide_ + wide_ / 2
        drawing.words(
            x, top + 14, quarter(name), size=11, fill="quiet", anchor="middle", room=wide_
        )
    for number, row in enumerate(view.teams):
        y = top + 24 + number * (_CELL + 4)
        name = fitted(row.team, _NAMES - 14, 13, True)
        drawing.words(_MARGIN, y + 20, name, bold=True)
        capacity = say("{hours} h a week", hours=hours(row.capacity))
        drawing.words(_MARGIN, y + 36, capacity, size=11, fill="quiet")
        for at, each in enumerate(names):
            filled = row.quarters.get(each)
            x = left + at * wide_
            if filled is None:
                drawing.rectangle(x + 2, y, wide_ - 4, _CELL, "grid", 4)
                continue
            fill, ink = _FILLS[filled.grade]
            drawing.rectangle(x + 2, y, wide_ - 4, _CELL, fill, 4)
            middle = x + wide_ / 2
            drawing.words(middle, y + 20, filled.cell, fill=ink, anchor="middle", bold=True)
            said = say("{hours} h", hours=hours(filled.hours))
            drawing.words(middle, y + 36, said, size=11, fill=ink, anchor="middle")


def _legend(drawing: Drawing, y: int) -> None:
    x = float(_MARGIN + _NAMES)
    for grade, (fill, _) in _FILLS.items():
        drawing.rectangle(x, y - 11, 14, 14, fill, 3)
        said = f"{say(WORDS[grade])} {MARKS[grade]}".rstrip()
        drawing.words(x + 20, y, said, size=11, fill="quiet")
        x += 20 + wide(said, 11) + 18


def _profile(drawing: Drawing, view: CapacityView, row: TeamRow, top: int) -> None:
    """A team's weeks as bars, with its capacity as a line."""
    upper, lower, left = top + 30, top + _PROFILE - 28, _MARGIN + 32
    first, end = view.mondays[0], view.mondays[-1] + timedelta(weeks=1)
    span = (end - first).days
    highest = max(row.capacity, *(week.hours for week in row.weeks)) or Fraction(1)

    def across(at: date) -> float:
        return left + (_RIGHT - left) * (at - first).days / span

    def up(asked: Fraction) -> float:
        return lower - (lower - upper) * float(asked / highest)

    said = say("{team}: hours per person and week", team=row.team)
    drawing.words(_MARGIN, top + 14, said, size=13, bold=True, room=_RIGHT - _MARGIN - 180)
    limit = say("capacity {hours} h", hours=hours(row.capacity))
    drawing.words(_RIGHT, top + 14, limit, size=11, fill="quiet", anchor="end")
    slot = (_RIGHT - left) * 7 / span
    for week in row.weeks:
        x, y = across(week.monday), up(week.hours)
        bar = max(1.0, slot - 1)
        drawing.rectangle(x, y, bar, lower - y, _FILLS[week.grade][0])
    drawing.line([(left, lower), (_RIGHT, lower)], "quiet")
    drawing.line([(left, up(row.capacity)), (_RIGHT, up(row.capacity))], "ink", 1.5, "6 3")
    for asked in dict.fromkeys((highest, row.capacity)):
        y = up(asked) + 4
        drawing.words(left - 8, y, hours(asked), size=11, fill="quiet", anchor="end")
    _time(drawing, view, lower, left, first, end)


def _time(
    drawing: Drawing, view: CapacityView, lower: int, left: int, first: date, end: date
) -> None:
    """Months, quarters or years below the bars, or weeks where the roadmap has no dates."""
    span = (end - first).days
    taken = 0.0
    if view.origin is not None:
        step = max(1, len(view.mondays) // 12)
        named = [(monday, view.said(monday)) for monday in view.mondays[::step]]
    else:
        named = [(mark.day, mark.name) for mark in marks(first, end, 14)]
    for at, name in named:
        x = left + (_RIGHT - left) * (at - first).days / span
        half = wide(name, 11) / 2
        if x - half <= taken or x + half > _WIDTH:
            continue
        drawing.line([(x, lower), (x, lower + 4)], "quiet")
        drawing.words(x, lower + 16, name, size=11, fill="quiet", anchor="middle")
        taken = x + half + 6


def _foot(drawing: Drawing, view: CapacityView, top: int) -> None:
    words = say(
        "As of {as_of}, from this week on. A cell is the fullest week of its quarter: hours "
        "asked of each affected person / hours that each can give to change. Bars keep the "
        "colours of the cells; above the dashed line people are asked for more than they can "
        "absorb. ",
        as_of=day(view.as_of),
    ) + " ".join(view.notes[:1])
    for number, line in enumerate(broken(words, _RIGHT - _MARGIN, 11, 4)):
        drawing.words(_MARGIN, top + 16 * number, line, size=11, fill="quiet")
