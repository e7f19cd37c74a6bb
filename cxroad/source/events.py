"""Two streams of parsing events, of the C parser and of the pure one, behind one face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol


class What(IntEnum):
    """What an event says."""

    SCALAR = 0
    MAP = 1
    SEQ = 2
    END = 3
    ALIAS = 4
    DOCUMENT = 5
    STOP = 6
    OTHER = 7


_NAMES = {
    "ScalarEvent": What.SCALAR,
    "MappingStartEvent": What.MAP,
    "SequenceStartEvent": What.SEQ,
    "MappingEndEvent": What.END,
    "SequenceEndEvent": What.END,
    "AliasEvent": What.ALIAS,
    "DocumentStartEvent": What.DOCUMENT,
    "StreamEndEvent": What.STOP,
    "StreamStartEvent": What.OTHER,
    "DocumentEndEvent": What.OTHER,
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
        next: Gives the next event; raises Fault.
        kinds: What an event's class means.
    """

    next: Callable[[], Any]
    kinds: Mapping[type, What]


def kinds_of(module: Any) -> dict[type, What]:
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
