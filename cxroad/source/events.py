"""Two streams of parsing events, of the C parser and of the pure one, behind one face."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

SCALAR, MAP, SEQ, END, ALIAS, DOCUMENT, OTHER = range(7)
"""What an event says; bare numbers, because they are compared for every event of a file."""

_NAMES = {
    "ScalarEvent": SCALAR,
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


class Fault(Exception):
    """A text that is not YAML.

    Args:
        problem: What the parser says, in its own words.
        at: Offset of the place where it noticed.
        context: What it was doing, in its own words.
        since: Offset of the place where that began, where it differs.
    """

    def __init__(self, problem: str, at: int, context: str = "", since: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.context = context
        self.since = since


class Mark(Protocol):
    """A place in the text, as both libraries give it."""

    index: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Events one by one.

    Attributes:
        events: The events as the library makes them; raises Fault.
        kinds: What an event's class means.
    """

    events: Iterator[Any]
    kinds: Mapping[type, int]


def kinds_of(module: Any) -> dict[type, int]:
    """The event classes of a library, by what they mean."""
    return {getattr(module, name): what for name, what in _NAMES.items()}


def marked_fault(error: Any) -> Fault:
    """The fault that a library's marked error tells of."""
    problem_mark: Mark | None = error.problem_mark
    context_mark: Mark | None = error.context_mark
    mark = problem_mark or context_mark
    return Fault(
        error.problem or error.context or "",
        mark.index if mark else 0,
        error.context or "",
        context_mark.index if context_mark else None,
    )
