"""Where something stands: spans in the text, positions for people, routes through the keys."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Step: TypeAlias = str | int
"""A key of a mapping or a 0-based index of a list."""

Route: TypeAlias = tuple[Step, ...]
"""The steps from the root of a file to a place, in the file's own keys."""


class Span(NamedTuple):
    """A stretch of text as offsets in Unicode code points, `end` exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: 1-based line, 1-based column in Unicode code points."""

    line: int
    column: int


def route_text(route: Route) -> str:
    """A route as people write it: `phases.walk.initiatives.move-home.after[0]`."""
    out = ""
    for step in route:
        if isinstance(step, int):
            out += f"[{step}]"
        else:
            out += f".{step}" if out else step
    return out
