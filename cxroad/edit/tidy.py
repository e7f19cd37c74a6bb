"""Blanks that mean nothing: those that end lines, and tabs between words of YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.edits import TextEdit
from cxroad.source.span import Span

_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\r?\n|\Z)")  # begun once in a run of blanks, so linear
_BLANKS = (" ", "\t")
_TABS = re.compile(r"(?<! )[ ]*\t[ \t]*")
_COMMENT = re.compile(r"(?:(?<=[ \t\n])|\A)#[^\n]*")


def trailing(document: Document) -> tuple[TextEdit, ...]:
    """The edits that end each line with its last word, save inside texts of several lines."""
    text = document.text
    if document.root is None or not _may_trail(text):
        return ()
    long = [span for span in _scalars(document.root) if "\n" in document.text[slice(*span)]]
    long.sort()
    starts = [span.start for span in long]
    return tuple(
        TextEdit(Span(*match.span()), "")
        for match in _TRAILING.finditer(document.text)
        if not _inside(match.start(), long, starts)
    )


def _may_trail(text: str) -> bool:
    """Whether a line may end with blanks; asked of every file, and hardly one has any."""
    ends = ("\n", "\r\n") if "\r" in text else ("\n",)
    blanks = [blank for blank in _BLANKS if blank in text]
    return text.endswith(_BLANKS) or any(blank + end in text for blank in blanks for end in ends)


def tabs(document: Document) -> tuple[TextEdit, ...]:
    """The edits that put blanks for tabs, save in texts, in comments and at ends of lines."""
    if document.root is None or "\t" not in document.text:
        return ()
    text = document.text
    edits: list[TextEdit] = []
    at = 0
    for start, end in [*sorted(_scalars(document.root)), (len(text), len(text))]:
        between = _COMMENT.sub(lambda found: "#" * len(found[0]), text[at:start])
        for match in _TABS.finditer(between):
            span = Span(at + match.start(), at + match.end())
            if _TRAILING.match(text, span.start) is None:
                indented = span.start == 0 or text[span.start - 1] == "\n"
                edits.append(TextEdit(span, match[0].expandtabs(2) if indented else " "))
        at = max(at, end)
    return tuple(edits)


def _inside(offset: int, spans: list[Span], starts: list[int]) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < spans[at].end


def _scalars(value: Value, own: Span | None = None) -> Iterator[Span]:
    """Where each key and each scalar stands."""
    if isinstance(value, Map):
        for key, (key_start, key_end, start, end) in value.places.items():
            yield Span(key_start, key_end)
            yield from _scalars(value[key], Span(start, end))
    elif isinstance(value, Seq):
        for item, place in zip(value, value.places, strict=True):
            yield from _scalars(item, Span(*place))
    elif own is not None:
        yield own
