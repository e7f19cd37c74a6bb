"""The timeline as sentences, one fact a line: for screen readers, narrow screens and mail."""

from __future__ import annotations

from cxroad.render.visible import unobeyed, visible
from cxroad.views.timeline import TimelineView
from cxroad.views.timeline.prose import sentences


def render(view: TimelineView) -> str:
    """The timeline in sentences; a blank line parts the phases and their initiatives."""
    return unobeyed("".join(f"{visible(sentence)}\n" for sentence in sentences(view)))
