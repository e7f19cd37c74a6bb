"""The parsed document: plain data in which every key and value knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from cxroad.source.limits import DEFAULT_LIMITS, Limits
from cxroad.source.problem import Problem
from cxroad.source.span import Position, Route, Span

_LINE_END = re.compile("\n")


class Map(dict[str, "Value"]):
    """A mapping in the file's order; keys are their source text, unquoted.

    Attributes:
        start: Offset of its first key, or its brace.
        end: Offset behind it, without trailing comments.
        flow: Whether it is written in braces.
        places: Key to key start, key end, value start and value end.
    """

    __slots__ = ("end", "flow", "places", "start")
    start: int
    end: int
    flow: bool
    places: dict[str, tuple[int, int, int, int]]

    def __init__(self, flow: bool) -> None:
        """Start empty; keys and their places are added together, start and end at its end."""
        self.flow = flow
        self.places = {}

    @property
    def span(self) -> Span:
        """From its start to its end."""
        return Span(self.start, self.end)


class Seq(list["Value"]):
    """A list in the file's order.

    Attributes:
        start: Offset of its first dash, or its bracket.
        end: Offset behind it, without trailing comments.
        flow: Whether it is written in brackets.
        places: Start and end of each item.
    """

    __slots__ = ("end", "flow", "places", "start")
    start: int
    end: int
    flow: bool
    places: list[tuple[int, int]]

    def __init__(self, flow: bool) -> None:
        """Start empty; items and their places are added together, start and end at its end."""
        self.flow = flow
        self.places = []

    @property
    def span(self) -> Span:
        """From its start to its end."""
        return Span(self.start, self.end)


Value: TypeAlias = str | Map | Seq
"""A scalar's text (`Plain` where YAML takes it for something else than text), a map or a list."""


class _Found(NamedTuple):
    """The deepest existing step of a route: its key, or None in a list, and its value."""

    key: Span | None
    place: Span
    value: Value


@dataclass(frozen=True, eq=False)
class Document:
    """A file's text and what it says.

    Attributes:
        path: As the user gave it.
        text: The file as text, without a byte order mark.
        root: None where nothing could be read, or nothing is there.
        problems: What reading found wrong, in the order of the file.
        bom: Whether the file began with a byte order mark.
        limits: Within which it was read; what it is edited to is read within the same.
        texts: Every text that stands as a value or in a list, and maybe more.
        lacking: Whether a value is missing somewhere.
    """

    path: str
    text: str
    root: Value | None = None
    problems: tuple[Problem, ...] = ()
    bom: bool = False
    limits: Limits = DEFAULT_LIMITS
    texts: Set[str] = frozenset()
    lacking: bool = False

    @cached_property
    def _starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *[found.end() for found in _LINE_END.finditer(self.text)]]

    def bare(self) -> Document:
        """The same text without its data, for excerpts."""
        bare = Document(self.path, self.text, bom=self.bom)
        if starts := self.__dict__.get("_starts"):
            bare.__dict__["_starts"] = starts
        return bare

    @property
    def line_count(self) -> int:
        """Number of lines; a line end at the very end starts no further line."""
        ended = self.text.endswith("\n") or not self.text
        return len(self._starts) - ended

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset outside the text is moved to its nearest end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def positions(self, span: Span) -> tuple[Position, Position]:
        """Line and column of a span's two ends, most often on the same line."""
        start = self.position(span.start)
        end = start.column + span.end - span.start
        if start.line < len(self._starts) and span.end < self._starts[start.line]:
            return start, Position(start.line, end)
        return start, self.position(span.end)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")

    def span(self, route: Route, whole: bool = True) -> Span:
        """Where to point for a route: a value on one line, else the key that it stands under.

        Steps that do not exist are left out, so a missing key is shown at its parent. A text
        step in a list is the item with that text: one word for `serves: [a]` and `serves: {a: 5%}`.

        Args:
            whole: Whether a map in braces is pointed at as a whole; else the key above it is.
        """
        found = self._find(route)
        if found is None:
            return self._first_line()
        start, end = found.place
        fits = end > start and (whole or not self.text.startswith("{", start))
        return found.place if fits and self._on_one_line(found) else self._head(found)

    def value_span(self, route: Route) -> Span:
        """All of the value of the deepest step that exists, however many lines it has."""
        found = self._find(route)
        return self._first_line() if found is None else found.place

    def key_span(self, route: Route) -> Span:
        """The key of the last step that exists; for a list item, where the item begins."""
        found = self._find(route)
        return self._first_line() if found is None else self._head(found)

    def _find(self, route: Route) -> _Found | None:
        """The deepest step of the route that exists, most often its last."""
        place: tuple[int, ...] = ()
        value: Any = self.root
        for step in route:
            try:
                place, value = value.places[step], value[step]
            except (AttributeError, LookupError, TypeError):
                if not isinstance(step, str) or not isinstance(value, Seq) or step not in value:
                    break
                at = value.index(step)
                place, value = value.places[at], value[at]
        if value is None or not place:
            return None
        key = Span(*place[:2]) if len(place) > 2 else None
        return _Found(key, Span(*place[-2:]), value)

    def _on_one_line(self, found: _Found) -> bool:
        if not isinstance(found.value, str) and not found.value.flow:
            return False
        return "\n" not in self.text[found.place.start : found.place.end]

    def _head(self, found: _Found) -> Span:
        """The key, or the first key or line of a list item."""
        if found.key is not None:
            return found.key
        place, value = found.place, found.value
        while not isinstance(value, str) and value and not value.flow:
            if isinstance(value, Map):
                first = next(iter(value.places.values()))
                return self._first_line_of(Span(first[0], first[1]))
            place = Span(*value.places[0])
            value = value[0]
        return self._first_line_of(place)

    def _first_line_of(self, span: Span) -> Span:
        """The span up to the end of its first line; an empty one takes the dash before it."""
        if span.start == span.end:
            dash = self.text.rfind("-", 0, span.start)
            return Span(dash, dash + 1) if dash >= 0 else span
        line_end = self.text.find("\n", span.start, span.end)
        if line_end < 0:
            return span
        text = self.text[span.start : line_end].rstrip(" \t\r")
        return Span(span.start, span.start + len(text))

    def _first_line(self) -> Span:
        """The first line with content, or else the first with anything at all."""
        start = 0
        if isinstance(self.root, Map | Seq):
            start = self.root.span.start
            start = self.text.rfind("\n", 0, start) + 1
        match = re.compile(r"[^ \t\r\n][^\n]*").search(self.text, start)
        if match is None:
            return Span(0, 0)
        return Span(match.start(), match.start() + len(match.group().rstrip(" \t\r")))
