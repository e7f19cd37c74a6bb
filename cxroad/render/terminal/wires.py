"""Arrows between the rows of a timeline, cell by cell; bars cover them where they meet."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Flag, auto

from cxroad.render.terminal.axis import Axis
from cxroad.render.terminal.bars import Wires
from cxroad.views.arrows import Arrow, End
from cxroad.views.timeline import Bar, TimelineView

_CRITICAL, _OTHER = "bold", ""


class _Way(Flag):
    """The sides of a cell that a line leaves it by."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()


_PIECES = {
    _Way.UP | _Way.DOWN: "pipe",
    _Way.LEFT | _Way.RIGHT: "rule",
    _Way.UP | _Way.RIGHT: "last",
    _Way.DOWN | _Way.RIGHT: "turn",
    _Way.UP | _Way.DOWN | _Way.RIGHT: "branch",
    _Way.LEFT | _Way.RIGHT | _Way.DOWN: "tee",
    _Way.LEFT | _Way.RIGHT | _Way.UP: "fork",
}
"""Names of glyphs; every other crossing is `cross`."""


def wires_of(view: TimelineView, axis: Axis) -> list[Wires]:
    """The arrows of a view in each of its rows, phases and initiatives from top to bottom.

    An arrow leaves below or above the end of what is waited for, runs beside the rows between,
    and ends in the column before the start of what waits. One without dates at an end, or without
    a column before that start, is not drawn: the sentences tell of it.
    """
    rows = dict(_rows(view))
    order = {end: number for number, end in enumerate(rows)}
    critical = {row.id for row in view.rows if row.critical}
    ways: list[dict[int, _Way]] = [{} for _ in rows]
    heads: list[set[int]] = [set() for _ in rows]
    styles: list[dict[int, str]] = [{} for _ in rows]
    for arrow in view.arrows:
        columns = _columns(arrow, rows, axis)
        if columns is None:
            continue
        down, head = columns
        style = _CRITICAL if {arrow.source.id, arrow.target.id} <= critical else _OTHER
        first, last = order[arrow.source], order[arrow.target]
        for row, column, way in _path(first, last, down, head):
            ways[row][column] = ways[row].get(column, _Way(0)) | way
            styles[row][column] = styles[row].get(column) or style
        if down < head:
            heads[last].add(head)
    return [
        {column: (_piece(way, column in at), style[column]) for column, way in row.items()}
        for row, at, style in zip(ways, heads, styles, strict=True)
    ]


def _piece(way: _Way, head: bool) -> str:
    """The glyph of a cell; where another arrow passes, that is more than a head."""
    if head and way == _Way.LEFT | _Way.RIGHT:
        return "arrow"
    return _PIECES.get(way, "cross")


def _rows(view: TimelineView) -> Iterator[tuple[End, Bar]]:
    for phase in view.phases:
        yield End(phase.id, "phase"), phase.bar
        for row in phase.rows:
            yield End(row.id, "initiative"), row.bar


def _columns(arrow: Arrow, rows: dict[End, Bar], axis: Axis) -> tuple[int, int] | None:
    """The column in which an arrow runs from row to row, and the one in which it ends."""
    source, target = rows.get(arrow.source), rows.get(arrow.target)
    if source is None or target is None or target.start is None:
        return None
    head = axis.first_column(target.start) - 1
    if source.start is None or source.finish is None or head < 0:
        return None
    leaves = (
        axis.first_column(source.start) if arrow.from_start else axis.last_column(source.finish)
    )
    return min(leaves, head), head


def _path(first: int, last: int, down: int, head: int) -> Iterator[tuple[int, int, _Way]]:
    """The cells between two rows, and the sides by which the arrow leaves each of them."""
    step = 1 if first < last else -1
    for row in range(first + step, last, step):
        yield row, down, _Way.UP | _Way.DOWN
    yield last, down, (_Way.UP if step > 0 else _Way.DOWN) | _Way.RIGHT
    for column in range(down + 1, head + 1):
        yield last, column, _Way.LEFT | _Way.RIGHT
