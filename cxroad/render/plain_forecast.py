"""The forecast as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from cxroad.render.plain_sections import section_lines
from cxroad.render.visible import unobeyed, visible
from cxroad.views.forecast import ForecastView


def render(view: ForecastView) -> str:
    """The page as lines of text, sections apart by an empty line."""
    lines = [view.title, f"Forecast, as of {view.day}"]
    for section in view.sections:
        lines += ["", *section_lines(section)]
    lines += ["", view.closing]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
