"""The anatomy of a line, and how a value looks in quotes."""

from __future__ import annotations

import re
from typing import NamedTuple

from cxroad.source.span import Span

_ENTRY = re.compile(
    r"""(?P<lead>[ \t]*(?:-[ ]+)*)
        (?P<key>"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"'\[{#][^\n]*?)
        [ ]*:(?=[ \t\r]|$)[ \t]*
        (?P<value>[^\r\n]*)""",
    re.VERBOSE,
)
_ITEM = re.compile(r"(?P<lead>[ \t]*(?:-[ ]+)+)(?P<value>[^\r\n]*)")
_LONGEST = 2000
"""Characters of a line beyond which it is not taken apart, lest that take long."""

_QUOTED = 60
"""Characters of the file that a message repeats. Source: our default."""

_CURLY = {"“": "”", "„": "“”", "‘": "’", "«": "»", "»": "«"}


class Entry(NamedTuple):
    """A line of the form `- key: value`, as offsets in the text.

    Attributes:
        lead: Blanks and dashes before it.
        key: Empty for a list item without a key.
        value: Without blanks and comment round it; may be empty.
    """

    lead: Span
    key: Span
    value: Span


def line_at(text: str, offset: int) -> Span:
    """The line that an offset lies in, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Span(start, end - text[start:end].endswith("\r"))


def line_before(text: str, offset: int) -> Span | None:
    """The nearest line above with something else on it than blanks or a comment."""
    start = text.rfind("\n", 0, offset) + 1
    while start > 0:
        line = line_at(text, start - 1)
        words = text[slice(*line)].strip()
        if words and not words.startswith("#"):
            return line
        start = line.start
    return None


def indent_of(text: str, line: Span) -> int:
    """Number of blanks that a line begins with."""
    words = text[slice(*line)]
    return len(words) - len(words.lstrip(" "))


def number_of(text: str, offset: int) -> int:
    """The number of the line that an offset lies in, counted from 1."""
    return text.count("\n", 0, offset) + 1


def entry_of(text: str, line: Span) -> Entry | None:
    """The parts of a line with a key or a dash; None for any other and for a very long one."""
    if line.end - line.start > _LONGEST:
        return None
    match = _ENTRY.match(text, line.start, line.end)
    if match is None:
        item = _ITEM.match(text, line.start, line.end)
        if item is None:
            return None
        lead = Span(*item.span("lead"))
        return Entry(lead, Span(lead.end, lead.end), _without_comment(text, item.span("value")))
    return Entry(
        Span(*match.span("lead")),
        Span(*match.span("key")),
        _without_comment(text, match.span("value")),
    )


def _without_comment(text: str, span: tuple[int, int]) -> Span:
    """A value without the comment after it; a mark inside its quotes begins none."""
    start, end = span
    search_from = start
    if text[start : start + 1] in ("'", '"'):
        search_from = max(text.rfind(text[start], start, end), start)
    at = text.find("#", search_from + 1, end)
    while at >= 0 and text[at - 1] not in " \t":
        at = text.find("#", at + 1, end)
    if at >= 0:
        end = search_from + len(text[search_from:at].rstrip(" \t"))
    if text[start:end].startswith("#"):
        end = start
    return Span(start, start + len(text[start:end].rstrip()))


def shortened(words: str) -> str:
    """The words, cut where they are too long to be quoted in a message."""
    return words if len(words) <= _QUOTED else words[: _QUOTED - 3] + "..."


def quoted(words: str) -> str:
    """The words as a quoted scalar; typographic quotes round all of them give way."""
    if len(words) > 1 and words[-1] in _CURLY.get(words[0], ""):
        words = words[1:-1]
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"
