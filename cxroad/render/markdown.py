"""Somebody's text inside Markdown: shown as it is, obeyed by nobody."""

from __future__ import annotations

import re

from cxroad.render.visible import visible

_OBEYED = re.compile(
    r"(?P<kept>(?<=[^\W_])_+(?=[^\W_]))"  # within a word an underscore marks nothing
    r"|[\\`*_~\[\]|#${}@]"  # marks of Markdown, its tables, mathematics, templates, mentions
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"  # tags and entities
    r"|(?<=:)(?=//)|(?<=www)(?=\.)"  # bare addresses, which sites turn into links
    r"|(?<=\bGH-)(?=\d)|(?<=!)(?=\d)|(?<=:)(?=[\w+-]+:)",  # numbers of issues, named pictures
    re.IGNORECASE,
)

_LEADING = re.compile(r"\A(?:[-+](?=[-+\s]|\Z)|[=>:]|\d(?=\d*[.)](?:\s|\Z)))")
"""What at the start of a line begins a list, a quotation, or underlines the line before."""

_APART = "\u200b"
"""A blank without width; `visible` spells out those of others, so that only ours are left."""

_ENDS = re.compile(r"[\r\n]+")


def escaped(text: str) -> str:
    """The text as Markdown that shows it: one line, no link, picture, tag, mention or cell.

    Marks become entities. Mentions are looked for in the finished page, where an entity no
    longer protects, so a blank without width stands behind `@` and `#`. For the start of a line
    see `paragraph`.
    """
    return _OBEYED.sub(_tamed, visible(_ENDS.sub(" ", text)).strip())


def paragraph(text: str) -> str:
    """The text as Markdown at the start of a line: in addition no list, quotation or heading."""
    safe = escaped(text)
    return _LEADING.sub(lambda mark: f"&#{ord(mark[0])};", safe)


def _tamed(found: re.Match[str]) -> str:
    mark = found[0]
    if not mark:
        return _APART
    if found["kept"]:
        return mark
    if mark == "@":
        return f"@{_APART}"
    return f"&#{ord(mark)};{_APART if mark == '#' else ''}"
