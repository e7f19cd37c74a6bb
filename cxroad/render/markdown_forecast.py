"""The forecast as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from cxroad.model.language import say
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.markdown_sections import cut, section_lines
from cxroad.render.visible import unobeyed
from cxroad.views.forecast import ForecastView


def render(view: ForecastView) -> str:
    """The page with headings, tables and lists; a page that is too long is cut, and says so."""
    lines = [f"# {escaped(view.title)}", "", say("Forecast, as of {day}.", day=view.day)]
    for section in view.sections:
        lines += ["", f"## {escaped(section.heading)}", *section_lines(section)]
    lines += ["", "---", "", paragraph(view.closing)]
    return unobeyed(cut("".join(f"{line}\n" for line in lines)))
