"""What an edit does as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from cxroad.render.visible import unobeyed, visible
from cxroad.views.effect import EffectView
from cxroad.views.words import stopped


def render(view: EffectView) -> str:
    """What was done and each effect, a line each."""
    done = (f"{line.label} {line.text}" if line.label else line.text for line in view.done)
    lines = [*done, *(line.text[:1].upper() + line.text[1:] for line in view.lines)]
    return unobeyed("".join(f"{visible(stopped(line))}\n" for line in lines))
