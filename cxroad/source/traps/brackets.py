"""Brackets and braces that do not meet."""

from __future__ import annotations

import re

from cxroad.source.events import Fault
from cxroad.source.lines import entry_of, line_at
from cxroad.source.span import Span
from cxroad.source.traps.trap import Edit, Trap, one, quoting, trap

_CLOSING = {"[": "]", "{": "}"}

_HASH = re.compile(r"[ \t]#")
_BEHIND = re.compile(r"(?:,[ ]*[\w-]+:[ ][^\n]{0,500})?[\]}]+[ ,]*\Z")
"""What ends a text with a hash in it: its brackets, and other keys before them."""
_LONGEST = 500
"""Characters of a line beyond which it is not taken apart, lest that take long. Our default."""


def wrong_closing(text: str, fault: Fault) -> Trap | None:
    """`[a, b}`"""
    opening, closing = text[fault.since : fault.since + 1], text[fault.at : fault.at + 1]
    wanted = _CLOSING.get(opening)
    if wanted is None or closing not in ("]", "}"):
        return None
    edit = Edit(one(fault.at), wanted)
    return trap(
        f"`{opening}` is closed by `{closing}`",
        one(fault.at),
        f"write `{wanted}`",
        label="closed here",
        also=((one(fault.since), "opened here"),),
        cure=edit,
    )


def comment_in_brackets(text: str, fault: Fault) -> Trap | None:
    """`{name: Call #1 first}`: the comment takes the bracket along."""
    opening = text[fault.since : fault.since + 1]
    wanted = _CLOSING.get(opening)
    if wanted is None or fault.since >= len(text):
        return None
    line = line_at(text, fault.since)
    comment = _HASH.search(text, fault.since, min(line.end, line.start + _LONGEST))
    if comment is None:
        return None
    head = text[fault.since : comment.start()]
    behind = _BEHIND.search(text[comment.start() : line.end])
    if behind is None or wanted not in behind[0] or '"' in head or "'" in head:
        return None
    start = fault.since + max(head.rfind(mark) for mark in (opening, ",", ": ")) + 1
    start += len(text[start:]) - len(text[start:].lstrip(" "))
    end = comment.start() + behind.start()
    if not start < comment.start() < end:
        return None
    return quoting(
        text,
        f"`#` begins a comment, which takes the `{wanted}` along; put quotes round the text",
        Span(start, start + len(text[start:end].rstrip())),
        also=((one(fault.since), "opened here"),),
    )


def never_closed(text: str, fault: Fault) -> Trap | None:
    """`[a, b` at the end of a line"""
    opening = text[fault.since : fault.since + 1]
    wanted = _CLOSING.get(opening)
    if wanted is None or "\n" not in text[fault.since : fault.at]:
        return None
    also: tuple[tuple[Span, str], ...] = ()
    if fault.at < len(text):
        also = ((one(fault.at), "it reaches as far as here"),)
    return trap(
        f"The `{opening}` that opens here is never closed",
        one(fault.since),
        f"put `{wanted}` where it ends",
        label="opened here",
        also=also,
    )


def comma_missing(text: str, fault: Fault) -> Trap | None:
    """`["a" "b"]`"""
    opening = text[fault.since : fault.since + 1]
    if opening not in _CLOSING or fault.at >= len(text):
        return None
    return trap(
        f"A comma is missing inside `{opening} {_CLOSING[opening]}`, or quotes round a text",
        one(fault.at),
        "put a comma between the two, or quotes round all of it",
        also=((one(fault.since), "opened here"),),
    )


def value_missing(text: str, fault: Fault) -> Trap | None:
    """`[a,, b]`, `{, a: b}`"""
    mark = text[fault.at : fault.at + 1]
    if mark == ",":
        return trap("A value is missing before this comma", one(fault.at), "remove the comma")
    if mark in ("]", "}"):
        return trap(f"This `{mark}` closes nothing", one(fault.at), "remove it")
    if fault.at >= len(text.rstrip()):
        opening = max(text.rfind("[", 0, fault.at), text.rfind("{", 0, fault.at))
        if opening >= 0:
            wanted = _CLOSING[text[opening]]
            message = f"The `{text[opening]}` that opens here is never closed"
            return trap(message, one(opening), f"put `{wanted}` where it ends", label="opened here")
    return None


def text_after_bracket(text: str, fault: Fault) -> Trap | None:
    """`name: [draft] plan`, `after: [a]]`"""
    line = line_at(text, fault.at)
    before = text[line.start : fault.at].rstrip()
    mark = text[fault.at : fault.at + 1]
    if mark in ("]", "}"):
        return trap(f"This `{mark}` closes nothing", one(fault.at), "remove it")
    if before[-1:] not in ("]", "}"):
        return None
    entry = entry_of(text, line)
    message = f"More follows after `{before[-1]}` on the same line"
    if entry is not None and text[entry.value.start : entry.value.start + 1] in _CLOSING:
        return quoting(text, message, entry.value)
    at = line.start + len(before) - 1
    return trap(message, one(at), f"end the line after `{before[-1]}`")
