"""Cells of a sheet that are merged downwards: all of their rows say what the first one says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence

from cxroad.intake.limits import MOST_ROWS
from cxroad.intake.packed import BROKEN
from cxroad.intake.shape import Row

_RANGE = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"'
)
_MOST = 20_000
"""The most merged cells that are looked at; our default."""


def spread(
    rows: Sequence[Row], archive: zipfile.ZipFile, part: str
) -> tuple[tuple[Row, ...], frozenset[tuple[int, int]]]:
    """The rows with the texts of merged cells in all of their rows, and where they were put.

    Args:
        part: The name of the sheet in the file.
    """
    try:
        content = archive.read(part)
    except (KeyError, *BROKEN):
        return tuple(rows), frozenset()
    by_number = {row.number: list(row.cells) for row in rows}
    put: set[tuple[int, int]] = set()
    for first, last, column in _downwards(content):
        above = by_number.get(first, [])
        text = above[column] if column < len(above) else ""
        for number in range(first + 1, last + 1):
            cells = by_number.get(number)
            if not text or cells is None:
                continue
            cells += [""] * (column + 1 - len(cells))
            if not cells[column]:
                cells[column] = text
                put.add((number, column))
    return tuple(Row(number, tuple(cells)) for number, cells in by_number.items()), frozenset(put)


def _downwards(content: bytes) -> Iterator[tuple[int, int, int]]:
    """First row, last row and column of each cell that is merged over several rows."""
    for at, match in enumerate(_RANGE.finditer(content)):
        first, last = int(match[2]), int(match[3])
        if at >= _MOST:
            return
        if first < last <= first + MOST_ROWS:
            column = 0
            for letter in match[1]:
                column = column * 26 + letter - 64
            yield first, last, column - 1
