"""What an edit does, on a terminal: what was done, then a line for each effect."""

from __future__ import annotations

from rich.text import Text

from cxroad.render.plain_effect import render as render_plain
from cxroad.render.terminal.paint import glyphs
from cxroad.render.terminal.sections import LEAST_WIDTH, page_text, sentence_lines
from cxroad.views.effect import EffectView


def render(view: EffectView, *, width: int, ascii: bool, colour: bool) -> str:
    """The lines in at most `width` cells; plain sentences where that is under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines: list[Text] = []
    for line in (*view.done, *view.lines):
        lines += sentence_lines(line, width, marks)
    return page_text(lines, width, colour)
