"""Plan and twin as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from cxroad.model.writing import day
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import cut, section_lines
from cxroad.render.visible import unobeyed
from cxroad.views.value import ValueView


def render(view: ValueView) -> str:
    """The comparison with headings and tables; the curves are in the SVG."""
    lines = [
        f"# {escaped(view.title)}",
        "",
        f"As of {day(view.as_of)}.",
        "",
        f"**{paragraph(view.headline)}**",
    ]
    for section in view.sections:
        lines += ["", f"## {escaped(section.heading)}", *section_lines(section)]
    return unobeyed(cut("".join(f"{line}\n" for line in lines)))
