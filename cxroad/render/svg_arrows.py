"""Arrows between the rows of a timeline, as lines with heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.render.svg import Drawing
from cxroad.render.svg_bars import Scale
from cxroad.views.arrows import Arrow, End
from cxroad.views.timeline import Bar, TimelineView

_LEAVES, _ARRIVES, _HEAD, _BESIDE = 3, 10, 6, 7


def draw_arrows(
    drawing: Drawing, view: TimelineView, scale: Scale, heights: Mapping[End, float]
) -> None:
    """The arrows of a view, to be drawn before its bars; one without dates at an end is left out.

    Args:
        heights: The middle of each row.
    """
    bars = dict(_bars(view))
    critical = {row.id for row in view.rows if row.critical}
    for arrow in view.arrows:
        if arrow.source not in bars or arrow.target not in bars:
            continue
        stroke = "ink" if {arrow.source.id, arrow.target.id} <= critical else "quiet"
        _draw(drawing, arrow, bars, scale, heights, stroke)


def arrow_head(drawing: Drawing, x: float, y: float, fill: str) -> None:
    """The head of an arrow that points to the right, its tip at a place."""
    drawing.area([(x, y), (x - _HEAD, y - 4), (x - _HEAD, y + 4)], fill, 1)


def _bars(view: TimelineView) -> Iterator[tuple[End, Bar]]:
    for phase in view.phases:
        if phase.bar.drawn:
            yield End(phase.id, "phase"), phase.bar
        for row in phase.rows:
            if row.bar.drawn:
                yield End(row.id, "initiative"), row.bar


def _draw(
    drawing: Drawing,
    arrow: Arrow,
    bars: Mapping[End, Bar],
    scale: Scale,
    heights: Mapping[End, float],
    stroke: str,
) -> None:
    """Down or up from the end of what is waited for, then to the start of what waits."""
    source, target = bars[arrow.source], bars[arrow.target]
    if source.start is None or source.finish is None or target.start is None:
        return
    tip = scale.begin(target.start)
    leaves = scale.begin(source.start) if arrow.from_start else scale.end(source.finish)
    x = min(leaves + (_LEAVES if arrow.from_start else -_LEAVES), tip - _ARRIVES)
    first, last = heights[arrow.source], heights[arrow.target]
    first += _BESIDE if last > first else -_BESIDE
    drawing.line([(x, first), (x, last), (tip - _HEAD, last)], stroke, 1.5)
    arrow_head(drawing, tip, last, stroke)
