"""Bars, whiskers, gates and today's line in the cells of a chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import TypeAlias

from rich.text import Text

from cxroad.render.terminal.axis import Axis
from cxroad.render.terminal.paint import Glyphs
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow
from cxroad.views.timeline.rag import Colour

LATE = "bold red"
"""Style of a promised day that the expected finish misses."""

TODAY = "red"
"""Style of the line of the present day."""

FAINT = "dim"
"""Style of what is less certain or less urgent."""

Wires: TypeAlias = Mapping[int, tuple[str, str]]
"""Pieces of arrows in a row: names of glyphs and styles by column."""

_NO_WIRES: Wires = {}


class Chart:
    """Draws rows over one axis, and remembers which marks it needed.

    Attributes:
        used: Names of the glyphs drawn so far, for the legend.
    """

    def __init__(self, axis: Axis, today: date | None, glyphs: Glyphs) -> None:
        self.axis = axis
        self.used: set[str] = set()
        self._glyphs = glyphs
        self._today = None if today is None else axis.last_column(today)

    def phase(self, row: PhaseRow, style: str, wires: Wires = _NO_WIRES) -> Text:
        """A phase as a line with a whisker and its gate; the gate is red when it is missed.

        Args:
            wires: Arrows that cross it; bars of initiatives hide them.
        """
        cells = self._row(wires)
        bar = row.bar
        if bar.start and bar.finish:
            self._whisker(cells, bar)
            cells.fill(
                self.axis.first_column(bar.start), self.axis.last_column(bar.finish), "span", style
            )
        for column, (name, shade) in wires.items():
            cells.put(column, name, shade)
        if row.due:
            late = bar.finish is not None and bar.finish > row.due and row.miss
            cells.put(self.axis.last_column(row.due), "gate", LATE if late else style)
        return self._drawn(cells)

    def initiative(self, row: InitiativeRow, style: str, wires: Wires = _NO_WIRES) -> Text:
        """A piece of work as a bar: what is done, what is to do, how late it may end.

        A bar always shows: it has a cell at least, which neither today's line nor a mark covers.
        """
        cells = self._row(wires)
        bar = row.bar
        if bar.start is None or bar.finish is None:
            cells.write(row.dateless, FAINT)
            return self._drawn(cells)
        first, last = self.axis.first_column(bar.start), self.axis.last_column(bar.finish)
        self._whisker(cells, bar)
        if row.milestone:
            cells.put(last, "milestone", f"bold {style}")
        else:
            self._bar(cells, row, first, last, style)
        kept = last if first == last or row.milestone else -1
        for when, _ in row.milestones:
            if self.axis.last_column(when) != kept:
                cells.put(self.axis.last_column(when), "milestone", "bold")
        unfinished = row.verdict.colour is not Colour.FINISHED
        if row.due and unfinished and self.axis.last_column(row.due) != kept:
            late = bar.finish > row.due
            cells.put(self.axis.last_column(row.due), "gate", LATE if late else style)
        return self._drawn(cells)

    def _bar(self, cells: _Cells, row: InitiativeRow, first: int, last: int, style: str) -> None:
        finish = row.bar.finish
        if row.verdict.colour is Colour.FINISHED and finish:
            cells.fill(first, last, "done", style)
            if last > first and not self.axis.fills_half(finish):
                cells.put(last, "half", style)
            return
        cells.fill(first, last, "todo", style)
        if row.done_until:
            # What is not finished never looks finished: its last cell stays to do.
            cells.fill(first, min(self.axis.last_column(row.done_until), last - 1), "done", style)

    def _whisker(self, cells: _Cells, bar: Bar) -> None:
        if bar.finish is None or bar.late is None:
            return
        finish, high = self.axis.last_column(bar.finish), self.axis.last_column(bar.late)
        if high > finish:
            cells.fill(finish + 1, high - 1, "whisker", FAINT)
            cells.put(high, "end", FAINT)

    def _row(self, wires: Wires) -> _Cells:
        cells = _Cells(self.axis.width)
        if self._today is not None:
            cells.put(self._today, "today", TODAY)
        for column, (name, style) in wires.items():
            cells.put(column, name, style)
        return cells

    def _drawn(self, cells: _Cells) -> Text:
        self.used.update(cells.names)
        return cells.text(self._glyphs)


class _Cells:
    """One row cell by cell: names of glyphs, or words of our own; what comes later covers."""

    def __init__(self, width: int) -> None:
        self._cells: list[tuple[str, str]] = [("", "")] * width
        self._words: dict[int, str] = {}

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self._cells if name}

    def put(self, column: int, name: str, style: str) -> None:
        self._cells[column] = (name, style)

    def fill(self, first: int, last: int, name: str, style: str) -> None:
        for column in range(first, last + 1):
            self.put(column, name, style)

    def write(self, words: str, style: str) -> None:
        for column, letter in enumerate(words[: len(self._cells)]):
            self._cells[column] = ("", style)
            self._words[column] = letter

    def text(self, glyphs: Glyphs) -> Text:
        text = Text()
        cells = enumerate(self._cells)
        for style, run in groupby(cells, key=lambda cell: cell[1][1]):
            marks = (
                getattr(glyphs, name) if name else self._words.get(column, " ")
                for column, (name, _) in run
            )
            text.append("".join(marks), style or None)
        return text
