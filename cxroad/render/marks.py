"""One line of a file with the marks and labels under it, within a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from cxroad.render.ink import Ink
from cxroad.render.visible import unobeyed, visible_pieces
from cxroad.render.width import cells, widths, wrap

_CUT = "..."

_LABEL = 30
"""Cells that a label beside its mark needs if it has to be wrapped; our default."""

_LABEL_BELOW = 40
"""Cells that a label below its mark may take, even if it must begin left of it; our default."""


class Mark(NamedTuple):
    """A marked stretch of a line: 0-based first column, and the first behind it."""

    start: int
    end: int
    label: str = ""
    primary: bool = False


class Row(NamedTuple):
    """A row of the drawing: the line itself (`source`) or something below it."""

    text: str
    source: bool = False


class _Stroke(NamedTuple):
    """A mark in cells of the drawing."""

    start: int
    end: int
    mark: Mark


def draw_line(line: str, marks: Sequence[Mark], width: int, level: str, ink: Ink) -> Iterator[Row]:
    """The line, cut around its marks where it is too wide, and what is to be said of them.

    Marks that lie too far apart for the width are drawn under the line one after the other.
    """
    for group in _groups(marks, width) if marks[1:] else (marks,):
        window = _Window(line, group, width)
        yield Row(window.text.rstrip(), source=True)
        strokes = [window.stroke(mark) for mark in group]
        if strokes:
            yield from (row for row in _below(strokes, width, level, ink) if row.text)


def _groups(marks: Sequence[Mark], width: int) -> list[list[Mark]]:
    """The marks in groups that fit beside each other, whatever the characters between them."""
    groups: list[list[Mark]] = [[]]
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not groups[-1]:
            groups[-1].append(mark)
        elif mark.end - groups[-1][0].start <= width // 2 - len(_CUT):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


class _Window:
    """As much of a line as fits, in what it shows for each character and the cells that takes."""

    def __init__(self, line: str, marks: Sequence[Mark], width: int) -> None:
        self._width = width
        self._first = self._left = 0
        self.text = line
        self._at: Sequence[int] = range(len(line) + 1)
        if not (len(line) <= width and line.isascii() and line.isprintable() and "##" not in line):
            self._look(line, marks, width)

    def _look(self, line: str, marks: Sequence[Mark], width: int) -> None:
        """Look at a line that does not fit, or does not show as it is."""
        focus = min(marks[0].start, len(line)) if marks else 0
        end = min(max((mark.end for mark in marks), default=0), len(line))
        # No more of a huge line is looked at than could ever be shown.
        self._first = max(0, focus - 4 * width)
        stop = min(len(line), focus + 8 * width)
        seen = line[self._first : stop]
        plain = seen.isascii() and seen.isprintable() and "##" not in seen
        pieces = list(seen) if plain else _shown(seen)
        wide = [1] * len(seen) if plain else _cells_of(pieces)
        left, right = 0, len(pieces)
        whole = self._first == 0 and stop == len(line) and sum(wide) <= width
        if not whole:
            left, right = _cut(wide, focus - self._first, end - self._first, width)
        self._left = left
        before = _CUT if left + self._first else ""
        after = _CUT if right + self._first < len(line) else ""
        self.text = before + "".join(pieces[left:right]) + after
        self._at = list(accumulate(wide[left:right], initial=len(before)))

    def stroke(self, mark: Mark) -> _Stroke:
        """A mark's cells in the window, at least one."""
        last = len(self._at) - 1
        start = self._at[min(max(mark.start - self._first - self._left, 0), last)]
        start = min(start, self._width - 1)
        end = self._at[min(max(mark.end - self._first - self._left, 0), last)]
        return _Stroke(start, max(end, start + 1), mark)


def _shown(text: str) -> list[str]:
    """What each character shows; what a runner would obey is broken up here already."""
    pieces = visible_pieces(text)
    at = text.find("##")
    while at >= 0:
        if unobeyed(text[at : at + 80]).startswith("#\\"):
            pieces[at + 1] = "\\#"
        at = text.find("##", at + 1)
    return pieces


def _cells_of(pieces: list[str]) -> list[int]:
    """Cells that each piece takes after those before it."""
    return [
        own if len(piece) == 1 else cells(piece)
        for piece, own in zip(pieces, widths("".join(p[0] for p in pieces)), strict=True)
    ]


def _cut(wide: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """First and last piece of a window over a line that is too wide, around a stretch of it."""
    room = width - 2 * len(_CUT)
    marked = min(sum(wide[start:end]), room)
    left = start
    if sum(wide[:end]) <= width - len(_CUT):
        left, room = 0, width - len(_CUT)
    else:
        spare = (room - marked) // 2
        while left > 0 and spare >= wide[left - 1]:
            left -= 1
            spare -= wide[left]
        if sum(wide[left:]) <= width - len(_CUT):
            room = width - len(_CUT)
    right, taken = left, 0
    while right < len(wide) and taken + wide[right] <= room:
        taken += wide[right]
        right += 1
    return left, right


def _below(strokes: Sequence[_Stroke], width: int, level: str, ink: Ink) -> Iterator[Row]:
    """The row of marks, with the last one's label if there is room, then the other labels."""
    last = strokes[-1]
    labelled = [stroke for stroke in strokes if stroke.mark.label]
    beside: list[str] = []
    end = max(stroke.end for stroke in strokes)
    if last.mark.label and last.end == end:
        room = width - end - 1
        if cells(last.mark.label) <= room or room >= _LABEL:
            beside = wrap(last.mark.label, room)
            labelled.remove(last)
    row = _underline(strokes, level, ink)
    yield Row(f"{row} {ink(beside[0], _role(last, level))}" if beside else row)
    for line in beside[1:]:
        text = ink(line, _role(last, level))
        yield Row(_pipes(labelled, level, ink, up_to=end + 1) + text)
    while labelled:
        stroke = labelled.pop()
        left = max((other.start + 2 for other in labelled), default=0)
        wide = min(cells(stroke.mark.label), max(_LABEL_BELOW, width - stroke.start))
        at = min(stroke.start, max(left, width - wide))
        yield Row(_pipes([*labelled, stroke] if at == stroke.start else labelled, level, ink))
        for line in wrap(stroke.mark.label, width - at):
            text = ink(line, _role(stroke, level))
            yield Row(_pipes(labelled, level, ink, up_to=at) + text)


def _role(stroke: _Stroke, level: str) -> str:
    return level if stroke.mark.primary else "second"


def _underline(strokes: Sequence[_Stroke], level: str, ink: Ink) -> str:
    """`^` under the primary place, `-` under the others; where they overlap the first wins."""
    if len(strokes) == 1:
        (only,) = strokes
        sign = "^" if only.mark.primary else "-"
        return " " * only.start + ink(sign * (only.end - only.start), _role(only, level))
    signs = [""] * max(stroke.end for stroke in strokes)
    for stroke in sorted(strokes, key=lambda stroke: stroke.mark.primary):
        for at in range(stroke.start, stroke.end):
            signs[at] = level if stroke.mark.primary else "second"
    row = ""
    for role, cells_ in groupby(signs):
        sign = {"": " ", level: "^"}.get(role, "-")
        row += ink(sign * len(list(cells_)), role)
    return row


def _pipes(strokes: Sequence[_Stroke], level: str, ink: Ink, up_to: int | None = None) -> str:
    """A row of `|` under the beginning of each stroke, blank up to a column."""
    row, at = "", 0
    for stroke in strokes:
        if stroke.start < at or (up_to is not None and stroke.start >= up_to):
            continue
        row += " " * (stroke.start - at) + ink("|", _role(stroke, level))
        at = stroke.start + 1
    return row + " " * ((up_to or at) - at)
