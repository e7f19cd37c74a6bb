"""Taking an entry of a map, or an item of a list, out of the text."""

from __future__ import annotations

import re

from cxroad.edit.lines import block_of
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import TextEdit
from cxroad.source.lines import line_at
from cxroad.source.span import Span

_COMMA_BEHIND = re.compile(r"[ ]*,[ ]*")
_COMMA_BEFORE = re.compile(r",[ ]*$")


def cut_entry(document: Document, owner: Map, key: str, comments: bool = True) -> TextEdit | None:
    """The edit that takes an entry out; None where it shares lines with something else.

    Args:
        comments: Take the comments right above it along.
    """
    text = document.text
    if owner.flow:
        return _cut_between(text, [(p[0], p[3]) for p in owner.places.values()], _index(owner, key))
    block = block_of(text, owner, key)
    if block is None:
        return None
    start = block.start if comments else block.key
    if len(owner) == 1:
        return _emptied(text, start, block.end)
    return TextEdit(_with_gap(text, start, block.end), "")


def cut_item(document: Document, items: Seq, index: int) -> TextEdit | None:
    """The edit that takes one of several items out; None where that cannot be done."""
    text = document.text
    if len(items) < 2:
        return None
    if items.flow:
        return _cut_between(text, items.places, index)
    start, end = items.places[index]
    line = line_at(text, start)
    if text[line.start : start].strip() != "-":
        return None
    stop = text.find("\n", max(end - 1, start))
    return TextEdit(Span(line.start, len(text) if stop < 0 else stop + 1), "")


def _index(owner: Map, key: str) -> int:
    return list(owner).index(key)


def _cut_between(text: str, places: list[tuple[int, int]], index: int) -> TextEdit | None:
    """An item in brackets or braces, with the comma that it needs no longer."""
    start, end = places[index]
    if index + 1 < len(places):
        if "#" in text[end : places[index + 1][0]]:
            return None
        comma = _COMMA_BEHIND.match(text, end)
        stop = comma.end() if comma else end
        if stop == line_at(text, stop).end:  # no blanks stay behind what is before it, nor alone
            line = line_at(text, start).start
            before = text[line:start].rstrip(" ")
            start = line + len(before)
            stop = stop if before else text.index("\n", stop) + 1
        return TextEdit(Span(start, stop), "")
    if index:
        return TextEdit(Span(places[index - 1][1], end), "")
    return TextEdit(Span(start, end), "")


def _with_gap(text: str, start: int, end: int) -> Span:
    """The lines, and one of the two gaps of empty lines that would else become one."""
    above = start
    while above > 0 and not text[slice(*line_at(text, above - 1))].strip():
        above = line_at(text, above - 1).start
    rest = text[end:]
    if above < start and (not rest.strip() or not rest.split("\n", 1)[0].strip()):
        return Span(above, end)
    return Span(start, end)


def _emptied(text: str, start: int, end: int) -> TextEdit | None:
    """The only entry of a map goes: what is left is `{}`, so that nothing reads as null."""
    above = text.rfind(":", 0, start)
    if above < 0 or text[above + 1 : start].strip():
        return None
    stop = end - 1 if text[:end].endswith("\n") else end
    stop -= text[:stop].endswith("\r")
    return TextEdit(Span(above + 1, stop), " {}")
