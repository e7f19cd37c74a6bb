"""A page of sections on a terminal: title, headline, then sentences and tables."""

from __future__ import annotations

from rich.text import Text

from cxroad.model.writing import day
from cxroad.render.plain_page import render as render_plain
from cxroad.render.terminal.paint import glyphs
from cxroad.render.terminal.sections import (
    LEAST_WIDTH,
    page_text,
    section_lines,
    sentence_lines,
    title_lines,
)
from cxroad.views.sheet import Line, Page
from cxroad.views.words import flat


def render(view: Page, *, width: int, ascii: bool, colour: bool) -> str:
    """The page in at most `width` cells; plain sentences where that is under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(title_lines(flat(view.title), day(view.as_of), width, marks))
    lines += sentence_lines(Line(view.headline), width, marks)
    for section in view.sections:
        lines += [Text(), *section_lines(section, width, marks)]
    return page_text(lines, width, colour)
