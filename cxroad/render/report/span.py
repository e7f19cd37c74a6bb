"""The stretch of time that a timeline shows, and where in it a day lies, in percent.

Places are attributes of SVG and rules of the page's own style sheet, never styles of elements:
so the page's policy can forbid all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cxroad.render.days import marks
from cxroad.render.html import Markup, element
from cxroad.views.timeline import TimelineView
from cxroad.views.words import shifted

_MOST_MARKS = 9
_ROOM = 50
"""Which part of the picture is left free at its end, for marks on its last day; our default."""


class Span:
    """The days that the picture spans."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = (last - first).days + 1

    @classmethod
    def of(cls, timeline: TimelineView) -> Span | None:
        """None where nothing has a date."""
        if timeline.start is None or timeline.finish is None:
            return None
        room = timedelta(days=(timeline.finish - timeline.start).days // _ROOM + 1)
        return cls(timeline.start, shifted(timeline.finish, room))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def at(self, day: date, end: bool = False) -> str:
        """Where a day begins, or where it ends, in percent."""
        return _percent(self._share((day - self.first).days + end))

    def wide(self, first: date, last: date) -> str:
        """How wide a stretch of days is, in percent."""
        return _percent(max(self._share((last - first).days + 1), 0.15))

    def _share(self, days: int) -> float:
        return 100 * days / self._days

    def named(self, timeline: TimelineView) -> Iterator[tuple[str, str, bool]]:
        """Places with their names, and whether a year begins there."""
        if not timeline.relative:
            for mark in marks(self.first, self.last, _MOST_MARKS):
                yield self.at(mark.day), mark.name, mark.strong
            return
        weeks = timeline.week(self.last)
        step = next((step for step in (1, 2, 4, 8, 13, 26, 52) if weeks <= step * 12), 104)
        for week in range(0, weeks, step):
            day = timeline.origin + timedelta(weeks=week)
            if day >= self.first:
                yield self.at(day), f"W{week + 1}", False


def places(timeline: TimelineView) -> str:
    """Rules of CSS for the lines through all rows: where quarters begin, and today."""
    span = Span.of(timeline)
    if span is None:
        return ""
    stops = [
        f"transparent calc({at} - .5px), var(--line) calc({at} - .5px), "
        f"var(--line) calc({at} + .5px), transparent calc({at} + .5px)"
        for at, _, _ in span.named(timeline)
    ]
    lines = f".lane {{ background-image: linear-gradient(90deg, {', '.join(stops)}); }}\n"
    found = lines if stops else ""
    if timeline.today is not None:
        found += f".lane::before {{ content: ''; left: {span.at(timeline.today)}; }}\n"
    return found


def axis(timeline: TimelineView) -> Markup:
    """The names of quarters, years or weeks, where they begin."""
    span = Span.of(timeline)
    words = []
    for at, name, strong in span.named(timeline) if span else ():
        words.append(element("text", name, x=at, y="1em", dx=3, class_="year" if strong else None))
    return element("svg", *words, aria_hidden="true")


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
