"""Blanks and tabs that end lines and mean nothing."""

from __future__ import annotations

import re
from bisect import bisect_right

from cxroad.source.document import Document, Map, Seq, Value

_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\Z)")


def tidied(document: Document) -> str:
    """The text without blanks and tabs at the ends of lines, save inside texts of several lines."""
    if document.root is None or document.problems:
        return document.text
    long: list[tuple[int, int]] = []
    _gather(document.root, document.text, long)
    long.sort()
    starts = [start for start, _ in long]

    def kept(match: re.Match[str]) -> str:
        at = bisect_right(starts, match.start()) - 1
        return match.group() if at >= 0 and match.start() < long[at][1] else ""

    return _TRAILING.sub(kept, document.text)


def _gather(value: Value, text: str, long: list[tuple[int, int]]) -> None:
    """Where scalars of several lines stand, with the blank rest of their last line."""
    if isinstance(value, Map):
        parts = [(value[key], place[2], place[3]) for key, place in value.places.items()]
    elif isinstance(value, Seq):
        parts = [(item, *place) for item, place in zip(value, value.places, strict=True)]
    else:
        return
    for item, start, end in parts:
        if isinstance(item, Map | Seq):
            _gather(item, text, long)
        elif "\n" in text[start:end]:
            long.append((start, end))
