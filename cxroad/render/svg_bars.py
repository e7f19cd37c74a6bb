"""Bars, whiskers, gates and letters of a timeline, as shapes on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cxroad.render.svg import Drawing
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow
from cxroad.views.timeline.rag import Colour

_BAR, _LEAST = 14, 3.0
_GATE, _MILESTONE = 6.5, 4.5
TO_DO = 0.4
"""How strongly the part to do is painted; what is done is painted in full."""

LATE = "twin"
"""Colour of a promised day that the expected finish misses, and of today's line."""

PHASES = ("first", "second", "third")
"""Colours of the phases in file order, from the start again after the last."""


BADGES = {
    Colour.RED: ("R", "red", "bright"),
    Colour.AMBER: ("A", "amber", "dark"),
    Colour.GREEN: ("G", "green", "dark"),
}
"""Letter, colour and colour of the letter of each verdict that has one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days laid over pixels.

    Attributes:
        left, right: Where the chart begins and ends.
        first: Ordinal of its first day.
        days: How many days it spans; at least 1.
    """

    left: float
    right: float
    first: int
    days: int

    def begin(self, day: date) -> float:
        """Where a day begins."""
        return self._at(day.toordinal())

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self._at(day.toordinal() + 1)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return self._at(day.toordinal() + 0.5)

    def _at(self, ordinal: float) -> float:
        return self.left + (self.right - self.left) * (ordinal - self.first) / self.days


@dataclass(slots=True)
class Chart:
    """Draws rows over one scale, and remembers which marks it needed.

    Attributes:
        used: Names of the marks drawn so far, for the legend.
    """

    drawing: Drawing
    scale: Scale
    used: set[str] = field(default_factory=set)

    def phase(self, row: PhaseRow, y: float, paint: str) -> None:
        """A phase as a line with a whisker around a height, and its gate; hollow when missed."""
        bar = row.bar
        if bar.start and bar.finish:
            self._whisker(bar, y)
            line = [(self.scale.begin(bar.start), y), (self.scale.end(bar.finish), y)]
            self.drawing.line(line, f"{paint}-edge", 3)
        if row.due:
            late = bar.finish is not None and bar.finish > row.due and bool(row.miss)
            self._gate(self.scale.end(row.due), y, late)

    def initiative(self, row: InitiativeRow, y: float, paint: str) -> None:
        """A piece of work as a bar around a height: what is done, what is to do, how late."""
        bar = row.bar
        if bar.start is None or bar.finish is None:
            room = self.scale.right - self.scale.left
            self.drawing.words(
                self.scale.left + 6, y + 4, row.dateless, size=11, fill="quiet", room=room
            )
            return
        first, last = self.scale.begin(bar.start), self.scale.end(bar.finish)
        self._whisker(bar, y)
        if row.milestone:
            self._milestone(last, y)
        else:
            self._bar(row, first, max(last, first + _LEAST), y, paint)
        for when, _ in row.milestones:
            self._milestone(self.scale.end(when), y)
        if row.due and row.verdict.colour is not Colour.FINISHED:
            self._gate(self.scale.end(row.due), y, bar.finish > row.due)

    def _bar(self, row: InitiativeRow, first: float, last: float, y: float, paint: str) -> None:
        top, width = y - _BAR / 2, last - first
        finished = row.verdict.colour is Colour.FINISHED
        done = width if finished else 0.0
        if row.done_until and not finished:
            # What is not finished never looks finished: its end stays to do.
            done = min(self.scale.end(row.done_until) - first, width - _LEAST)
        if done < width:
            self.used.add("todo")
            self.drawing.rectangle(first, top, width, _BAR, "paper", 2)
            self.drawing.rectangle(first, top, width, _BAR, paint, 2, TO_DO)
        if done > 0:
            self.used.add("done")
            self.drawing.rectangle(first, top, done, _BAR, paint, 2)
        stroke, thick = ("ink", 2.0) if row.critical else (f"{paint}-edge", 1.0)
        self.drawing.frame(first, top, width, _BAR, stroke, thick, 2)

    def _whisker(self, bar: Bar, y: float) -> None:
        """From the expected finish to the late one."""
        if bar.finish is None or bar.late is None or bar.late <= bar.finish:
            return
        self.used.add("end")
        whisker(self.drawing, self.scale.end(bar.finish), self.scale.end(bar.late), y)

    def _gate(self, x: float, y: float, late: bool) -> None:
        self.used.add("missed" if late else "gate")
        gate(self.drawing, x, y, late)

    def _milestone(self, x: float, y: float) -> None:
        self.used.add("milestone")
        milestone(self.drawing, x, y)


def whisker(drawing: Drawing, first: float, last: float, y: float) -> None:
    """A dotted line with an end, between two places at a height."""
    drawing.line([(first, y), (last, y)], "quiet", 1.5, "2 2")
    drawing.line([(last, y - 4), (last, y + 4)], "quiet", 1.5)


def gate(drawing: Drawing, x: float, y: float, late: bool) -> None:
    """A promised day: a filled diamond, or a hollow one where it is expected to be missed."""
    drawing.diamond(x, y, _GATE, *(("paper", LATE) if late else ("ink", "paper")))


def milestone(drawing: Drawing, x: float, y: float) -> None:
    """A day without length: a ring."""
    drawing.circle(x, y, _MILESTONE, "paper", "ink")


def badge(drawing: Drawing, colour: Colour, x: float, y: float) -> None:
    """The letter of a verdict on its colour; a tick for finished work; nothing when unjudged."""
    if colour is Colour.FINISHED:
        drawing.line([(x + 5, y + 8), (x + 9, y + 12), (x + 16, y + 3)], "green", 2)
    elif colour in BADGES:
        letter, fill, ink = BADGES[colour]
        drawing.rectangle(x, y, 20, 16, fill, 3)
        drawing.words(x + 10, y + 12, letter, size=11, fill=ink, anchor="middle", bold=True)
