"""Lines made to fit a window: cut at its right edge and at its bottom, and saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cxroad.model.writing import count
from cxroad.render.width import cells, widths

_CODE = re.compile(r"(\x1b\[[0-9;]*m)")
_RESET = "\x1b[0m"


def within(line: str, width: int, mark: str = "") -> str:
    """A line cut to a width in cells; codes of colour take none, and none is left open.

    Args:
        mark: What a line that was cut ends with.
    """
    if cells(_CODE.sub("", line)) <= width:
        return line
    kept: list[str] = []
    room = width - len(mark)
    for piece in _CODE.split(line):
        if _CODE.fullmatch(piece):
            kept.append(piece)
            continue
        for character, wide in zip(piece, widths(piece), strict=True):
            room -= wide
            if room < 0:
                break
            kept.append(character)
        if room < 0:
            break
    return "".join(kept) + mark + (_RESET if _CODE.search(line) else "")


def cut(lines: Sequence[str], rows: int, command: str = "", noun: str = "line") -> list[str]:
    """At most so many lines; the last then says how many are missing and what shows them."""
    if len(lines) <= rows:
        return list(lines)
    if rows < 1:
        return []
    left = len(lines) - rows + 1
    said = f"... {count(left, f'more {noun}')}"
    return [*lines[: rows - 1], f"{said}: {command}" if command else said]


def lines_of(text: str) -> list[str]:
    """The lines of a text, without blank ones at its end."""
    return text.rstrip("\n").split("\n") if text.strip() else []


def stacked(blocks: Iterable[Sequence[str]]) -> list[str]:
    """Blocks of lines below each other, with a blank line between them."""
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += ["", *block] if lines else block
    return lines
