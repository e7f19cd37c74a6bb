"""Slips of the keyboard that YAML accepts, but that say something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxroad.load.clean import Cleaned
from cxroad.load.schema import short_route, without_blank
from cxroad.load.shape import entity_at
from cxroad.source.document import Document
from cxroad.source.problem import Problem
from cxroad.source.span import Route, Span

_WHOLE_BEFORE_COMMA = re.compile(r"([0-9]+),$")


def slips(document: Document, cleaned: Cleaned) -> Iterator[Problem]:
    """What was probably meant otherwise, each at its place."""
    for route in cleaned.splits:
        yield _split(document, route)
    for route in cleaned.dashes:
        yield from _swallowed(document, route)


def of_one_cause(problems: list[Problem]) -> list[Problem]:
    """The problems without those inside the stretch of a decimal comma, which explains them."""
    commas = [problem.span for problem in problems if problem.message.endswith(_DECIMAL)]
    return [
        problem
        for problem in problems
        if problem.span in commas
        or not any(span.start <= problem.span.start < span.end for span in commas)
    ]


_DECIMAL = "has a decimal comma, which ends the value inside { }"


def _split(document: Document, route: Route) -> Problem:
    """A key without a value inside { } is nearly always a text with a comma in it."""
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
