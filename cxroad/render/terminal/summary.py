"""The steering summary on a terminal: headings, sentences and tables without a frame."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from cxroad.render.plain_summary import render as render_plain
from cxroad.render.terminal.columns import STYLES, badge, draw_table, within
from cxroad.render.terminal.paint import Glyphs, glyphs, to_text
from cxroad.render.visible import unobeyed, visible
from cxroad.render.width import cells
from cxroad.views.summary import SummaryView
from cxroad.views.summary.sheet import Line, Section

_LEAST_WIDTH = 40
_WIDEST_TEXT = 100
"""Cells in a line of sentences: longer ones are hard to read; our default."""

_MOST_LINES = 12


def render(view: SummaryView, *, width: int, ascii: bool, colour: bool) -> str:
    """The page in lines of at most `width` cells; as plain sentences when that is under 40."""
    if width < _LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(_header(view, width, marks))
    for section in view.sections:
        lines += [Text(), *_section(section, width, marks)]
    lines += [Text(), *_closing(view, width, marks)]
    for line in lines:
        # Breaking up what a runner would obey takes a cell.
        if line.plain.lstrip().startswith("::") and line.cell_len >= width:
            line.truncate(width - 1)
    return unobeyed(to_text(lines, colour))


def _header(view: SummaryView, width: int, marks: Glyphs) -> Iterator[Text]:
    title, day = visible(view.title), f"as of {visible(view.day)}"
    if cells(title) + 3 + cells(day) <= width:
        blanks = " " * (width - cells(title) - cells(day))
        yield Text(title, style="bold").append(blanks + day, style="not bold dim")
    else:
        for line in within(title, width, _MOST_LINES, marks):
            yield Text(line, style="bold")
        yield Text(day, style="dim")
    page = Line(view.page, badge=view.status.light.letter)
    for drawn in _line(page, width, marks):
        drawn.stylize("bold", 4)
        yield drawn
    if view.span:
        for text in within(visible(view.span), width - 4, _MOST_LINES, marks):
            yield Text(" " * 4).append(text, style="dim")


def _section(section: Section, width: int, marks: Glyphs) -> Iterator[Text]:
    for line in within(visible(section.heading), width, _MOST_LINES, marks):
        yield Text(line, style="bold")
    for each in section.lines:
        yield from _line(each, width, marks)
    for table in section.tables:
        yield Text()
        drawn = draw_table(table, width, marks)
        if drawn is not None:
            yield from drawn
        else:
            for row in table.rows:
                yield from _line(Line(row.sentence, item=True), width, marks)
    if section.tables and section.notes:
        yield Text()
    for each in section.notes:
        yield from _line(each, width, marks)


def _line(line: Line, width: int, marks: Glyphs) -> Iterator[Text]:
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


def _closing(view: SummaryView, width: int, marks: Glyphs) -> Iterator[Text]:
    for line in within(visible(view.closing), width, _MOST_LINES, marks):
        yield Text(line, style="dim")
