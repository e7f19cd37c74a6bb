"""Text for Mermaid: nothing in it ends a label, begins a statement or asks for anything."""

from __future__ import annotations

from cxroad.render.visible import visible

MOST = 50_000
"""Characters of a diagram that Mermaid draws unless its `maxTextSize` says otherwise.

Source:
    mermaid.js.org/config/schema-docs/config-properties-maxtextsize.html.
"""

_PLAIN = frozenset(" .,-")
_ASKED_FOR = frozenset("ﬂ°¶")
"""Signs that Mermaid itself writes for an entity while it reads."""

_STATEMENTS = (
    *("gantt", "dateformat", "inclusiveenddates", "topaxis", "axisformat", "tickinterval"),
    *("includes", "excludes", "todaymarker", "weekday", "weekend", "title", "acctitle"),
    *("accdescr", "section", "href", "call", "click"),
)
"""Words that begin a statement of a Gantt chart, so that no task may begin with them."""


def label(text: str) -> str:
    """Text inside quotes or behind a keyword: signs that Mermaid may obey become entities.

    Two dollars become wide ones, since Mermaid hands what stands between such pairs to another
    program.
    """
    shown = visible(" ".join(text.split())).replace("$$", "＄＄")
    return "".join(_written(sign) for sign in shown) or "-"


def task(text: str) -> str:
    """Text at the start of a line of a Gantt chart: it never reads like a statement or a date."""
    shown = " ".join(text.split())
    first = shown[:1]
    if first.isdigit() or shown.casefold().startswith(_STATEMENTS):
        return _entity(first) + label(shown)[1:]
    return label(shown)


def too_long(text: str) -> str:
    """A remark for a diagram that Mermaid takes only when it is asked to; else empty."""
    if len(text) <= MOST:
        return ""
    return f"    %% Longer than {MOST} characters: raise the maxTextSize of Mermaid to draw it.\n"


def _written(sign: str) -> str:
    if sign in _PLAIN or (sign.isascii() and sign.isalnum()):
        return sign
    return _entity(sign) if sign.isascii() or sign in _ASKED_FOR else sign


def _entity(sign: str) -> str:
    return f"#{ord(sign)};"
