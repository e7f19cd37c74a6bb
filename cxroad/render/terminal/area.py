"""Two curves as areas in the cells of a chart: what both cover, and what only one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from rich.text import Text

from cxroad.model.language import say
from cxroad.render.terminal.axis import Axis, Label, calendar_axis
from cxroad.render.terminal.bars import FAINT, TODAY
from cxroad.render.terminal.paint import Glyphs, cells, pad
from cxroad.render.ticks import ticks
from cxroad.schedule.curve import Curve

_STYLES = {"done": "bright_blue", "todo": "cyan", "whisker": "magenta", "today": TODAY}
"""Both curves, one alone, the second alone where the first is elsewhere, the present day."""

_ROWS = 2
"""Rows of a chart between two ticks."""


class Areas:
    """Draws the areas under two curves of the same days, and remembers which marks it needed.

    A cell is filled where a curve reaches its middle, so that no area looks larger than it is.

    Attributes:
        used: Names of the glyphs drawn so far, for the legend.
    """

    def __init__(self, first: Curve, second: Curve, today: date, glyphs: Glyphs) -> None:
        self.used: set[str] = set()
        self._curves = (first, second)
        self._begin, self._end = first.vertices[0].day, first.vertices[-1].day
        self._today = today if self._begin <= today < self._end else None
        self._glyphs = glyphs
        self._second = "whisker"

    def lines(self, top: Fraction, width: int) -> Iterator[Text]:
        """The chart with its scale at the left, up to `top` at least, and its days below."""
        scale, glyphs = ticks(top), self._glyphs
        left = max(map(len, scale.labels)) + 2
        last = max(self._begin, self._end - timedelta(days=1))
        axis = calendar_axis(self._begin, last, width - left)
        height = _ROWS * (len(scale.labels) - 1)
        values = [self._values(axis, column) for column in range(axis.width)]
        leads = any(one > other for one, other in values)
        self._second = "whisker" if leads else "todo"
        today = axis.last_column(self._today) if self._today else None
        for row in range(height):
            label = "" if row % _ROWS else scale.labels[-1 - row // _ROWS]
            text = Text(pad(label, left - 2, right=True), FAINT)
            text.append(f" {glyphs.end if label else glyphs.pipe}")
            middle = scale.top * (2 * (height - row) - 1) / (2 * height)
            for column, (one, other) in enumerate(values):
                self._cell(text, one >= middle, other >= middle, column == today)
            yield text
        yield Text(" " * (left - 1) + glyphs.last + glyphs.rule * axis.width, FAINT)
        for labels in (axis.lower, axis.upper):
            if labels:
                yield Text(" " * left).append_text(_laid(labels))

    def legend(self, first: str, second: str) -> Text:
        """What the marks mean that occur."""
        glyphs = self._glyphs
        alone = second if self._second == "todo" else first
        words = {
            "todo": say("{curve} alone", curve=alone),
            "whisker": say("{curve} alone", curve=second),
            "done": say("{first} and {second}", first=first, second=second),
            "today": say("today"),
        }
        text = Text(" ")
        for name in words:
            if name in self.used:
                mark = getattr(glyphs, name) * (1 if name == "today" else 2)
                text.append(" ").append(mark, _STYLES[name]).append(f" {words[name]}  ", FAINT)
        return text

    def _cell(self, text: Text, one: bool, other: bool, today: bool) -> None:
        name = "done" if one and other else "todo" if one else self._second if other else ""
        name = name or ("today" if today else "")
        if name:
            self.used.add(name)
            text.append(getattr(self._glyphs, name), _STYLES[name])
        else:
            text.append(" ")

    def _values(self, axis: Axis, column: int) -> tuple[Fraction, ...]:
        """The curves on the day in the middle of a column; nothing outside of their days."""
        middle = axis.first + (2 * column + 1) * axis.days // (2 * axis.width)
        day = date.fromordinal(middle)
        inside = self._begin <= day < self._end
        return tuple(curve.at(day) if inside else Fraction(-1) for curve in self._curves)


def _laid(labels: Iterable[Label]) -> Text:
    text = ""
    for label in labels:
        text += " " * (label.column - cells(text)) + label.text
    return Text(text, FAINT)
