"""Teams against time as a heat map: a number and a mark in each cell, a colour behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import month
from cxroad.render.terminal.bars import FAINT
from cxroad.render.terminal.paint import Glyphs, cells, clip, pad, shown
from cxroad.schedule.saturation import Grade
from cxroad.views.capacity import CapacityView, TeamRow
from cxroad.views.capacity.shape import MARKS, WORDS
from cxroad.views.words import quarter

STYLES = {
    Grade.GREEN: "green",
    Grade.AMBER: "reverse yellow",
    Grade.RED: "reverse red",
    Grade.SATURATED: "bold reverse magenta",
}
"""Colours by grade; the marks say the same."""

_SHADES = {
    Grade.GREEN: "light",
    Grade.AMBER: "todo",
    Grade.RED: "dark",
    Grade.SATURATED: "done",
}
"""Glyphs by grade, for a week that has one cell."""

_Item = TypeVar("_Item")

_WIDEST_NAME, _LEAST_CELL = 24, 9
_MARK = max(map(len, MARKS.values()))


def quarter_lines(view: CapacityView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Teams against quarters, below each other in blocks where there are too many for a line."""
    left = _name_width(view, width)
    cell = max(_LEAST_CELL, *(len(quarter(name)) for name in view.quarters))
    blocks = _blocks(view.quarters, (width - left) // (cell + 1))
    for number, names in enumerate(blocks):
        if number:
            yield Text()
        heading = "".join(f" {pad(quarter(name), cell, right=True)}" for name in names)
        yield Text(f"{pad(say('Team'), left)}{heading}", "bold")
        for row in view.teams:
            yield _quarters(row, names, left, cell, marks)


def _quarters(row: TeamRow, names: Sequence[str], left: int, cell: int, marks: Glyphs) -> Text:
    text = Text(_name(row, left, marks))
    for name in names:
        filled = row.quarters.get(name)
        text.append(" ")
        if filled is None:
            text.append(pad("-" + " " * (_MARK + 1), cell, right=True), FAINT)
            continue
        number = f"{filled.said} {pad(MARKS[filled.grade], _MARK)}"
        text.append(pad(number, cell, right=True), STYLES[filled.grade])
    return text


def week_lines(view: CapacityView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Teams against weeks, a cell each, in blocks where there are too many for a line."""
    left = _name_width(view, width)
    for number, mondays in enumerate(_blocks(view.mondays, width - left - 1)):
        if number:
            yield Text()
        for line in _week_header(view, mondays):
            yield Text(f"{' ' * left} {line}", FAINT)
        for row, _ in view.loaded:
            by_monday = {week.monday: week.grade for week in row.weeks}
            text = Text(f"{_name(row, left, marks)} ")
            for monday in mondays:
                grade = by_monday.get(monday)
                if grade is None:
                    text.append(" ")
                else:
                    style = STYLES[grade].replace("reverse ", "")
                    text.append(getattr(marks, _SHADES[grade]), style)
            yield text


def _week_header(view: CapacityView, mondays: Sequence[date]) -> list[str]:
    """Years above months, or numbers of weeks, each at the first week that it has room for."""
    upper = lower = ""
    for at, monday in enumerate(mondays):
        if view.origin is not None:
            name, year = (view.said(monday), "") if not at % 8 else ("", "")
        else:
            first = at == 0 or monday.day <= 7
            name = month(monday) if first else ""
            year = str(monday.year) if at == 0 or (first and monday.month == 1) else ""
        lower = _added(lower, at, name, len(mondays))
        upper = _added(upper, at, year, len(mondays))
    return [line for line in (upper, lower) if line]


def _added(line: str, at: int, name: str, width: int) -> str:
    """The line with a name at a place, where it has room there."""
    fits = name and at >= len(line) + bool(line) and at + len(name) <= width
    return f"{line:<{at}}{name}" if fits else line


def legend_lines(weekly: bool, width: int, marks: Glyphs) -> Iterator[Text]:
    """What the colours and marks mean; where there are weeks, their shades too."""
    text = Text("  ")
    for grade in Grade:
        mark = getattr(marks, _SHADES[grade]) * 2 if weekly else MARKS[grade] or say("no mark:")
        said = f" {say(WORDS[grade])}   "
        if text.cell_len + cells(mark) + len(said.rstrip()) > width:
            yield text
            text = Text("  ")
        style = STYLES[grade]
        text.append(mark, style.replace("reverse ", "") if weekly else style).append(said, FAINT)
    yield text


def _blocks(items: Sequence[_Item], most: int) -> list[Sequence[_Item]]:
    """The items in blocks of at most so many, and of one at least."""
    size = max(1, most)
    return [items[at : at + size] for at in range(0, len(items), size)]


def _name_width(view: CapacityView, width: int) -> int:
    widest = max(cells(shown(row.team)) for row in view.teams)
    return max(4, min(widest, _WIDEST_NAME, width // 3))


def _name(row: TeamRow, left: int, marks: Glyphs) -> str:
    return pad(clip(shown(row.team), left, marks), left)
