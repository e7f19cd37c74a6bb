"""Change load as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from cxroad.model.writing import day
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import cut, section_lines
from cxroad.render.visible import unobeyed
from cxroad.views.capacity import CapacityView


def render(view: CapacityView) -> str:
    """The change load with headings and tables; marks behind the numbers say how full it is."""
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
