"""A page of sections as sentences, one fact a line: to be listened to, and for narrow windows."""

from __future__ import annotations

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.plain_sections import section_lines
from cxroad.render.visible import unobeyed, visible
from cxroad.views.sheet import Page
from cxroad.views.words import flat, stopped


def render(view: Page) -> str:
    """The page as lines of text, sections apart by an empty line."""
    lines = [stopped(flat(view.title)), say("As of {day}.", day=day(view.as_of)), view.headline]
    for section in view.sections:
        lines += ["", *section_lines(section)]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
