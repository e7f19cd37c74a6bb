"""Rows below rows: summaries of an outline become phases, those below them headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxroad.intake.records import Record
from cxroad.intake.shape import Misfit


@dataclass(frozen=True, slots=True)
class Summary:
    """A row that others lie below.

    Attributes:
        stage: Whether it is a phase; else a heading inside one.
        leaves: The rows below it that are work, by their numbers.
    """

    record: Record
    stage: bool
    leaves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows of a table by what lies below what.

    Attributes:
        leaves: Rows that are work, with their phase and their heading (`theme`).
        title: The name of a row that all others lie below; empty for none.
    """

    leaves: tuple[Record, ...]
    summaries: tuple[Summary, ...] = ()
    title: str = ""
    misfits: tuple[Misfit, ...] = ()


def outlined(records: Sequence[Record]) -> Outline:
    """What lies below what, by the column of levels; all rows are work where there is none."""
    if not any(record.text("level") for record in records):
        return Outline(tuple(records))
    levels, misfits = _levels(records)
    rows, title = list(zip(records, levels, strict=True)), ""
    while len(rows) > 1 and rows[0][1] < min(level for _, level in rows[1:]):
        title, rows = rows[0][0].text("name"), rows[1:]
    top = min((level for _, level in rows), default=0)
    leaves: list[Record] = []
    above: list[tuple[int, int]] = []
    below: dict[int, list[int]] = {}
    for at, (record, level) in enumerate(rows):
        while above and above[-1][1] >= level:
            above.pop()
        if at + 1 < len(rows) and rows[at + 1][1] > level:
            above.append((at, level))
            below[at] = []
            continue
        for index, _ in above:
            below[index].append(record.row)
        leaves.append(_placed(record, [(rows[index][0], depth) for index, depth in above], top))
    summaries = (
        Summary(rows[at][0], rows[at][1] == top and not rows[at][0].text("phase"), tuple(numbers))
        for at, numbers in below.items()
    )
    return Outline(tuple(leaves), tuple(summaries), title, tuple(misfits))


def _placed(record: Record, above: Sequence[tuple[Record, int]], top: int) -> Record:
    """The row with the phase and the heading that the rows above it name."""
    cells = dict(record.cells)
    names = [each.text("name") for each, _ in above]
    if names and above[0][1] == top and "phase" not in cells:
        cells["phase"] = (names.pop(0),)
    if names and "theme" not in cells:
        cells["theme"] = (names[-1],)
    return replace(record, cells=cells)


def _levels(records: Sequence[Record]) -> tuple[list[int], list[Misfit]]:
    levels: list[int] = []
    misfits: list[Misfit] = []
    for record in records:
        text = record.text("level")
        if text.isascii() and text.isdigit() and len(text) < 4:
            levels.append(int(text))
            continue
        levels.append(levels[-1] if levels else 1)
        said = f"'{text[:20]}' is no level; that of the row above is taken"
        misfits.append(Misfit(record.row, record.title("level"), said, "write 1, 2 or 3"))
    return levels, misfits
