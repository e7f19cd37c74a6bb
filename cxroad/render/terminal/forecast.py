"""The forecast on a terminal: headings, sentences and tables without a frame."""

from __future__ import annotations

from rich.text import Text

from cxroad.render.plain_forecast import render as render_plain
from cxroad.render.terminal.paint import glyphs
from cxroad.render.terminal.sections import (
    LEAST_WIDTH,
    faint_lines,
    page_text,
    section_lines,
    title_lines,
)
from cxroad.views.forecast import ForecastView


def render(view: ForecastView, *, width: int, ascii: bool, colour: bool) -> str:
    """The page in lines of at most `width` cells; as plain sentences when that is under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(title_lines(view.title, view.day, width, marks))
    for section in view.sections:
        lines += [Text(), *section_lines(section, width, marks)]
    lines += [Text(), *faint_lines(view.closing, width, marks)]
    return page_text(lines, width, colour)
