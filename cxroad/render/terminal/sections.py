"""Sections on a terminal: headings, sentences and tables without a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.text import Text

from cxroad.model.language import say
from cxroad.render.terminal.columns import STYLES, badge, draw_table, within
from cxroad.render.terminal.paint import ASCII, Glyphs, shown, to_text
from cxroad.render.visible import unobeyed, visible
from cxroad.render.width import cells
from cxroad.views.sheet import Cell, Line, Row, Section

LEAST_WIDTH = 40
"""Cells; where there are fewer, a page is better told in plain sentences."""

_WIDEST_TEXT = 100
"""Cells in a line of sentences: longer ones are hard to read; our default."""

_MOST_LINES = 12
"""The most lines of a sentence or a title; our default."""


def section_lines(section: Section, width: int, marks: Glyphs) -> Iterator[Text]:
    """A section: its heading, sentences, and tables, which turn into sentences where too wide."""
    if marks == ASCII:
        section = _without_signs(section)
    for line in within(visible(section.heading), width, _MOST_LINES, marks):
        yield Text(line, style="bold")
    for each in section.lines:
        yield from sentence_lines(each, width, marks)
    for table in section.tables:
        yield Text()
        drawn = draw_table(table, width, marks)
        if drawn is not None:
            yield from drawn
        else:
            for row in table.rows:
                yield from sentence_lines(Line(row.sentence, item=True), width, marks)
    if section.tables and section.notes:
        yield Text()
    for each in section.notes:
        yield from sentence_lines(each, width, marks)


def _without_signs(section: Section) -> Section:
    """The section with the one sign of its own words that ASCII lacks spelt in two: `+-`."""

    def spelt(line: Line) -> Line:
        return replace(line, text=line.text.replace("±", "+-"))

    def cell(cell: Cell) -> Cell:
        text, note = cell.text.replace("±", "+-"), cell.note.replace("±", "+-")
        return replace(cell, text=text, note=note)

    def row(row: Row) -> Row:
        return Row(tuple(map(cell, row.cells)), row.sentence.replace("±", "+-"))

    tables = (replace(table, rows=tuple(map(row, table.rows))) for table in section.tables)
    lines, notes = map(spelt, section.lines), map(spelt, section.notes)
    return replace(section, lines=tuple(lines), tables=tuple(tables), notes=tuple(notes))


def sentence_lines(line: Line, width: int, marks: Glyphs) -> Iterator[Text]:
    """A sentence broken into lines, with its badge, bullet and label in front."""
    lead = 4 if line.badge else 2 if line.item else 0
    label = visible(line.label)
    text = f"{label} {visible(line.text)}" if label else visible(line.text)
    broken = within(text, min(width, _WIDEST_TEXT) - lead, _MOST_LINES, marks)
    left = len(label)
    for index, part in enumerate(broken):
        drawn = Text()
        if line.badge and not index:
            drawn.append_text(badge(line.badge)).append(" ")
        else:
            drawn.append(f"{marks.bullet} " if line.item and not index else " " * lead)
        bold = min(left, len(part))
        drawn.append(part[:bold], style="bold").append(part[bold:], style=STYLES[line.tone])
        left = max(0, left - len(part) - 1)
        yield drawn


def title_lines(title: str, day: str, width: int, marks: Glyphs) -> Iterator[Text]:
    """A title with the day at the right edge, or on a line of its own where that is too far."""
    title, day = shown(title), visible(say("as of {day}", day=day))
    if cells(title) + 3 + cells(day) <= width:
        blanks = " " * (width - cells(title) - cells(day))
        yield Text(title, style="bold").append(blanks + day, style="not bold dim")
        return
    for line in within(title, width, _MOST_LINES, marks):
        yield Text(line, style="bold")
    yield Text(day, style="dim")


def faint_lines(text: str, width: int, marks: Glyphs, indent: int = 0) -> Iterator[Text]:
    """A text of less weight, broken into lines."""
    for line in within(visible(text), width - indent, _MOST_LINES, marks):
        yield Text(" " * indent).append(line, style="dim")


def page_text(lines: Iterable[Text], width: int, colour: bool) -> str:
    """The lines of a page as one text in which nothing is obeyed by a runner."""
    kept = list(lines)
    for line in kept:
        # Breaking up what a runner would obey takes a cell.
        if line.plain.lstrip().startswith("::") and line.cell_len >= width:
            line.truncate(width - 1)
    return unobeyed(to_text(kept, colour))
