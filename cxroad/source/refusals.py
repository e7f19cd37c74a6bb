"""What is YAML and still no roadmap: no plain data, keys that cannot be used, limits passed."""

from __future__ import annotations

import re

from cxroad.source.document import Map, Seq
from cxroad.source.limits import Limits
from cxroad.source.lines import entry_of, line_at, quoted, shortened
from cxroad.source.problem import Problem
from cxroad.source.span import Span
from cxroad.source.traps.trap import Edit, as_written, one

_OTHER = r"(?:[&!]\S*\s+(?:#[^\n]*\n\s*)*)?"
_PROPERTIES = {mark: re.compile(rf"{_OTHER}({mark}[^\s,\[\]{{}}]*)") for mark in ("&", "!")}


def anchor(text: str, start: int) -> Problem:
    """`&name` in front of a value."""
    span = _word(text, start, "&")
    return Problem(
        "STR007",
        "Anchors are not used in roadmap files: write the value out",
        span,
        help=f"remove `{shortened(text[slice(*span)])}`; if it is text, {_in_quotes(text, start)}",
    )


def alias(text: str, span: Span, value: str | None) -> Problem:
    """`*name` in the place of a value.

    Args:
        value: The text that it stands for; empty for a list or mapping, None for nothing.
    """
    name = shortened(text[slice(*span)])
    if value is None:
        cure = f"if it is text, {_in_quotes(text, span.start)}"
    elif value and "\n" not in value and len(value) <= 60:
        cure = f"write `{value}` instead of `{name}`"
    else:
        cure = f"write what `&{name[1:]}` stands for once more"
    message = "Aliases are not used in roadmap files: write the value out"
    return Problem("STR007", message, span, help=cure)


def tag(text: str, start: int) -> Problem:
    """`!name` in front of a value."""
    span = _word(text, start, "!")
    words = shortened(text[slice(*span)])
    return Problem(
        "STR007",
        f"Tags such as `{words}` are not used in roadmap files",
        span,
        help=f"remove `{words}`; if it is text, {_in_quotes(text, start)}",
    )


def merge_key(span: Span) -> Problem:
    """`<<` as a key."""
    return Problem(
        "STR007",
        "Merge keys (`<<`) are not used in roadmap files: write the values out",
        span,
        help="copy the keys that it stands for",
    )


def second_document(text: str, start: int) -> Problem:
    """Anything after the only document."""
    return Problem(
        "STR007",
        "A second document begins here; a roadmap file holds one",
        Span(start, line_at(text, start).end),
        help="move it to a file of its own, or remove the line that parts the two",
    )


def empty_key(start: int) -> Problem:
    """A colon with nothing before it."""
    return Problem(
        "STR010", "A key is missing before the colon", one(start), help="write `key: value`"
    )


def collection_as_key(key: Map | Seq) -> Problem:
    """A list or mapping in the place of a key."""
    is_map = isinstance(key, Map)
    return Problem(
        "STR010",
        f"A {'mapping' if is_map else 'list'} stands where a key is wanted",
        key.span,
        help="text in `{{ }}` needs quotes round it"
        if is_map and key.flow
        else "a key is one word; put quotes round it if it is text",
    )


def repeated(key: str, first: tuple[int, int, int, int], span: Span) -> Problem:
    """A key that its mapping has already.

    Args:
        first: The places of the key and the value that came first.
    """
    return Problem(
        "STR002",
        f"`{shortened(key)}` stands twice in the same mapping, and only one of the two can count",
        span,
        label="again here",
        also=((Span(first[0], first[1]), "first here"),),
        help="remove or rename one of them",
    )


def too_deep(start: int, limits: Limits) -> Problem:
    """Lists and mappings inside each other beyond the limit."""
    return Problem(
        "STR011",
        f"Nested more than {limits.depth} deep",
        one(start),
        help="a roadmap needs ten levels at most",
    )


def too_long(start: int, limits: Limits) -> Problem:
    """A scalar beyond the limit."""
    return Problem(
        "STR011",
        f"A text of more than {limits.text:,} characters",
        one(start),
        help="keep long texts in a file of their own and name it here",
    )


def too_many_values(start: int, limits: Limits) -> Problem:
    """More values than the limit."""
    return Problem(
        "STR011",
        f"More than {limits.values:,} values in one file",
        one(start),
        help="split the roadmap into several files",
    )


def too_many_entries(span: Span, limits: Limits) -> Problem:
    """More initiatives, people and other entries than the limit."""
    return Problem(
        "STR011",
        f"More than {limits.entries:,} initiatives and other entries in one file",
        span,
        help="split the roadmap into several files",
        note="until then nothing else is asked of it",
    )


def too_many_problems(span: Span, limits: Limits) -> Problem:
    """More problems than anybody reads."""
    return Problem(
        "STR011",
        f"More than {limits.problems} problems of this kind; reading stops here",
        span,
        help="cure those above first",
    )


def too_many_mistakes(span: Span, limits: Limits) -> Problem:
    """More mistakes in the values of a file than are looked at."""
    return Problem(
        "STR011",
        f"More than {limits.mistakes:,} mistakes in one file; the others are not looked at",
        span,
        help="mend those that are listed, then run this again",
        note="until then nothing else is asked of the file",
    )


def _word(text: str, start: int, mark: str) -> Span:
    """The anchor or tag that begins with the mark, among those in front of a value.

    A parser may call the second of the two the start of the value.
    """
    for begin in (start, text.rfind(mark, 0, start)):
        match = _PROPERTIES[mark].match(text, begin)
        if match is not None:
            return Span(*match.span(1))
    return one(start)


def _in_quotes(text: str, start: int) -> str:
    """How to quote the value that begins there, if text is what its author wants."""
    entry = entry_of(text, line_at(text, start))
    if entry is None or entry.value.start != start:
        return "put quotes round it"
    edit = Edit(entry.value, quoted(text[slice(*entry.value)]))
    return as_written(text, edit, "put quotes round it")
