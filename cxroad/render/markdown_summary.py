"""The steering summary as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import cut, section_lines
from cxroad.render.visible import unobeyed
from cxroad.views.summary import SummaryView


def render(view: SummaryView) -> str:
    """The page with headings, tables and lists; a page that is too long is cut, and says so."""
    lines = [
        f"# {escaped(view.title)}",
        "",
        f"**{escaped(view.page)}**",
        "",
        escaped(view.standing),
    ]
    for section in view.sections:
        lines += ["", f"## {escaped(section.heading)}", *section_lines(section)]
    lines += ["", "---", "", paragraph(view.closing)]
    return unobeyed(cut("".join(f"{line}\n" for line in lines)))
