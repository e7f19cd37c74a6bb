"""The steering summary as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from cxroad.model.language import say
from cxroad.render.plain_sections import section_lines
from cxroad.render.visible import unobeyed, visible
from cxroad.views.summary import SummaryView
from cxroad.views.words import term


def render(view: SummaryView) -> str:
    """The page as lines of text, sections apart by an empty line."""
    standing = say(
        "{page}, {colour}, as of {day}",
        page=view.page,
        colour=term(view.status.light),
        day=view.day,
    )
    lines = [view.title, standing]
    lines += [view.span] if view.span else []
    for section in view.sections:
        lines += ["", *section_lines(section)]
    lines += ["", view.closing]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
