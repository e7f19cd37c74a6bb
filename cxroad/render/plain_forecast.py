"""The forecast as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from cxroad.model.language import say
from cxroad.render.plain_sections import section_lines
from cxroad.render.visible import unobeyed, visible
from cxroad.views.forecast import ForecastView


def render(view: ForecastView) -> str:
    """The page as lines of text, sections apart by an empty line."""
    lines = [view.title, say("Forecast, as of {day}", day=view.day)]
    for section in view.sections:
        lines += ["", *section_lines(section)]
    lines += ["", view.closing]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
