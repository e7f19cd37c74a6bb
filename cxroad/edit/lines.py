"""Which lines belong to an entry of a map: its own, and the comments right above it."""

from __future__ import annotations

from typing import NamedTuple

from cxroad.source.document import Map
from cxroad.source.lines import line_at


class Block(NamedTuple):
    """Whole lines of an entry in block style, as offsets.

    Attributes:
        start: Where the first line begins, comments right above included.
        key: Where the line with its key begins.
        end: Behind the last line, with its line end where it has one; comments that stand right
            below and further right than the key are its own.
    """

    start: int
    key: int
    end: int


def line_end(text: str) -> str:
    """How lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def block_of(text: str, owner: Map, key: str) -> Block | None:
    """The lines of an entry; None where it shares a line with something else."""
    key_start, key_end, start, end = owner.places[key]
    line = line_at(text, key_start)
    if text[line.start : key_start].strip(" "):
        return None
    stop = text.find("\n", max(end - 1, start, key_end))
    stop = len(text) if stop < 0 else stop + 1
    rest = text[max(end, key_end) : stop].strip().removeprefix(":").strip()
    if rest and not rest.startswith("#"):
        return None
    indent = key_start - line.start
    stop = _with_tail(text, stop, indent)
    return Block(_with_comments(text, line.start, indent), line.start, stop)


def _with_comments(text: str, start: int, indent: int) -> int:
    """Where comments of the same indentation begin that stand right above a line."""
    while start > 0:
        above = line_at(text, start - 1)
        words = text[slice(*above)]
        if not words.lstrip(" ").startswith("#") or len(words) - len(words.lstrip(" ")) != indent:
            break
        start = above.start
    return start


def _with_tail(text: str, stop: int, indent: int) -> int:
    """Where comments end that stand right below and further right than a key."""
    while stop < len(text):
        words = text[slice(*line_at(text, stop))]
        if not words.lstrip(" ").startswith("#") or len(words) - len(words.lstrip(" ")) <= indent:
            break
        below = text.find("\n", stop)
        stop = len(text) if below < 0 else below + 1
    return stop


def gap_between(text: str, owner: Map) -> int:
    """How many empty lines stand between the last two entries of a map; 0 for a single one."""
    keys = list(owner)
    if len(keys) < 2:
        return 0
    last, before = block_of(text, owner, keys[-1]), block_of(text, owner, keys[-2])
    if last is None or before is None:
        return 0
    between = text[before.end : last.start]
    return between.count("\n") if not between.strip() else 0


def column_of_values(text: str, owner: Map) -> int:
    """How far behind the beginning of its key each value of a map begins; 0 where they differ.

    Values that are so aligned stay so when an entry comes or gets another name.
    """
    within = [place for place in owner.places.values() if "\n" not in text[place[0] : place[3]]]
    columns = {start - key_start for key_start, _, start, _ in within}
    lengths = {key_end - key_start for key_start, key_end, _, _ in within}
    return columns.pop() if len(columns) == 1 and len(lengths) > 1 else 0
