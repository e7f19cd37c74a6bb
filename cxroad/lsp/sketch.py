"""What a text says by its indentation alone, so that half-typed YAML has keys and places too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cxroad.source.lines import entry_of
from cxroad.source.span import Route, Span

_DASH = re.compile(r"-(?= |$)")
_DASHES = re.compile(r"(?:-[ ]+)+")
_GOES_ON = ("", "\n", "\r", "}", "]")
_BEFORE_QUOTE = ("{", "[", ",", ":", "\n")
TEXT = re.compile(r"[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$")
"""What begins a text of several lines."""

BRACKETS = ("{", "[")


@dataclass(eq=False, slots=True)
class Level:
    """A map or a list, as deep as its keys or its dashes are indented.

    Attributes:
        column: Where its keys or its dashes stand.
        route: The keys that lead to it.
        is_list: Whether dashes make it.
        below: The keys that lead to what stands below its last key or dash.
        items: Number of its dashes so far.
    """

    column: int
    route: Route
    is_list: bool
    below: Route
    items: int = 0


class Open(NamedTuple):
    """A level as it was at a line: its column, what leads below its last key or dash, its kind."""

    column: int
    below: Route
    is_list: bool

    @property
    def route(self) -> Route:
        """The keys that lead to it."""
        return self.below[:-1]


@dataclass(frozen=True, eq=False)
class Entry:
    """A line with a key or a dash.

    Attributes:
        route: The keys that lead to it.
        level: The map or the list that it is part of.
        row: The number of its line, from zero.
        column: Where its key, or its last dash, stands.
        key: The key; empty behind a dash alone.
        value: What stands behind it on its line, without a comment; may be empty.
        open: The levels that its line is part of, the deepest last.
    """

    route: Route
    level: Level
    row: int
    column: int
    key: Span
    value: Span
    open: tuple[Open, ...]


@dataclass(eq=False)
class Sketch:
    """A text by its indentation.

    Attributes:
        text: The text.
        starts: Where each of its lines starts.
        entries: Its lines with keys and dashes, from the top.
    """

    text: str
    starts: list[int]
    entries: list[Entry] = field(default_factory=list)

    def line(self, row: int) -> Span:
        """A line without its end."""
        end = self.starts[row + 1] - 1 if row + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[row], end - self.text[self.starts[row] : end].endswith("\r"))

    def row_of(self, offset: int) -> int:
        """The line that an offset lies in."""
        return self.text.count("\n", 0, offset)

    def blocks(self) -> Iterator[tuple[Entry, int]]:
        """Each entry with the last line that belongs to it, from the top."""
        ends = [len(self.starts) - 1] * len(self.entries)
        around: list[int] = []
        for index, entry in enumerate(self.entries):
            while around and not holds(self.entries[around[-1]].route, entry.route):
                ends[around.pop()] = entry.row - 1
            around.append(index)
        said = list(self._last_words())
        for entry, end in zip(self.entries, ends, strict=True):
            yield entry, max(said[end], entry.row)

    def _last_words(self) -> Iterator[int]:
        """For each line the last one up to it that says something."""
        last = 0
        for row in range(len(self.starts)):
            words = self.text[slice(*self.line(row))].strip()
            last = row if words and not words.startswith("#") else last
            yield last


def holds(outer: Route, inner: Route) -> bool:
    """Whether the keys that lead to one place lead on to another."""
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def sketch(text: str) -> Sketch:
    """Keys and dashes of a text, whatever else is wrong with it.

    Texts of several lines and brackets are passed over.
    """
    made = Sketch(text, [0, *(match.end() for match in re.finditer("\n", text))])
    stack: list[Level] = []
    inside = -1  # column of the key whose text of several lines goes on
    until = 0  # where the brackets that are open end
    for row, start in enumerate(made.starts):
        line = made.line(row)
        words = text[slice(*line)]
        indent = len(words) - len(words.lstrip(" "))
        if start < until or not words.strip() or words.lstrip().startswith("#"):
            continue
        if 0 <= inside < indent:
            continue
        inside = -1
        entry = entry_of(text, line)
        if entry is None or words.lstrip(" ").startswith("\t"):
            continue
        lead, key, value_span = entry
        if (dashes := _DASHES.match(text, key.start, key.end)) is not None:
            # Behind a dash a bracket begins, and what looks like a key is inside it.
            lead, key = Span(lead.start, dashes.end()), Span(dashes.end(), dashes.end())
            value_span = Span(dashes.end(), value_span.end)
        placed = _placed(made, stack, row, lead, key, value_span)
        if placed is None:
            continue
        made.entries.append(placed)
        value = text[slice(*entry.value)]
        if TEXT.match(value):
            inside = indent
        elif value.startswith(BRACKETS):
            until = closed_at(text, entry.value.start, placed.column, start)
    return made


def _placed(
    made: Sketch, stack: list[Level], row: int, lead: Span, key: Span, value: Span
) -> Entry | None:
    """The entry of a line, in the level that its indentation puts it in."""
    start = made.starts[row]
    level: Level | None = None
    for dash in _DASH.finditer(made.text, lead.start, max(lead.end, lead.start)):
        level = _level_at(stack, dash.start() - start, True, new=level is not None)
        level.below = (*level.route, level.items)
        level.items += 1
    if key.start == key.end:
        if level is None:
            return None
        return Entry(level.below, level, row, level.column, key, value, _open(stack))
    owner = _level_at(stack, key.start - start, False, new=level is not None)
    name = made.text[slice(*key)].strip("\"'")
    owner.below = (*owner.route, name)
    return Entry(owner.below, owner, row, owner.column, key, value, _open(stack))


def _open(stack: list[Level]) -> tuple[Open, ...]:
    return tuple(Open(level.column, level.below, level.is_list) for level in stack)


def _level_at(stack: list[Level], column: int, is_list: bool, new: bool = False) -> Level:
    """The level of a key or a dash in a column; deeper ones are closed.

    Args:
        new: Whether it begins behind a dash on the same line.
    """
    while stack and (
        stack[-1].column > column
        or (stack[-1].column == column and stack[-1].is_list and not is_list)
    ):
        stack.pop()
    top = stack[-1] if stack else None
    if top is not None and top.column == column and top.is_list == is_list and not new:
        return top
    route = top.below if top is not None else ()
    stack.append(Level(column, route, is_list, route))
    return stack[-1]


def closed_at(text: str, start: int, column: int, line: int) -> int:
    """Where the brackets end that begin at an offset; the end of their line where they do not.

    A key no deeper than theirs shows that they were left open.

    Args:
        column: Where their key stands.
        line: Where their line starts.
    """
    depth = 0
    for at, mark in marks_of(text, start):
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if depth == 0:
                return at + 1
        elif mark == "\n":
            following = text[at + 1 : at + 200]
            indent = len(following) - len(following.lstrip(" "))
            if indent <= column and following[indent : indent + 1] not in (
                "",
                "\n",
                "\r",
                "}",
                "]",
            ):
                break
    end = text.find("\n", line)
    return len(text) if end < 0 else end


def marks_of(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The marks of brackets from an offset on: `{}[],:` and line ends, outside quotes."""
    at = start
    while at < len(text):
        mark = text[at]
        if mark in "{}[],\n":
            yield at, mark
        elif mark == ":" and text[at + 1 : at + 2] in ("", " ", "\n", "\r", ",", "}", "]"):
            yield at, mark
        elif mark == "#" and text[at - 1 : at] in (" ", "\n", "\t"):
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        elif mark in "\"'" and text[max(at - 80, 0) : at].rstrip(" ")[-1:] in (
            "{",
            "[",
            ",",
            ":",
            "\n",
        ):
            end = text.find(mark, at + 1)
            stop = text.find("\n", at)
            if end >= 0 and (stop < 0 or end < stop):
                at = end
        at += 1
