"""Plan and twin on a terminal: curves as areas, then tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.plain_page import render as render_plain
from cxroad.render.terminal.area import Areas
from cxroad.render.terminal.paint import Glyphs, glyphs
from cxroad.render.terminal.sections import (
    LEAST_WIDTH,
    page_text,
    section_lines,
    sentence_lines,
    title_lines,
)
from cxroad.views.sheet import Line, Tone
from cxroad.views.value import Picture, ValueView
from cxroad.views.words import flat

_DRAWN_FROM = 60
"""Cells; where there are fewer a curve says nothing; our default."""


def render(view: ValueView, *, width: int, ascii: bool, colour: bool) -> str:
    """Curves and tables in at most `width` cells: without curves under 60, sentences under 40."""
    if width < LEAST_WIDTH:
        return render_plain(view)
    marks = glyphs(ascii)
    lines = list(title_lines(flat(view.title), day(view.as_of), width, marks))
    lines += sentence_lines(Line(view.headline), width, marks)
    for picture in view.pictures if width >= _DRAWN_FROM else ():
        lines += [Text(), *_drawn(view, picture, width, marks)]
    for section in view.sections:
        lines += [Text(), *section_lines(section, width, marks)]
    return page_text(lines, width, colour)


def _drawn(view: ValueView, picture: Picture, width: int, marks: Glyphs) -> Iterator[Text]:
    heading = Line(f"{picture.note}.", label=f"{picture.heading}:", tone=Tone.QUIET)
    yield from sentence_lines(heading, width, marks)
    areas = Areas(picture.plan, picture.twin, view.as_of, marks)
    yield from areas.lines(max(picture.plan.top.value, picture.twin.top.value), width)
    yield areas.legend(say("plan"), say("big bang"))
