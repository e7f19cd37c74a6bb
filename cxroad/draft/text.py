"""New YAML as a careful person would type it: block style, comments, quotes only where needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxroad.source.scalar import can_stand, scalar

WIDTH = 100
"""Columns that a line keeps to where it can. Source: our default."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with comments.

    Attributes:
        value: What stands there.
        above: Lines of comment above its key or its dash; an empty one is a blank line.
        beside: A comment behind it, or behind its key where its value takes lines of its own.
    """

    value: object
    above: Sequence[str] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A map that stands in { } on one line where there is room; for short words, such as shares."""

    items: Mapping[str, str | int | bool]


def yaml_text(data: Mapping[str, object]) -> str:
    """The text of a new file.

    Reading it gives the same data: texts, whole numbers and booleans, maps in their order, and
    lists (a tuple stands in [ ] on one line where there is room). Comments come from `Noted`.

    Raises:
        CxroadError: A text holds half a character, which no file can hold.
    """
    return "\n".join(_map(data, "")) + "\n"


def _map(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, item in data.items():
        note = item if isinstance(item, Noted) else Noted(item)
        yield from _comments(note.above, indent)
        yield from _entry(f"{indent}{scalar(key)}:", note, indent)


def _list(items: Sequence[object], indent: str) -> Iterator[str]:
    for item in items:
        note = item if isinstance(item, Noted) else Noted(item)
        yield from _comments(note.above, indent)
        if isinstance(note.value, Mapping) and note.value:
            lines = list(_map(note.value, indent + "  "))
            first = next(at for at, line in enumerate(lines) if not _is_comment(line))
            yield from (line[2:] if line else line for line in lines[:first])
            yield f"{indent}- {lines[first][len(indent) + 2 :]}"
            yield from lines[first + 1 :]
        else:
            yield from _entry(f"{indent}-", note, indent)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#") or not line.strip()


def _entry(lead: str, note: Noted, indent: str) -> Iterator[str]:
    """The lines of a value behind its key or its dash."""
    value = note.value
    beside = f"   # {_commented(note.beside)}" if note.beside else ""
    row = _row(value)
    if row is not None and (not _is_filled(value) or len(f"{lead} {row}") <= WIDTH):
        yield f"{lead} {row}{beside}"
    elif isinstance(value, Row):
        yield lead + beside
        yield from _map(value.items, indent + "  ")
    elif isinstance(value, Mapping):
        yield lead + beside
        yield from _map(value, indent + "  ")
    elif isinstance(value, list | tuple):
        yield lead + beside
        yield from _list(value, indent + "  ")
    elif isinstance(value, str) and (lines := _lines(value, lead, indent + "  ")):
        yield f"{lead} {lines[0]}{beside}"
        yield from lines[1:]
    else:
        yield f"{lead} {_word(value)}{beside}"


def _is_filled(value: object) -> bool:
    return bool(value.items if isinstance(value, Row) else value)


def _row(value: object) -> str | None:
    """A value inside { } or [ ]; None where it does not stand so."""
    if isinstance(value, Row):
        pairs = (f"{scalar(key, True)}: {_word(item, True)}" for key, item in value.items.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Mapping):
        return None if value else "{}"
    if isinstance(value, list) and value:
        return None
    if isinstance(value, list | tuple):
        if any(not isinstance(item, str | int) for item in value):
            return None
        return "[" + ", ".join(_word(item, True) for item in value) + "]"
    return None


def _word(value: object, flow: bool = False) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    assert isinstance(value, str)
    return scalar(value, flow)


def _lines(text: str, lead: str, indent: str) -> list[str]:
    """A long text or one of several lines as a block; nothing for one that stands on one line."""
    rows = text.split("\n")
    if not all(can_stand(letter) for row in rows for letter in row):
        return []
    if len(rows) > 1:
        if any(not row or row != row.strip() for row in (rows[0], rows[-1])):
            return []
        if any(row != row.rstrip() for row in rows):
            return []
        return ["|-", *(indent + row if row else "" for row in rows)]
    words = text.split(" ")
    if len(lead) + len(text) < WIDTH or len(words) < 2 or any(not word.strip() for word in words):
        return []
    return [">-", *_wrapped(words, indent)]


def _wrapped(words: Sequence[str], lead: str) -> Iterator[str]:
    line = lead + words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = lead + word
        else:
            line += f" {word}"
    yield line


def _comments(lines: Sequence[str], indent: str) -> Iterator[str]:
    for line in lines:
        if line:
            yield from _wrapped(_commented(line).split(" "), f"{indent}# ")
        else:
            yield ""


def _commented(text: str) -> str:
    """A text for a comment: on one line, and nothing in it that cannot be seen."""
    return "".join(letter if can_stand(letter) else " " for letter in text).strip()
