"""Change load on a terminal: the heat map, then peaks, backlog and landings."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from cxroad.model.writing import day
from cxroad.render.plain_page import render as render_plain
from cxroad.render.terminal.heat import legend_lines, quarter_lines, week_lines
from cxroad.render.terminal.paint import Glyphs, glyphs
from cxroad.render.terminal.sections import (
    LEAST_WIDTH,
    page_text,
    section_lines,
    sentence_lines,
    title_lines,
)
from cxroad.views.capacity import CapacityView
from cxroad.views.sheet import Line, Section
from cxroad.views.words import flat


def render(view: CapacityView, *, width: int, ascii: bool, colour: bool) -> str:
    """Heat map and tables in at most `width` cells; plain sentences where that is under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(title_lines(flat(view.title), day(view.as_of), width, marks))
    lines += sentence_lines(Line(view.headline), width, marks)
    for number, section in enumerate(view.sections):
        drawn = _drawn(view, section, width, marks) if not number and view.quarters else None
        lines += [Text(), *(drawn or section_lines(section, width, marks))]
    return page_text(lines, width, colour)


def _drawn(view: CapacityView, section: Section, width: int, marks: Glyphs) -> Iterator[Text]:
    """The heat map in the place of its table."""
    yield from sentence_lines(Line("", label=section.heading), width, marks)
    yield Text()
    yield from quarter_lines(view, width, marks)
    yield from legend_lines(False, width, marks)
    if view.weekly:
        yield Text()
        yield from week_lines(view, width, marks)
        yield from legend_lines(True, width, marks)
    yield Text()
    for note in section.notes:
        yield from sentence_lines(note, width, marks)
