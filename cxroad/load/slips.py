"""Slips of the keyboard that YAML accepts, but that say something else than was meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from cxroad.load.clean import Cleaned
from cxroad.load.meant import value_at
from cxroad.load.renaming import definitions
from cxroad.load.shape import entity_at, short_route
from cxroad.load.told import without_blank
from cxroad.model.ids import is_id
from cxroad.source.document import Document, Map
from cxroad.source.edits import Change, Fix, TextEdit
from cxroad.source.lines import quoted
from cxroad.source.problem import Problem, Untold
from cxroad.source.span import Route, Span

_BREAKS = re.compile(r"\n[ \t\r]*\n|[ \t\r\n]#")
"""What cannot stand in quotes as it is: an empty line, which would be a line end, and a comment."""

_MOST_PARTS = 50
"""The most parts of a text that commas split; our default."""

_Keys = dict[Route, tuple[list[str], dict[str, int]]]
"""Of each map its keys, and the number of each."""

_WHOLE_BEFORE_COMMA = re.compile(r"([0-9]+),$")


def slips(document: Document, cleaned: Cleaned) -> Iterator[Problem]:
    """What was probably meant otherwise, each at its place."""
    places: _Keys = {}
    for route in cleaned.splits:
        yield replace(_split(document, route, places), route=route)
    for route in cleaned.dashes:
        yield from (replace(slip, route=route) for slip in _swallowed(document, route))


def of_one_cause(document: Document, problems: list[Problem]) -> list[Problem]:
    """The problems without those that another one explains.

    A decimal comma explains all inside its stretch; an id that cannot be one explains whatever
    names it.
    """
    told = (problem for problem in problems if not isinstance(problem, Untold))
    commas = {problem.span for problem in told if problem.message.endswith(_DECIMAL)}
    starts = sorted(span.start for span in commas)
    reach = list(accumulate((span.end for span in sorted(commas)), max))
    named = _names_of_bad_ids(document, problems)

    def inside(span: Span) -> bool:
        """Whether it begins in the stretch of a decimal comma, of another one if it is one."""
        before = bisect_right(starts, span.start)
        return before > 0 and reach[before - 1] > span.start and span not in commas

    return [
        problem for problem in problems if problem.span not in named and not inside(problem.span)
    ]


def _names_of_bad_ids(document: Document, problems: list[Problem]) -> set[Span]:
    """Where an id is named that has a problem of its own where it is defined."""
    if document.root is None or not any(problem.code == "STR012" for problem in problems):
        return set()
    places = {document.key_span(route): str(route[-1]) for route in definitions(document.root)}
    bad = {id for id in places.values() if not is_id(id)}
    lengths = sorted({len(id) for id in bad})
    named: set[Span] = set()
    for problem in problems:
        if problem.code not in ("STR004", "STR012") or problem.span in places:
            continue
        words = document.text[slice(*problem.span)].strip("\"'")
        if any(not words[n : n + 1].isalnum() and words[:n] in bad for n in lengths):
            named.add(problem.span)
    return named


_DECIMAL = "has a decimal comma, which ends the value inside { }"


def _split(document: Document, route: Route, places: _Keys) -> Problem:
    """A key without a value inside { } is nearly always a text with a comma in it.

    Args:
        places: What was made of maps that were asked for before.
    """
    key = str(route[-1])
    span = document.key_span(route)
    if (cure := without_blank(key)) is not None:
        said = f"unknown key `{key}`, because a blank is missing after its colon"
        return Problem("STR001", said, span, help=f"write `{cure}`")
    whole = _WHOLE_BEFORE_COMMA.search(document.text, max(0, span.start - 20), span.start)
    if whole and key[0].isdigit():
        both = Span(whole.start(), span.end)
        written = document.text[both.start : both.end]
        said = f"`{written}` {_DECIMAL}"
        return Problem("STR004", said, both, help=f"write {whole[1]}.{key}")
    owner = entity_at(route[:-1])
    known = owner is not None and key in owner.model_fields
    return Problem(
        "STR010" if known else "STR001",
        f"`{key}` has no value" if known else f"unknown key `{key}`",
        span,
        help="a comma inside { } splits the text; put quotes round the whole text",
        note="everything after the comma was read as a key of its own",
        fix=_in_quotes(document, route, places),
    )


def _swallowed(document: Document, route: Route) -> Iterator[Problem]:
    """An item below a plain text is read as more of that text."""
    text = document.text
    start, end = document.value_span(route)
    if text[start : start + 1] in ("'", '"', "|", ">"):
        return
    dash = re.compile(r"\n[ ]*(- [^\n]*)").search(text, start, end)
    if dash is None:
        return
    first = text[start : text.index("\n", start)].strip()
    item = dash[1][2:].strip()
    yield Problem(
        "STR010",
        f"{short_route(route)} is read as one text, because the item below continues it",
        Span(dash.start(1), dash.start(1) + len(dash[1].rstrip())),
        also=((Span(start, start + len(first)), "begins here"),),
        help=f"write a list: [{first}, {item}]; or put quotes round the text if it is one",
    )


def _in_quotes(document: Document, route: Route, places: _Keys) -> Fix | None:
    """Quotes round the text that a comma split, with all of its parts, if they are not many."""
    owner = value_at(document, route[:-1])
    if not isinstance(owner, Map):
        return None
    if route[:-1] not in places:
        places[route[:-1]] = list(owner), {key: number for number, key in enumerate(owner)}
    keys, numbers = places[route[:-1]]
    first = last = numbers[str(route[-1])]
    while first > 0 and _alone(owner, keys[first]) and last - first < _MOST_PARTS:
        first -= 1
    while last + 1 < len(keys) and _alone(owner, keys[last + 1]) and last - first < _MOST_PARTS:
        last += 1
    if last - first >= _MOST_PARTS:
        return None
    text, start = document.text, owner.places[keys[first]][2]
    value = owner[keys[first]]
    span = Span(start, owner.places[keys[last]][1])
    words = text[slice(*span)]
    if not value or not isinstance(value, str) or words[0] in "\"'" or _BREAKS.search(words):
        return None
    place = route[:-1]
    changes = (
        Change((*place, keys[first]), " ".join(words.split())),
        *(Change((*place, key), None) for key in keys[first + 1 : last + 1]),
    )
    return Fix(safe=True, changes=changes, edits=(TextEdit(span, quoted(words)),))


def _alone(owner: Map, key: str) -> bool:
    _, key_end, start, end = owner.places[key]
    return start == end == key_end
