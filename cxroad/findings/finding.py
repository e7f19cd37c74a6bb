"""A finding, and the hit that it is made from."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from cxroad.source.edits import Fix
from cxroad.source.span import Position, Route, Span

MOST_RELATED = 100
"""Places that a finding points at beside its own; the routes of the others stay in `also`. Our
default: nobody reads more, and some programs refuse a thousand."""


class Severity(IntEnum):
    """How bad a finding is if it is true; greater is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Hit(NamedTuple):
    """What a rule yields: a sentence at a route. The engine adds rule, level and place.

    Attributes:
        route: Keys to the place; steps that the file lacks are reported at their parent.
        message: One sentence in the user's words; backticks or quotes round ids.
        severity: Only where the rule has tiers; None takes the rule's own.
        severe: A mark on a warning that weighs more than others.
        label: A few words under the marked place; may be empty.
        related: Further places with their labels, of which `MOST_RELATED` are shown.
        also: Places that it is about as well, but too many to show.
        at_key: Mark the key that the route ends with, and not what stands under it.
        span: What to mark where no route leads to it, such as the end of a line.
        help: What to type or change; empty takes nothing.
        note: What follows from it; may be empty.
        fix: What would repair it, as a change of the data; None where that takes a person.
        stands_for: How many hits it tells of: more than itself where not all are listed.
        worded: Makes the whole of it, with the same route and weight; only where it is listed. For
            rules that may have hits by the hundred thousand.
    """

    route: Route
    message: str = ""
    severity: Severity | None = None
    severe: bool = False
    label: str = ""
    related: tuple[tuple[Route, str], ...] = ()
    also: tuple[Route, ...] = ()
    at_key: bool = False
    span: Span | None = None
    help: str = ""
    note: str = ""
    fix: Fix | None = None
    stands_for: int = 1
    worded: Callable[[], Hit] | None = None


class Place(NamedTuple):
    """A marked stretch of a file.

    Attributes:
        path: As the user gave it; `<stdin>` or the given name for standard input.
        span: Code points in that file's text, end exclusive.
        start, end: The same as 1-based line and column; `end` is exclusive.
        label: A few words about this place; may be empty.
    """

    path: str
    span: Span
    start: Position
    end: Position
    label: str = ""


class Finding(NamedTuple):
    """Something wrong in a file, ready to be printed.

    Attributes:
        code: Rule code, `GRA001`.
        name: Rule name, `cycle`.
        route: Keys to the place, as text in its short form; empty for a syntax error.
        place: The primary place.
        related: Further places, in the order of the story they tell.
        also: Keys to those places, and to those that are not shown.
        fix: How `cxroad lint --fix` repairs it; None where it cannot.
        unread: Whether it keeps a part of the file from being read, so that rules must wait.
        stands_for: How many findings it tells of: more than itself where not all are listed.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    route: str = ""
    severe: bool = False
    related: tuple[Place, ...] = ()
    help: str = ""
    note: str = ""
    fix: Fix | None = None
    unread: bool = False
    also: tuple[Route, ...] = ()
    stands_for: int = 1
