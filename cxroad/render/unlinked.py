"""Somebody's text in a field that one program shows as it is and another as Markdown."""

from __future__ import annotations

import re

from cxroad.render.visible import harmless

_ALIVE = re.compile(
    r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=\])(?=[(\[])|(?<=!)(?=[\[\d])|(?<=<)(?=[A-Za-z/!?])"
    r"|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH-)(?=\d)|(?<=&)(?=#?\w+;)|(?<=\$)(?=\w)",
    re.IGNORECASE,
)
"""Where a mention, a number of an issue, a link, a picture or a tag hangs together."""


def unlinked(text: str) -> str:
    """The text in one line, with a blank without width wherever a site would make it live.

    Entities would be read aloud where the text is shown as it is, so marks stay what they are;
    backticks round ids still make code of them.
    """
    return _ALIVE.sub("\u200b", harmless(text))
