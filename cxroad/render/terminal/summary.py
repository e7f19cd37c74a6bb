"""The steering summary on a terminal: headings, sentences and tables without a frame."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from cxroad.render.plain_summary import render as render_plain
from cxroad.render.terminal.paint import Glyphs, glyphs
from cxroad.render.terminal.sections import (
    LEAST_WIDTH,
    faint_lines,
    page_text,
    section_lines,
    sentence_lines,
    title_lines,
)
from cxroad.views.sheet import Line
from cxroad.views.summary import SummaryView


def render(view: SummaryView, *, width: int, ascii: bool, colour: bool) -> str:
    """The page in lines of at most `width` cells; as plain sentences when that is under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(_header(view, width, marks))
    for section in view.sections:
        lines += [Text(), *section_lines(section, width, marks)]
    lines += [Text(), *faint_lines(view.closing, width, marks)]
    return page_text(lines, width, colour)


def _header(view: SummaryView, width: int, marks: Glyphs) -> Iterator[Text]:
    yield from title_lines(view.title, view.day, width, marks)
    page = Line(view.page, badge=view.status.light.letter)
    for drawn in sentence_lines(page, width, marks):
        drawn.stylize("bold", 4)
        yield drawn
    if view.span:
        yield from faint_lines(view.span, width, marks, indent=4)
