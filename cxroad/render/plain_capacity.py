"""Change load as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from cxroad.model.writing import day
from cxroad.render.plain_sections import section_lines
from cxroad.render.visible import unobeyed, visible
from cxroad.views.capacity import CapacityView
from cxroad.views.words import flat, stopped


def render(view: CapacityView) -> str:
    """The change load as lines of text, sections apart by an empty line."""
    lines = [stopped(flat(view.title)), f"As of {day(view.as_of)}.", view.headline]
    for section in view.sections:
        lines += ["", *section_lines(section)]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
