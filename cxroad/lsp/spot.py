"""Where in a roadmap something is being typed, however broken the text round it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxroad.lsp.sketch import BRACKETS, TEXT, Entry, Sketch, closed_at, marks_of
from cxroad.source.span import Route, Span

_WORD = re.compile(r"[\w-]*")
_COMMENT = re.compile(r"(?:^|[ \t])#")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where something is typed.

    Attributes:
        owner: The keys that lead to the map or the list that it belongs to.
        key: The key whose value is typed; None where a key, or an item of a list, is.
        index: Which item of a list is typed; None outside of lists.
        span: The word that is typed.
        present: The other keys of the map.
        flow: Whether it stands inside brackets.
        glued: Whether a key that is typed has its colon already.
    """

    owner: Route
    span: Span
    key: str | None = None
    index: int | None = None
    present: frozenset[str] = frozenset()
    flow: bool = False
    glued: bool = False

    @property
    def at(self) -> Route:
        """The keys that lead to what is typed; to its map where it is a key."""
        if self.key is not None:
            return (*self.owner, self.key)
        return (*self.owner, self.index) if self.index is not None else self.owner


def spot_at(drawn: Sketch, offset: int) -> Spot | None:
    """What is typed at an offset of a text.

    None in comments, in texts of several lines, behind the first word of a value, and where
    nothing can stand.
    """
    text = drawn.text
    row = drawn.row_of(offset)
    line = drawn.line(row)
    head = text[line.start : offset]
    comment = _COMMENT.search(head)
    if comment and head[: comment.start()].count('"') % 2 == 0:
        return None
    last = next((entry for entry in reversed(drawn.entries) if entry.row <= row), None)
    if last is not None:
        value = text[slice(*last.value)]
        if value.startswith(BRACKETS) and last.value.start < offset:
            end = closed_at(text, last.value.start, last.column, drawn.starts[last.row])
            if offset < end or (offset == end and text[end - 1 : end] not in ("}", "]")):
                return _in_brackets(text, last, offset, end)
        if last.row == row:
            return _on_entry(drawn, last, offset)
        if TEXT.match(value) and _indent(head, text[slice(*line)]) > last.column:
            return None
    return _on_bare_line(drawn, row, offset)


def _indent(head: str, words: str) -> int:
    """How deep a line is; where it is blank, how deep one stands on it."""
    return len(words) - len(words.lstrip(" ")) if words.strip() else len(head)


def _on_entry(drawn: Sketch, entry: Entry, offset: int) -> Spot | None:
    """On a line with a key or a dash."""
    text, level = drawn.text, entry.level
    if entry.key.start == entry.key.end:
        if offset < entry.value.start or level.is_list is False:
            return None
        span = _word(text, entry.value.start, offset)
        index = entry.route[-1]
        if span is None or not isinstance(index, int):
            return None
        return Spot(level.route, span, index=index, present=_present(drawn, entry.route))
    name = str(entry.route[-1])
    if offset <= entry.key.end:
        if offset < entry.key.start:
            return None
        others = _present(drawn, level.route) - {name}
        return Spot(level.route, entry.key, present=others, glued=True)
    if ":" not in text[entry.key.end : offset]:
        return None
    span = _word(text, entry.value.start, offset)
    if span is None or offset < entry.value.start:
        blank = entry.value.start == entry.value.end
        return Spot(level.route, Span(offset, offset), name) if blank else None
    return Spot(level.route, span, name)


def _on_bare_line(drawn: Sketch, row: int, offset: int) -> Spot | None:
    """On a line that is empty, or that has a word which is no key yet."""
    text, line = drawn.text, drawn.line(row)
    words = text[slice(*line)]
    column = _indent(text[line.start : offset], words)
    start = line.start + column
    word = words.strip()
    end = line.start + len(words.rstrip()) if word else offset
    if " " in word or not start <= offset <= end:
        return None
    above = next((e for e in reversed(drawn.entries) if e.row < row), None)
    stack = list(above.open) if above is not None else []
    while stack and stack[-1].column > column:
        stack.pop()
    if stack and stack[-1].column == column and stack[-1].is_list:
        stack.pop()  # a list may stand as deep as the key that it belongs to
    route: Route = ()
    if stack and stack[-1].column < column:
        top = stack[-1]
        closed = (
            above is not None and above.route == top.below and above.value.end > above.value.start
        )
        if closed and word:
            return None  # the value above goes on
        route = top.route if closed else top.below
    elif stack:
        route = stack[-1].route
    return Spot(route, Span(start, end), present=_present(drawn, route) - {word})


def _present(drawn: Sketch, route: Route) -> frozenset[str]:
    """The keys of the map at a route."""
    depth = len(route)
    return frozenset(
        str(entry.route[-1])
        for entry in drawn.entries
        if len(entry.route) == depth + 1 and entry.route[:depth] == route
    )


def _word(text: str, start: int, offset: int) -> Span | None:
    """The word that begins at `start` and that an offset lies in; None behind it."""
    if offset < start or _WORD.fullmatch(text, start, offset) is None:
        quoted = text[start : start + 1] in ("'", '"') and start < offset
        return _word(text, start + 1, offset) if quoted else None
    match = _WORD.match(text, offset)
    return Span(start, match.end() if match else offset)


@dataclass(eq=False)
class _Bracket:
    """A bracket that is open: its keys so far, the one that waits for a value, its items."""

    is_list: bool
    route: Route
    keys: set[str]
    key: str | None = None
    index: int = 0

    @property
    def below(self) -> Route:
        if self.is_list:
            return (*self.route, self.index)
        return self.route if self.key is None else (*self.route, self.key)


def _in_brackets(text: str, entry: Entry, offset: int, end: int) -> Spot | None:
    """Inside brackets that begin on the line of an entry."""
    stack: list[_Bracket] = []
    token = start = entry.value.start
    found: tuple[_Bracket, str | None, int, int] | None = None
    for at, mark in marks_of(text, start):
        if at >= offset and found is None:
            if not stack:
                return None
            found = stack[-1], stack[-1].key, stack[-1].index, token
        if at >= end or (found is not None and found[0] not in stack):
            break
        if mark in BRACKETS:
            route = stack[-1].below if stack else entry.route
            stack.append(_Bracket(mark == "[", route, set()))
        elif mark in "}]":
            stack.pop()
            if not stack:
                break
        elif mark == ",":
            stack[-1].key = None
            stack[-1].index += 1
        elif mark == ":":
            stack[-1].key = text[token:at].strip().strip("\"'")
            stack[-1].keys.add(stack[-1].key)
        if mark != "\n":
            token = at + 1
    if found is None:
        if not stack:
            return None
        found = stack[-1], stack[-1].key, stack[-1].index, token
    inner, key, index, token = found
    return _inside(text, inner, key, index, token, offset)


def _inside(
    text: str, inner: _Bracket, key: str | None, index: int, token: int, offset: int
) -> Spot | None:
    start = token + len(text[token:offset]) - len(text[token:offset].lstrip())
    span = _word(text, start, offset)
    if span is None:
        return None
    if inner.is_list:
        return Spot(inner.route, span, index=index, flow=True)
    if key is not None:
        return Spot(inner.route, span, key, flow=True)
    word = text[slice(*span)]
    glued = text[span.end :].lstrip(" ").startswith(":")
    others = frozenset(inner.keys - {word})
    return Spot(inner.route, span, present=others, flow=True, glued=glued)
