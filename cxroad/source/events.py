"""Two streams of parsing events, of the C parser and of the pure one, behind one face."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

MAP, SEQ, END, ALIAS, DOCUMENT, OTHER = range(6)
"""What an event says; bare numbers, because they are compared for every event of a file."""

_NAMES = {
    "MappingStartEvent": MAP,
    "SequenceStartEvent": SEQ,
    "MappingEndEvent": END,
    "SequenceEndEvent": END,
    "AliasEvent": ALIAS,
    "DocumentStartEvent": DOCUMENT,
    "DocumentEndEvent": OTHER,
    "StreamStartEvent": OTHER,
    "StreamEndEvent": OTHER,
}


TOO_DEEP = "nested too deep"
BAD_ESCAPE = "escape out of range"
"""What our guards of the pure parser say, in its manner."""


class Fault(Exception):
    """A text that is not YAML.

    Args:
        problem: What the parser says, in its own words; empty where it broke without any.
        at: Offset of the place where it noticed.
        context: What it was doing, in its own words.
        since: Offset of the place where that began; the same place where it is unknown.
        after: Offset where the last thing begins that was still understood.
    """

    def __init__(self, problem: str, at: int, context: str, since: int | None, after: int) -> None:
        self.problem = problem
        self.at = at
        self.context = context
        self.since = at if since is None else since
        self.after = after


class Mark(Protocol):
    """A place in the text, as both libraries give it."""

    index: int


class Stream(NamedTuple):
    """Events one by one.

    Attributes:
        events: The events as the library makes them; raises Fault.
        scalar: The class of the event that most of them are.
        kinds: What the other classes mean.
    """

    events: Iterator[Any]
    scalar: type[Any]
    kinds: Mapping[type, int]


def stream_of(module: Any, events: Iterator[Any]) -> Stream:
    """Events with what the classes of their library mean."""
    return Stream(events, module.ScalarEvent, _kinds(module))


@lru_cache
def _kinds(module: Any) -> Mapping[type, int]:
    return {getattr(module, name): what for name, what in _NAMES.items()}


def fault_of(error: Exception, last: Any, here: int) -> Fault:
    """The fault that a library's error tells of.

    Args:
        error: Whatever the library raised.
        last: The last event that it gave, or None.
        here: Offset to fall back on where the error carries no place.
    """
    problem_mark: Mark | None = getattr(error, "problem_mark", None)
    context_mark: Mark | None = getattr(error, "context_mark", None)
    mark = problem_mark or context_mark
    context: str = getattr(error, "context", None) or ""
    return Fault(
        getattr(error, "problem", None) or context,
        mark.index if mark else here,
        context,
        context_mark.index if context_mark else None,
        last.start_mark.index if last is not None else 0,
    )
