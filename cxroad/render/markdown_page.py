"""A page of sections as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import cut, section_lines
from cxroad.render.visible import unobeyed
from cxroad.views.sheet import Page


def render(view: Page) -> str:
    """The page with headings and tables; pictures are in the SVG."""
    lines = [
        f"# {escaped(view.title)}",
        "",
        say("As of {day}.", day=day(view.as_of)),
        "",
        f"**{paragraph(view.headline)}**",
    ]
    for section in view.sections:
        lines += ["", f"## {escaped(section.heading)}", *section_lines(section)]
    return unobeyed(cut("".join(f"{line}\n" for line in lines)))
