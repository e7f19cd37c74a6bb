"""Tables for a terminal: columns as wide as they need or as there is room, words kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from cxroad.render.terminal.paint import RAG_STYLES, Glyphs, clip, pad
from cxroad.render.visible import visible
from cxroad.render.width import cells, wrap
from cxroad.views.sheet import Cell, Column, Row, Table, Tone

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.GOOD: "green",
    Tone.WARN: "yellow",
    Tone.BAD: "bold red",
}
"""ANSI styles by tone; what a tone means is said by a word as well."""

_NARROW, _NARROWEST = 14, 6
"""A column of text is not made narrower than its longest word, but no word counts for more
than this; where room is short, than that."""

_ROOMY = 120
"""From this width on columns stand further apart and bars are longer."""

_MOST_LINES, _MOST_NOTES = 8, 4
_BADGE, _INDENT = 4, 2
_KEPT_PERCENT = "\xa0%"
_FIGURES = 6
"""Cells of the percentage behind a bar."""


def badge(letter: str) -> Text:
    """A letter in reverse video, with a blank on either side."""
    return Text(f" {letter} ", style=RAG_STYLES.get(letter, "reverse"))


def draw_table(table: Table, width: int, glyphs: Glyphs) -> list[Text] | None:
    """The table in lines of at most `width` cells; None when it does not fit."""
    gap, bar = (3, 16) if width >= _ROOMY else (2, 8)
    room = width - gap * (len(table.columns) - 1)
    widths = _widths(table, room, bar)
    if widths is None:
        return None
    between = " " * gap
    lines = _headings(table.columns, widths, between)
    lines.append(Text(glyphs.rule * (sum(widths) + gap * (len(widths) - 1)), style="dim"))
    for row in table.rows:
        lines += _row(table.columns, row, widths, between, bar, glyphs)
    return lines


def _widths(table: Table, room: int, bar: int) -> list[int] | None:
    contents = [_wanted(table, index, bar) for index in range(len(table.columns))]
    headings = [visible(column.heading) for column in table.columns]
    wanted = [max(wish, cells(head)) for wish, head in zip(contents, headings, strict=True)]
    if sum(wanted) <= room:
        return wanted
    wanted = [
        max(wish, _heading_width(head)) for wish, head in zip(contents, headings, strict=True)
    ]
    if sum(wanted) <= room:
        return wanted
    for longest in (_NARROW, _NARROWEST):
        least = [
            min(wish, _least(table, index, longest)) if column.flows else wish
            for index, (column, wish) in enumerate(zip(table.columns, wanted, strict=True))
        ]
        if sum(least) <= room:
            return _shared(least, wanted, room)
    return None


def _shared(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Widths between least and wanted that fill the room: the smallest wishes come true first."""
    widths = list(least)
    while sum(widths) < room:
        short = [at for at, wish in enumerate(wanted) if widths[at] < wish]
        if not short:
            break
        lowest = min(widths[at] for at in short)
        level = [at for at in short if widths[at] == lowest]
        for at in level[: room - sum(widths)]:
            widths[at] += 1
    return widths


def _wanted(table: Table, index: int, bar: int) -> int:
    return max((_content(row.cells[index], bar) for row in table.rows), default=0)


def _heading_width(heading: str) -> int:
    """The narrowest column in which a heading takes at most two lines."""
    words = heading.split()
    ways = (
        max(cells(" ".join(words[:cut])), cells(" ".join(words[cut:])))
        for cut in range(len(words) + 1)
    )
    return min(ways, default=0)


def _content(cell: Cell, bar: int) -> int:
    if cell.bar is not None:
        return bar + 1 + _FIGURES
    lead = _BADGE if cell.badge else 0
    note = _INDENT + cells(visible(cell.note)) if cell.note else 0
    return max(lead + cells(visible(cell.text)), note)


def _least(table: Table, index: int, longest: int) -> int:
    words = [_heading_width(visible(table.columns[index].heading))]
    for row in table.rows:
        cell = row.cells[index]
        for lead, text in ((_BADGE if cell.badge else 0, cell.text), (_INDENT, cell.note)):
            longest_word = max((cells(word) for word in visible(text).split()), default=0)
            words.append(lead + min(longest_word, longest))
    return max(words)


def _headings(columns: Sequence[Column], widths: Sequence[int], between: str) -> list[Text]:
    wrapped = [
        wrap(visible(column.heading), max(1, wide))
        for column, wide in zip(columns, widths, strict=True)
    ]
    height = max(len(lines) for lines in wrapped)
    rows = []
    for at in range(height):
        parts = []
        for column, lines, wide in zip(columns, wrapped, widths, strict=True):
            index = at - (height - len(lines))
            text = lines[index] if index >= 0 else ""
            parts.append(pad(text, wide, right=column.right))
        rows.append(Text(between.join(parts), style="bold"))
    return rows


def _row(
    columns: Sequence[Column],
    row: Row,
    widths: Sequence[int],
    between: str,
    bar: int,
    glyphs: Glyphs,
) -> list[Text]:
    drawn = [
        _cell(cell, wide, column.right, bar, glyphs)
        for column, cell, wide in zip(columns, row.cells, widths, strict=True)
    ]
    lines = []
    for at in range(max(len(lines_) for lines_ in drawn)):
        line = Text()
        for index, (cell_lines, wide) in enumerate(zip(drawn, widths, strict=True)):
            if index:
                line.append(between)
            line.append_text(cell_lines[at] if at < len(cell_lines) else Text(" " * wide))
        lines.append(line)
    return lines


def _cell(cell: Cell, width: int, right: bool, bar: int, glyphs: Glyphs) -> list[Text]:
    style = STYLES[cell.tone]
    if cell.bar is not None:
        return [_bar(cell, width, bar, style, glyphs)]
    lead = _BADGE if cell.badge else 0
    lines: list[Text] = []
    for text in within(visible(cell.text), width - lead, _MOST_LINES, glyphs):
        line = Text()
        if lead and not lines:
            line.append_text(badge(cell.badge)).append(" ")
        elif lead:
            line.append(" " * lead)
        lines.append(line.append(pad(text, width - lead, right=right), style=style))
    if cell.note:
        for note in within(visible(cell.note), width - _INDENT, _MOST_NOTES, glyphs):
            indented = note if right else " " * _INDENT + note
            lines.append(Text(pad(indented, width, right=right), style="dim"))
    return lines


def _bar(cell: Cell, width: int, bar: int, style: str, glyphs: Glyphs) -> Text:
    filled = int((cell.bar or 0) * bar + 1 / 2)
    text = glyphs.done * filled + glyphs.todo * (bar - filled)
    figures = pad(visible(cell.text), _FIGURES, right=True)
    return Text(pad(f"{text} {figures}", width), style=style)


def within(text: str, width: int, most: int, glyphs: Glyphs) -> list[str]:
    """The text in at most so many lines, broken at blanks; what is left out is marked."""
    kept = wrap(text.replace(" %", _KEPT_PERCENT), max(1, width))
    lines = [line.replace(_KEPT_PERCENT, " %") for line in kept]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], clip(f"{lines[most - 1]} {lines[most]}", width, glyphs)]
