"""The legend of a timeline as a picture: the marks and letters that occur in it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxroad.model.language import say
from cxroad.render.em import wide
from cxroad.render.svg import Drawing
from cxroad.render.svg_arrows import arrow_head
from cxroad.render.svg_bars import LATE, TO_DO, badge, gate, milestone, whisker
from cxroad.views.timeline import TimelineView
from cxroad.views.timeline.rag import RULE, Colour

_ICON, _GAP, _LINE, _SIZE = 30, 22, 22, 11


def legend(
    drawing: Drawing, view: TimelineView, used: set[str], sides: tuple[float, float], y: float
) -> float:
    """Marks side by side, then a line for each letter; returns where it ends.

    Args:
        used: Names of the marks in the chart.
        sides: Where it may begin and has to end.
        y: The base line of its first line.
    """
    left, right = sides
    x = left
    for words, draw in _marks(drawing, view, used):
        width = _ICON + 8 + wide(words, _SIZE)
        if x > left and x + width > right:
            x, y = left, y + _LINE
        draw(x, y - 4)
        drawing.words(x + _ICON + 8, y, words, size=_SIZE, fill="quiet")
        x += width + _GAP
    y += _LINE if x > left else 0
    colours = {row.verdict.colour for row in view.rows}
    if colours & {Colour.RED, Colour.AMBER, Colour.GREEN}:
        for colour, words in RULE.items():
            if colour in colours:
                badge(drawing, colour, left + 5, y - 12)
                drawing.words(left + _ICON + 8, y, say(words), size=_SIZE, fill="quiet")
                y += _LINE
    return y + 6


def _marks(
    drawing: Drawing, view: TimelineView, used: set[str]
) -> Iterator[tuple[str, Callable[[float, float], None]]]:
    """Each mark in words, and how to draw it from a left edge around a height."""
    if "done" in used:
        begun = any(
            row.done_until and row.verdict.colour is not Colour.FINISHED for row in view.rows
        )
        words = say("done or elapsed") if begun else say("done")
        yield words, lambda x, y: _bar(drawing, x, y, 1)
    if "todo" in used:
        yield say("to do"), lambda x, y: _bar(drawing, x, y, TO_DO)
    if "end" in used:
        yield view.late_said, lambda x, y: whisker(drawing, x, x + _ICON, y)
    dues = any(row.due for row in view.rows)
    promised = say("gate, due date") if dues else say("gate")
    if "gate" in used:
        yield promised, lambda x, y: gate(drawing, x + _ICON / 2, y, False)
    if "missed" in used:
        words = say("{gate} expected to be missed", gate=promised)
        yield words, lambda x, y: gate(drawing, x + _ICON / 2, y, True)
    if "milestone" in used:
        yield say("milestone"), lambda x, y: milestone(drawing, x + _ICON / 2, y)
    if "today" in used:
        middle = _ICON / 2
        yield (
            say("today"),
            lambda x, y: drawing.line([(x + middle, y - 8), (x + middle, y + 8)], LATE, 1.5),
        )
    if view.arrows:
        yield say("waits for"), lambda x, y: _arrow(drawing, x, y)
    if any(row.critical for row in view.rows):
        yield say("critical path"), lambda x, y: _critical(drawing, x, y)
    if any(row.verdict.colour is Colour.FINISHED for row in view.rows):
        yield say("finished"), lambda x, y: badge(drawing, Colour.FINISHED, x + 5, y - 8)


def _bar(drawing: Drawing, x: float, y: float, opacity: float) -> None:
    drawing.rectangle(x, y - 6, _ICON, 12, "second", 2, opacity)
    drawing.frame(x, y - 6, _ICON, 12, "second-edge", 1, 2)


def _arrow(drawing: Drawing, x: float, y: float) -> None:
    drawing.line([(x, y), (x + _ICON - 6, y)], "quiet", 1.5)
    arrow_head(drawing, x + _ICON, y, "quiet")


def _critical(drawing: Drawing, x: float, y: float) -> None:
    drawing.words(x, y + 4, "»", fill=LATE, bold=True)
    drawing.frame(x + 12, y - 6, _ICON - 12, 12, "ink", 2, 2)
